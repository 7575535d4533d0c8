"""The value of an amount, a date, a time, a fraction or a multiple, for comparison."""

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
"""Units that cannot be left out in a comparison: "März" is month 3, but not the number 3."""


class Claim(Enum):
    """What a quantity claims."""

    AMOUNT = "amount"
    BARE = "bare"
    """A unit or a magnitude without a number: "Tausende", "mehrere Jahre"."""
    WEAK = "weak"
    """A word that supports a number, but claims none: "ein", "erste", "beide"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and its character offsets in the text."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    """Possible values, the likeliest first; "3" in "3 bis 5 Millionen Euro" has two."""
    kind: Claim = Claim.AMOUNT

    def agrees(self, other: Quantity) -> bool:
        """Whether both may mean the same. A unit that only one of them has is ignored."""
        return any(
            a == b and (u == v or (not u and v not in UNSHARED) or (not v and u not in UNSHARED))
            for a, u in self.readings
            for b, v in other.readings
        )
