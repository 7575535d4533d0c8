"""All engines give the same structure of an episode."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from stand_ins import piper_voice

from briefing.audio import Tags, Target, produce
from briefing.cache import Cache
from briefing.config.settings import Piper, VoiceSettings
from briefing.model.script import Role, Script, Segment
from briefing.voices import open_voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stand_ins import Service

SCRIPT = Script(
    (
        Segment("Guten Morgen.", "Guten Morgen.", 0.4, chapter="Begrüßung"),
        Segment(
            "Die 9. Brücke wird ab Montag gesperrt.",
            "Die neunte Brücke wird ab Montag gesperrt.",
            0.8,
            chapter="Brücke",
        ),
        Segment("– 🌉 –", "– 🌉 –", 0.4),
        Segment(
            "„Das freut uns“, sagt die Leiterin.",
            "Das freut uns, sagt die Leiterin.",
            0.4,
            Role.QUOTE,
        ),
        Segment("Bis morgen.", "Bis morgen.", 1.0, chapter="Abschied"),
    )
)
TAGS = Tags(
    title="Brücke",
    show="Probe",
    author="Probe",
    date=None,
    language="de",
    genre="News",
    notice="Eine Stimme.",
    cover=b"",
)


@pytest.fixture(params=["espeak", "piper", "gtts", "edge", "openai"])
def voice(request: pytest.FixtureRequest, tmp_path: Path, opened: Callable[..., Any]) -> Any:
    match request.param:
        case "espeak":
            return open_voice(VoiceSettings(quote_voice="de+f3"))
        case "piper":
            piper_voice(tmp_path)
            return open_voice(VoiceSettings(engine="piper", piper=Piper(folder=str(tmp_path))))
        case name:
            service: Service = request.getfixturevalue(f"{name}_service")
            return opened(name, service)


def test_every_engine_gives_the_same_episode(voice: Any) -> None:
    made = produce(SCRIPT, voice, cache=Cache(None, 0), target=Target(-16.0, 96), tags=TAGS)

    assert [(cue.written, cue.chapter, cue.role) for cue in made.cues] == [
        (segment.written, segment.chapter, segment.role) for segment in SCRIPT.segments
    ]
    assert made.cues[0].start == SCRIPT.head
    for cue, following, segment in zip(made.cues, made.cues[1:], SCRIPT.segments, strict=False):
        assert following.start - cue.end == pytest.approx(segment.pause, abs=0.001)
    assert [bool(cue.end - cue.start) for cue in made.cues] == [True, True, False, True, True]
    assert [chapter["title"] for chapter in json.loads(made.chapters)["chapters"]] == [
        "Begrüßung",
        "Brücke",
        "Abschied",
    ]
    assert made.loudness == pytest.approx(-16, abs=0.3)
    assert made.true_peak <= -1.5


def test_every_engine_says_what_its_sound_depends_on(voice: Any) -> None:
    identity = json.loads(json.dumps(voice.identity))
    assert identity["engine"] == voice.label.split()[0]
