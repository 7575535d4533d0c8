"""Find quotations by German quotation marks, and tell whether all marks are paired."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

DOUBLE_OPENING = '„“»«"'
DOUBLE_CLOSING = '“”«»"'
"""Both hold marks that open in one country and close in another: “ (English), « (Swiss)."""
SINGLE_OPENING = "‚‘›‹'"
SINGLE_CLOSING = "‘’‹›'"
"""Including the apostrophe, which looks the same."""
OPENING = DOUBLE_OPENING + SINGLE_OPENING
CLOSING = DOUBLE_CLOSING + SINGLE_CLOSING
DOUBLE = '„“”»«"'
ALL = DOUBLE + "‚‘’›‹'"
"""Safe inside the square brackets of a pattern."""
_PARTNERS = {"„": '“”"', "“": '”"', "»": "«", "«": "»", '"': '"”“', "”": "”"}
_MARK = re.compile(r"[„“”«»]|(?<!\d)\"|\"(?!\d)")
"""Not the one in 30"000. Single marks are ambiguous with apostrophes and are ignored."""

_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a text."""

    spans: tuple[tuple[int, int], ...]
    """Offsets of the quoted text without its marks; an unclosed quotation goes to the end."""
    balanced: bool

    def holds(self, at: int) -> bool:
        """Whether the character `at` is quoted."""
        return any(start <= at < end for start, end in self.spans)


_NOTHING = Quoted((), balanced=True)


@lru_cache(maxsize=1024)  # every stage asks it of the same sentences
def quoted(text: str) -> Quoted:
    """Find the quotations of `text`; a nested quotation is part of the outer one."""
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
        elif not opened or mark[0] in "„»«":  # these open a nested quotation as well
            opened.append(mark)
            balanced = balanced and mark[0] != "”"
        else:
            balanced = False
    if opened:
        spans.append((opened[0].end(), len(text)))
    return Quoted(tuple(spans), balanced and not opened)


def outside(text: str) -> str:
    """Return a text without its quotations and their marks."""
    left, last = [], 0
    for start, end in quoted(text).spans:
        left.append(text[last : start - 1])
        last = end + 1
    return "".join([*left, text[last:]])


def passages(text: str) -> list[str]:
    """Return the quotations of `text`, without their marks."""
    found = (text[start:end].strip() for start, end in quoted(text).spans)
    return [passage for passage in found if any(char.isalnum() for char in passage)]


def flat(text: str) -> str:
    """Return `text` for the lookup of quotations: lower-case words joined by single blanks."""
    words = _LETTERS.findall(text.lower().replace("ß", "ss"))
    return f" {' '.join(words)} "
