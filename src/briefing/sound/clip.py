"""Audio in memory: what a voice returns for a sentence."""

from __future__ import annotations

import sys
from array import array
from dataclasses import dataclass, replace

_SILENCE_LEVEL = 33
"""Samples up to this absolute value count as silence: -60 dBFS."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Signed 16-bit little-endian mono samples, `rate` of them per second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """The duration."""
        return len(self.pcm) / 2 / self.rate

    @property
    def samples(self) -> array[int]:
        """The samples as integers."""
        samples = array("h", self.pcm)
        if sys.byteorder == "big":
            samples.byteswap()
        return samples

    def trimmed(self) -> Clip:
        """Return the clip without near-silence at both ends; empty if all of it is silent.

        So pauses and times depend on the script alone.
        """
        samples = self.samples
        first = next(
            (at for at, sample in enumerate(samples) if abs(sample) > _SILENCE_LEVEL), len(samples)
        )
        last = next(
            (
                at
                for at in range(len(samples) - 1, first - 1, -1)
                if abs(samples[at]) > _SILENCE_LEVEL
            ),
            first - 1,
        )
        return replace(self, pcm=self.pcm[2 * first : 2 * (last + 1)])
