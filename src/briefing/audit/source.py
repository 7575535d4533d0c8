"""Check that a statement, with its edits undone, is its passage word for word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.article import plain_paragraphs

if TYPE_CHECKING:
    from briefing.model.article import Article
    from briefing.model.briefing import Statement

DRAFT = "draft"
"""The kind of edit that marks a language model's sentence; it is judged by its claims instead."""


def is_drafted(statement: Statement) -> bool:
    """Whether a language model worded a statement."""
    return any(edit.kind == DRAFT for edit in statement.edits)


def is_proven(statement: Statement, article: Article, notes: str) -> bool:
    """Whether a statement without its edits is its passage; `notes` is the text of notes.md."""
    origin, text = statement.origin, statement.original
    if origin.where == "article":
        return _letters(text) == _letters(article.text[origin.start : origin.end])
    if origin.where == "notes":
        passage = notes[origin.start : origin.end]
        # The rendered text, since a link or other Markdown may interrupt the passage.
        plain = _letters("".join(plain_paragraphs(passage)))
        return _unmarked(text) in _unmarked(passage) or _letters(text) in plain
    return True  # the show's own words, taken from briefing.toml as they are


def _letters(text: str) -> str:
    return "".join(text.split())


def _unmarked(text: str) -> str:
    return re.sub(r"[\s*_`>\\]", "", text)
