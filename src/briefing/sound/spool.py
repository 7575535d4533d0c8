"""Sound in a temporary file, so that an hour takes no more memory than a minute."""

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
    """A stretch of a spool: signed 16-bit mono samples at `rate` per second, readable while the spool is open."""

    spool: Spool
    start: int
    size: int
    """Bytes."""
    rate: int

    @property
    def seconds(self) -> float:
        """The exact length."""
        return self.size / 2 / self.rate

    def blocks(self) -> Iterator[bytes]:
        """The samples, a block at a time."""
        for at in range(0, self.size, _BLOCK):
            yield self.spool.read(self.start + at, min(_BLOCK, self.size - at))


class Spool:
    """A file without a name that grows at its end; the system removes it, also after a kill."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.size = 0
        """Bytes."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self._file.close()

    def append(self, blocks: Iterable[bytes], rate: int) -> SpoolSlice:
        """Write samples at the end."""
        start = self.size
        self._file.seek(start)
        for block in blocks:
            self.size += self._file.write(block)
        return SpoolSlice(self, start, self.size - start, rate)

    def whole(self, rate: int) -> SpoolSlice:
        """All of it."""
        return SpoolSlice(self, 0, self.size, rate)

    def read(self, start: int, size: int) -> bytes:
        """The bytes of a stretch."""
        self._file.seek(start)
        return self._file.read(size)

    def mix(self, start: int, pcm: bytes) -> None:
        """Add samples to those that stand from `start` on; what would be too loud for 16 bits is cut."""
        there, more = array("h", self.read(start, len(pcm))), array("h", pcm)
        if sys.byteorder == "big":
            there.byteswap()
            more.byteswap()
        both = array(
            "h", (max(-32768, min(32767, one + two)) for one, two in zip(there, more, strict=True))
        )
        if sys.byteorder == "big":
            both.byteswap()
        self._file.seek(start)
        self._file.write(both.tobytes())
