"""Every error that Briefing raises on purpose.

BriefingError               an expected failure, shown as one line, never as a traceback
├── InputError      exit 2  an article, a note, a setting, a template or the command line is wrong
├── ContentError    exit 1  the briefing was made but must not go out: audit, notes or lint found errors
└── ServiceError    exit 3  a voice or a service failed; trying again may help

A message says what is wrong and what to do, in whole sentences; `file` and `line` say where. The command line prints
`Error: FILE:LINE: message`. Anything that is not a BriefingError is a defect of Briefing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model.findings import Finding


class BriefingError(Exception):
    """An expected failure. `line` counts from 1."""

    exit_code = 2

    def __init__(self, message: str, *, file: Path | str | None = None, line: int | None = None) -> None:
        self.message = " ".join(message.split())
        self.file = None if file is None else str(file)
        self.line = line
        super().__init__(str(self))

    def __str__(self) -> str:
        if self.file is None:
            return self.message
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class InputError(BriefingError):
    """Something the editor wrote or typed cannot be used as it is."""


class ContentError(BriefingError):
    """The result would be wrong: audit, notes or lint object; `findings` are the errors."""

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        file: Path | str | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        super().__init__(message, file=file)
        self.findings = findings


class ServiceError(BriefingError):
    """A voice or a service did not do its work; the sources are fine."""

    exit_code = 3
