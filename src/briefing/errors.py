"""Every error that Briefing raises on purpose.

BriefingError               an expected failure, shown as one line, never as a traceback
├── InputError      exit 2  an article, a note, a setting, a template or the command line is wrong
├── ContentError    exit 1  the briefing must not be published: audit, notes or lint found errors
└── ServiceError    exit 3  a voice or a service failed; trying again may help

A message says what is wrong and what to do, in whole sentences; `file` and `line` say where. The
command line prints `Error: FILE:LINE: message`. Any other exception is a bug in Briefing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class BriefingError(Exception):
    """An expected failure. `line` counts from 1."""

    exit_code = 2

    def __init__(
        self, message: str, *, file: Path | str | None = None, line: int | None = None
    ) -> None:
        self.message = " ".join(message.split())
        self.file = None if file is None else str(file)
        self.line = line
        super().__init__(str(self))

    def __str__(self) -> str:
        if self.file is None:
            return self.message
        return (
            f"{self.file}:{self.line}: {self.message}"
            if self.line
            else f"{self.file}: {self.message}"
        )


class InputError(BriefingError):
    """Something the editor wrote or typed cannot be used as it is."""


class ContentError(BriefingError):
    """The audit, the editor's notes or a lint found errors in the result.

    `findings` are the errors, each a `briefing.model.findings.Finding`.
    """

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        file: Path | str | None = None,
        findings: tuple[Any, ...] = (),
    ) -> None:
        super().__init__(message, file=file)
        self.findings = findings


class ServiceError(BriefingError):
    """A voice or a service failed; the sources are not at fault."""

    exit_code = 3


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return 'Did you mean "…"?' with the nearest of the `known` names, or "" if none is near."""
    import difflib  # noqa: PLC0415 - only for a message

    known = [*known]
    # Parts come first: difflib rates a short part of a long name as unlike it.
    within = [other for other in known if name and name.lower() in other.lower()]
    near = within or difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else ""
