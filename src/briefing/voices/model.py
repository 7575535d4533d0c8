"""The Voice and Engine protocols."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model.script import Role
    from briefing.sound.clip import Clip
    from briefing.speech.entry import Entry


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """The state of an engine: a line of `briefing voices`."""

    name: str
    state: str
    """"ready", or what is missing."""
    needs: str
    sends: str
    """Which data leaves the machine, and where it goes."""
    voices: tuple[str, ...] = ()
    """Values for `[voice] name`: the installed voices, or a choice of the service's."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The limits of an engine, and its name and advice for error messages."""

    name: str
    """The program or the host that a message names."""
    advice: str
    """What the user can do about a failure: one or more sentences."""
    characters: int
    """The longest text of a request."""
    pace: float = 0.0
    """Seconds before each text, for services that block clients that send too fast."""
    waits: tuple[float, ...] = ()
    """Seconds before each retry; empty for an engine that would only fail again."""


class EngineError(Exception):
    """An engine failed to return audio. The text is the reason, as a clause: "it crashed"."""

    def __init__(
        self, reason: str, *, advice: str = "", wait: float = 0.0, lasting: bool = False
    ) -> None:
        super().__init__(reason)
        self.advice = advice
        """Replaces the advice of the terms unless empty."""
        self.wait = wait
        """Seconds that the service asks to wait before a retry."""
        self.lasting = lasting
        """Whether a retry cannot help."""


class Voice(Protocol):
    """Speaks segments; the same segment gives the same samples, whatever was spoken before."""

    @property
    def label(self) -> str:
        """Engine and voice for report.json, e.g. "espeak de"."""

    @property
    def jobs(self) -> int:
        """How many segments may be spoken at the same time."""

    @property
    def identity(self) -> Mapping[str, object]:
        """All that the audio depends on except text and role, as numbers and strings.

        This is the engine, the version of its package or model, the voices, the rate and so on: it
        is part of the cache key.
        """

    def spelling(self, entry: Entry) -> str:
        """Return what replaces a word of the lexicon in a text for `speak`.

        These are phonemes or a change of language if the engine supports them, else `plain(entry)`.
        """

    def speak(self, text: str, role: Role) -> Clip:
        """Return `text` as audio without silence around it; empty if there is nothing to speak.

        Raises ServiceError where the engine fails.
        """


class Engine(Voice, Protocol):
    """What an engine's module returns: a voice whose audio is not yet validated (see checked.py).

    `speak` gets texts within the terms, may leave silence around the audio and raises EngineError.
    """

    @property
    def terms(self) -> Terms:
        """The engine's limits, name and advice."""
