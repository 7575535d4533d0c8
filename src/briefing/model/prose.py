"""Paragraphs with links, emphasis and lists, as e-mail, page and feed show them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from briefing.model.briefing import Mark  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model.briefing import Paragraph


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paragraph or the entry of a list."""

    text: str
    marks: tuple[Mark, ...] = ()
    """In the order of their starts, the outer one first."""
    item: str = ""
    """The marker of a list entry: "•", or a number such as "2."; "" for a paragraph."""


def block_of_paragraph(paragraph: Paragraph) -> Block:
    """Return a paragraph of a briefing as one block."""
    return _joined(Block(text=s.text, marks=s.marks, item=s.item) for s in paragraph)


def blocks_of_document(paragraphs: object) -> tuple[Block, ...]:
    """Return the paragraphs of briefing.json as blocks."""
    found = msgspec.convert(paragraphs, tuple[tuple[Block, ...], ...])
    return tuple(_joined(sentences) for sentences in found)


def _joined(sentences: Iterable[Block]) -> Block:
    """Join sentences into one block."""
    text, item = "", ""
    marks: list[Mark] = []
    for sentence in sentences:
        text = f"{text} " if text else ""
        marks += [
            _moved(mark, mark.start + len(text), mark.end + len(text)) for mark in sentence.marks
        ]
        text, item = text + sentence.text, item or sentence.item
    return Block(text=text, marks=tuple(marks), item=item)


def typeset_block(block: Block, setting: Callable[[str], str]) -> Block:
    """Return `block` with `setting` applied, which must not change letters and digits."""
    text = setting(block.text)
    carried = partial(_carried, before=block.text, after=text)
    marks = tuple(_moved(mark, carried(mark.start), carried(mark.end)) for mark in block.marks)
    return Block(text=text, marks=marks, item=block.item)


def _moved(mark: Mark, start: int, end: int) -> Mark:
    return msgspec.structs.replace(mark, start=start, end=end)


def _carried(place: int, before: str, after: str) -> int:
    """Return the offset in `after` of `place` in `before`; letters and digits are the same."""
    count = sum(map(str.isalnum, before[:place]))
    start, stop = _gap(before, count)
    first, last = _gap(after, count)
    return last if place == stop else min(first + place - start, last)


def _gap(text: str, count: int) -> tuple[int, int]:
    """Return the range between letter or digit number `count` and the next one."""
    letters = [at for at, char in enumerate(text) if char.isalnum()]
    start = letters[count - 1] + 1 if count else 0
    return start, letters[count] if count < len(letters) else len(text)
