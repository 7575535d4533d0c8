"""Checks of a newsletter: mail programs, German law and legibility.

`CHECKS` lists all checks; docs/mail-checks.md shows it. Text of the article, the notes and the
settings is never reported as a fault of a template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.mail.lint import (
    content,
    duties,
    head,
    legibility,
    links,
    message,
    outlook,
    pictures,
    source,
    structure,
    support,
)
from briefing.mail.lint.sent import Sent
from briefing.mail.lint.source import style_bytes

if TYPE_CHECKING:
    from briefing.mail.issue import Issue
    from briefing.mail.lint.problem import Problem
    from briefing.model.checks import Probe
    from briefing.model.findings import Finding

__all__ = ["CHECKS", "lint", "style_bytes"]

CHECKS: tuple[Probe[Sent, Problem], ...] = (
    *source.CHECKS,
    *head.CHECKS,
    *structure.CHECKS,
    *outlook.CHECKS,
    *content.CHECKS,
    *links.CHECKS,
    *duties.CHECKS,
    *pictures.CHECKS,
    *legibility.CHECKS,
    *support.CHECKS,
    *message.CHECKS,
)


def lint(html: str, text: str, eml: bytes, issue: Issue) -> tuple[Finding, ...]:
    """Return all findings about the newsletter `issue` as sent, in the order of `CHECKS`."""
    sent = Sent(html, text, eml, issue)
    return tuple(check.finding(*problem) for check in CHECKS for problem in check.find(sent))
