"""Fractions: "1/3", "1½", "2/3-Mehrheit"."""

from __future__ import annotations

import re

from briefing.speech.grammar import gender
from briefing.speech.numbers import cardinal, fraction
from briefing.speech.rule import Rule, after

_FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
_NO_FRACTIONS = {"24/7", "9/11", "50/50", "80/20"}


def _fraction(match: re.Match[str]) -> str | None:
    whole, top, bottom = match[1], int(match[2]), int(match[3])
    if f"{top}/{bottom}" in _NO_FRACTIONS:
        return f"{cardinal(top)} {cardinal(bottom)}"
    if not 2 <= bottom <= 1000 or (bottom > 20 and bottom % 10):  # noqa: PLR2004 - usual denominators
        return None
    return _mixed(int(whole), top, bottom) if whole else _proper(match, top, bottom)


def _fraction_sign(match: re.Match[str]) -> str:
    top, bottom = _FRACTIONS[match[2]]
    return _mixed(int(match[1]), top, bottom) if match[1] else _proper(match, top, bottom)


def _proper(match: re.Match[str], top: int, bottom: int) -> str:
    """A half agrees with its noun: "½ Stunde" as "eine halbe Stunde"."""
    noun = re.match(r"\s([A-ZÄÖÜ]\w+)", after(match))
    if (top, bottom) != (1, 2) or not noun:
        return fraction(top, bottom)
    return {"m": "ein halber", "f": "eine halbe", "n": "ein halbes"}[gender(noun[1]) or "m"]


def _mixed(whole: int, top: int, bottom: int) -> str:
    """1½ as "eineinhalb", 2¾ as "zweidreiviertel"."""
    return cardinal(whole, "ein") + fraction(top, bottom).lower().replace(" ", "")


def _fraction_compound(match: re.Match[str]) -> str:
    """„2/3-Mehrheit“ as „Zwei-Drittel-Mehrheit“."""
    return fraction(int(match[1]), int(match[2])).replace(" ", "-") + "-"


RULES = (
    Rule(
        "fraction in a compound", re.compile(r"(?<![\w.,/])([0-9]{1,2})/([0-9]{1,2})-(?=[A-ZÄÖÜ])"), _fraction_compound
    ),
    Rule(
        "fraction",
        re.compile(r"(?<![\w.,/])(?:([0-9]{1,3})\s)?([0-9]{1,3})/([0-9]{1,4})(?![\w/]|[.,][0-9])"),
        _fraction,
    ),
    Rule("fraction sign", re.compile(rf"(?:(?<![0-9])([0-9]{{1,3}})\s?)?([{''.join(_FRACTIONS)}])"), _fraction_sign),
)
