"""Check every statement against its source, and the briefing against the rules of the notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.audit import rules, shown
from briefing.audit.checks import BY_ID, TORN
from briefing.audit.claims import objections
from briefing.audit.quantities import amounts, quantities
from briefing.audit.source import is_drafted, is_proven
from briefing.german.quotations import passages, quoted
from briefing.model.audit import Audit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.config.notes import Notes
    from briefing.model.article import Article
    from briefing.model.audit import RuleResult
    from briefing.model.briefing import Briefing, Limits, Paragraph, Statement
    from briefing.model.findings import Finding

__all__ = ["Audit", "audit", "objections"]


def audit(briefing: Briefing, article: Article, notes: Notes, limits: Limits) -> Audit:
    """Audit a briefing, whether it was extracted or drafted by a language model."""
    statements = tuple(briefing.statements())
    from_article = [statement for statement in statements if statement.origin.where == "article"]
    proven = [s for s in statements if not is_drafted(s) and is_proven(s, article, notes.text)]
    unproven = [s for s in statements if s not in proven and not is_drafted(s)]
    results = tuple(rules.check_rules(briefing, notes, limits))
    findings = [
        *(
            found
            for s in from_article
            if s.edits or s in unproven
            for found in _check_claims(s, article)
        ),
        *_headline(briefing, article, notes),
        *_unfinished(briefing, article, notes),
        *_as_editor_warnings(shown.check_numbers(briefing, article, notes)),
        *_unproven(unproven),
        *_check_paragraphs(briefing.condensed),
        *_repeated([statement.text for statement in from_article]),
        *(_broken_rule(result) for result in results if not result.met),
        *_embargo(notes),
    ]
    texts = [*(statement.text for statement in from_article), briefing.headline]
    return Audit(
        findings=tuple(findings),
        rules=results,
        sentences=len(statements),
        proven=len(proven),
        numbers=sum(len(amounts(quantities(text))) for text in texts),
        quotations=sum(len(passages(text)) for text in texts),
    )


def _check_claims(statement: Statement, article: Article) -> tuple[Finding, ...]:
    origin = statement.origin
    named = any(edit.kind == "name" for edit in statement.edits)  # by the sentence before
    own = (max(0, origin.sentence - named), origin.sentence)
    return objections(statement.text, article, origin.basis or own)


def _headline(briefing: Briefing, article: Article, notes: Notes) -> Iterator[Finding]:
    """Yield objections to the headline; its numbers may also come from the editor's sections."""
    own = shown.own_quantities(briefing, notes)
    numbers = amounts(quantities(briefing.headline))
    excused = bool(numbers) and all(
        any(number.agrees(other) for other in own) for number in numbers
    )
    found = [
        finding
        for finding in objections(briefing.headline, article)
        if finding.check != "audit.number" or not excused
    ]
    if not notes.rules.title:
        yield from found
        return
    advice = 'Check "title" in notes.md.'
    yield from _as_editor_warnings(
        replace(each, remedy=f"{advice} {each.remedy}") for each in found
    )


def _as_editor_warnings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Turn findings about the editor's texts into warnings that name notes.md."""
    return (replace(finding, level="warning", file="notes.md") for finding in findings)


def _unfinished(briefing: Briefing, article: Article, notes: Notes) -> Iterator[Finding]:
    """Yield a warning if the headline is a truncated sentence, a poor subject line and title."""
    if briefing.headline.endswith(" …") and not (article.title or notes.rules.title):
        message = (
            "The headline is the start of a sentence, for the article has no title and none of its "
            "sentences is short."
        )
        yield BY_ID["audit.headline"].finding(message, briefing.headline, "notes.md")


def _check_paragraphs(parts: Iterable[Paragraph]) -> Iterator[Finding]:
    """Yield an error for each paragraph with an incomplete quotation.

    A quotation may span several sentences, so they are checked together.
    """
    for part in parts:
        text = " ".join(statement.text for statement in part)
        if not quoted(text).balanced:
            yield TORN.finding("A quotation mark is missing.", text)


def _unproven(statements: Iterable[Statement]) -> Iterator[Finding]:
    message = "The sentence differs from its passage in the source."
    for statement in statements:
        finding = BY_ID["audit.source"].finding(message, statement.text)
        yield from (
            _as_editor_warnings([finding]) if statement.origin.where == "notes" else [finding]
        )


def _repeated(texts: list[str]) -> Iterator[Finding]:
    for text in dict.fromkeys(texts):
        if texts.count(text) > 1:
            yield BY_ID["audit.repeated"].finding(
                "The sentence occurs twice in the briefing.", text
            )


def _embargo(notes: Notes) -> Iterator[Finding]:
    if until := notes.rules.embargo:
        message = f"The episode is under embargo until {until:%d.%m.%Y, %H:%M} ({until:%Z})."
        yield BY_ID["notes.embargo"].finding(message, file="notes.md")


def _broken_rule(result: RuleResult) -> Finding:
    message = f'The rule "{result.rule}" is not met: {result.detail}.'
    return BY_ID[f"notes.{result.rule}"].finding(message, result.wanted, "notes.md")
