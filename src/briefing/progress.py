"""Who is told what a build is doing; the only place that reads a clock."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.status import Status


@dataclass
class Reporter:
    """Keeps how long each stage took. Silent: for programs, tests and output that is no terminal."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Run a stage under its name."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - begin, 4)

    def progress(self, done: int, total: int) -> None:
        """`done` of `total` segments are spoken."""


@dataclass
class TerminalReporter(Reporter):
    """Shows the running stage in one line on standard error, which it clears behind it."""

    slug: str = ""
    _status: Status | None = None
    _stage: str = ""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Show the stage while it runs."""
        from rich.console import Console  # noqa: PLC0415 - heavy, and only for terminals

        self._stage = name
        with (
            Console(stderr=True).status(f"{self.slug}: {name} …") as self._status,
            super().stage(name),
        ):
            yield
        self._status = None

    def progress(self, done: int, total: int) -> None:
        """Count the spoken segments."""
        if self._status:
            self._status.update(f"{self.slug}: {self._stage} {done} of {total} …")


def reporter_for(slug: str) -> Reporter:
    """The reporter that fits where standard error goes."""
    return TerminalReporter(slug=slug) if sys.stderr.isatty() else Reporter()
