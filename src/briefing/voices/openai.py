"""Voices of OpenAI, or of any server that is compatible with its `POST {base_url}/audio/speech`.

Each sentence is one JSON request that is answered with audio, so requests suffices and the package
openai is not needed.
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
from briefing.voices.decoding import decode_audio
from briefing.voices.http import send_request
from briefing.voices.model import EngineError, EngineInfo, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.settings import OpenaiVoice as Server
    from briefing.config.settings import VoiceSettings
    from briefing.sound.clip import Clip
    from briefing.speech.entry import Entry

_DEFAULT_VOICE = "alloy"
"""A voice of OpenAI, which most compatible servers map to one of theirs."""
_WRONG_KEY = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_MAX_QUOTED = 160
"""Characters of the server's error message that are quoted."""


def describe(settings: VoiceSettings) -> EngineInfo:
    """Return the state of the engine from its settings; no request is sent."""
    server = settings.openai
    state = "ready" if server.model else "set [voice.openai] model and base_url"
    sends = f"every sentence goes to {server.base_url}"
    name = settings.name if settings.engine == "openai" else ""
    return EngineInfo(
        "openai",
        state,
        "a speech server that is compatible with OpenAI's",
        sends,
        (name or _DEFAULT_VOICE,),
    )


def open_voice(settings: VoiceSettings) -> OpenaiVoice:
    """Return the narrator `settings.name` ("alloy" if empty) and the quote voice.

    The names are not checked, since servers do not list their voices. Raises InputError if
    briefing.toml names no model.
    """
    if not settings.openai.model:
        raise InputError(
            'engine = "openai" needs a model. Name one: [voice.openai] model = "…".', file=FILE
        )
    narrator = settings.name or _DEFAULT_VOICE
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
        """Two requests: one is answered while the next is sent."""
        return 2

    @property
    def identity(self) -> Mapping[str, object]:
        """The server and the settings; it does not tell the version of its model."""
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
        """OpenAI's limit of characters; the waits allow a server to load its model."""
        advice = (
            "Check [voice.openai] and whether the server runs, try again later, or set engine = "
            '"espeak" in [voice].'
        )
        return Terms(
            name=self.server.base_url, advice=advice, characters=4096, waits=(1.0, 4.0, 10.0)
        )

    def spelling(self, entry: Entry) -> str:
        """Return the alias: the server accepts plain text only."""
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """Return `text` as audio, from one request. Raises EngineError where the server fails."""
        from requests import Request, RequestException  # noqa: PLC0415 - heavy

        key = os.environ.get(self.server.key_variable, "").strip()
        headers = {"Authorization": f"Bearer {key}".encode()} if key else {}
        url = self.server.base_url.rstrip("/") + "/audio/speech"
        try:
            request = Request(
                "POST", url, headers=headers, json=self._request_body(text, role)
            ).prepare()
        except RequestException as problem:
            # The text of the exception would show the key.
            reason = f"the request is not valid ({type(problem).__name__})"
            raise EngineError(reason, lasting=True) from None
        status, answer = send_request(request, self.server.timeout)
        if status != HTTPStatus.OK:
            raise self._status_error(status, answer, key)
        return decode_audio(answer)

    def _request_body(self, text: str, role: Role) -> dict[str, Any]:
        """Return the body of the request, without defaults: not all servers know all keys."""
        body: dict[str, Any] = {
            "model": self.server.model,
            "input": text,
            "voice": self.names[role],
        }
        body["response_format"] = "wav"  # lossless, and its header has the sample rate
        if self.speed != 1:
            body["speed"] = self.speed
        if self.server.instructions:
            body["instructions"] = self.server.instructions
        return body

    def _status_error(self, status: int, answer: bytes, key: str) -> EngineError:
        if status in _WRONG_KEY:
            state = "holds another" if key else "is not set"
            advice = (
                f"The environment variable {self.server.key_variable} {state}. "
                "Set it to the server's key."
            )
            return EngineError(
                f"it wants a valid key (status {status})", advice=advice, lasting=True
            )
        if status == HTTPStatus.NOT_FOUND:
            advice = 'Check model and base_url in [voice.openai]; most addresses end in "/v1".'
            reason = f'it does not know the model "{self.server.model}" or the address (status 404)'
            return EngineError(reason, advice=advice, lasting=True)
        return EngineError(
            f"it refuses with status {status}{_server_message(answer)}", lasting=True
        )


class _ErrorDetail(msgspec.Struct, frozen=True):
    message: str = ""


class _ErrorBody(msgspec.Struct, frozen=True):
    error: _ErrorDetail = _ErrorDetail()


def _server_message(answer: bytes) -> str:
    """Return the server's error message in brackets: one short line of printable characters."""
    try:
        message = msgspec.json.decode(answer, type=_ErrorBody).error.message
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return ""
    line = " ".join("".join(char if char.isprintable() else " " for char in message).split())
    return f" ({line[:_MAX_QUOTED]})" if line else ""
