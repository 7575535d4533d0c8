"""The voice of Google Translate through the package gtts: online, unofficial, one voice.

gtts builds the requests and knows their form; the text is cut and sent by this package, because
gtts cuts German inside dates and abbreviations, drops full stops after words like "Herbst" and
sends without checking certificates.
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
from briefing.voices.decoding import decoded
from briefing.voices.http import exchange
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
"""Samples per second that the service answers with."""
_REFUSED = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
"""Answers that trying again does not change: blocked, or no such host for the top-level domain."""


def describe(settings: VoiceSettings) -> EngineInfo:
    """How the engine stands on this machine."""
    state = "ready" if find_spec("gtts") else "pip install gtts"
    sends = f"every sentence goes to translate.google.{settings.gtts.tld}"
    return EngineInfo("gtts", state, "the package gtts and the internet", sends, (_LANGUAGE,))


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

    @property
    def terms(self) -> Terms:
        """The service blocks who hurries or hammers."""
        return Terms(
            name=f"translate.google.{self.tld}",
            advice='Try again later, or set engine = "espeak" in [voice].',
            characters=100,
            pace=0.5,
            waits=(2.0, 5.0, 10.0),
        )

    def spelling(self, entry: Entry) -> str:
        """The alias: the service takes text alone."""
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:  # noqa: ARG002 - the service has one voice for every role
        """The answer to one request for `text`."""
        from gtts import gTTS  # noqa: PLC0415 - heavy

        whole = [text]
        job = gTTS(
            text,
            self.tld,
            _LANGUAGE,
            lang_check=False,
            pre_processor_funcs=[],
            tokenizer_func=lambda _text: whole,
        )
        (request,) = job._prepare_requests()  # noqa: SLF001 - see module
        status, answer = exchange(request, self.timeout)
        if status != HTTPStatus.OK:
            raise EngineError(f"it refuses with status {status}", lasting=status in _REFUSED)
        return decoded(
            _audio(answer), _RATE, () if self.speed == 1 else (("atempo", f"{self.speed:g}"),)
        )


def _audio(answer: bytes) -> bytes:
    """The MP3 in an answer of the service: a line of JSON that holds it in base64."""
    found = re.search(rb'jQ1olc","\[\\"(.*)\\"]', answer)
    try:
        return base64.b64decode(found[1], validate=True) if found else b""
    except ValueError:
        return b""
