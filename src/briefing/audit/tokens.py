"""Tokens by which a text is compared with its source: case-folded words, and quantities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.audit.quantities import quantities
from briefing.audit.quantity import Claim
from briefing.german.quotations import DOUBLE, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audit.quantity import Quantity
    from briefing.german.quotations import Quoted

_WORD = re.compile(r"[^\W_]+")
_PAUSE = re.compile(rf"[,;:.!?…()\[\]–—{DOUBLE}]|\s-\s")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or one quantity."""

    key: str
    """The value to compare: lower case with ß as ss, or "#" and a quantity's value."""
    text: str
    gap: str
    """The characters between the token before and this one."""
    quoted: bool
    """Whether it is in quotation marks."""
    quantity: Quantity | None = None

    @property
    def pause(self) -> bool:
        """Whether punctuation that separates clauses precedes it."""
        return bool(_PAUSE.search(self.gap))

    @property
    def capital(self) -> bool:
        """Whether it is capitalised, like a noun or a name."""
        return self.text[:1].isupper() and not self.quantity


def tokens(text: str, marks: Quoted | None = None, offset: int = 0) -> tuple[Token, ...]:
    """Return the tokens of `text`.

    If it is part of a longer text, `marks` are the quotations of that one and `offset` is its
    position there.
    """
    marks = marks or quoted(text)
    return tuple(_tokens(text, marks, offset))


def _tokens(text: str, marks: Quoted, offset: int) -> Iterator[Token]:
    last = 0
    for start, end, quantity in _spans(text):
        inside = marks.holds(offset + start)
        word = text[start:end]
        yield Token(
            _key(quantity) if quantity else folded(word), word, text[last:start], inside, quantity
        )
        last = end


def _spans(text: str) -> Iterator[tuple[int, int, Quantity | None]]:
    """Yield words and quantities by position; a quantity that claims no number stays a word."""
    last = 0
    for quantity in quantities(text):
        if quantity.kind is Claim.AMOUNT:
            yield from ((*word.span(), None) for word in _WORD.finditer(text, last, quantity.start))
            yield quantity.start, quantity.end, quantity
            last = quantity.end
    yield from ((*word.span(), None) for word in _WORD.finditer(text, last))


def folded(word: str) -> str:
    """Return a word in the form in which words are compared."""
    return word.lower().replace("ß", "ss")


def _key(quantity: Quantity) -> str:
    value, unit = quantity.readings[0]
    return f"#{value} {unit}"


def keys(found: Sequence[Token]) -> list[str]:
    """Return the keys of tokens."""
    return [token.key for token in found]
