"""Find quotations by German quotation marks, and tell whether all marks are paired."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

DOUBLE_OPENING = '„“»«"'
DOUBLE_CLOSING = '“”«»"'
"""Both hold the marks that open in one country and close in another: “ in English, « in French and
Swiss print."""
SINGLE_OPENING = "‚‘›‹'"
SINGLE_CLOSING = "‘’‹›'"
"""With the apostrophe, which looks like one."""
OPENING = DOUBLE_OPENING + SINGLE_OPENING
CLOSING = DOUBLE_CLOSING + SINGLE_CLOSING
DOUBLE = '„“”»«"'
ALL = DOUBLE + "‚‘’›‹'"
"""All of these may stand in the square brackets of a pattern."""
_PARTNERS = {"„": '“”"', "“": '”"', "»": "«", "«": "»", '"': '"”“', "”": "”"}
_MARK = re.compile(r"[„“”«»]|(?<!\d)\"|\"(?!\d)")
"""Not the one in 30"000. Single marks are left alone: they are apostrophes as often."""

_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a text."""

    spans: tuple[tuple[int, int], ...]
    """What stands between a mark and its partner, in characters, without the marks; one without
    partner goes to the end."""
    balanced: bool

    def holds(self, at: int) -> bool:
        """Whether the character `at` is quoted."""
        return any(start <= at < end for start, end in self.spans)


_NOTHING = Quoted((), balanced=True)


@lru_cache(maxsize=1024)  # every stage asks it of the same sentences
def quoted(text: str) -> Quoted:
    """Find the quotations of `text`; a quotation within another counts as part of it."""
    if not any(sign in text for sign in DOUBLE):
        return _NOTHING
    opened: list[re.Match[str]] = []
    spans: list[tuple[int, int]] = []
    balanced = True
    for mark in _MARK.finditer(text):
        if opened and mark[0] in _PARTNERS[opened[-1][0]]:
            start = opened.pop().end()
            if not opened:
                spans.append((start, mark.start()))
        elif not opened or mark[0] in "„»«":
            opened.append(mark)
            balanced = balanced and mark[0] != "”"
        else:
            balanced = False
    if opened:
        spans.append((opened[0].end(), len(text)))
    return Quoted(tuple(spans), balanced and not opened)


def outside(text: str) -> str:
    """What is left of a text when its quotations are taken out, marks and all."""
    left, last = [], 0
    for start, end in quoted(text).spans:
        left.append(text[last : start - 1])
        last = end + 1
    return "".join([*left, text[last:]])


def passages(text: str) -> list[str]:
    """The quoted words of `text`, without their marks."""
    found = (text[start:end].strip() for start, end in quoted(text).spans)
    return [passage for passage in found if any(char.isalnum() for char in passage)]


def flat(text: str) -> str:
    """Return `text` for the lookup of quotations: lower-case words joined by single blanks."""
    words = _LETTERS.findall(text.lower().replace("ß", "ss"))
    return f" {' '.join(words)} "
