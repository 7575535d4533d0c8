"""Faults of services: retried where that helps, else reported in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from stand_ins import speech, tone

from briefing.errors import ServiceError
from briefing.model.script import Role
from briefing.voices.checked import CheckedVoice, find_fault
from briefing.voices.model import EngineError, Terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from stand_ins import Service

    from briefing.sound.clip import Clip
    from briefing.speech.entry import Entry

SENTENCE = "Die Brücke wird ab Montag gesperrt."
LETTERS = 29
LATE = 0.5
"""Seconds after which a service that hangs is given up."""
IN_TIME = 1.0
"""The same where an answer follows, which must come before, however busy the machine is."""
TOO_SHORT, SILENT, CLIPPED = tone(0.4), tone(2.0, level=20), tone(2.0, level=200_000)
NAMES = {"gtts": "translate.google.com", "edge": "speech.platform.bing.com"}

JUDGED = [
    (TOO_SHORT, f"its answer is too short for the text (0.4 s for {LETTERS} letters)"),
    (SILENT, "its answer is silent"),
    (CLIPPED, "its answer is clipped ("),
]
FAULTS = [
    *JUDGED,
    (429, "it answers with status 429"),
    (500, "it answers with status 500"),
    (503, "it answers with status 503"),
    ("hang", f"it did not answer within {LATE} seconds"),
    (b"", "its answer holds no audio"),
    (b"<html>no sound at all", "its answer holds no audio"),
    (b"ID3\4\0\0\0\0\0\0garbage", "its answer holds audio that cannot be read"),
    ("reset", "it cannot be reached"),
]


@pytest.fixture(params=["gtts", "openai", "edge"])
def engine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def service(engine: str, request: pytest.FixtureRequest) -> Service:
    made: Service = request.getfixturevalue(f"{engine}_service")
    return made


@pytest.fixture
def voice(engine: str, service: Service, opened: Callable[..., CheckedVoice]) -> CheckedVoice:
    return opened(engine, service)


@pytest.mark.parametrize(("answer", "reason"), FAULTS)
def test_a_fault_that_passes_is_not_heard(
    opened: Callable[..., CheckedVoice], engine: str, service: Service, answer: Any, reason: str
) -> None:
    voice = opened(engine, service, **({"timeout": IN_TIME} if answer == "hang" else {}))
    service.answers = [answer, answer, 200]

    assert voice.speak(SENTENCE, Role.NARRATOR).seconds == pytest.approx(
        speech(SENTENCE).seconds, abs=0.06
    ), reason

    terms = voice.engine.terms
    assert service.slept == [*([terms.pace] if terms.pace else []), *terms.waits[:2]]


@pytest.mark.parametrize(("answer", "reason"), FAULTS)
def test_a_fault_that_lasts_says_what_happened_and_what_to_do(
    opened: Callable[..., CheckedVoice], engine: str, service: Service, answer: Any, reason: str
) -> None:
    voice = opened(engine, service, **({"timeout": LATE} if answer == "hang" else {}))
    service.answers = [answer]

    with pytest.raises(ServiceError) as caught:
        voice.speak(SENTENCE, Role.NARRATOR)

    name = NAMES.get(engine, f"{service.url}/v1")
    assert str(caught.value).startswith(f'{name} did not speak "{SENTENCE}": {reason}')
    assert str(caught.value).endswith('ry again later, or set engine = "espeak" in [voice].')
    assert "\n" not in str(caught.value)
    assert len(service.requests) == 1 + len(voice.engine.terms.waits)


def test_a_service_that_says_when_is_asked_then(voice: CheckedVoice, service: Service) -> None:
    service.answers = [(429, "17"), (429, "0"), (429, "Wed, 25 Nov 2026 07:28:00 GMT"), 200]

    assert voice.speak(SENTENCE, Role.NARRATOR).seconds > 1

    waits = voice.engine.terms.waits
    assert service.slept[-3:] == [17, waits[1], waits[2]]


def test_a_service_that_wants_an_hour_is_not_waited_for(
    voice: CheckedVoice, service: Service
) -> None:
    service.answers = [(429, "3600"), 200]

    with pytest.raises(
        ServiceError, match="it answers with status 429 and asks to wait 3600 seconds"
    ):
        voice.speak(SENTENCE, Role.NARRATOR)

    assert len(service.requests) == 1


def test_a_refusal_is_not_repeated(voice: CheckedVoice, service: Service) -> None:
    service.answers = [
        403,
        403,
        200,
    ]  # edge-tts itself asks a second time, with its clock set right

    with pytest.raises(ServiceError, match="403"):
        voice.speak(SENTENCE, Role.NARRATOR)

    assert service.slept in ([], [voice.engine.terms.pace])


@pytest.mark.parametrize("text", ["", "***", " – ", "😀"])
def test_nothing_to_say_is_not_sent(voice: CheckedVoice, service: Service, text: str) -> None:
    assert voice.speak(text, Role.NARRATOR).pcm == b""
    assert service.requests == []


@pytest.mark.parametrize("engine", ["gtts", "openai"], indirect=True)
def test_an_answer_that_comes_drop_by_drop_is_late(
    opened: Callable[..., CheckedVoice], engine: str, service: Service
) -> None:
    service.answers = ["drip"]

    with pytest.raises(ServiceError, match=rf"it did not answer within {LATE} seconds"):
        opened(engine, service, timeout=LATE).speak(SENTENCE, Role.NARRATOR)


@pytest.mark.parametrize("engine", ["gtts", "openai"], indirect=True)
def test_an_answer_without_end_is_cut_off(
    voice: CheckedVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.voices.http._MAX_BYTES", 1000)

    with pytest.raises(ServiceError, match="its answer does not end"):
        voice.speak(SENTENCE, Role.NARRATOR)


@pytest.mark.parametrize("engine", ["gtts", "openai"], indirect=True)
def test_certificates_are_checked(
    voice: CheckedVoice, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from requests.exceptions import SSLError  # noqa: PLC0415 - one use

    seen: list[Any] = []

    def send(_session: Any, _request: Any, **options: Any) -> Any:
        seen.append(options["verify"])
        raise SSLError("self-signed certificate")

    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    monkeypatch.setattr("requests.Session.send", send)
    with pytest.raises(ServiceError, match="its certificate is not valid"):
        voice.speak(SENTENCE, Role.NARRATOR)
    assert set(seen) == {True}


@dataclass
class FakeEngine:
    """Returns its answers, and raises those that are exceptions."""

    answers: list[Clip | Exception]
    terms: Terms = field(default_factory=lambda: Terms("fake", "Ask somebody.", 40, waits=(1.0,)))
    label: str = "fake"
    jobs: int = 3
    asked: list[str] = field(default_factory=list)

    @property
    def identity(self) -> dict[str, object]:
        return {"engine": "fake"}

    def spelling(self, entry: Entry) -> str:
        return entry.grapheme

    def speak(self, text: str, _role: Role) -> Clip:
        self.asked.append(text)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_pieces_at_different_rates_become_one_sound() -> None:
    engine = FakeEngine([tone(1.5), tone(1.5, rate=16000)])

    clip = CheckedVoice(engine, 1.0).speak(
        "Die Brücke wird gesperrt, sagt die Stadt, und zwar lange.", Role.NARRATOR
    )

    assert (
        engine.asked == ["Die Brücke wird gesperrt, sagt die", "Stadt, und zwar lange."]
        or len(engine.asked) == 2
    )
    assert (clip.rate, clip.seconds) == (24000, pytest.approx(3.0, abs=0.01))


def test_a_failure_quotes_the_beginning_of_a_long_text() -> None:
    engine = FakeEngine(
        [EngineError("it is tired", lasting=True)], Terms("fake", "Ask somebody.", 500)
    )

    with pytest.raises(ServiceError) as caught:
        CheckedVoice(engine, 1.0).speak("Wort " * 50, Role.NARRATOR)

    assert (
        str(caught.value) == f'fake did not speak "{"Wort " * 15}Wort…": it is tired. Ask somebody.'
    )


def test_the_rate_of_the_settings_moves_the_bound_of_too_short() -> None:
    assert find_fault(tone(0.7), SENTENCE, 1.0).startswith("its answer is too short")
    assert not find_fault(tone(0.7), SENTENCE, 2.0)


@pytest.mark.parametrize(
    ("clip", "text"),
    [
        (tone(0.1), "Ja."),
        (tone(0.3), "[[m|a|'|k|r|O~]] [[langer Block aus vielen Zeichen, die keiner spricht]]"),
        (tone(0.3), '<voice xml:lang="en-GB">Kim</voice>'),
        (tone(1.0, level=400), SENTENCE),
        (tone(1.0, level=32767), SENTENCE),
    ],
)
def test_what_a_voice_may_do_is_no_fault(clip: Clip, text: str) -> None:
    assert find_fault(clip, text, 1.0) == ""


def test_a_checked_voice_is_its_engine_to_the_stages() -> None:
    engine = FakeEngine([])
    voice = CheckedVoice(engine, 1.0)

    assert (voice.label, voice.jobs, voice.identity) == ("fake", 3, {"engine": "fake"})
