"""Plain text without markup: length, punctuation and position give each block its kind."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.article.build import Span
from briefing.article.furniture import (
    closing_tag_start,
    dateline_length,
    is_author_name,
    is_furniture,
    is_link,
    is_signature,
)
from briefing.german.calendar import MONTHS
from briefing.german.quotations import CLOSING
from briefing.model.article import READ, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(
    rf"(?:[-–*•▪·‣◦]|\d{{1,2}}(?:\)|\.(?!\s+(?:{'|'.join(MONTHS)}|[A-Z]?FC|SC|SV|Bundesliga)\b)))"
    rf"[ \t\u00a0]+(?=\S)"
)
"""A list mark; the number of a date or of a football club at the start of a line is none."""
_SENTENCE_END = re.compile(rf"[.!?…:;,][{CLOSING})\]]*\Z")
_MIN_COLUMNS, _MAX_COLUMNS = 50, 110
"""Columns of hard-wrapped text."""
_MAX_SHORTFALL = 12
"""Columns by which a wrapped line may be shorter than needed for the next word."""
_SUBHEAD_LENGTH, _SUBHEAD_WORDS, _LABEL_WORDS = 90, 12, 3
_TITLE_LENGTH, _TITLE_WORDS = 130, 18
_TEASER_WORDS = 60
"""At most; lengths in characters."""


def find_spans(text: str) -> list[Span]:
    """Return the blocks of `text`, in order. List marks belong to no block."""
    found = [_block_span(text, start, end) for start, end in _paragraphs(text)]
    roles = _assign_roles(text, found)
    # Where nothing would be left to read, short lines are the text and not its subheads.
    return roles if any(span.kind in READ for span in roles) else found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the ranges of paragraphs: single lines, or joined lines of hard-wrapped text."""
    lines = [_strip_range(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end]
    width = max((end - start for start, end in lines), default=0)
    pairs = [_is_wrapped(text, first, second, width) for first, second in pairwise(lines)]
    if not _MIN_COLUMNS <= width <= _MAX_COLUMNS or not _is_hard_wrapped(text, lines, pairs):
        return lines
    joined = lines[:1]
    for line, wrapped in zip(lines[1:], pairs, strict=True):
        if wrapped:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _strip_range(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return end - len(line.lstrip()), start + len(line.rstrip())


def _is_wrapped(text: str, first: tuple[int, int], second: tuple[int, int], width: int) -> bool:
    """Return whether the first line is full, so that the second one may continue it."""
    if text.count("\n", first[1], second[0]) > 1 or _ITEM.match(text, second[0]):
        return False
    word = text[second[0] : second[0] + width].split(maxsplit=1)[0]
    return first[1] - first[0] + 1 + len(word) > width - _MAX_SHORTFALL


def _is_hard_wrapped(text: str, lines: list[tuple[int, int]], pairs: list[bool]) -> bool:
    """Return whether most full lines end inside a sentence; paragraphs end with one."""
    full = [text[start:end] for (start, end), wrapped in zip(lines, pairs, strict=False) if wrapped]
    return bool(full) and 2 * sum(not _SENTENCE_END.search(line) for line in full) > len(full)


def _block_span(text: str, start: int, end: int) -> Span:
    if mark := _ITEM.match(text, start, end):
        return Span(Kind.ITEM, mark.end(), end)
    return Span(Kind.PARAGRAPH, start, end)


def _assign_roles(text: str, found: list[Span]) -> list[Span]:
    """Return the spans with their kinds: title, teaser, subheads, furniture, text."""
    roles = [*_mark_subheads(text, found)]
    real = [index for index, span in enumerate(roles) if span.kind is not Kind.OTHER]
    if (
        len(real) > 1
        and _is_title(_block_text(text, found[real[0]]))
        and found[real[0]].kind is Kind.PARAGRAPH
    ):
        title, after = real[0], real[1]
        roles[title] = replace(roles[title], kind=Kind.TITLE)
        if _is_teaser(text, roles, after):
            roles[after] = replace(roles[after], kind=Kind.TEASER)
    return roles


def _mark_subheads(text: str, found: list[Span]) -> Iterator[Span]:
    """Yield the spans with subheads and furniture marked.

    A subhead is short, ends without punctuation and has text after it; names and links at the end
    are not text.
    """
    last = max(
        (index for index, span in enumerate(found) if not _is_short(_block_text(text, span))),
        default=-1,
    )
    links = False
    body = 0
    for index, span in enumerate(found):
        line = _block_text(text, span)
        short = span.kind is Kind.PARAGRAPH and _is_short(line)
        # Headlines below "Mehr zum Thema:" are links too.
        links = is_link(line) or (links and short)
        if (
            is_furniture(line)
            or links
            or (short and index > 0 and _is_author(line, body, at_end=index > last))
        ):
            yield replace(span, kind=Kind.OTHER)
        elif short and (index < last or line.endswith(":")):
            yield replace(span, kind=Kind.SUBHEAD)
        else:
            body += not short
            yield span


def _is_author(line: str, body: int, *, at_end: bool) -> bool:
    """Return whether a short line below `body` paragraphs names the article's author."""
    return (is_signature(line) and (at_end or body <= 1)) or (
        is_author_name(line) and (at_end or not body)
    )


def _block_text(text: str, span: Span) -> str:
    """Return a block on one line, without an agency tag at its end."""
    line = " ".join(text[span.start : span.end].split())
    return line[: closing_tag_start(line)]


def _is_short(line: str) -> bool:
    """Return whether a line is like "Hilfreich für alle" or a label like "Die Redaktion:"."""
    if len(line) > _SUBHEAD_LENGTH:
        return False
    words = len(line.split())
    return (words <= _SUBHEAD_WORDS and not _SENTENCE_END.search(line)) or (
        words <= _LABEL_WORDS and line.endswith(":")
    )


def _is_title(line: str) -> bool:
    """Return whether a line may be a title: short, and not a statement with a full stop."""
    if len(line) > _TITLE_LENGTH or len(line.split()) > _TITLE_WORDS:
        return False
    return not _SENTENCE_END.search(line) or line.rstrip(CLOSING + ")")[-1:] in {"?", "!"}


def _is_teaser(text: str, roles: list[Span], index: int) -> bool:
    """Return whether the short paragraph `index` below the title is the teaser.

    It is one if a byline or a dateline after it shows that the body starts there.
    """
    if roles[index].kind is not Kind.PARAGRAPH or index + 1 >= len(roles):
        return False
    line, following = _block_text(text, roles[index]), roles[index + 1]
    if (
        len(line.split()) > _TEASER_WORDS
        or dateline_length(line, first=True)
        or not _SENTENCE_END.search(line)
    ):
        return False
    rest = any(span.kind in READ for span in roles[index + 2 :])
    return (following.kind is Kind.OTHER and rest) or dateline_length(
        text[following.start : following.end], first=True
    ) > 0
