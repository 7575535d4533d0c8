"""The edge engine against a fake service on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stand_ins import speech

from briefing.config.settings import VoiceSettings
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role
from briefing.speech.entry import Entry
from briefing.voices import edge, open_voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from stand_ins import Service

SENTENCE = "Die Brücke wird ab Montag gesperrt, sagt die Stadt."


@pytest.fixture
def service(edge_service: Service) -> Service:
    return edge_service


def test_the_service_is_asked_for_the_voice_and_for_words(
    service: Service, opened: Callable[..., Any]
) -> None:
    voice = opened("edge", service, quote_voice="de-DE-ConradNeural", rate=1.25)

    clip = voice.speak(SENTENCE, Role.NARRATOR)
    voice.speak(SENTENCE, Role.QUOTE)

    assert [request["voice"] for request in service.requests] == [
        "Microsoft Server Speech Text to Speech Voice (de-DE, KatjaNeural)",
        "Microsoft Server Speech Text to Speech Voice (de-DE, ConradNeural)",
    ]
    assert service.requests[0] | {"voice": ""} == {
        "input": SENTENCE, "voice": "", "rate": "+25%",
        "sentenceBoundaryEnabled": "false", "wordBoundaryEnabled": "true",
    }  # fmt: skip
    assert (clip.rate, clip.seconds) == (24000, pytest.approx(speech(SENTENCE).seconds, abs=0.06))
    assert (voice.label, voice.jobs) == ("edge de-DE-KatjaNeural", 2)


def test_an_answer_that_breaks_off_between_words_is_not_taken_for_the_whole(
    service: Service, opened: Callable[..., Any]
) -> None:
    service.answers = [5, 200]

    clip = opened("edge", service).speak(SENTENCE, Role.NARRATOR)

    assert clip.seconds == pytest.approx(speech(SENTENCE).seconds, abs=0.06)
    assert len(service.requests) == 2


def test_sound_that_ends_before_the_words_announced_is_refused(
    service: Service, opened: Callable[..., Any]
) -> None:
    service.answers = ["words without sound"]

    with pytest.raises(ServiceError, match="its answer ends before the text does"):
        opened("edge", service).speak(SENTENCE, Role.NARRATOR)


def test_an_answer_in_another_form_is_refused(service: Service, opened: Callable[..., Any]) -> None:
    service.answers = ["another form"]

    with pytest.raises(ServiceError, match=r"its answer has an unknown format \(UnknownResponse\)"):
        opened("edge", service).speak(SENTENCE, Role.NARRATOR)


@pytest.mark.parametrize("answer", [401, 403, "403 without a date"])
def test_a_refused_token_says_how_to_get_a_new_one(
    service: Service, opened: Callable[..., Any], answer: Any
) -> None:
    service.answers = [answer]

    with pytest.raises(
        ServiceError,
        match=r"it refuses with status 40[13]\. .* pip install -U edge-tts, or set engine",
    ):
        opened("edge", service).speak(SENTENCE, Role.NARRATOR)

    assert service.slept == [0.2]


@pytest.mark.parametrize(
    ("text", "word", "share"),
    [
        ("Am Ende der Brücke", "Ende", 9 / 18),
        ("Am Ende.", "Ende", 0),
        ("Am Ende", "Anfang", 0),
        ("Am Ende", "", 0),
    ],
)
def test_what_is_unsaid_stands_behind_the_last_word(text: str, word: str, share: float) -> None:
    assert edge._unspoken_share(text, word) == share


@pytest.mark.parametrize(
    "name", ["de-DE-SeraphinaMultilingualNeural", "de-AT-JonasNeural", "en-GB-SoniaNeural"]
)
def test_a_voice_needs_only_the_form_of_one(name: str) -> None:
    assert open_voice(VoiceSettings(engine="edge", name=name)).label == f"edge {name}"


def test_a_name_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(
        InputError, match=r'unknown edge voice "Katja"\. Did you mean "de-DE-KatjaNeural"'
    ):
        open_voice(VoiceSettings(engine="edge", name="Katja"))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match="pip install edge-tts"):
        open_voice(VoiceSettings(engine="edge"))
    assert edge.describe(VoiceSettings()).state == "pip install edge-tts"


def test_the_service_gets_the_alias() -> None:
    assert (
        open_voice(VoiceSettings(engine="edge")).spelling(
            Entry(grapheme="Kim", alias="Kimm", ipa="kɪm")
        )
        == "Kimm"
    )
