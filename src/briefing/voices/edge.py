"""The voices of Microsoft Edge's "read aloud" through the package edge-tts: online, unofficial, without a key."""

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
from briefing.voices.decoding import decoded
from briefing.voices.http import later
from briefing.voices.model import EngineError, EngineInfo, Terms
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import ClientResponseError

    from briefing.config.settings import VoiceSettings
    from briefing.sound.clip import Clip
    from briefing.speech.entry import Entry

_PLACE = "speech.platform.bing.com"
_RATE = 24000
"""Samples per second that the service answers with."""
_USUAL = (
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
"""The German voices at the time of writing; the service may have others, whose names have the same
form."""
_NAME = re.compile(r"[a-z]{2,3}-[A-Z]{2}-\w+Neural")
_TICKS = 10_000_000
"""Of the service's times, in a second."""
_LATE = 0.5
"""Seconds by which the last word may end behind the sound, for announced times are rounded."""
_MOST_UNSAID = 0.25
"""Share of a text's letters behind the last word that was announced, for the two may be counted
differently."""
_UPDATE = (
    "Microsoft changes its tokens from time to time: run pip install -U edge-tts, "
    'or set engine = "espeak" in [voice].'
)  # fmt: skip


def describe(settings: VoiceSettings) -> EngineInfo:  # noqa: ARG001 - every engine is asked the same way
    """How the engine stands on this machine."""
    state = "ready" if find_spec("edge_tts") else "pip install edge-tts"
    return EngineInfo(
        "edge",
        state,
        "the package edge-tts and the internet",
        f"every sentence goes to {_PLACE} (Microsoft)",
        _USUAL,
    )


def open_voice(settings: VoiceSettings) -> EdgeVoice:
    """The narrator `settings.name` (Katja if empty) and the quote voice.

    Raises InputError for a name that no voice can have, or where the package is missing.
    """
    if not find_spec("edge_tts"):
        message = 'the voice engine "edge" lacks its package. Run: pip install edge-tts, or set engine = "espeak".'
        raise InputError(message)
    narrator = settings.name or _USUAL[0]
    names = {Role.NARRATOR: narrator, Role.QUOTE: settings.quote_voice or narrator}
    for name in names.values():
        if not _NAME.fullmatch(name):
            check_name("edge voice", name, _USUAL)
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
        """Two connections: the service is free, and blocks who hurries."""
        return 2

    @property
    def identity(self) -> Mapping[str, object]:
        """The voices and the speed; which version of a voice answers, the service does not say."""
        return {
            "engine": "edge",
            "version": version("edge-tts"),
            "names": self.names,
            "speed": self.speed,
        }

    @property
    def terms(self) -> Terms:
        """A piece fits into one message of edge-tts (4,096 bytes), whatever its characters."""
        advice = 'Try again later, or set engine = "espeak" in [voice].'
        return Terms(name=_PLACE, advice=advice, characters=1000, pace=0.2, waits=(2.0, 5.0, 10.0))

    def spelling(self, entry: Entry) -> str:
        """The alias: the service takes text alone."""
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """The answer for `text`, which must reach as far as the words that it announces."""
        from aiohttp import ClientError, ClientResponseError  # noqa: PLC0415 - heavy
        from edge_tts.exceptions import (  # noqa: PLC0415 - heavy
            EdgeTTSException,
            NoAudioReceived,
            SkewAdjustmentError,
            WebSocketError,
        )

        try:
            sound, word, end = asyncio.run(self._heard(text, self.names[role]))
        except TimeoutError:
            raise EngineError(f"it did not answer within {self.timeout:g} seconds") from None
        except NoAudioReceived:
            raise EngineError("its answer holds no audio") from None
        except ClientResponseError as problem:
            raise _refusal(problem) from None
        except SkewAdjustmentError:
            raise EngineError("it refuses with status 403", advice=_UPDATE, lasting=True) from None
        except (WebSocketError, ClientError, OSError) as problem:
            raise EngineError(f"it cannot be reached ({type(problem).__name__})") from None
        except (EdgeTTSException, KeyError, ValueError) as problem:
            raise EngineError(
                f"its answer is not in the form known ({type(problem).__name__})"
            ) from None
        clip = decoded(sound, _RATE)
        if end > clip.seconds + _LATE or _unsaid(text, word) > _MOST_UNSAID:
            raise EngineError("its answer ends before the text does")
        return clip

    async def _heard(self, text: str, name: str) -> tuple[bytes, str, float]:
        """The MP3, the last word announced, and its end in seconds ("" and 0 where none is)."""
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
                    word, end = part["text"], (part["offset"] + part["duration"]) / _TICKS
        return bytes(sound), word, end


def _refusal(problem: ClientResponseError) -> EngineError:
    if problem.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return EngineError(f"it refuses with status {problem.status}", advice=_UPDATE, lasting=True)
    return later(problem.status, problem.headers.get("Retry-After", "") if problem.headers else "")


def _unsaid(text: str, word: str) -> float:
    """The share of `text` behind its last `word`; 0 where the word does not stand there, so that nothing can be told."""
    _said, found, rest = text.rpartition(word) if word else ("", "", "")
    return sum(map(str.isalnum, rest)) / len(text) if found else 0.0
