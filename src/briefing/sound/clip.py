"""A stretch of sound in memory, which voices hand on."""

from __future__ import annotations

import sys
from array import array
from dataclasses import dataclass, replace

_SILENCE_LEVEL = 33
"""Samples up to this size count as silence: -60 dBFS."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Sound: signed 16-bit little-endian mono samples at `rate` per second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """The exact length."""
        return len(self.pcm) / 2 / self.rate

    @property
    def samples(self) -> array[int]:
        """The sound as numbers."""
        samples = array("h", self.pcm)
        if sys.byteorder == "big":
            samples.byteswap()
        return samples

    def trimmed(self) -> Clip:
        """Without the near-silence at both ends, so that pauses and times are the script's alone; empty if all is silent."""
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
