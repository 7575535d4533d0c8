"""The voices of Microsoft Edge's "read aloud", through the package edge-tts.

The service is online, unofficial and needs no key.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.model.script import Role
from briefing.speech.entry import plain_spelling
from briefing.voices.decoding import decode_audio
from briefing.voices.http import retry_error
from briefing.voices.model import EngineError, EngineInfo, Terms
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import ClientResponseError

    from briefing.config.settings import VoiceSettings
    from briefing.sound.clip import Clip
    from briefing.speech.entry import Entry

_HOST = "speech.platform.bing.com"
_RATE = 24000
"""Samples per second of the service's audio."""
_GERMAN_VOICES = (
    "de-DE-KatjaNeural",
    "de-DE-ConradNeural",
    "de-DE-AmalaNeural",
    "de-DE-KillianNeural",
    "de-DE-SeraphinaMultilingualNeural",
    "de-DE-FlorianMultilingualNeural",
    "de-AT-IngridNeural",
    "de-AT-JonasNeural",
    "de-CH-LeniNeural",
    "de-CH-JanNeural",
)
"""The German voices at the time of writing. The service may have others; their names have the same
form."""
_NAME = re.compile(r"[a-z]{2,3}-[A-Z]{2}-\w+Neural")
_TICKS_PER_SECOND = 10_000_000
"""The service gives times in units of 100 ns."""
_MAX_OVERRUN = 0.5
"""Seconds by which the last word may end after the audio, since the service rounds its times."""
_MAX_UNSPOKEN = 0.25
"""Share of a text's letters that may follow the last announced word, since the service may
normalise the text that it announces."""
_UPDATE_ADVICE = (
    "Microsoft changes its tokens from time to time: run pip install -U edge-tts, "
    'or set engine = "espeak" in [voice].'
)


def describe(settings: VoiceSettings) -> EngineInfo:  # noqa: ARG001 - the signature of all engines
    """Return the state of the engine on this machine."""
    state = "ready" if find_spec("edge_tts") else "pip install edge-tts"
    return EngineInfo(
        "edge",
        state,
        "the package edge-tts and the internet",
        f"every sentence goes to {_HOST} (Microsoft)",
        _GERMAN_VOICES,
    )


def open_voice(settings: VoiceSettings) -> EdgeVoice:
    """Return the narrator `settings.name` (Katja if empty) and the quote voice.

    Raises InputError for a name that no voice can have, or if the package is missing.
    """
    if not find_spec("edge_tts"):
        message = (
            'the voice engine "edge" lacks its package. Run: pip install edge-tts, or set '
            'engine = "espeak".'
        )
        raise InputError(message)
    narrator = settings.name or _GERMAN_VOICES[0]
    names = {Role.NARRATOR: narrator, Role.QUOTE: settings.quote_voice or narrator}
    for name in names.values():
        if not _NAME.fullmatch(name):
            check_name("edge voice", name, _GERMAN_VOICES)
    return EdgeVoice(names, settings.rate, settings.edge.timeout)


@dataclass(frozen=True, slots=True)
class EdgeVoice:
    """Speaks through the service of Microsoft Edge."""

    names: dict[Role, str]
    speed: float
    timeout: float
    """Seconds for one request."""

    @property
    def label(self) -> str:
        """Engine and voice."""
        return f"edge {self.names[Role.NARRATOR]}"

    @property
    def jobs(self) -> int:
        """Two connections: the service blocks clients that send too fast."""
        return 2

    @property
    def identity(self) -> Mapping[str, object]:
        """The voices and the speed; the service does not tell the version of a voice."""
        return {
            "engine": "edge",
            "version": version("edge-tts"),
            "names": self.names,
            "speed": self.speed,
        }

    @property
    def terms(self) -> Terms:
        """Limits: 1,000 characters fit into one message of edge-tts (4,096 bytes) in any script."""
        advice = 'Try again later, or set engine = "espeak" in [voice].'
        return Terms(name=_HOST, advice=advice, characters=1000, pace=0.2, waits=(2.0, 5.0, 10.0))

    def spelling(self, entry: Entry) -> str:
        """Return the alias: the service accepts plain text only."""
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """Return `text` as audio.

        Raises EngineError where the service fails or the audio ends before the announced words do.
        """
        from aiohttp import ClientError, ClientResponseError  # noqa: PLC0415 - heavy
        from edge_tts.exceptions import (  # noqa: PLC0415 - heavy
            EdgeTTSException,
            NoAudioReceived,
            SkewAdjustmentError,
            WebSocketError,
        )

        try:
            sound, word, end = asyncio.run(self._stream(text, self.names[role]))
        except TimeoutError:
            raise EngineError(f"it did not answer within {self.timeout:g} seconds") from None
        except NoAudioReceived:
            raise EngineError("its answer holds no audio") from None
        except ClientResponseError as problem:
            raise _response_error(problem) from None
        except SkewAdjustmentError:
            raise EngineError(
                "it refuses with status 403", advice=_UPDATE_ADVICE, lasting=True
            ) from None
        except (WebSocketError, ClientError, OSError) as problem:
            raise EngineError(f"it cannot be reached ({type(problem).__name__})") from None
        except (EdgeTTSException, KeyError, ValueError) as problem:
            raise EngineError(
                f"its answer has an unknown format ({type(problem).__name__})"
            ) from None
        clip = decode_audio(sound, _RATE)
        if end > clip.seconds + _MAX_OVERRUN or _unspoken_share(text, word) > _MAX_UNSPOKEN:
            raise EngineError("its answer ends before the text does")
        return clip

    async def _stream(self, text: str, name: str) -> tuple[bytes, str, float]:
        """Return the MP3, the last announced word and its end in seconds ("" and 0 for none)."""
        from edge_tts import Communicate  # noqa: PLC0415 - heavy

        sound, word, end = bytearray(), "", 0.0
        async with asyncio.timeout(self.timeout):
            job = Communicate(
                text, name, rate=f"{100 * (self.speed - 1):+.0f}%", boundary="WordBoundary"
            )
            async for part in job.stream():
                if part["type"] == "audio":
                    sound += part["data"]
                else:
                    word, end = (
                        part["text"],
                        (part["offset"] + part["duration"]) / _TICKS_PER_SECOND,
                    )
        return bytes(sound), word, end


def _response_error(problem: ClientResponseError) -> EngineError:
    if problem.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return EngineError(
            f"it refuses with status {problem.status}", advice=_UPDATE_ADVICE, lasting=True
        )
    return retry_error(
        problem.status, problem.headers.get("Retry-After", "") if problem.headers else ""
    )


def _unspoken_share(text: str, word: str) -> float:
    """Return the share of `text` after the last `word`; 0 if the word is not found."""
    _spoken, found, rest = text.rpartition(word) if word else ("", "", "")
    return sum(map(str.isalnum, rest)) / len(text) if found else 0.0
