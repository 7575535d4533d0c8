"""The result of auditing a briefing."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.findings import Finding  # noqa: TC001 - part of the value


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule of the notes and whether the briefing meets it."""

    rule: str
    """The key in notes.md."""
    wanted: str
    met: bool
    detail: str
    """Where it is met, or why not."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The result of comparing a briefing with its sources."""

    findings: tuple[Finding, ...]
    rules: tuple[RuleResult, ...]
    sentences: int
    """Statements that are read or heard."""
    proven: int
    """Statements that equal their passage in the source, edits undone."""
    numbers: int
    quotations: int
    """How many of each were looked up in the sources."""
