"""The voice of Google Translate through the package gtts: online, unofficial, one voice.

gtts builds the requests and knows their form; the text is cut, sent and retried here, because gtts cuts German inside
dates and abbreviations, sends without checking certificates and gives up at the first refusal.
"""

from __future__ import annotations

import base64
import re
import time
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing.errors import InputError, ServiceError
from briefing.speech.entry import plain
from briefing.voices.chunks import chunks
from briefing.voices.model import Clip, EngineInfo
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests import PreparedRequest, Session

    from briefing.settings import VoiceSettings
    from briefing.speech.entry import Entry
    from briefing.speech.model import Role

_LANGUAGE = "de"
_RATE = 24000
"""Samples per second that the service answers with."""
_PACE = 0.5
"""Seconds between requests: the service blocks who hurries."""
_WAITS = (2.0, 5.0, 10.0)
"""Seconds before each further try."""
_REFUSED = frozenset({403, 404})
"""Answers that trying again does not change: blocked, or no such host for the top-level domain."""
_ADVICE = 'Try again later, or set engine = "espeak" in [voice].'


def describe(settings: VoiceSettings) -> EngineInfo:
    """How the engine stands on this machine."""
    state = "ready" if find_spec("gtts") else "pip install gtts"
    sends = f"every sentence goes to translate.google.{settings.gtts.tld}"
    return EngineInfo("gtts", state, "the package gtts and the internet", sends)


def open_voice(settings: VoiceSettings) -> GttsVoice:
    """The one voice of the service. Raises InputError where another is asked for."""
    if not find_spec("gtts"):
        message = 'the voice engine "gtts" lacks its package. Run: pip install gtts, or set engine = "espeak".'
        raise InputError(message)
    for name in filter(None, (settings.name, settings.quote_voice)):
        check_name("gtts voice", name, (_LANGUAGE,))
    return GttsVoice(settings.gtts.tld, settings.gtts.timeout, settings.rate)


@dataclass(frozen=True, slots=True)
class GttsVoice:
    """Speaks through translate.google.`tld`."""

    tld: str
    timeout: float
    """Seconds for one request."""
    speed: float
    """Relative to the service's own."""
    sleep: Callable[[float], None] = time.sleep

    @property
    def label(self) -> str:
        """Engine and voice."""
        return f"gtts {_LANGUAGE}"

    @property
    def jobs(self) -> int:
        """One request after the other."""
        return 1

    @property
    def identity(self) -> Mapping[str, object]:
        """The service and the speed; which version of its voice answers, it does not say."""
        return {"engine": "gtts", "version": version("gtts"), "tld": self.tld, "speed": self.speed}

    def spelling(self, entry: Entry) -> str:
        """The alias: the service takes text alone."""
        return plain(entry)

    def speak(self, text: str, role: Role) -> Clip:  # noqa: ARG002 - the service has one voice for every role
        """The sound of `text`; the answers for its pieces follow each other as they come."""
        from gtts import gTTS  # noqa: PLC0415 - heavy
        from requests import Session  # noqa: PLC0415 - heavy

        if not any(map(str.isalnum, text)):
            return Clip(b"", _RATE)
        cut = partial(chunks, limit=gTTS.GOOGLE_TTS_MAX_CHARS)
        job = gTTS(text, self.tld, _LANGUAGE, lang_check=False, pre_processor_funcs=[], tokenizer_func=cut)
        with Session() as session:
            answers = [self._persist(session, request) for request in job._prepare_requests()]  # noqa: SLF001 - see module
        return Clip(b"".join(answers), _RATE).trimmed()

    def _persist(self, session: Session, request: PreparedRequest) -> bytes:
        """The samples for one request, tried as often as _WAITS allows."""
        self.sleep(_PACE)
        for wait in _WAITS:
            try:
                return self._ask(session, request)
            except _PassingError:
                self.sleep(wait)
        try:
            return self._ask(session, request)
        except _PassingError as problem:
            raise self._failure(str(problem)) from None

    def _ask(self, session: Session, request: PreparedRequest) -> bytes:
        from requests import RequestException, Timeout  # noqa: PLC0415 - heavy

        options = session.merge_environment_settings(request.url or "", {}, stream=False, verify=True, cert=None)
        try:
            answer = session.send(request, timeout=self.timeout, **options)
        except Timeout:
            raise _PassingError(f"it did not answer within {self.timeout:g} seconds") from None
        except RequestException as problem:
            raise _PassingError(f"it cannot be reached ({type(problem).__name__})") from None
        if answer.status_code in _REFUSED:
            raise self._failure(f"it refuses with status {answer.status_code}")
        if not answer.ok:
            raise _PassingError(f"it answers with status {answer.status_code}")
        return _decoded(answer.content.decode(errors="replace"), self.speed)

    def _failure(self, reason: str) -> ServiceError:
        return ServiceError(f"translate.google.{self.tld} did not speak: {reason}. {_ADVICE}")


class _PassingError(Exception):
    """A request failed in a way that may pass."""


def _decoded(answer: str, speed: float) -> bytes:
    """The samples of an answer of the service: a line of JSON with an MP3 in base64."""
    from av import FFmpegError  # noqa: PLC0415 - heavy

    from briefing.audio.encode import decode  # noqa: PLC0415 - the audio stage imports this package
    from briefing.audio.filters import collect  # noqa: PLC0415 - likewise

    found = re.search(r'jQ1olc","\[\\"(.*)\\"]', answer)
    if not found:
        raise _PassingError("its answer holds no audio")
    try:
        mp3 = base64.b64decode(found[1], validate=True)
        return collect(decode(mp3), _RATE, () if speed == 1 else (("atempo", f"{speed:g}"),)).pcm
    except (ValueError, FFmpegError):
        raise _PassingError("its answer holds audio that cannot be read") from None
