"""Audit: every statement against its source, every rule of the notes against the briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audit import claims, rules
from briefing.audit.claims import objections
from briefing.audit.model import Audit
from briefing.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.article.model import Article
    from briefing.audit.model import RuleResult
    from briefing.condense.model import Briefing, Limits
    from briefing.notes import Notes

__all__ = ["Audit", "audit", "objections"]


def audit(briefing: Briefing, article: Article, notes: Notes, limits: Limits) -> Audit:
    """The proof of `briefing`, whoever drafted it."""
    statements = tuple(briefing.statements())
    from_article = [statement for statement in statements if statement.origin.where == "article"]
    unproven = [s for s in statements if not claims.is_proven(s, article, notes.text)]
    results = tuple(rules.results(briefing, notes, limits))
    findings = [
        *(
            finding
            for statement in from_article
            for finding in objections(statement.text, article, (statement.origin.sentence,))
        ),
        *claims.check_headline(briefing, article),
        *(_not_in_source(statement.text) for statement in unproven),
        *_repeated([statement.text for statement in from_article]),
        *(_broken_rule(result) for result in results if not result.met),
        *_embargo(notes),
    ]
    return Audit(
        findings=tuple(findings),
        rules=results,
        sentences=len(statements),
        proven=len(statements) - len(unproven),
        numbers=sum(len(claims.numbers(s.text)) for s in from_article) + len(claims.numbers(briefing.headline)),
        quotations=sum(len(claims.quotations(s.text)) for s in from_article),
    )


def _not_in_source(text: str) -> Finding:
    remedy = "Take the sentence as the source has it."
    return Finding("audit.source", "error", "The sentence differs from the passage it names.", remedy, text=text)


def _repeated(texts: list[str]) -> Iterator[Finding]:
    for text in dict.fromkeys(texts):
        if texts.count(text) > 1:
            yield Finding(
                "audit.repeated", "error", "The sentence stands twice in the briefing.", "Drop it once.", text=text
            )


def _embargo(notes: Notes) -> Iterator[Finding]:
    if until := notes.rules.embargo:
        message = f"The episode is under embargo until {until:%d.%m.%Y, %H:%M} ({until:%Z})."
        remedy = "Send and publish it after that; the draft asks the mail program for delivery then."
        yield Finding("notes.embargo", "warning", message, remedy, "notes.md")


def _broken_rule(result: RuleResult) -> Finding:
    message = f'The rule "{result.rule}" is not met: {result.detail}.'
    return Finding(
        f"notes.{result.rule}", "error", message, "Change the rule or the article.", "notes.md", result.wanted
    )
