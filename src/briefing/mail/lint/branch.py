"""The HTML as Outlook for Windows reads it, and as all other programs read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTLOOK = 16
"""The version that Outlook 2016 to 2024 give for `mso`."""
_ELEMENT = r"<(?P<closing>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
"""A tag; what looks like a comment in one of its attributes is none."""
_TOKEN = re.compile(
    r"<!--\[if (?P<condition>[^\]]+)\]>(?P<shown>\s*<!--+>)?"
    r"|(?P<end><!--\s*<!\[endif\]-->|<!\[endif\]-->)"
    rf"|(?P<comment><!--.*?-->)|{_ELEMENT}",
    re.DOTALL,
)
_READ = re.compile(rf"<!--.*?-->|<style[^>]*>.*?</style>|{_ELEMENT}", re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Branch(NamedTuple):
    """One reading of the HTML."""

    source: str
    unbalanced: str
    """The conditional comment that does not open or close as it must, else ""."""


def outlook_branch(html: str) -> Branch:
    """Return the HTML that Outlook for Windows reads.

    `[if mso]` comments are opened, `[if !mso]` parts left out.
    """
    parts: list[str] = []
    place, condition, shown, unbalanced = 0, "", False, ""
    for mark in _TOKEN.finditer(html):
        if mark["name"]:
            continue
        between = html[place : mark.start()]
        if not condition or holds(condition):
            parts.append(between)
        if mark["end"]:
            if not condition or shown != mark["end"].startswith("<!--"):
                unbalanced = unbalanced or mark[0]
            condition = ""
        elif mark["condition"]:
            if condition:
                unbalanced = unbalanced or mark[0]
            condition, shown = mark["condition"], bool(mark["shown"])
        place = mark.end()
    if condition:
        unbalanced = unbalanced or f"<!--[if {condition}]>"
    parts.append(html[place:])
    return Branch("".join(parts), unbalanced)


def holds(condition: str) -> bool:
    """Whether Outlook meets the condition of a comment: "mso | IE", "gte mso 9", "!mso"."""
    return any(
        all(map(_met, either.split("&"))) for either in re.sub(r"[()]", " ", condition).split("|")
    )


def _met(term: str) -> bool:
    found = re.fullmatch(r"\s*(!?)\s*(?:(gte?|lte?)\s+)?(\w+)(?:\s+(\d+))?\s*", term)
    if not found:
        return False
    negated, comparison, what, version = found.groups()
    wanted = int(version or OUTLOOK)
    compared = {
        "gt": wanted < OUTLOOK,
        "gte": wanted <= OUTLOOK,
        "lt": wanted > OUTLOOK,
        "lte": wanted >= OUTLOOK,
    }
    met = what == "mso" and compared.get(comparison, wanted == OUTLOOK)
    return met != bool(negated)


def crossed(html: str) -> Iterator[str]:
    """The first tag of `html` that closes what is not open, or that stays open, if there is one."""
    open_tags: list[tuple[str, str]] = []
    for tag in _READ.finditer(html):
        name = (tag["name"] or "").lower()
        if not name or name in _VOID or tag["rest"].endswith("/"):
            continue
        if not tag["closing"]:
            open_tags.append((name, tag[0]))
        elif open_tags and open_tags[-1][0] == name:
            open_tags.pop()
        else:
            yield tag[0] + (f" after {open_tags[-1][1]}" if open_tags else "")
            return
    if open_tags:
        yield open_tags[-1][1]
