from __future__ import annotations

import subprocess
import sys
from array import array
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest

from briefing.config.settings import Espeak, VoiceSettings
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role
from briefing.speech.entry import Entry
from briefing.voices import espeak, open_voice
from briefing.voices.checked import CheckedVoice

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.voices.espeak import EspeakVoice
    from briefing.voices.model import Voice

SENTENCE = "Die Brücke wird gesperrt."


def opened(**settings: Any) -> Voice:
    return open_voice(VoiceSettings(engine="espeak", **settings))


def engine(**settings: Any) -> EspeakVoice:
    return espeak.open_voice(VoiceSettings(**settings))


def loudest(pcm: bytes) -> int:
    return max(map(abs, array("h", pcm)))


def test_a_sentence_is_speech_without_silence_around_it() -> None:
    clip = opened().speak(SENTENCE, Role.NARRATOR)
    assert clip.rate == 22050
    assert 1.0 < clip.seconds < 2.5
    assert loudest(clip.pcm[:200]) > 33
    assert loudest(clip.pcm[-200:]) > 33


@pytest.mark.parametrize("name", ["de", "de+f3", "de+m1"])
def test_the_same_sentence_gives_the_same_samples_whatever_was_said_before(name: str) -> None:
    voice = opened(name=name)
    first = voice.speak(SENTENCE, Role.NARRATOR)
    voice.speak("Etwas ganz anderes, und zwar länger.", Role.NARRATOR)
    assert voice.speak(SENTENCE, Role.NARRATOR) == first


def test_noise_in_a_voice_does_not_come_from_the_clock(tmp_path: Path) -> None:
    """Without the seed of the worker, a breathy voice differs with the time."""
    worker = espeak._WORKER.read_text(encoding="utf-8")
    voice = engine(name="de+f3")
    other = tmp_path / "worker.py"
    other.write_text(worker.replace("c_long(1)", "c_long(2)"), encoding="utf-8")
    sentence = (
        "Kritik kommt von den Nachbargemeinden, die ihr Klärwerk weiter unten am Fluss betreiben."
    )
    options = [voice.library, voice.data.name, "de+f3", "160", "45"]
    said = [
        subprocess.run(
            [sys.executable, "-I", "-S", str(script), *options],
            input=sentence.encode(),
            capture_output=True,
            cwd=voice.data.parent,
            check=True,
        ).stdout
        for script in (espeak._WORKER, espeak._WORKER, other)
    ]
    assert said[0] == said[1] != said[2]


def test_quotations_have_the_second_voice() -> None:
    voice = opened(quote_voice="de+f3")
    assert voice.speak(SENTENCE, Role.QUOTE) != voice.speak(SENTENCE, Role.NARRATOR)
    assert voice.speak(SENTENCE, Role.QUOTE) == opened(name="de+f3").speak(SENTENCE, Role.NARRATOR)
    assert voice.label == "espeak de"


def test_whatever_changes_the_sound_changes_the_identity() -> None:
    changes: list[dict[str, Any]] = [
        {},
        {"name": "de+f3"},
        {"quote_voice": "de+f3"},
        {"rate": 1.5},
        {"espeak": Espeak(pitch=80)},
    ]
    identities = [opened(**settings).identity for settings in changes]
    assert all(identity not in identities[:place] for place, identity in enumerate(identities))
    assert opened(loudness=-19).identity == opened().identity
    assert opened().identity["version"] == version("espeakng-loader")


def test_without_a_second_voice_the_narrator_quotes() -> None:
    voice = opened()
    assert voice.speak(SENTENCE, Role.QUOTE) == voice.speak(SENTENCE, Role.NARRATOR)


def test_rate_and_pitch_of_the_settings_are_heard() -> None:
    normal = opened().speak(SENTENCE, Role.NARRATOR)
    assert opened(rate=1.5).speak(SENTENCE, Role.NARRATOR).seconds < 0.8 * normal.seconds
    assert opened(espeak=Espeak(pitch=80)).speak(SENTENCE, Role.NARRATOR) != normal


@pytest.mark.parametrize("text", ["", "  ", "…", "***", "\0"])
def test_nothing_to_say_is_an_empty_clip(text: str) -> None:
    assert opened().speak(text, Role.NARRATOR).pcm == b""


def test_a_nul_does_not_swallow_the_rest() -> None:
    voice = opened()
    assert voice.speak("Die Brücke\0wird gesperrt.", Role.NARRATOR) == voice.speak(
        SENTENCE, Role.NARRATOR
    )


