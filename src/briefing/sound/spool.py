"""Audio in a temporary file, so that memory use does not grow with the duration."""

from __future__ import annotations

import sys
import tempfile
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK = 1 << 15
"""Bytes read at a time."""


@dataclass(frozen=True, slots=True)
class SpoolSlice:
    """A range of a spool: signed 16-bit mono samples at `rate` per second.

    It can be read while the spool is open.
    """

    spool: Spool
    start: int
    size: int
    """Bytes."""
    rate: int

    @property
    def seconds(self) -> float:
        """The duration."""
        return self.size / 2 / self.rate

    def blocks(self) -> Iterator[bytes]:
        """Yield the samples in blocks of bytes."""
        for at in range(0, self.size, _BLOCK):
            yield self.spool.read(self.start + at, min(_BLOCK, self.size - at))


class Spool:
    """A growing temporary file without a name, which the system also removes after a kill."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.size = 0
        """Bytes."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self._file.close()

    def append(self, blocks: Iterable[bytes], rate: int) -> SpoolSlice:
        """Append samples and return their slice."""
        start = self.size
        self._file.seek(start)
        for block in blocks:
            self.size += self._file.write(block)
        return SpoolSlice(self, start, self.size - start, rate)

    def whole(self, rate: int) -> SpoolSlice:
        """Return the slice of everything written so far."""
        return SpoolSlice(self, 0, self.size, rate)

    def read(self, start: int, size: int) -> bytes:
        """Return `size` bytes from `start` on."""
        self._file.seek(start)
        return self._file.read(size)

    def mix(self, start: int, pcm: bytes) -> None:
        """Mix `pcm` into the samples from byte `start` on; sums beyond 16 bits are clipped."""
        old, new = array("h", self.read(start, len(pcm))), array("h", pcm)
        if sys.byteorder == "big":  # the samples are little-endian
            old.byteswap()
            new.byteswap()
        mixed = array(
            "h", (max(-32768, min(32767, one + two)) for one, two in zip(old, new, strict=True))
        )
        if sys.byteorder == "big":
            mixed.byteswap()
        self._file.seek(start)
        self._file.write(mixed.tobytes())
