"""Every statement against its source: the passage itself, and the numbers and quotations in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.article import plain_paragraphs
from briefing.condense.terms import folded
from briefing.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.article.model import Article
    from briefing.condense.model import Briefing, Statement

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_QUOTATION = re.compile(r"„([^“”\"]+)[“”\"]|»([^«]+)«|«([^»]+)»|“([^”]+)”|(?<!\d)\"([^\"]+)\"")


def numbers(text: str) -> list[str]:
    """The numbers of `text` as written, in digits."""
    return _NUMBER.findall(text)


def quotations(text: str) -> list[str]:
    """The quoted passages of `text`, without their marks."""
    return ["".join(found).strip() for found in _QUOTATION.findall(text)]


def is_proven(statement: Statement, article: Article, notes: str) -> bool:
    """Whether a statement, its edits undone, is the passage it names. `notes` is the text of notes.md."""
    origin, text = statement.origin, statement.original
    if origin.where == "article":
        return _letters(text) == _letters(article.text[origin.start : origin.end])
    if origin.where == "notes":
        passage = notes[origin.start : origin.end]
        plain = _letters("".join(plain_paragraphs(passage)))  # where a link or the like stands in between
        return _unmarked(text) in _unmarked(passage) or _letters(text) in plain
    return True  # the show's own words, taken from briefing.toml as they are


def _letters(text: str) -> str:
    return "".join(text.split())


def _unmarked(text: str) -> str:
    return re.sub(r"[\s*_`>\\]", "", text)


def objections(text: str, article: Article, basis: Sequence[int] = ()) -> tuple[Finding, ...]:
    """What `article` does not bear out in one sentence or headline, whoever wrote it.

    `basis` are the numbers of the article's sentences that it claims to rest on; empty where that is not known.
    """
    passage = folded(" ".join(article.sentences[number].text for number in basis))
    whole = folded(article.text)
    known = set(numbers(article.text))
    found = [
        _objection("number", f"the number {number} is not in the article", text, passage)
        for number in numbers(text)
        if number not in known
    ]
    found += [
        _objection("quotation", f"„{quotation}“ is not word for word in the article", text, passage)
        for quotation in quotations(text)
        if folded(quotation).strip(" .,!?") not in whole
    ]
    return tuple(found)


def _objection(rule: str, what: str, text: str, passage: str) -> Finding:
    remedy = f"Compare with the source: {passage}" if passage else "Take the words of the source."
    return Finding(f"audit.{rule}", "error", f"{what[0].upper()}{what[1:]}.", remedy, text=text)


def check_headline(briefing: Briefing, article: Article) -> Iterator[Finding]:
    """A number in the headline must stand in the article or in the editor's own sections."""
    sections = (*briefing.greeting, *briefing.commentary, *briefing.farewell)
    own = (number for paragraph in sections for statement in paragraph for number in numbers(statement.text))
    known = {*numbers(article.text), *own}
    for number in numbers(briefing.headline):
        if number not in known:
            message = f"The number {number} of the headline is in no source."
            yield Finding(
                "audit.number", "error", message, 'Correct "title" in notes.md.', "notes.md", briefing.headline
            )
