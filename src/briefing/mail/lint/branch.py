"""The HTML as Outlook for Windows reads it: conditional comments resolved, as against what all others read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTLOOK = 16
"""The version that Outlook 2016 to 2024 give for `mso`."""
_MARK = re.compile(
    r"<!--\[if (?P<condition>[^\]]+)\]>(?P<shown>\s*<!--+>)?|(?P<end><!--\s*<!\[endif\]-->|<!\[endif\]-->)"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Branch(NamedTuple):
    """One reading of the HTML."""

    source: str
    unbalanced: str
    """The conditional comment that does not open or close as it must, else ""."""


def outlook_branch(html: str) -> Branch:
    """What Outlook for Windows reads: `[if mso]` comments opened, `[if !mso]` parts left out."""
    parts: list[str] = []
    place, condition, shown, unbalanced = 0, "", False, ""
    for mark in _MARK.finditer(html):
        between = html[place : mark.start()]
        if not condition or holds(condition):
            parts.append(between)
        if mark["end"]:
            if not condition or shown != mark["end"].startswith("<!--"):
                unbalanced = unbalanced or mark[0]
            condition = ""
        else:
            if condition:
                unbalanced = unbalanced or mark[0]
            condition, shown = mark["condition"], bool(mark["shown"])
        place = mark.end()
    if condition:
        unbalanced = unbalanced or f"<!--[if {condition}]>"
    parts.append(html[place:])
    return Branch(_COMMENT.sub("", "".join(parts)), unbalanced)


def holds(condition: str) -> bool:
    """Whether Outlook meets the condition of a comment: "mso | IE", "gte mso 9", "!mso"."""
    return any(all(map(_met, re.split("&", either))) for either in re.split(r"\|", re.sub(r"[()]", " ", condition)))


def _met(term: str) -> bool:
    found = re.fullmatch(r"\s*(!?)\s*(?:(gte?|lte?)\s+)?(\w+)(?:\s+(\d+))?\s*", term)
    if not found:
        return False
    negated, comparison, what, version = found.groups()
    wanted = int(version or OUTLOOK)
    compared = {"gt": wanted < OUTLOOK, "gte": wanted <= OUTLOOK, "lt": wanted > OUTLOOK, "lte": wanted >= OUTLOOK}
    met = what == "mso" and compared.get(comparison, wanted == OUTLOOK)
    return met != bool(negated)


def crossed(html: str) -> Iterator[str]:
    """The first tag of `html` that closes what is not open, or that stays open, if there is one."""
    open_tags: list[tuple[str, str]] = []
    for closing, name, rest in _TAG.findall(_without(html)):
        tag = name.lower()
        if tag in _VOID or rest.endswith("/"):
            continue
        if not closing:
            open_tags.append((tag, f"<{name}{rest}>"))
        elif open_tags and open_tags[-1][0] == tag:
            open_tags.pop()
        else:
            yield f"</{name}>" + (f" after {open_tags[-1][1]}" if open_tags else "")
            return
    if open_tags:
        yield open_tags[-1][1]


def tags(html: str) -> frozenset[str]:
    """The names of all elements, in lower case."""
    return frozenset(name.lower() for _, name, _ in _TAG.findall(_without(html)))


def _without(html: str) -> str:
    """`html` without comments and style sheets, in which no tag counts."""
    return re.sub(r"(<style[^>]*>).*?(?=</style>)", r"\1", _COMMENT.sub("", html), flags=re.DOTALL)
