"""A text as the sequence in which it is compared with its source: words folded, quantities as their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.audit.quantities import quantities
from briefing.audit.quantity import Kind
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
    """What is compared: lower case with ß as ss, or "#" and the value."""
    text: str
    gap: str
    """The characters between the token before and this one."""
    quoted: bool
    """Whether it stands in quotation marks."""
    quantity: Quantity | None = None

    @property
    def pause(self) -> bool:
        """Whether a mark that bounds a clause stands before it."""
        return bool(_PAUSE.search(self.gap))

    @property
    def capital(self) -> bool:
        """Whether it is written like a noun or name."""
        return self.text[:1].isupper() and not self.quantity


def tokens(text: str, marks: Quoted | None = None, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of `text`; `marks` are the quotations of a longer text in which it starts at `offset`."""
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
    """Words and quantities by place; a quantity that is no claim of a number stays a word."""
    last = 0
    for quantity in quantities(text):
        if quantity.kind is Kind.AMOUNT:
            yield from ((*word.span(), None) for word in _WORD.finditer(text, last, quantity.start))
            yield quantity.start, quantity.end, quantity
            last = quantity.end
    yield from ((*word.span(), None) for word in _WORD.finditer(text, last))


def folded(word: str) -> str:
    """A word as it is compared."""
    return word.lower().replace("ß", "ss")


def _key(quantity: Quantity) -> str:
    value, unit = quantity.readings[0]
    return f"#{value} {unit}"


def keys(found: Sequence[Token]) -> list[str]:
    """What is compared, token by token."""
    return [token.key for token in found]
