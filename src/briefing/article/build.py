"""From text with roles to an Article: the one place that sets furniture apart and finds the sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.article.decoding import normalised
from briefing.article.furniture import (
    closing_tag,
    dateline,
    is_furniture,
    is_link,
    is_name,
    is_signed,
)
from briefing.errors import InputError
from briefing.german.sentences import split_sentences
from briefing.model.article import READ, Article, Block, Kind, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Part = tuple[Kind, str]
"""A block that a markup format gave: its role and its plain text."""
_FOLD = re.compile(r"[^\S\u00a0\u202f\u2009]+")
"""White space that a layout put there; no-break and thin spaces are the author's."""


@dataclass(frozen=True, slots=True)
class Span:
    """A block before its sentences are known; offsets in characters."""

    kind: Kind
    start: int
    end: int


def join(parts: Iterable[Part]) -> tuple[str, list[Span]]:
    """Lay parts out as one plain text, a blank line between them; empty parts are left out."""
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for kind, raw in parts:
        text = normalised(raw).strip()
        if text:
            texts.append(text)
            spans.append(Span(kind, at, at + len(text)))
            at += len(text) + len("\n\n")
    return "\n\n".join(texts), spans


def build(text: str, spans: Iterable[Span], source: str, file: str) -> Article:
    """The article with its sentences. Raises InputError if it has none; `file` is for the message."""
    blocks: list[Block] = []
    count = 0
    for span in _without_furniture(text, spans):
        sentences: tuple[Sentence, ...] = ()
        if span.kind in READ:
            ranges = split_sentences(text[span.start : span.end])
            sentences = tuple(
                Sentence(
                    fold(text[span.start + a : span.start + b]),
                    span.start + a,
                    span.start + b,
                    index,
                    len(blocks),
                )
                for index, (a, b) in enumerate(ranges, count)
            )
            count += len(sentences)
        blocks.append(Block(span.kind, span.start, span.end, sentences))
    if not count:
        raise InputError(
            "no sentence found in it. An article needs at least one paragraph of text.", file=file
        )
    return Article(text, source, tuple(blocks))


def fold(text: str) -> str:
    """`text` with every run of white space as one blank; no-break and thin spaces stay."""
    return _FOLD.sub(" ", text)


def _without_furniture(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans; what is no text is of kind OTHER, and datelines and closing tags are spans of their own."""
    first, linked = True, False
    for span in spans:
        passage = text[span.start : span.end]
        linked = is_link(passage) or (linked and span.kind is Kind.ITEM)
        if linked or (
            span.kind in READ and _is_no_text(passage, first=first and span.end < len(text))
        ):
            yield Span(Kind.OTHER, span.start, span.end)
        elif span.kind not in READ:
            yield span
        else:
            yield from _peeled(span, passage, first=first)
            first = first and span.kind is Kind.TEASER


def _is_no_text(passage: str, *, first: bool) -> bool:
    return is_furniture(passage) or (first and (is_signed(passage) or is_name(passage)))


def _peeled(span: Span, passage: str, *, first: bool) -> Iterator[Span]:
    begin = dateline(passage, first=first)
    end = closing_tag(passage)
    if begin:
        yield Span(Kind.OTHER, span.start, span.start + len(passage[:begin].rstrip()))
    yield Span(span.kind, span.start + begin, span.start + end)
    if end < len(passage):
        tag = passage[end:]
        yield Span(Kind.OTHER, span.end - len(tag.lstrip()), span.end)
