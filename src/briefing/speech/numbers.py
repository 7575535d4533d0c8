"""German number words: cardinals of any size, ordinals, decimals, years, fractions."""

from __future__ import annotations

import re

from briefing.german.numerals import GROUP, IRREGULAR_ORDINALS, SMALL, TENS

INTEGER = rf"(?:[0-9]{{1,3}}(?:{GROUP}[0-9]{{3}})+(?![0-9])|[0-9]+)"
NUMBER = rf"(?<!\w)(?<![0-9][.,:])(?:(?<![^\s(\[„“»\"])(?:−\s?|[-–+±]))?{INTEGER}(?:,[0-9]+)*"
"""A number with sign, groups and decimals, as a pattern."""

_SCALES = tuple(
    prefix + ending
    for prefix in ("Milli", "Billi", "Trilli", "Quadrilli", "Quintilli", "Sextilli")
    for ending in ("on", "arde")
)
_LARGEST = 3 * (len(_SCALES) + 2)
_SIGNS = {"-": "minus ", "–": "minus ", "−": "minus ", "+": "plus ", "±": "plus minus "}


def cardinal(number: int, one: str = "eins") -> str:
    """24 as "vierundzwanzig"; `one` is the form of a final one ("ein", "eine" before a noun)."""
    if number >= 10**_LARGEST:
        return digits(str(number))
    millions, rest = divmod(number, 10**6)
    words = _millions(millions)
    if rest or not words:
        words.append(_below_million(rest, one, alone=not words))
    return " ".join(words)


def digits(text: str) -> str:
    """Every digit of `text` by itself: "110" as "eins eins null"."""
    return " ".join(SMALL[int(char)] for char in text if char.isdecimal())


def ordinal(number: int) -> str:
    """The stem of the ordinal, to which an ending is joined: 3 as "dritt", 20 as "zwanzigst"."""
    if number and number % 10**6 == 0:
        name = cardinal(number).removeprefix("eine ").replace(" ", "").lower()
        return re.sub(r"(?<=ion)en$|(?<=iard)en?$", "", name) + "st"
    last = number % 100
    word = cardinal(number)
    if last in IRREGULAR_ORDINALS:
        return word.removesuffix(SMALL[last]) + IRREGULAR_ORDINALS[last]
    return word + ("t" if 0 < last < len(SMALL) or number == 0 else "st")


def year(number: int) -> str:
    """A year: hundreds from 1100 to 1999, else a plain number."""
    hundreds, rest = divmod(number, 100)
    if 11 <= hundreds <= 19:  # noqa: PLR2004 - the centuries that are said in hundreds
        return f"{SMALL[hundreds]}hundert" + (_below_hundred(rest, "eins") if rest else "")
    return cardinal(number)


def spell(written: str, one: str = "eins") -> str:
    """Spell a match of NUMBER: "-1.002,5" as "minus eintausendzwei Komma fünf"."""
    sign = _SIGNS.get(written[0], "")
    whole, *decimals = written.lstrip("-–−+± \N{NO-BREAK SPACE}").split(",")
    plain = re.sub(GROUP, "", whole)
    if len(plain) > _LARGEST or (len(plain) > 1 and plain[0] == "0"):
        spoken = digits(plain)
    else:
        spoken = cardinal(int(plain), "eins" if decimals else one)
    return sign + " Komma ".join([spoken, *map(digits, decimals)])


def in_compound(written: str) -> str:
    """Spell the first part of a compound: "eins-Komma-fünf" in "Eins-Komma-fünf-Grad-Ziel"."""
    return spell(written, "ein").replace(" ", "-")


def fraction(numerator: int, denominator: int) -> str:
    """3 and 4 as "drei Viertel", in the nominative."""
    if denominator == 2:  # noqa: PLR2004 - not made of its ordinal
        part = "halb" if numerator == 1 else "Halbe"
    else:
        part = ordinal(denominator).capitalize() + "el"
    return f"{cardinal(numerator, 'ein')} {part}"


def _below_hundred(number: int, one: str) -> str:
    if number == 1:
        return one
    if number < len(SMALL):
        return SMALL[number]
    tens, ones = divmod(number, 10)
    return (("ein" if ones == 1 else SMALL[ones]) + "und" if ones else "") + TENS[tens]


def _below_thousand(number: int, one: str, *, alone: bool) -> str:
    """`alone`: nothing stands before it, so that a round hundred is "hundert", not "einhundert"."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, one)
    bare = alone and number == 100  # noqa: PLR2004 - "hundert", but "zweihundert"
    start = "" if bare else _below_hundred(hundreds, "ein")
    return f"{start}hundert" + (_below_hundred(rest, one) if rest else "")


def _below_million(number: int, one: str, *, alone: bool) -> str:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest, one, alone=alone)
    bare = alone and number == 1000  # noqa: PLR2004 - "tausend", but "zweitausend"
    start = "" if bare else _below_thousand(thousands, "ein", alone=alone)
    return f"{start}tausend" + (_below_thousand(rest, one, alone=False) if rest else "")


def _millions(number: int) -> list[str]:
    """The words for `number` millions, largest scale first."""
    words: list[str] = []
    for name in _SCALES:
        number, group = divmod(number, 1000)
        if group:
            plural = "" if group == 1 else ("n" if name.endswith("e") else "en")
            words.insert(0, f"{_below_thousand(group, 'eine', alone=number == 0)} {name}{plural}")
    return words
