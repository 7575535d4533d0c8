"""Check for Outlook for Windows, which uses Word: conditional comments, tables, fixed widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.mail.lint.branch import crossed
from briefing.mail.lint.css import declarations, pixels, sides
from briefing.mail.lint.problem import IN_TEMPLATE, Problem
from briefing.mail.lint.structure import opening
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from briefing.mail.lint.css import Value
    from briefing.mail.lint.sent import Sent

_ROUNDING = 1.0
"""Pixels."""


def _balanced(sent: Sent) -> Iterator[Problem]:
    if sent.outlook.unbalanced:
        yield Problem(
            "A conditional comment does not open or close as it must.", sent.outlook.unbalanced
        )
    for place in crossed(sent.outlook.source):
        yield Problem(
            "With the conditional comments for Outlook, elements are not closed in order.", place
        )


def _widths(sent: Sent) -> Iterator[Problem]:
    yield from _too_wide(sent.outlook_root.body, None)


def _too_wide(element: HtmlElement, room: float | None) -> Iterator[Problem]:
    """Find all elements below `element` that are wider than `room`, in pixels.

    `room` is None while no width is known.
    """
    width = _width(element) if element.tag in {"table", "td", "th", "img"} else None
    taken = (
        _row(element) if element.tag == "tr" else width if element.tag in {"table", "img"} else None
    )
    if taken is not None and room is not None and taken > room + _ROUNDING:
        yield Problem(f"In Outlook, {taken:g} pixels stand in {room:g}.", opening(element))
    if width is not None:
        room = width  # of a cell, it is what its content has
    elif element.tag in {"td", "th"} and room is not None:
        room -= _edges(element)
    for child in element:
        if isinstance(child.tag, str):
            yield from _too_wide(child, room)


def _row(row: HtmlElement) -> float:
    """The pixels that its cells with a width take."""
    cells = ((_width(cell), _edges(cell)) for cell in row if cell.tag in {"td", "th"})
    return sum(width + edges for width, edges in cells if width is not None)


def _edges(cell: HtmlElement) -> float:
    """The pixels of padding and border at both sides."""
    declared = declarations(cell.get("style", ""))
    _, right, _, left = sides(declared, "padding")
    return right + left + _border(declared, "left") + _border(declared, "right")


def _width(element: HtmlElement) -> float | None:
    """Return the width that Word uses: that of the style before that of the attribute."""
    declared = declarations(element.get("style", ""))
    styled = pixels(declared["width"].text) if "width" in declared else None
    return pixels(element.get("width", "")) if styled is None else styled


def _border(declared: Mapping[str, Value], side: str) -> float:
    said = declared.get(f"border-{side}") or declared.get("border")
    return (
        next((found for found in map(pixels, said.text.split()) if found is not None), 0.0)
        if said
        else 0.0
    )


CHECKS = (
    Probe(
        "mail.outlook", "error",
        "conditional comments that open and close, and elements that are balanced inside them",
        IN_TEMPLATE, _balanced,
    ),
    Probe(
        "mail.widths", "warning",
        "no table, cell or picture wider in Outlook than what is around it, less its padding",
        "Correct the width, or the padding around it.", _widths,
    ),
)  # fmt: skip
