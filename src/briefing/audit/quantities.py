"""Extract the quantities of a text as comparable values: amounts, dates, times, fractions.

Values are exact. "17" equals "siebzehn", "3,5 Mio." equals "3.500.000", "50 Prozent" equals "die
Hälfte"; "33 Prozent" and "ein Drittel" differ. Qualifiers ("rund", "mehr als") are no part of the
value, and "ein" is an article, not a number.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from briefing.audit.quantity import RATIO, UNSHARED, Claim, Quantity
from briefing.audit.scanner import SCALES, Scanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.audit.quantity import Reading

_RANGE = re.compile(r"\s*(?:[-–/]|bis(?: zu)?|und|oder|auf|zu)\s*")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text`, in order."""
    found = [*Scanner(text).quantities()]
    for index in range(len(found) - 1, 0, -1):
        found[index - 1] = _in_range(found[index - 1], found[index], text)
    return tuple(found)


def _in_range(first: Quantity, second: Quantity, text: str) -> Quantity:
    """Let the first number of a range share scale and unit: "3 bis 5 Millionen Euro"."""
    plain = len(first.readings) == 1 and not first.readings[0][1] and first.kind is Claim.AMOUNT
    if (
        not plain
        or not _RANGE.fullmatch(text[first.end : second.start])
        or second.kind is not Claim.AMOUNT
    ):
        return first
    value = first.readings[0][0]
    shared: list[Reading] = []
    for other, unit in second.readings:
        if unit == RATIO:
            shared.append((value / 100, unit))
        elif unit not in UNSHARED:
            factors = {scale for scale in SCALES.values() if scale <= other} | {Fraction(1)}
            shared += [(value * factor, unit) for factor in sorted(factors)]
    # Each reading once: in "1/2/3/4" every number would else have more of them than the next.
    readings = tuple(dict.fromkeys((first.readings[0], *shared)))
    return Quantity(first.start, first.end, readings, first.kind)


def amounts(found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities that claim a number."""
    return [quantity for quantity in found if quantity.kind is Claim.AMOUNT]
