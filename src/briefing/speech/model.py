"""What is to be spoken: segments with their pauses, each with the written sentence it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who speaks a segment."""

    NARRATOR = "narrator"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence for the voice."""

    written: str
    """As the e-mail, the captions and the transcript have it."""
    spoken: str
    """As the voice gets it: no digit, no abbreviation."""
    pause: float
    """Silence after it, in seconds."""
    role: Role = Role.NARRATOR
    chapter: str = ""
    """The title of the chapter that this segment opens, or ""."""


@dataclass(frozen=True, slots=True)
class Script:
    """An episode in words. `head` is the silence before the first segment in seconds."""

    segments: tuple[Segment, ...]
    head: float = 0.5
