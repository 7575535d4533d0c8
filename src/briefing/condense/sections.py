"""The editor's own texts as statements: sections of notes.md, and what briefing.toml says in every episode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.article import plain_paragraphs
from briefing.german.sentences import split
from briefing.model.briefing import Origin, Statement

if TYPE_CHECKING:
    from briefing.config.notes import Section
    from briefing.model.briefing import Paragraph

_MARKUP = frozenset(" \n\t*_`>\\")
"""What Markdown may have between the letters of a sentence."""


def from_notes(section: Section | None) -> tuple[Paragraph, ...]:
    """A section of the notes, its Markdown read as plain text, sentence by sentence."""
    if section is None:
        return ()
    paragraphs: list[Paragraph] = []
    number, place = 0, 0
    for paragraph in plain_paragraphs(section.text):
        statements: list[Statement] = []
        for start, end in split(paragraph):
            text = " ".join(paragraph[start:end].split())
            first, last = _place(text, section.text, place)
            place = last if first or last < len(section.text) else place
            statements.append(Statement(text, Origin("notes", number, section.start + first, section.start + last)))
            number += 1
        paragraphs.append(tuple(statements))
    return tuple(paragraphs)


def _place(sentence: str, markdown: str, begin: int) -> tuple[int, int]:
    """Where a plain sentence stands in its Markdown from `begin` on; all of it where a link or the like is in between."""
    kept = [index for index in range(begin, len(markdown)) if markdown[index] not in _MARKUP]
    wanted = "".join(char for char in sentence if char not in _MARKUP)
    at = "".join(markdown[index] for index in kept).find(wanted)
    return (kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else (0, len(markdown))


def from_settings(text: str) -> tuple[Paragraph, ...]:
    """A text of briefing.toml as one paragraph; () where it is empty."""
    sentences = enumerate(split(text))
    said = tuple(Statement(text[start:end], Origin("settings", n, start, end)) for n, (start, end) in sentences)
    return (said,) if said else ()
