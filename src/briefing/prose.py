"""Paragraphs with links, emphasis and lists, as HTML and as text."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup, escape

from briefing.condense.model import Mark  # noqa: TC001 - msgspec reads it
from briefing.german import NBSP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.condense.model import Paragraph


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paragraph or the entry of a list."""

    text: str
    marks: tuple[Mark, ...] = ()
    """In the order of their starts, the outer one first."""
    item: str = ""
    """What the entry of a list opens with: "•", or a number as "2."; "" is a paragraph."""


def of_briefing(paragraph: Paragraph) -> Block:
    """A paragraph of a briefing."""
    return _joined(Block(text=s.text, marks=s.marks, item=s.item) for s in paragraph)


def of_document(paragraphs: object) -> tuple[Block, ...]:
    """Paragraphs of briefing.json, whose sentences read as blocks."""
    found = msgspec.convert(paragraphs, tuple[tuple[Block, ...], ...])
    return tuple(_joined(sentences) for sentences in found)


def _joined(sentences: Iterable[Block]) -> Block:
    """Sentences as one block."""
    text, item = "", ""
    marks: list[Mark] = []
    for sentence in sentences:
        text = f"{text} " if text else ""
        marks += [_moved(mark, mark.start + len(text), mark.end + len(text)) for mark in sentence.marks]
        text, item = text + sentence.text, item or sentence.item
    return Block(text=text, marks=tuple(marks), item=item)


def set_by(block: Block, setting: Callable[[str], str]) -> Block:
    """`block` with its text as `setting` gives it, which may change all but letters and digits."""
    text = setting(block.text)
    carried = partial(_carried, before=block.text, after=text)
    marks = tuple(_moved(mark, carried(mark.start), carried(mark.end)) for mark in block.marks)
    return Block(text=text, marks=marks, item=block.item)


def inline_html(block: Block) -> Markup:
    """The text of `block` with its links and its emphasis."""
    tags: list[tuple[int, int, int, Markup]] = []
    for rank, mark in enumerate(block.marks):
        name = "a" if mark.kind == "link" else mark.kind
        address = Markup(' href="{}"').format(mark.url) if mark.url else Markup()
        tags.append((mark.start, 1, rank, Markup("<{}{}>").format(name, address)))
        tags.append((mark.end, 0, -rank, Markup("</{}>").format(name)))
    found, place = Markup(), 0
    for at, _, _, tag in sorted(tags):  # what ends at a place before what starts there
        found += escape(block.text[place:at]) + tag
        place = at
    return found + escape(block.text[place:])


def as_html(blocks: Iterable[Block]) -> Markup:
    """Paragraphs and lists (p, ul, ol), one element in a line."""
    lines: list[Markup] = []
    for (name, _), group in groupby(enumerate(blocks), key=lambda pair: _list(*pair)):
        entries = [block for _, block in group]
        if not name:
            lines += [Markup("<p>{}</p>").format(inline_html(block)) for block in entries]
            continue
        first = entries[0].item.rstrip(".")
        start = Markup(' start="{}"').format(first) if name == "ol" and first != "1" else ""
        items = (Markup("<li>{}</li>").format(inline_html(block)) for block in entries)
        lines.append(Markup("<{0}{1}>{2}</{0}>").format(name, start, Markup("").join(items)))
    return Markup("\n").join(lines)


def as_text(block: Block, footnote: Callable[[str], str]) -> str:
    """The text of `block`, behind every link what `footnote` makes of its address."""
    found, place = "", 0
    for mark in sorted(block.marks, key=lambda mark: mark.end):
        if mark.url:
            found += f"{block.text[place : mark.end]}{NBSP}{footnote(mark.url)}"
            place = mark.end
    return found + block.text[place:]


def _moved(mark: Mark, start: int, end: int) -> Mark:
    return msgspec.structs.replace(mark, start=start, end=end)


def _carried(place: int, before: str, after: str) -> int:
    """Where `place` of `before` is in `after`, which has the same letters and digits."""
    count = sum(map(str.isalnum, before[:place]))
    start, stop = _gap(before, count)
    first, last = _gap(after, count)
    return last if place == stop else min(first + place - start, last)


def _gap(text: str, count: int) -> tuple[int, int]:
    """Where that what stands between the letter or digit number `count` and the next one lies."""
    letters = [at for at, char in enumerate(text) if char.isalnum()]
    start = letters[count - 1] + 1 if count else 0
    return start, letters[count] if count < len(letters) else len(text)


def _list(index: int, block: Block) -> tuple[str, int]:
    """The element of the list that `block` is an entry of, and what its entries have in common."""
    if not block.item:
        return "", 0
    number = block.item.rstrip(".")
    return ("ol", int(number) - index) if number.isdigit() else ("ul", 0)
