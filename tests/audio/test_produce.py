"""The stage as a whole, with the embedded voice."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import mutagen.id3
import pytest

from briefing.audio import Mix, Tags, Target, produce
from briefing.cache import MEGABYTE, Cache
from briefing.config.settings import VoiceSettings
from briefing.model.script import Role, Script, Segment
from briefing.voices import open_voice

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable
    from pathlib import Path

    from briefing.audio import Production

SCRIPT = Script(
    (
        Segment("Guten Morgen.", "Guten Morgen.", 0.4, chapter="Begrüßung"),
        Segment(
            "Am 9. Mai schließt die Brücke.",
            "Am neunten Mai schließt die Brücke.",
            0.8,
            chapter="Die Brücke",
        ),
        Segment("„Das freut uns.“", "Das freut uns.", 0.6, Role.QUOTE),
        Segment("Bis morgen.", "Bis morgen.", 1.0, chapter="Abschied"),
    )
)
TARGET = Target(-16.0, 96)
TAGS = Tags("Die Brücke", "Das Briefing", notice="Die Stimme ist künstlich.")


def make() -> Production:
    voice = open_voice(VoiceSettings(quote_voice="de+f3"))
    return produce(SCRIPT, voice, cache=Cache(None, 0), target=TARGET, tags=TAGS)


@pytest.fixture(scope="module")
def made() -> Production:
    return make()


def test_the_figures_are_those_of_the_mp3(
    made: Production, pcm_of: Callable[[bytes], array[int]]
) -> None:
    assert made.loudness == pytest.approx(-16, abs=0.3)
    assert made.true_peak <= -1.5
    assert made.findings == ()
    assert made.seconds == pytest.approx(len(pcm_of(made.mp3)) / 44100, abs=0.001)


def test_each_cue_is_where_its_sentence_is_heard(
    made: Production, pcm_of: Callable[[bytes], array[int]]
) -> None:
    heard = pcm_of(made.mp3)
    loud = [place / 44100 for place, sample in enumerate(heard) if abs(sample) > 100]
    for cue, after in zip(
        made.cues, [*(cue.start for cue in made.cues[1:]), made.seconds], strict=True
    ):
        inside = [at for at in loud if cue.start - 0.1 < at < after - 0.1]
        assert inside[0] == pytest.approx(cue.start, abs=0.02)
        assert inside[-1] == pytest.approx(cue.end, abs=0.02)


def test_chapters_of_the_tag_and_of_the_file_are_the_same(made: Production) -> None:
    tag: Any = mutagen.id3.ID3(io.BytesIO(made.mp3))
    frames = [tag[f"CHAP:{name}"] for name in tag["CTOC:toc"].child_element_ids]
    listed = json.loads(made.chapters)["chapters"]
    assert [(frame.start_time / 1000, str(frame.sub_frames["TIT2"])) for frame in frames] == [
        (chapter["startTime"], chapter["title"]) for chapter in listed
    ]
    assert [chapter["title"] for chapter in listed] == ["Begrüßung", "Die Brücke", "Abschied"]
    assert frames[-1].end_time == pytest.approx(1000 * made.seconds, abs=1)


def test_captions_and_lyrics_have_the_written_words(made: Production) -> None:
    tag: Any = mutagen.id3.ID3(io.BytesIO(made.mp3))
    written = [segment.written for segment in SCRIPT.segments]
    assert str(tag["USLT::deu"]).split("\n") == written
    assert [line for line in made.vtt.split("\n") if line.endswith((".", "“"))] == [
        f"<v Moderation>{written[0]}",
        f"<v Moderation>{written[1]}",
        f"<v Zitat>{written[2]}",
        f"<v Moderation>{written[3]}",
    ]


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"target": replace(TARGET, loudness=-19.0)},
        {"target": replace(TARGET, bitrate=64)},
        {"target": replace(TARGET, true_peak=-8.0)},
        {"mix": Mix(lower_quotes=True)},
        {"tags": replace(TAGS, cover=b"x")},
        {"voice": {"level": 3000}},
        {"script": replace(SCRIPT, head=1.0)},
    ],
)
def test_only_the_same_is_produced_once(tmp_path: Path, fake: Any, other: dict[str, Any]) -> None:
    def run(asked: list[str], level: int = 6000, **changed: Any) -> Production:
        voice = fake(levels=dict.fromkeys(Role, level), delay=lambda text: asked.append(text) or 0)
        wish: dict[str, Any] = {"script": SCRIPT, "target": TARGET, "tags": TAGS}
        return produce(voice=voice, cache=Cache(tmp_path, MEGABYTE), **wish | changed)

    first: list[str] = []
    again: list[str] = []
    made = run(first)
    changed = {**other}
    made_again = run(again, **changed.pop("voice", {}), **changed)

    assert len(first) == len(SCRIPT.segments)
    assert (made_again == made, len(again)) == ((not other), len(SCRIPT.segments) if other else 0)


def test_a_fresh_process_makes_the_same_bytes(made: Production) -> None:
    code = (
        "import hashlib, importlib.util, sys; spec = "
        "importlib.util.spec_from_file_location('again', sys.argv[1]);"
        "again = importlib.util.module_from_spec(spec); spec.loader.exec_module(again);"
        "print(hashlib.sha256(again.make().mp3).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, __file__], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(made.mp3).hexdigest()
