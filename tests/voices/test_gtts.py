"""The gtts engine against a fake service on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stand_ins import speech

from briefing.audio.assemble import assemble
from briefing.cache import MEGABYTE, Cache
from briefing.config.settings import Gtts, VoiceSettings
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role, Script, Segment
from briefing.sound.spool import Spool
from briefing.speech.entry import Entry
from briefing.voices import gtts, open_voice
from briefing.voices.cache import CachedVoice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stand_ins import Service

    from briefing.sound.clip import Clip
    from briefing.voices.checked import CheckedVoice


@pytest.fixture
def service(gtts_service: Service) -> Service:
    return gtts_service


@pytest.fixture
def voice(service: Service, opened: Callable[..., CheckedVoice]) -> CheckedVoice:
    return opened("gtts", service)


def speak(voice: CheckedVoice, text: str = "Die Brücke wird gesperrt.") -> Clip:
    return voice.speak(text, Role.NARRATOR)


def test_a_sentence_becomes_sound_of_the_answers_length(
    voice: CheckedVoice, service: Service
) -> None:
    clip = speak(voice)
    assert clip.rate == 24000
    assert clip.seconds == pytest.approx(speech("Die Brücke wird gesperrt.").seconds, abs=0.05)
    assert service.texts == ["Die Brücke wird gesperrt."]


def test_a_long_text_goes_out_in_clauses_that_follow_each_other_politely(
    voice: CheckedVoice, service: Service
) -> None:
    first = "Am neunten Mai beginnt in der Altstadt die Sanierung der Brücke über den Kanal,"
    second = "die nach Angaben des Rathauses seit Jahrzehnten nicht gründlich erneuert worden ist."
    clip = speak(voice, f"{first} {second}")
    assert service.texts == [first, second]
    assert clip.seconds == pytest.approx(speech(first).seconds + speech(second).seconds, abs=0.2)
    assert service.slept == [0.5, 0.5]


def test_only_the_piece_that_failed_is_sent_again(voice: CheckedVoice, service: Service) -> None:
    service.answers = [200, 500, 200]
    speak(
        voice,
        "Am neunten Mai beginnt in der Altstadt die Sanierung der Brücke, sagt die Stadt, und zwar "
        "am Morgen um sieben.",
    )
    assert len(service.texts) == 3
    assert service.texts[1] == service.texts[2] != service.texts[0]


def test_a_word_longer_than_the_limit_is_sent_in_parts(
    voice: CheckedVoice, service: Service
) -> None:
    speak(voice, "Donau" * 50)
    assert "".join(service.texts) == "Donau" * 50
    assert max(map(len, service.texts)) <= 100


def test_sentence_ends_after_short_words_are_kept(voice: CheckedVoice, service: Service) -> None:
    speak(voice, "So war der Herbst. Dann kam der Rost.")
    assert service.texts == ["So war der Herbst. Dann kam der Rost."]


def test_the_rate_of_the_settings_shortens_the_sound(
    service: Service, opened: Callable[..., CheckedVoice]
) -> None:
    normal, fast = (speak(opened("gtts", service, rate=rate)).seconds for rate in (1.0, 2.0))
    assert fast == pytest.approx(normal / 2, abs=0.05)


def test_audio_that_is_no_base64_is_none(
    voice: CheckedVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gtts, "send_request", lambda *_: (200, b'jQ1olc","[\\"%%%\\"]'))
    with pytest.raises(ServiceError, match="its answer holds no audio"):
        speak(voice)


def test_an_aborted_run_goes_on_where_it_was(
    service: Service, opened: Callable[..., CheckedVoice], tmp_path: Path
) -> None:
    written = ("Eins ist da.", "Zwei kommt noch.", "Drei folgt.", "Vier fehlt.")
    script = Script(tuple(Segment(text, text, 0.4) for text in written))
    voice, cache = opened("gtts", service), Cache(tmp_path, 9 * MEGABYTE)
    service.answers = [200, 200, 404]
    with Spool() as spool, pytest.raises(ServiceError, match="status 404"):
        assemble(script, CachedVoice(voice, cache), spool)
    assert service.texts == [*written[:3]]
    service.answers = [200]

    again = CachedVoice(voice, cache)
    with Spool() as spool:
        _, cues = assemble(script, again, spool)

    assert service.texts[3:] == [*written[2:]]
    assert (again.synthesised, len(cues)) == (2, 4)


def test_the_table_names_the_address() -> None:
    assert (
        gtts.describe(VoiceSettings(gtts=Gtts(tld="at"))).sends
        == "every sentence goes to translate.google.at"
    )


def test_another_voice_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(InputError, match=r'unknown gtts voice "de\+f3". .*Known: de\.'):
        open_voice(VoiceSettings(engine="gtts", quote_voice="de+f3"))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gtts, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match="pip install gtts"):
        open_voice(VoiceSettings(engine="gtts"))
    assert gtts.describe(VoiceSettings()).state == "pip install gtts"


def test_the_service_gets_the_alias() -> None:
    voice = open_voice(VoiceSettings(engine="gtts"))
    assert voice.spelling(Entry(grapheme="Kim", alias="Kimm", ipa="kɪm")) == "Kimm"
    assert voice.spelling(Entry(grapheme="Kim", ipa="kɪm", language="en")) == "Kim"
