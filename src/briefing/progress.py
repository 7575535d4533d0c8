"""Progress of a build: a silent reporter, and one for terminals. No other module times stages."""

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
    """Records the duration of each stage and prints nothing."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - begin, 4)

    def progress(self, done: int, total: int) -> None:
        """Report that `done` of `total` steps of the stage are complete."""


@dataclass
class TerminalReporter(Reporter):
    """Shows the running stage in one line on standard error and clears it at the end."""

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
        """Show the completed steps of the stage."""
        if self._status:
            self._status.update(f"{self.slug}: {self._stage} {done} of {total} …")


def reporter_for(slug: str) -> Reporter:
    """Return a TerminalReporter if standard error is a terminal, else a silent one."""
    return TerminalReporter(slug=slug) if sys.stderr.isatty() else Reporter()
