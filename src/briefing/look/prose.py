"""Paragraphs with links, emphasis and lists, as HTML and as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from briefing.german.formats import NBSP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model.prose import Block


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


def _list(index: int, block: Block) -> tuple[str, int]:
    """The element of the list that `block` is an entry of, and what its entries have in common."""
    if not block.item:
        return "", 0
    number = block.item.rstrip(".")
    return ("ol", int(number) - index) if number.isdigit() else ("ul", 0)
