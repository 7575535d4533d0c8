"""The voice of Google Translate, through the package gtts.

The service is online, unofficial and has one voice. gtts only builds the requests. This package
splits the text and sends it, because gtts splits German inside dates and abbreviations, drops full
stops after words like "Herbst" and does not check certificates.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.speech.entry import plain_spelling
from briefing.voices.decoding import decode_audio
from briefing.voices.http import send_request
from briefing.voices.model import EngineError, EngineInfo, Terms
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.settings import VoiceSettings
    from briefing.model.script import Role
    from briefing.sound.clip import Clip
    from briefing.speech.entry import Entry

_LANGUAGE = "de"
_RATE = 24000
"""Samples per second of the service's audio."""
_PERMANENT = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
"""Status codes that a retry does not change: blocked, or no service at this top-level domain."""


def describe(settings: VoiceSettings) -> EngineInfo:
    """Return the state of the engine on this machine."""
    state = "ready" if find_spec("gtts") else "pip install gtts"
    sends = f"every sentence goes to translate.google.{settings.gtts.tld}"
    return EngineInfo("gtts", state, "the package gtts and the internet", sends, (_LANGUAGE,))


def open_voice(settings: VoiceSettings) -> GttsVoice:
    """Return the one voice of the service.

    Raises InputError for any other voice, or if the package is missing.
    """
    if not find_spec("gtts"):
        message = (
            'the voice engine "gtts" lacks its package. Run: pip install gtts, or set '
            'engine = "espeak".'
        )
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
    """Relative to the service's own speed."""

    @property
    def label(self) -> str:
        """Engine and voice."""
        return f"gtts {_LANGUAGE}"

    @property
    def jobs(self) -> int:
        """One request at a time."""
        return 1

    @property
    def identity(self) -> Mapping[str, object]:
        """The service and the speed; the service does not tell the version of its voice."""
        return {"engine": "gtts", "version": version("gtts"), "tld": self.tld, "speed": self.speed}

    @property
    def terms(self) -> Terms:
        """Limits: the service blocks clients that send too fast or retry too soon."""
        return Terms(
            name=f"translate.google.{self.tld}",
            advice='Try again later, or set engine = "espeak" in [voice].',
            characters=100,
            pace=0.5,
            waits=(2.0, 5.0, 10.0),
        )

    def spelling(self, entry: Entry) -> str:
        """Return the alias: the service accepts plain text only."""
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:  # noqa: ARG002 - the only voice
        """Return `text` as audio, from one request. Raises EngineError where the service fails."""
        from gtts import gTTS  # noqa: PLC0415 - heavy

        whole = [text]  # gtts shall not split the text itself
        job = gTTS(
            text,
            self.tld,
            _LANGUAGE,
            lang_check=False,
            pre_processor_funcs=[],
            tokenizer_func=lambda _text: whole,
        )
        (request,) = job._prepare_requests()  # noqa: SLF001 - see module
        status, answer = send_request(request, self.timeout)
        if status != HTTPStatus.OK:
            raise EngineError(f"it refuses with status {status}", lasting=status in _PERMANENT)
        return decode_audio(
            _extract_audio(answer),
            _RATE,
            () if self.speed == 1 else (("atempo", f"{self.speed:g}"),),
        )


def _extract_audio(answer: bytes) -> bytes:
    """Return the MP3 in an answer of the service, which has it as base64 inside JSON; b"" if none.

    "jQ1olc" is the name of Google's remote procedure.
    """
    found = re.search(rb'jQ1olc","\[\\"(.*)\\"]', answer)
    try:
        return base64.b64decode(found[1], validate=True) if found else b""
    except ValueError:
        return b""
