"""Parse CSS for the lint: declarations, rules, colours and lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import tinycss2
import tinycss2.color3

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tinycss2.ast import Node

_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|%)?")
_POINT = 4 / 3
"""CSS pixels."""
ROOT_SIZE = 16.0
"""CSS pixels of 1rem, the default of every mail program."""


class Value(NamedTuple):
    """What a declaration says."""

    text: str
    important: bool


class StyleRule(NamedTuple):
    """The declarations for one selector."""

    selector: str
    declarations: Mapping[str, Value]
    media: str
    """The condition of the @media around it, "" where there is none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style element."""

    rules: tuple[StyleRule, ...]
    at_rules: tuple[str, ...]
    """Their names, without @, in order."""
    nested: tuple[str, ...]
    """Names of those that stand in another."""


@lru_cache(maxsize=1024)
def declarations(style: str) -> Mapping[str, Value]:
    """Return the declarations of a style attribute by property, in lower case.

    The last declaration of a property counts.
    """
    return _declared(
        tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    )


@lru_cache(maxsize=64)
def parse_sheet(css: str, media: str = "") -> Sheet:
    """The style element `css`, whose attribute media says `media`."""
    rules: list[StyleRule] = []
    at_rules: list[str] = []
    nested: list[str] = []
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            rules += _rules(node, media)
        elif node.type == "at-rule":
            at_rules.append(node.lower_at_keyword)
            if node.content is None or node.lower_at_keyword != "media":
                continue
            condition = f"{media} {tinycss2.serialize(node.prelude).strip()}".strip()
            for inner in tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            ):
                if inner.type == "qualified-rule":
                    rules += _rules(inner, condition)
                elif inner.type == "at-rule":
                    nested.append(inner.lower_at_keyword)
    return Sheet(tuple(rules), tuple(at_rules), tuple(nested))


def _rules(node: Node, media: str) -> Iterator[StyleRule]:
    declared = _declared(
        tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    )
    for comma, tokens in groupby(node.prelude, lambda node: node == ","):
        if not comma:
            yield StyleRule(tinycss2.serialize(tokens).strip(), declared, media)


def _declared(nodes: Sequence[Node]) -> Mapping[str, Value]:
    return {
        node.lower_name: Value(tinycss2.serialize(node.value).strip(), node.important)
        for node in nodes
        if node.type == "declaration"
    }


@lru_cache(maxsize=256)
def colour(text: str) -> str:
    """Return a colour as "#rrggbb", or "" for one that is not opaque or unknown."""
    parsed = tinycss2.color3.parse_color(text)
    if not isinstance(parsed, tinycss2.color3.RGBA) or parsed.alpha < 1:
        return ""
    return "#" + "".join(f"{round(255 * share):02x}" for share in parsed[:3])


def pixels(text: str, size: float = ROOT_SIZE) -> float | None:
    """Return a length in CSS pixels, `size` being one em; None for a percentage or a word."""
    found = _LENGTH.fullmatch(text.strip())
    if not found or found[2] == "%":
        return None
    return (
        float(found[1]) * {"px": 1, None: 1, "pt": _POINT, "em": size, "rem": ROOT_SIZE}[found[2]]
    )


def percent(text: str) -> float | None:
    """Return a percentage as a share; None for anything else."""
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) / 100 if found and found[2] == "%" else None


def sides(declared: Mapping[str, Value], name: str) -> tuple[float, float, float, float]:
    """Return top, right, bottom and left of `name` (padding, margin) in pixels; 0 if unknown."""
    lengths = (
        [pixels(part) or 0 for part in declared[name].text.split()] if name in declared else [0.0]
    )
    match len(lengths):
        case 1:
            box = lengths * 4
        case 2:
            box = lengths * 2
        case 3:
            box = [*lengths, lengths[1]]
        case _:
            box = lengths[:4] or [0.0] * 4
    for at, side in enumerate(("top", "right", "bottom", "left")):
        if f"{name}-{side}" in declared:
            box[at] = pixels(declared[f"{name}-{side}"].text) or 0
    return box[0], box[1], box[2], box[3]
