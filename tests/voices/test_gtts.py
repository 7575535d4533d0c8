"""The gtts engine against a stand-in on loopback that speaks the service's protocol."""

from __future__ import annotations

import base64
import io
import json
import socket
import threading
import urllib.parse
from array import array
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import sin, tau
from typing import TYPE_CHECKING, Any

import av
import pytest

from briefing.audio.assemble import assemble
from briefing.audio.filters import frames
from briefing.cache import MEGABYTE, Cache
from briefing.errors import InputError, ServiceError
from briefing.settings import VoiceSettings
from briefing.speech.entry import Entry
from briefing.speech.model import Role, Script, Segment
from briefing.voices import gtts, open_voice
from briefing.voices.cache import CachedVoice
from briefing.voices.model import Clip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def tone(seconds: float, rate: int = 24000) -> Clip:
    samples = array("h", (round(8000 * sin(tau * 440 * n / rate)) for n in range(round(seconds * rate))))
    return Clip(samples.tobytes(), rate)


def service_mp3(seconds: float) -> bytes:
    """What the service sends: 24 kHz, 64 kbit/s."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=24000, layout="mono", bit_rate=64000)
        for frame in frames(tone(seconds)):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def envelope(audio: bytes | None) -> bytes:
    inner = None if audio is None else json.dumps([base64.b64encode(audio).decode()])
    row = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":"))
    return f')]}}\'\n\n{len(row)}\n{row}\n25\n[["e",4,null,null,132]]\n'.encode()


@dataclass
class Service:
    """Plays `answers` one after the other, the last one for ever, and remembers what it was asked."""

    answers: list[Any] = field(default_factory=lambda: [200])
    texts: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def next(self) -> Any:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Handler(BaseHTTPRequestHandler):
    service: Service
    audio = service_mp3(0.5)

    def do_POST(self) -> None:
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        (((name, parameter, _, kind),),) = json.loads(form["f.req"][0])
        text, language, speed, _ = json.loads(parameter)
        assert (name, kind, language, speed) == ("jQ1olc", "generic", "de", None)
        self.service.texts.append(text)
        match self.service.next():
            case "reset":
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                self.close_connection = True
                self.connection.close()
            case "hang":
                self.service.release.wait(10)
                self.close_connection = True
            case bytes() as body:
                self.reply(200, body)
            case 200:
                self.reply(200, envelope(self.audio))
            case status:
                self.reply(status, b"no")

    def reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def finish(self) -> None:
        if self.connection.fileno() >= 0:
            super().finish()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    made = Service()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"service": made}))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path="": f"{url}/{path}")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield made
    made.release.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def voice(service: Service) -> gtts.GttsVoice:
    opened = open_voice(VoiceSettings(engine="gtts"))
    assert isinstance(opened, gtts.GttsVoice)
    return replace(opened, timeout=0.3, sleep=service.slept.append)


def speak(voice: gtts.GttsVoice, text: str = "Die Brücke wird gesperrt.") -> Clip:
    return voice.speak(text, Role.NARRATOR)


def test_a_sentence_becomes_sound_of_the_answers_length(voice: gtts.GttsVoice, service: Service) -> None:
    clip = speak(voice)
    assert clip.rate == 24000
    assert clip.seconds == pytest.approx(0.5, abs=0.03)
    assert service.texts == ["Die Brücke wird gesperrt."]


def test_a_long_text_goes_out_in_clauses_that_follow_each_other_politely(
    voice: gtts.GttsVoice, service: Service
) -> None:
    first = "Am neunten Mai beginnt in der Altstadt die Sanierung der Brücke über den Kanal,"
    second = "die nach Angaben des Rathauses seit Jahrzehnten nicht gründlich erneuert worden ist."
    clip = speak(voice, f"{first} {second}")
    assert service.texts == [first, second]
    assert clip.seconds == pytest.approx(1.0, abs=0.05)
    assert service.slept == [gtts._PACE] * 2


def test_sentence_ends_after_short_words_are_kept(voice: gtts.GttsVoice, service: Service) -> None:
    speak(voice, "So war der Herbst. Dann kam der Rost.")
    assert service.texts == ["So war der Herbst. Dann kam der Rost."]


def test_the_rate_of_the_settings_shortens_the_sound(voice: gtts.GttsVoice) -> None:
    assert speak(replace(voice, speed=2.0)).seconds == pytest.approx(0.25, abs=0.05)


@pytest.mark.parametrize(
    "failure", [429, 500, "reset", "hang", envelope(None), envelope(b"no sound at all"), b"<html>", b""]
)
def test_a_passing_failure_is_tried_again_after_a_wait(
    voice: gtts.GttsVoice, service: Service, failure: int | str | bytes
) -> None:
    service.answers = [failure, 200]
    assert speak(voice).seconds > 0.4
    assert service.slept == [gtts._PACE, gtts._WAITS[0]]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (429, "it answers with status 429"),
        (500, "it answers with status 500"),
        ("reset", "it cannot be reached (ConnectionError)"),
        ("hang", "it did not answer within 0.3 seconds"),
        (envelope(None), "its answer holds no audio"),
        (envelope(b"no sound at all"), "its answer holds audio that cannot be read"),
        (b'jQ1olc","[\\"%%%\\"]', "its answer holds audio that cannot be read"),
    ],
)
def test_a_lasting_failure_says_what_happened_and_what_to_do(
    voice: gtts.GttsVoice, service: Service, failure: int | str | bytes, reason: str
) -> None:
    service.answers = [failure]
    with pytest.raises(ServiceError) as caught:
        speak(voice)
    assert str(caught.value) == (
        f'translate.google.com did not speak: {reason}. Try again later, or set engine = "espeak" in [voice].'
    )
    assert len(service.texts) == 1 + len(gtts._WAITS)
    assert service.slept == [gtts._PACE, *gtts._WAITS]


def test_a_refusal_is_not_tried_again(voice: gtts.GttsVoice, service: Service) -> None:
    service.answers = [404]
    with pytest.raises(ServiceError, match="refuses with status 404"):
        speak(voice)
    assert len(service.texts) == 1


@pytest.mark.parametrize("text", ["", "***", " – "])
def test_nothing_to_say_is_not_sent(voice: gtts.GttsVoice, service: Service, text: str) -> None:
    assert speak(voice, text).pcm == b""
    assert service.texts == []


def test_an_aborted_run_goes_on_where_it_was(voice: gtts.GttsVoice, service: Service, tmp_path: Path) -> None:
    written = ("Eins ist da.", "Zwei kommt noch.", "Drei folgt.", "Vier fehlt.")
    script = Script(tuple(Segment(text, text, 0.4) for text in written))
    service.answers = [200, 200, 404]
    with pytest.raises(ServiceError, match="refuses with status 404"):
        assemble(script, CachedVoice(voice, Cache(tmp_path, 9 * MEGABYTE)))
    assert service.texts == [*written[:3]]
    service.texts.clear()
    service.answers = [200]

    again = CachedVoice(voice, Cache(tmp_path, 9 * MEGABYTE))
    sound, _ = assemble(script, again)

    assert service.texts == [*written[2:]]
    assert again.synthesised == 2
    assert sound == assemble(script, voice)[0]


def test_whatever_changes_the_sound_changes_the_identity(voice: gtts.GttsVoice) -> None:
    assert replace(voice, tld="at").identity != voice.identity != replace(voice, speed=1.5).identity
    assert replace(voice, timeout=1).identity == voice.identity


def test_certificates_are_checked(voice: gtts.GttsVoice, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def send(_session: Any, _request: Any, **options: Any) -> Any:
        seen.append(options["verify"])
        raise gtts_requests_error()

    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    monkeypatch.setattr("requests.Session.send", send)
    with pytest.raises(ServiceError, match="SSLError"):
        speak(voice)
    assert set(seen) == {True}
    assert service.texts == []


def gtts_requests_error() -> Exception:
    from requests.exceptions import SSLError  # noqa: PLC0415 - one use

    return SSLError("self-signed certificate")


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
