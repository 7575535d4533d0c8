"""The door that every voice stands behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from briefing.speech.model import Role


@dataclass(frozen=True, slots=True)
class Clip:
    """Sound: signed 16-bit little-endian mono samples at `rate` per second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """The exact length."""
        return len(self.pcm) / 2 / self.rate


class Voice(Protocol):
    """Speaks one segment at a time; the same segment gives the same samples, whatever was spoken before."""

    @property
    def label(self) -> str:
        """Engine and voice for report.json, e.g. "espeak de"."""

    def speak(self, text: str, role: Role) -> Clip:
        """The sound of `text`, without silence around it. Raises ServiceError where the engine fails."""
