"""The protocols of a voice and of the engine behind it."""

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
    """One line of the table of `briefing voices`."""

    name: str
    state: str
    """"ready", or what is missing."""
    needs: str
    sends: str
    """What leaves the machine, and where it goes."""
    voices: tuple[str, ...] = ()
    """Names for `[voice] name`: what is installed, or a choice of what the service has."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How an engine wants to be asked, and what is said where it fails."""

    name: str
    """Who did not speak, in a message: a program or an address."""
    advice: str
    """What to do about it: one or more sentences."""
    characters: int
    """The most that it takes at a time."""
    pace: float = 0.0
    """Seconds before each request, for services that block who hurries."""
    waits: tuple[float, ...] = ()
    """Seconds before each further try; none for an engine that would only fail again."""


class EngineError(Exception):
    """An engine gave no sound. Its text is the reason, as the rest of a sentence: "it crashed"."""

    def __init__(
        self, reason: str, *, advice: str = "", wait: float = 0.0, lasting: bool = False
    ) -> None:
        super().__init__(reason)
        self.advice = advice
        """Instead of that of the terms."""
        self.wait = wait
        """Seconds after which the service wants to be asked again."""
        self.lasting = lasting
        """Asking again does not help."""


class Voice(Protocol):
    """Speaks one segment at a time; the same segment gives the same samples, whatever was spoken before."""

    @property
    def label(self) -> str:
        """Engine and voice for report.json, e.g. "espeak de"."""

    @property
    def jobs(self) -> int:
        """How many segments may be spoken at the same time."""

    @property
    def identity(self) -> Mapping[str, object]:
        """All that the sound depends on but the text and the role, as numbers and strings.

        The engine and the version of its package or model, the voices, the rate …: what was said
        with the same identity is not synthesised again.
        """

    def spelling(self, entry: Entry) -> str:
        """What stands in a text for `speak` where a word of the lexicon is meant.

        Phonemes or a change of language where the engine takes them, else `plain(entry)`.
        """

    def speak(self, text: str, role: Role) -> Clip:
        """The sound of `text`, without silence around it; empty for a text that has nothing to say.

        Raises ServiceError where the engine fails.
        """


class Engine(Voice, Protocol):
    """What a module of an engine opens: a voice whose answers nobody has judged yet (see asking.py).

    `speak` gets texts within the terms, may leave silence around the sound and raises EngineError.
    """

    @property
    def terms(self) -> Terms:
        """How it wants to be asked."""
