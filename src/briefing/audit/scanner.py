"""Scan German text for quantities, token by token."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from briefing.audit.numerals import cardinal, ordinal
from briefing.audit.quantity import DESIGNATION, RATIO, Claim, Quantity
from briefing.audit.quantity_words import (
    ARTICLE,
    COMPOUND,
    DAYS,
    FACTORS,
    FOLD,
    HALF,
    MAGNITUDES,
    MAJORITY,
    MONTH_NUMBERS,
    PARTS,
    SIGNS,
    SUPERLATIVE,
    VERBS,
    WEAK,
    WEEKDAY,
)
from briefing.german.determiners import DETERMINERS
from briefing.german.numerals import GROUP
from briefing.german.units import BEHIND_NUMBERS, POWERS, UNITS, Unit, unit_names, written_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.audit.quantity import Reading

SCALES = {form.lower().rstrip("."): Fraction(10**power) for form, power in POWERS.items()} | {
    "dutzend": Fraction(12)
}
"""The factor of a word after a number; lower case, without a full stop."""
_NAMES = unit_names() | dict.fromkeys(
    ("fach", "fache", "fachen", "facher", "faches"), Unit("x", "x", "n")
)
_SHORTEST_ANY_CASE = 3
_ANY_CASE = {
    form.lower(): unit
    for form, unit in UNITS.items()
    if form.isalpha() and len(form) >= _SHORTEST_ANY_CASE
}
"""Units that are accepted in any case, as in „12 KWh“. With two letters, another case may be
another word: „3 PC“."""
_SIGNS_BEFORE = "€$£¥"
_SIGNS_OF_UNITS = "".join(
    sorted({sign for form in UNITS for sign in form if not sign.isalnum()} - set("-./()"))
)
_TOKEN = re.compile(
    rf"[0-9]{{1,2}}\.[0-9]{{1,2}}(?=\.[0-9]{{4}}(?![0-9]))|[0-9]{{1,3}}(?:(?:{GROUP}"
    rf"|\")[0-9]{{3}})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,:][0-9]+)*"
    rf"|[^\W\d_]+(?:²|³)?|[½¼¾{_SIGNS_OF_UNITS}]",
)
"""A date without its year, a number with groups, any other number, a word, a sign."""
_ATTACHED = re.compile(r"\s?|-")
_BEFORE_MONTH = re.compile(r"\.?\s?(?:[-–/]\s?)?")
_ABBREVIATED = re.compile(r"\.?\s?|-")
_NAME = re.compile(r"[^\W\d_]-$")
_DECADE = re.compile(r"\W?[1-9]0er")
_LONGEST = 300
"""Maximum length of a number; more digits are a code, which is compared as written."""
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")


def readings(value: Fraction, unit: Unit | None) -> tuple[Reading, ...]:
    """Return the comparable values of an amount: in its own unit, and in the base unit."""
    if unit is None:
        return ((value, ""),)
    if unit.name == "Prozent":
        return ((value / 100, RATIO), (value, unit.name))
    if not unit.kind:
        return ((value, unit.name),)
    return ((value, unit.name), (value * unit.size * Fraction(10) ** unit.power, unit.kind))


class Scanner:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [*_TOKEN.finditer(text)]
        self.words = [token[0].lower() for token in self.tokens]
        self.at = 0

    def quantities(self) -> Iterator[Quantity]:
        """Yield all quantities, each read by itself."""
        while self.at < len(self.tokens):
            first = self.at
            found, kind = self._number(), Claim.AMOUNT
            if not found:
                self.at = first
                found, kind = self._word()
            if found:
                yield Quantity(
                    self.tokens[first].start(), self.tokens[self.at - 1].end(), found, kind
                )
            else:
                self.at = first + 1

    def _next(self, gap: re.Pattern[str] = _ATTACHED, ahead: int = 0) -> str:
        """Return the next word if only `gap` precedes it, else ""."""
        at = self.at + ahead
        if not 0 < at < len(self.tokens):
            return ""
        between = self.text[self.tokens[at - 1].end() : self.tokens[at].start()]
        return self.words[at] if gap.fullmatch(between) else ""

    # numbers with what belongs to them

    def _number(self) -> tuple[Reading, ...]:
        word, first = self.words[self.at], self.at
        if (
            word in _SIGNS_BEFORE
            and self.at + 1 < len(self.words)
            and self.words[self.at + 1][0].isdecimal()
        ):
            self.at += 1
            amount = self._number()
            return amount if amount and amount[0][1] else readings(amount[0][0], UNITS[word])
        self.at += 1
        if word[0].isdecimal():
            return self._digits(word)
        value = SIGNS.get(word) or cardinal(word)
        # „die Elf“ is a team.
        if value is not None and not (
            word == "elf" and self.text[self.tokens[first].start()] == "E"
        ):
            return self._amount(value)
        if ARTICLE.fullmatch(word):
            return self._one()
        return self._amount(Fraction(1, 2)) if HALF.fullmatch(word) and self._follows() else ()

    def _follows(self) -> bool:
        return self._next() in _NAMES or self._next() in SCALES

    def _one(self) -> tuple[Reading, ...]:
        """Read "ein" as a number: „eine Million“, „ein Drittel“, „eine halbe Stunde“."""
        word = self._next()
        if word in SCALES or word in PARTS:
            return self._amount(Fraction(1))
        if HALF.fullmatch(word):
            self.at += 1
            return self._amount(Fraction(1, 2)) if self._follows() else ()
        return ()

    def _digits(self, written: str) -> tuple[Reading, ...]:
        if len(written) > _LONGEST:
            return ((Fraction(int.from_bytes(written.encode())), DESIGNATION),)
        parts = written.split(".")
        if special := self._special(written):
            return special
        # „24.4“ is a date or a decimal; three digits after the point are a group of thousands.
        if re.fullmatch(r"\d+\.\d{1,2}", written):
            return (
                ((Fraction(int(parts[0])), f"month {int(parts[1])}"),)
                if self._dotted()
                else self._amount(Fraction(written))
            )
        if written.isdigit() and self._next(_BEFORE_MONTH) in MONTH_NUMBERS and self._dotted():
            return ((Fraction(int(parts[0])), f"month {MONTH_NUMBERS[self.words[self.at]]}"),)
        return self._amount(_value(written))

    def _special(self, written: str) -> tuple[Reading, ...]:
        """Read a number that is no amount: part of a name, a decade, a time of day, a score."""
        start, end = self.tokens[self.at - 1].span()
        if _NAME.search(self.text[max(0, start - 3) : start]):
            return ((_value(written), DESIGNATION),)
        if _DECADE.fullmatch(self.text[max(0, start - 1) : end + 2].lstrip()):
            self.at += 1
            # „die 80er“ may stand for „die 1980er“.
            return ((_value(written), ""), (_value(written) + 1900, ""))
        if self._next() == "uhr" and (clock := _CLOCK.fullmatch(written)):
            self.at += 1
            return ((Fraction(60 * int(clock[1]) + int(clock[2] or 0)), "clock"),)
        if ":" in written:
            first, second = (re.sub(r"\D", "", part) for part in written.split(":", 1))
            return ((Fraction(int(first) * 10_000 + int(second)), ":"),)
        return ()

    def _dotted(self) -> bool:
        end = self.tokens[self.at - 1].end()
        return self.text[end : end + 1] == "."

    def _amount(self, value: Fraction) -> tuple[Reading, ...]:
        """Read the scale and the unit after a value."""
        gap = _ATTACHED
        if (scale := self._next()) in SCALES and not (
            scale == "dutzend" and value > 100  # noqa: PLR2004 - a year, no factor
        ):
            value *= SCALES[scale]
            self.at += 1
            gap = _ABBREVIATED
        if (part := self._next()) in PARTS:
            self.at += 1
            return ((value / PARTS[part], RATIO),)
        return readings(value, self._unit(gap))

    def _unit(self, gap: re.Pattern[str]) -> Unit | None:
        word = self._next(gap)
        if not word:
            return None
        start = self.tokens[self.at].start()
        form = written_at(self.text, start)
        if form:
            self._pass(start + len(form))
            return BEHIND_NUMBERS[form]
        if word == "us" and self._next(_ATTACHED, 1) == "dollar":
            self.at += 2
            return UNITS["USD"]
        if unit := _NAMES.get(word) or _ANY_CASE.get(word):
            self.at += 1
        return unit

    def _pass(self, end: int) -> None:
        """Skip the tokens that begin before `end`."""
        while self.at < len(self.tokens) and self.tokens[self.at].start() < end:
            self.at += 1

    # words that are quantities by themselves

    def _word(self) -> tuple[tuple[Reading, ...], Claim]:
        word, first = self.words[self.at], self.at
        self.at += 1
        if (
            amount := self._calendar(word, first)
            or self._multiple(word)
            or self._ordinal(word, first)
        ):
            return amount, Claim.AMOUNT
        if word in MAGNITUDES:
            return ((Fraction(MAGNITUDES[word]), "~"),), Claim.BARE
        if word in SCALES and word != "mill":
            return ((SCALES[word], "~"),), Claim.BARE
        if word in _NAMES and len(word) > 2:  # noqa: PLR2004 - "ps" is short for many things
            return ((Fraction(0), _NAMES[word].name),), Claim.BARE
        if word in WEAK or ARTICLE.fullmatch(word):
            return ((Fraction(WEAK.get(word, 1)), ""),), Claim.WEAK
        return (), Claim.AMOUNT

    def _calendar(self, word: str, first: int) -> tuple[Reading, ...]:
        # Days and months are capitalised, except for adverbs such as „montags“.
        if not self.text[self.tokens[first].start()].isupper() and not word.endswith("s"):
            return ()
        if word in MONTH_NUMBERS:
            return ((Fraction(MONTH_NUMBERS[word]), "month"),)
        day = WEEKDAY.fullmatch(word)
        return ((Fraction(DAYS[day[1]]), "weekday"),) if day else ()

    def _multiple(self, word: str) -> tuple[Reading, ...]:
        for pattern, reading in FACTORS:
            if pattern.fullmatch(word):
                return (reading,)
        if (fold := FOLD.fullmatch(word)) and (value := cardinal(fold[1])):
            return ((value, "x"),)
        if part := MAJORITY.fullmatch(word):
            return ((Fraction(int(cardinal(part[1]) or 0), PARTS[part[2]]), RATIO),)
        if (compound := COMPOUND.fullmatch(word)) and (value := cardinal(compound[1])):
            return readings(value, _NAMES.get(compound[2]))
        return ()

    def _ordinal(self, word: str, first: int) -> tuple[Reading, ...]:
        before = self.words[first - 1] if first else ""
        if found := SUPERLATIVE.fullmatch(word):
            return ((Fraction(ordinal(found[1] + "e") or 0), ""),)
        number = ordinal(word)
        if not number or (word in VERBS and before not in DETERMINERS):
            return ()
        if re.fullmatch(r"jede[rsnm]?", before):
            return ((Fraction(1, number), RATIO),)
        return ((Fraction(number), ""),)


def _value(written: str) -> Fraction:
    """Return the value of digits with a decimal comma; other signs between digits group them."""
    whole, _, decimals = written.partition(",")
    if not decimals.isdigit():
        whole, decimals = whole + decimals, "0"
    return Fraction(f"{re.sub(r'[^0-9]', '', whole) or '0'}.{decimals}")
