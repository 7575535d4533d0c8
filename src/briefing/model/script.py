"""The spoken script: segments with pauses, each with the written sentence it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CHARACTERS_A_SECOND = 16.6
"""The embedded voice on German news text at its normal rate (measured)."""


class Role(StrEnum):
    """The speaker of a segment."""

    NARRATOR = "narrator"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence for the voice."""

    written: str
    """The text in e-mail, captions and transcript."""
    spoken: str
    """The text for the voice, without digits and abbreviations."""
    pause: float
    """Silence after it, in seconds."""
    role: Role = Role.NARRATOR
    chapter: str = ""
    """The title of the chapter that this segment opens, or ""."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A foreign word or title that no lexicon has and German reading rules get wrong."""

    word: str
    times: int
    sentence: str
    """Where it stands first, as written."""
    proposal: str
    """An alias to start from: "" where the language says it better, the word itself where no
    rule is known."""
    language: str
    """BCP 47, by the letters; "und" where it cannot be told."""


@dataclass(frozen=True, slots=True)
class Script:
    """The script of an episode. `head` is the silence before the first segment in seconds."""

    segments: tuple[Segment, ...]
    head: float = 0.5

    def estimate(self, rate: float) -> float:
        """Return the estimated duration in seconds at `rate` times the normal speed."""
        characters = sum(len(segment.spoken) for segment in self.segments)
        return (
            self.head
            + characters / CHARACTERS_A_SECOND / rate
            + sum(segment.pause for segment in self.segments)
        )
