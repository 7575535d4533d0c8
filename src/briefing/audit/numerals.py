"""Number words read: "siebzehn", "zweiundvierzig", "dreihunderttausend", "anderthalb", "zwölfte"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

_ONES = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN = "|".join(_TENS)
_BELOW_HUNDRED = rf"(?:(?:({_ONE})und)?({_TEN})|({_ONE}))"
_HUNDREDS = re.compile(rf"(?:({_ONE})?hundert)?(?:und)?{_BELOW_HUNDRED}?")
_FEW = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_INFLECTED = {form: _ONES[word] for word in _FEW[:2] for form in (word + "er", word + "en")} | {
    word + "e": _ONES[word] for word in ("vier", "fünf", "sechs")
}
_IRREGULAR_ORDINALS = {"dritte": 3, "siebte": 7, "achte": 8}
_AND_A_HALF = "einhalb"


@lru_cache(maxsize=10_000)
def cardinal(word: str) -> Fraction | None:
    """The value of a number word in lower case; None for other words, and for "ein", which mostly is an article."""
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
    rest = (_ONES[found[2]] if found[2] else 0) + _TENS.get(found[3] or "", 0) + _ONES.get(found[4] or "", 0)
    return 100 * hundreds + rest


@lru_cache(maxsize=10_000)
def ordinal(word: str) -> int | None:
    """The value of an ordinal in lower case, whatever its ending, from "zweite" on; None for other words."""
    stem = re.sub(r"(?<=t)e[nrms]?$", "e", word.replace("ß", "ss"))
    if stem in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[stem]
    ending = "ste" if stem.endswith("ste") else "te"
    value = cardinal(stem.removesuffix(ending)) if stem.endswith(ending) else None
    return None if value is None or value.denominator > 1 else int(value)
