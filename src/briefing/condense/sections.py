"""Statements from the editor's own texts: sections of notes.md, values of briefing.toml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.german.sentences import split_sentences
from briefing.model.briefing import Origin, Statement

if TYPE_CHECKING:
    from briefing.config.notes import Section
    from briefing.model.briefing import Paragraph
from briefing.article import parse_paragraphs
from briefing.errors import InputError
from briefing.model.briefing import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.article import MarkdownParagraph
    from briefing.config.notes import Notes, Section
    from briefing.model.briefing import Paragraph

_WEB = re.compile(r"(?:https?://|mailto:)\S")
_MARKUP = frozenset(" \n\t*_`>\\")
"""Markdown characters that may occur inside a sentence."""


def from_notes(notes: Notes, section: Section | None) -> tuple[Paragraph, ...]:
    """Return a section of the notes by sentence, its Markdown as plain text with marks.

    Raises InputError for a link that is neither a web nor a mail address.
    """
    if section is None:
        return ()
    paragraphs: list[Paragraph] = []
    number, place = 0, 0
    for paragraph in parse_paragraphs(section.text):
        _refuse_other_links(paragraph, notes, section)
        statements: list[Statement] = []
        for start, end in split_sentences(paragraph.text):
            text = _line(paragraph.text[start:end])
            first, last = _place(text, section.text, place)
            place = last if first or last < len(section.text) else place
            origin = Origin("notes", number, section.start + first, section.start + last)
            marks = tuple(_marks(paragraph, start, end))
            item = "" if statements else paragraph.item
            statements.append(Statement(text, origin, marks=marks, item=item))
            number += 1
        paragraphs.append(tuple(statements))
    return tuple(paragraphs)


def _refuse_other_links(paragraph: MarkdownParagraph, notes: Notes, section: Section) -> None:
    for mark in paragraph.marks:
        if mark.kind == "link" and not _WEB.match(mark.url):
            text = paragraph.text[mark.start : mark.end]
            line = notes.text.count("\n", 0, section.start) + mark.line + 1
            message = (
                f'the link of "{text}" leads to "{mark.url}". Write an address that begins with '
                "https://, http:// or mailto:."
            )
            raise InputError(message, file=notes.file, line=line)


def _marks(paragraph: MarkdownParagraph, start: int, end: int) -> Iterator[Mark]:
    """Yield the paragraph's marks clipped to its sentence from `start` to `end`."""
    for mark in paragraph.marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            yield Mark(
                kind=mark.kind,
                start=len(_line(f"{paragraph.text[start:first]}|")) - 1,
                end=len(_line(paragraph.text[start:last])),
                url=mark.url,
            )


def _line(text: str) -> str:
    return " ".join(text.split())


def _place(sentence: str, markdown: str, begin: int) -> tuple[int, int]:
    """Find a plain sentence in its Markdown from `begin` on.

    The whole Markdown where markup such as a link interrupts the sentence.
    """
    kept = [index for index in range(begin, len(markdown)) if markdown[index] not in _MARKUP]
    wanted = "".join(char for char in sentence if char not in _MARKUP)
    at = "".join(markdown[index] for index in kept).find(wanted)
    return (kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else (0, len(markdown))


def from_settings(text: str) -> tuple[Paragraph, ...]:
    """Return a text of briefing.toml as one paragraph; () if it is empty."""
    sentences = enumerate(split_sentences(text))
    said = tuple(
        Statement(text[start:end], Origin("settings", n, start, end))
        for n, (start, end) in sentences
    )
    return (said,) if said else ()
