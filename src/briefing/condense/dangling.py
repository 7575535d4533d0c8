"""Warn of sentences required by the notes whose references are missing in the briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.condense.reference import refers_back, resumes_noun
from briefing.german.terms import contains, folded
from briefing.model.checks import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.config.notes import Notes, Rules
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing, Statement
    from briefing.model.findings import Finding

CONTEXT = Check(
    "notes.context", "warning",
    "a sentence of `must`, `keep` or `quote` that points back to what the text lacks",
    "Choose another sentence.",
)  # fmt: skip
_SHOWN = 90


def find_dangling(briefing: Briefing, article: Article, notes: Notes) -> Iterator[Finding]:
    """Yield a warning for every sentence of `must`, `keep` or `quote` without its predecessor."""
    for part in briefing.condensed:
        before: Statement | None = None
        for statement in part:
            rule = _demanded_by(statement.text, notes.rules)
            if (
                rule
                and statement.origin.where == "article"
                and _points_to_nothing(statement, before, article)
            ):
                yield _finding(statement, rule, article)
            before = statement


def _demanded_by(text: str, rules: Rules) -> str:
    """Return the rule that requires a sentence, or ""."""
    sentence = folded(text)
    for rule, texts in (("keep", rules.keep), ("quote", (rules.quote,))):
        if any(text and (folded(text) in sentence or sentence in folded(text)) for text in texts):
            return rule
    return "must" if any(contains(text, phrase) for phrase in rules.must) else ""


def _points_to_nothing(statement: Statement, before: Statement | None, article: Article) -> bool:
    """Whether a statement refers to the article's sentence before it, which is missing here."""
    number = statement.origin.sentence
    if before and number - 1 in {before.origin.sentence, *before.origin.basis}:
        return False
    sentences = article.sentences
    neighbour = number > 0 and sentences[number - 1].block == sentences[number].block
    return refers_back(statement.text) or (
        neighbour and resumes_noun(statement.text, sentences[number - 1].text)
    )


def _finding(statement: Statement, rule: str, article: Article) -> Finding:
    message = f'A sentence that "{rule}" demands refers to something that is missing in the text.'
    remedy = "Choose another sentence."
    if statement.origin.sentence:
        import textwrap  # noqa: PLC0415 - only for this message

        previous = article.sentences[statement.origin.sentence - 1].text
        shown = textwrap.shorten(previous, _SHOWN, placeholder=" …")
        remedy = (
            f'Add the sentence before it to "keep" („{shown}“) and raise "words", '
            "or choose another sentence."
        )
    return CONTEXT.finding(message, statement.text, "notes.md", remedy)
