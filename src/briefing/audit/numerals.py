"""Parse German number words: "siebzehn", "dreihunderttausend", "anderthalb", "zwölfte"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from briefing.german.numerals import IRREGULAR_ORDINALS, SMALL, TENS

_ONES = {word: number for number, word in enumerate(SMALL)} | {"ein": 1, "zwo": 2}
_TENS = {word.replace("ß", "ss"): 10 * number for number, word in enumerate(TENS) if word}
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN = "|".join(_TENS)
_BELOW_HUNDRED = rf"(?:(?:({_ONE})und)?({_TEN})|({_ONE}))"
_HUNDREDS = re.compile(rf"(?:({_ONE})?hundert)?(?:und)?{_BELOW_HUNDRED}?")
_INFLECTED = {
    form: _ONES[word] for word in ("zwei", "drei") for form in (word + "er", word + "en")
} | {word + "e": _ONES[word] for word in ("vier", "fünf", "sechs")}
_ORDINAL_ENDING = re.compile(r"(?<=t)e[nrms]?$")
_AND_A_HALF = "einhalb"


@lru_cache(maxsize=10_000)
def cardinal(word: str) -> Fraction | None:
    """Return the value of a lower-case number word; None for other words.

    None for "ein" as well, which is mostly an article.
    """
    word = word.replace("ß", "ss")
    if word in {"anderthalb", "eineinhalb"}:
        return Fraction(3, 2)
    whole = _whole(word.removesuffix(_AND_A_HALF))
    half = Fraction(int(word.endswith(_AND_A_HALF)), 2)
    return None if whole is None else whole + half


def _whole(word: str) -> int | None:
    if word in _INFLECTED:
        return _INFLECTED[word]
    if word in {"ein", "eins", "und", ""}:
        return None
    thousands, sign, rest = word.rpartition("tausend")
    high = (_below_thousand(thousands) if thousands else 1) if sign else 0
    low = _below_thousand(rest.removeprefix("und") if sign else rest) if rest else 0
    return None if high is None or low is None else 1000 * high + low


def _below_thousand(word: str) -> int | None:
    found = _HUNDREDS.fullmatch(word)
    if not found or not word:
        return None
    hundreds = (_ONES[found[1]] if found[1] else 1) if "hundert" in word else 0
    rest = (
        (_ONES[found[2]] if found[2] else 0)
        + _TENS.get(found[3] or "", 0)
        + _ONES.get(found[4] or "", 0)
    )
    return 100 * hundreds + rest


@lru_cache(maxsize=10_000)
def ordinal(word: str) -> int | None:
    """Return the value of a lower-case ordinal from "zweite" on, inflected or not; else None."""
    ending = _ORDINAL_ENDING.search(word)
    if not ending:
        return None
    stem = word[: ending.start()]
    for number, irregular in IRREGULAR_ORDINALS.items():
        if stem.endswith(irregular) and (
            value := cardinal(stem.removesuffix(irregular) + SMALL[number])
        ):
            return int(value)
    values = (cardinal(stem.removesuffix(end)) for end in ("st", "t") if stem.endswith(end))
    return next(
        (int(value) for value in values if value is not None and value.denominator == 1), None
    )
