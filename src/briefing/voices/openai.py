"""Any server that speaks OpenAI's `POST {base_url}/audio/speech`: OpenAI itself, or one of your own.

One request of JSON for a sentence, one answer of sound: that needs no package beyond the one gtts
sends with.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.config.settings import FILE
from briefing.errors import InputError
from briefing.model.script import Role
from briefing.speech.entry import plain_spelling
from briefing.voices.decoding import decoded
from briefing.voices.http import exchange
from briefing.voices.model import EngineError, EngineInfo, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.settings import OpenaiVoice as Server
    from briefing.config.settings import VoiceSettings
    from briefing.sound.clip import Clip
    from briefing.speech.entry import Entry

_USUAL = "alloy"
"""The voice that OpenAI has and most compatible servers map to one of theirs."""
_WRONG_KEY = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_QUOTED = 160
"""Characters of the server's own words in a message."""


def describe(settings: VoiceSettings) -> EngineInfo:
    """How the engine is set up; whether the server runs, only a request would tell."""
    server = settings.openai
    state = "ready" if server.model else "set [voice.openai] model and base_url"
    sends = f"every sentence goes to {server.base_url}"
    name = settings.name if settings.engine == "openai" else ""
    return EngineInfo(
        "openai",
        state,
        "a speech server that is compatible with OpenAI's",
        sends,
        (name or _USUAL,),
    )


def open_voice(settings: VoiceSettings) -> OpenaiVoice:
    """The voices `settings.name` ("alloy" if empty) and `settings.quote_voice`; the server alone knows which it has.

    Raises InputError where briefing.toml names no model.
    """
    if not settings.openai.model:
        raise InputError(
            'engine = "openai" needs a model. Name one: [voice.openai] model = "…".', file=FILE
        )
    narrator = settings.name or _USUAL
    voices = {Role.NARRATOR: narrator, Role.QUOTE: settings.quote_voice or narrator}
    return OpenaiVoice(settings.openai, voices, settings.rate)


@dataclass(frozen=True, slots=True)
class OpenaiVoice:
    """Speaks through one server."""

    server: Server
    names: dict[Role, str]
    speed: float

    @property
    def label(self) -> str:
        """Engine, model and voice."""
        return f"openai {self.server.model} {self.names[Role.NARRATOR]}"

    @property
    def jobs(self) -> int:
        """One request is answered while the next is on its way."""
        return 2

    @property
    def identity(self) -> Mapping[str, object]:
        """The server and all that it is asked for; what stands behind a model's name, it does not say."""
        server = self.server
        return {
            "engine": "openai",
            "base_url": server.base_url,
            "model": server.model,
            "instructions": server.instructions,
            "names": self.names,
            "speed": self.speed,
        }

    @property
    def terms(self) -> Terms:
        """The length is OpenAI's limit; the waits outlast a model that is being loaded."""
        advice = 'Check [voice.openai] and whether the server runs, try again later, or set engine = "espeak" in [voice].'
        return Terms(
            name=self.server.base_url, advice=advice, characters=4096, waits=(1.0, 4.0, 10.0)
        )

    def spelling(self, entry: Entry) -> str:
        """The alias: the server takes text alone."""
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """The answer to one request, in whatever format the server sends."""
        from requests import Request, RequestException  # noqa: PLC0415 - heavy

        key = os.environ.get(self.server.key_variable, "").strip()
        headers = {"Authorization": f"Bearer {key}".encode()} if key else {}
        url = self.server.base_url.rstrip("/") + "/audio/speech"
        try:
            request = Request("POST", url, headers=headers, json=self._wish(text, role)).prepare()
        except RequestException as problem:
            # the whole message would show the key
            reason = f"it cannot be asked ({type(problem).__name__})"
            raise EngineError(reason, lasting=True) from None
        status, answer = exchange(request, self.server.timeout)
        if status != HTTPStatus.OK:
            raise self._refusal(status, answer, key)
        return decoded(answer)

    def _wish(self, text: str, role: Role) -> dict[str, Any]:
        """The body of the request; what has its default is left out, since servers differ in what they know."""
        wish: dict[str, Any] = {
            "model": self.server.model,
            "input": text,
            "voice": self.names[role],
        }
        wish["response_format"] = "wav"  # without a loss, and its header carries the rate
        if self.speed != 1:
            wish["speed"] = self.speed
        if self.server.instructions:
            wish["instructions"] = self.server.instructions
        return wish

    def _refusal(self, status: int, answer: bytes, key: str) -> EngineError:
        if status in _WRONG_KEY:
            found = "holds another" if key else "is not set"
            advice = f"The environment variable {self.server.key_variable} {found}. Put the server's key there."
            return EngineError(
                f"it wants a valid key (status {status})", advice=advice, lasting=True
            )
        if status == HTTPStatus.NOT_FOUND:
            advice = 'Check model and base_url in [voice.openai]; most addresses end in "/v1".'
            reason = f'it does not know the model "{self.server.model}" or the address (status 404)'
            return EngineError(reason, advice=advice, lasting=True)
        return EngineError(f"it refuses with status {status}{_said(answer)}", lasting=True)


class _Words(msgspec.Struct, frozen=True):
    message: str = ""


class _Refusal(msgspec.Struct, frozen=True):
    error: _Words = _Words()


def _said(answer: bytes) -> str:
    """The server's own words, in brackets: one short line of printable characters."""
    try:
        words = msgspec.json.decode(answer, type=_Refusal).error.message
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return ""
    line = " ".join("".join(char if char.isprintable() else " " for char in words).split())
    return f" ({line[:_QUOTED]})" if line else ""
