"""Fractions: "1/3", "1½", "2/3-Mehrheit", "1/4-Finale"."""

from __future__ import annotations

import re

from briefing.german.units import MEASURES
from briefing.speech.grammar import case_after, noun_after, one
from briefing.speech.nouns import gender
from briefing.speech.numbers import cardinal, fraction
from briefing.speech.rule import Rule, after, before, capital, choice

_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8),
}  # fmt: skip
_NO_FRACTIONS = {"24/7", "9/11", "7/10"}
_UNIT = re.compile(rf"\s?({choice(MEASURES)})(?!\w)")


def _fraction(match: re.Match[str]) -> str | None:
    whole, top, bottom = match[1], int(match[2]), int(match[3])
    if f"{top}/{bottom}" in _NO_FRACTIONS:
        return f"{cardinal(top)} {cardinal(bottom)}"
    if top + bottom == 100:  # noqa: PLR2004 - the parts of a whole: "60/40"
        return f"{cardinal(top)} zu {cardinal(bottom)}"
    if not 2 <= bottom <= 1000 or (bottom > 20 and bottom % 10):  # noqa: PLR2004 - unusual
        return None
    if top > 20 and bottom == top + 1:  # noqa: PLR2004 - a season or two years
        return f"{cardinal(top)} auf {cardinal(bottom)}"
    return _mixed(int(whole), top, bottom) if whole else _proper(match, top, bottom)


def _fraction_sign(match: re.Match[str]) -> str:
    top, bottom = _FRACTIONS[match[2]]
    return _mixed(int(match[1]), top, bottom) if match[1] else _proper(match, top, bottom)


def _proper(match: re.Match[str], top: int, bottom: int) -> str:
    """Return a fraction in its case: „mit zwei Dritteln“, „eine halbe Stunde“."""
    case = case_after(before(match))
    if (top, bottom) == (1, 2) and (half := _half(match)):
        return half
    said = fraction(top, bottom)
    if top == 1 and bottom > 2:  # noqa: PLR2004 - halves are adjectives
        return one("n", case) + said.removeprefix("ein")
    return said + ("n" if case == "dative" and said.endswith("el") else "")


def _half(match: re.Match[str]) -> str | None:
    """A half agrees with its noun or unit; None where it has none."""
    unit = _UNIT.match(after(match))
    noun = noun_after(after(match)) if re.match(r"\s[A-ZÄÖÜ]", after(match)) else ""
    kind = MEASURES[unit[1]].gender if unit else (gender(noun) or "m") if noun else None
    if kind is None:
        return None
    case = case_after(before(match))
    ending = (
        "en"
        if case in {"dative", "genitive"} or (kind, case) == ("m", "accusative")
        else {"m": "er", "f": "e", "n": "es"}[kind]
    )
    return f"{one(kind, case)} halb{ending}"


def _mixed(whole: int, top: int, bottom: int) -> str:
    """1½ as "eineinhalb", 2¾ as "zweidreiviertel"."""
    return cardinal(whole, "ein") + fraction(top, bottom).lower().replace(" ", "")


def _fraction_compound(match: re.Match[str]) -> str:
    """„2/3-Mehrheit“ as „Zwei-Drittel-Mehrheit“, „1/4-Finale“ as „Viertel-Finale“."""
    top, bottom = int(match[1]), int(match[2])
    if f"{top}/{bottom}" in _NO_FRACTIONS:
        return f"{capital(cardinal(top))}-{cardinal(bottom)}-"
    number, part = fraction(top, bottom).split(" ")
    if top == 1 and bottom > 2:  # noqa: PLR2004 - a half keeps its number: "Ein-halb-"
        return f"{part}-"
    return f"{number.capitalize()}-{part}-"


RULES = (
    Rule(
        "blood pressure",
        re.compile(
            r"(?:(?<=Blutdruck\s)|(?<=Blutdruck von\s)|(?<![\w.,/])(?=[0-9/]"
            r"{5,7}\smmHg\b))([0-9]{2,3})/([0-9]{2,3})(?![\w/])"
        ),
        lambda m: f"{cardinal(int(m[1]))} zu {cardinal(int(m[2]))}",
    ),
    Rule(
        "fraction in a compound",
        re.compile(r"(?<![\w.,/])([0-9]{1,2})/([0-9]{1,2})-(?=[A-ZÄÖÜ])"),
        _fraction_compound,
    ),
    Rule(
        "fraction",
        re.compile(r"(?<![\w.,/])(?:([0-9]{1,3})\s)?([0-9]{1,3})/([0-9]{1,4})(?![\w/]|[.,][0-9])"),
        _fraction,
    ),
)
SIGNS = (
    Rule(
        "fraction sign",
        re.compile(rf"(?:(?<![0-9])([0-9]{{1,3}})\s?)?([{''.join(_FRACTIONS)}])"),
        _fraction_sign,
    ),
)
