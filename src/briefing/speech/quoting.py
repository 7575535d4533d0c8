"""Make quotations audible: find quoted sentences, announce them by „Zitat“ and „Zitat Ende“."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing.german.quotations import DOUBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTATION = re.compile(r'(?:„[^„“”]*[“”]|»[^»«]*«|«[^»«]*»|"[^"]*")')
_WORDS = 4
"""Fewest words of a quotation; shorter ones are names or scare quotes."""


def find_quoted(sentences: Sequence[str]) -> list[bool]:
    """Return which sentences contain a quotation or are inside one that began earlier."""
    found, inside = [], False
    for sentence in sentences:
        marks = sum(char in DOUBLE for char in sentence)
        found.append(inside or marks > 0)
        inside ^= marks % 2 == 1
    return found


def announce_quotations(sentences: Sequence[str]) -> list[str]:
    """Return a paragraph's sentences with „Zitat“ before and „Zitat Ende“ after quotations."""
    said = [*sentences]
    starts = [*accumulate((len(sentence) + 1 for sentence in sentences), initial=0)]
    for match in reversed([*_QUOTATION.finditer(" ".join(sentences))]):
        if len(match[0].split()) >= _WORDS:
            _insert(said, starts, match.end() - 1, f"{match[0][-1]}{_end(match)}", instead_of=1)
            _insert(said, starts, match.start(), "Zitat: ")
    return said


def _end(match: re.Match[str]) -> str:
    """Return the text behind a closing mark; a sentence of its own if the quoted one ended."""
    goes_on = match.string.startswith(",", match.end())
    return " Zitat Ende." if match[0][-2] in ".!?…" and not goes_on else ", Zitat Ende"


def _insert(
    sentences: list[str], starts: Sequence[int], place: int, text: str, instead_of: int = 0
) -> None:
    """Insert `text` at `place` of the joined sentences, which begin at `starts`."""
    number = bisect(starts, place) - 1
    at = place - starts[number]
    sentences[number] = sentences[number][:at] + text + sentences[number][at + instead_of :]
