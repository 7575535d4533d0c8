"""Build an Article from parsed blocks: mark furniture and split the text into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.article.decoding import normalise
from briefing.article.furniture import (
    closing_tag_start,
    dateline_length,
    is_author_name,
    is_furniture,
    is_link,
    is_signature,
)
from briefing.errors import InputError
from briefing.german.sentences import split_sentences
from briefing.model.article import READ, Article, Block, Kind, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RawBlock = tuple[Kind, str]
"""A block as a format's parser yields it: its kind and its plain text."""
_WHITESPACE = re.compile(r"[^\S\u00a0\u202f\u2009]+")
"""White space that only lays out the text. No-break and thin spaces belong to the wording."""


@dataclass(frozen=True, slots=True)
class Span:
    """A block that is not yet split into sentences. Offsets are in characters."""

    kind: Kind
    start: int
    end: int


def join_blocks(parts: Iterable[RawBlock]) -> tuple[str, list[Span]]:
    """Return the blocks as one plain text with blank lines between them, and their spans.

    Empty blocks are left out.
    """
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for kind, raw in parts:
        text = normalise(raw).strip()
        if text:
            texts.append(text)
            spans.append(Span(kind, at, at + len(text)))
            at += len(text) + len("\n\n")
    return "\n\n".join(texts), spans


def build_article(text: str, spans: Iterable[Span], source: str, file: str) -> Article:
    """Return the article with its sentences.

    Raises InputError if it has none; `file` is the name in the message.
    """
    blocks: list[Block] = []
    count = 0
    for span in _mark_furniture(text, spans):
        sentences: tuple[Sentence, ...] = ()
        if span.kind in READ:
            ranges = split_sentences(text[span.start : span.end])
            sentences = tuple(
                Sentence(
                    fold_whitespace(text[span.start + a : span.start + b]),
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


def fold_whitespace(text: str) -> str:
    """Return `text` with each run of white space as one blank; no-break and thin spaces stay."""
    return _WHITESPACE.sub(" ", text)


def _mark_furniture(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans with furniture as kind OTHER.

    Datelines and agency tags inside a paragraph become spans of their own.
    """
    first, linked = True, False
    for span in spans:
        passage = text[span.start : span.end]
        # "Lesen Sie auch:" makes the list below it furniture as well.
        linked = is_link(passage) or (linked and span.kind is Kind.ITEM)
        if linked or (
            span.kind in READ and _is_not_text(passage, first=first and span.end < len(text))
        ):
            yield Span(Kind.OTHER, span.start, span.end)
        elif span.kind not in READ:
            yield span
        else:
            yield from _split_off_tags(span, passage, first=first)
            # A dateline or a name opens the body, so it may still follow the teaser.
            first = first and span.kind is Kind.TEASER


def _is_not_text(passage: str, *, first: bool) -> bool:
    # Names are bylines only above the body; further down they may be subheads.
    return is_furniture(passage) or (first and (is_signature(passage) or is_author_name(passage)))


def _split_off_tags(span: Span, passage: str, *, first: bool) -> Iterator[Span]:
    begin = dateline_length(passage, first=first)
    end = closing_tag_start(passage)
    if begin:
        yield Span(Kind.OTHER, span.start, span.start + len(passage[:begin].rstrip()))
    yield Span(span.kind, span.start + begin, span.start + end)
    if end < len(passage):
        tag = passage[end:]
        yield Span(Kind.OTHER, span.end - len(tag.lstrip()), span.end)
