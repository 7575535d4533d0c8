"""Whether a statement is what it says it is: its passage, word for word, once its edits are undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.article import plain_paragraphs

if TYPE_CHECKING:
    from briefing.model.article import Article
    from briefing.model.briefing import Statement

DRAFT = "draft"
"""The kind of edit by which a language model's sentence stands for the passages it names; it is
judged by its claims."""


def is_drafted(statement: Statement) -> bool:
    """Whether a statement is worded freely."""
    return any(edit.kind == DRAFT for edit in statement.edits)


def is_proven(statement: Statement, article: Article, notes: str) -> bool:
    """Whether a statement, its edits undone, is the passage it names. `notes` is the text of notes.md."""
    origin, text = statement.origin, statement.original
    if origin.where == "article":
        return _letters(text) == _letters(article.text[origin.start : origin.end])
    if origin.where == "notes":
        passage = notes[origin.start : origin.end]
        plain = _letters(
            "".join(plain_paragraphs(passage))
        )  # where a link or the like stands in between
        return _unmarked(text) in _unmarked(passage) or _letters(text) in plain
    return True  # the show's own words, taken from briefing.toml as they are


def _letters(text: str) -> str:
    return "".join(text.split())


def _unmarked(text: str) -> str:
    return re.sub(r"[\s*_`>\\]", "", text)
