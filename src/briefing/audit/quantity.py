"""A quantity: what an amount, a date, a time, a fraction or a multiple is worth, so that two of them compare."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from briefing.german.units import KINDS

Reading = tuple[Fraction, str]
"""A value and its unit, "" where none is named."""
RATIO = "ratio"
"""The unit of shares: of percentages and fractions alike."""
DESIGNATION = "name"
"""The unit of a number that is part of a name: "Covid-19", "A-7"."""
UNSHARED = frozenset({DESIGNATION, "month", "weekday", "clock", ":", RATIO, *KINDS})
"""Units without which a number is another thing: the "3" of "März" is no three."""


class Kind(Enum):
    """How much a quantity claims."""

    AMOUNT = "amount"
    BARE = "bare"
    """A unit or a magnitude without a number: "Tausende", "mehrere Jahre"."""
    WEAK = "weak"
    """A word that bears a number out, but claims none: "ein", "erste", "beide"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity and its place in the text, in characters."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    """The one meant first; "3" of "3 bis 5 Millionen Euro" may also be three million euros."""
    kind: Kind = Kind.AMOUNT

    def agrees(self, other: Quantity) -> bool:
        """Whether both can mean the same. A unit that one of them leaves out is no difference."""
        return any(
            a == b and (u == v or (not u and v not in UNSHARED) or (not v and u not in UNSHARED))
            for a, u in self.readings
            for b, v in other.readings
        )