def test_a_text_that_crashes_the_engine_is_spoken_in_plain_characters() -> None:
    clip = opened().speak("a." * 200 + " Wort", Role.NARRATOR)
    assert clip.seconds > 10


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Replaces the worker by a script."""

    def install(script: str) -> Voice:
        worker = tmp_path / "worker.py"
        worker.write_text(script, encoding="utf-8")
        monkeypatch.setattr(espeak, "_WORKER", worker)
        return opened()

    return install


def test_a_worker_that_dies_every_time_names_the_sentence(broken: Any) -> None:
    voice = broken("import os; os._exit(7)")
    with pytest.raises(ServiceError) as caught:
        voice.speak(SENTENCE, Role.NARRATOR)
    assert str(caught.value) == (
        'espeak-ng did not speak "Die Brücke wird gesperrt.": it crashed with status 7. Rewrite '
        "this sentence."
    )


def test_a_worker_that_hangs_is_ended(broken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = broken("import time; time.sleep(60)")
    run = subprocess.run
    monkeypatch.setattr(
        subprocess, "run", lambda *args, **options: run(*args, **options | {"timeout": 0.2})
    )
    with pytest.raises(ServiceError, match="did not finish within 10 seconds"):
        voice.speak(SENTENCE, Role.NARRATOR)


def test_what_the_engine_refuses_is_said_and_never_replaced_by_another_voice() -> None:
    voice = CheckedVoice(replace(engine(), names={Role.NARRATOR: "mb-de5", Role.QUOTE: "de"}), 1.0)
    with pytest.raises(ServiceError, match="it has no voice 'mb-de5'"):
        voice.speak(SENTENCE, Role.NARRATOR)


@pytest.mark.parametrize("settings", [{"name": "de+f33"}, {"quote_voice": "de+f33"}])
def test_an_unknown_voice_is_refused_with_the_nearest(settings: dict[str, str]) -> None:
    with pytest.raises(
        InputError,
        match=(
            r'unknown espeak voice "de\+f33"\. Did you mean "de\+f3"\? Known: de, de\+ed, '
            r"de\+f1, .*, …\."
        ),
    ):
        opened(**settings)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match="pip install espeakng-loader"):
        opened()
    assert espeak.describe(VoiceSettings()).state == "pip install espeakng-loader"


def test_the_plain_form_has_no_dotted_runs_and_no_exotic_characters() -> None:
    assert (
        espeak._to_plain_characters("a.b.c. Größe „ja“ – 漢\u200b5 €")
        == "a b c. Größe „ja“ –   5 €"
    )


@pytest.mark.parametrize(
    ("entry", "spelling"),
    [
        (Entry(grapheme="Macron", alias="Makroh", ipa="maˈkʁɔ̃"), "[[m|a|'|k|r|O~]]"),
        (Entry(grapheme="Macron", alias="Makroh", ipa="ǃ"), "Makroh"),
        (
            Entry(grapheme="Downing Street", language="en-GB"),
            '<voice xml:lang="en-GB">Downing Street</voice>',
        ),
        (
            Entry(grapheme="Downing Street", alias="Dauning Striht", language="tlh"),
            "Dauning Striht",
        ),
        (Entry(grapheme="Kim", alias="Kimm", language="de"), "Kimm"),
        (Entry(grapheme="Kim", language="xx"), "Kim"),
    ],
)
def test_phonemes_go_before_the_language_and_that_before_the_alias(
    entry: Entry, spelling: str
) -> None:
    assert opened().spelling(entry) == spelling


def test_phonemes_are_heard_not_spelled_out() -> None:
    voice = opened()
    said = voice.speak("Der [[m|a|'|k|r|O~]]-Besuch", Role.NARRATOR)
    assert said != voice.speak("Der Macron-Besuch", Role.NARRATOR)
    assert 0.6 < said.seconds / voice.speak("Der Macron-Besuch", Role.NARRATOR).seconds < 1.4


def test_a_change_of_language_is_heard_and_only_there() -> None:
    voice = opened(name="de+f3")
    switched = 'Um fünf & <voice xml:lang="en">thirty</voice>'
    said = voice.speak(switched, Role.NARRATOR)
    assert said == voice.speak(switched, Role.NARRATOR)
    assert said != voice.speak("Um fünf & thirty", Role.NARRATOR)
    assert said.seconds < 2
    assert voice.speak("Um fünf <voice>", Role.NARRATOR) != voice.speak(
        "Um fünf", Role.NARRATOR
    )  # no markup otherwise


def test_a_text_is_markup_only_where_it_changes_the_language() -> None:
    assert espeak._to_ssml("Tom & Jerry") == "Tom & Jerry"
    assert espeak._to_ssml('Tom & <voice xml:lang="en">Jerry</voice>') == (
        '<speak>Tom &amp; <voice xml:lang="en">Jerry</voice></speak>'
    )


@pytest.mark.parametrize(
    "text", ["漢字です", "مرحبا بالعالم", "Привет, мир", "Der Ort 漢字 am Fluss"]
)
def test_foreign_scripts_are_read_somehow(text: str) -> None:
    assert opened().speak(text, Role.NARRATOR).seconds > 0.5


@pytest.mark.parametrize("text", ["😀🎉😀", "👩‍🚒 🚒"])
def test_emoji_alone_say_nothing(text: str) -> None:
    assert opened().speak(text, Role.NARRATOR).pcm == b""


def test_a_very_long_sentence_is_spoken_whole() -> None:
    text = "und dann kam noch eine Brücke dazu " * 120
    assert opened(rate=2.0).speak(text, Role.NARRATOR).seconds > len(text) / 40
