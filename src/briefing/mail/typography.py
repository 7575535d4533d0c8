"""Blanks that must not break a line, set for readers only; briefing.json keeps the text as it was written.

The rules are those of DIN 5008 and Duden: parts of an abbreviation, number and unit, section sign and number, title and
name, day and month stay together, and a dash does not open a line. Quotation marks stay as they are: they may be
someone's own words.
"""

from __future__ import annotations

import re

from briefing.german import MONTHS, NBSP

_UNITS = (
    "%", "‰", "€", "$", "£", "°C", "°", "Prozent", "Prozentpunkte", "Euro", "Cent", "Dollar", "Franken",
    "Tausend", "Millionen", "Million", "Milliarden", "Milliarde", "Billionen", "Mio.", "Mrd.", "Uhr",
    "mm", "cm", "m", "km", "m²", "km²", "m³", "ha", "mg", "g", "kg", "t", "ml", "l", "km/h",
    "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "Hz", "GHz", "MB", "GB", "TB", "dB",
)  # fmt: skip
_BEFORE_NUMBER = ("§", "§§", "Art.", "Abs.", "Nr.", "Kap.", "Bd.", "S.", "Seite", "Ziff.")
_TITLES = ("Dr.", "Prof.", "Ing.", "Dipl.", "St.", "Hl.")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_JOINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(\b[^\W\d_]\.) (?=[^\W\d_]{1,2}\.)",  # z. B., i. d. R., o. Ä.
        rf"(\d) (?=(?:{_any(_UNITS)})(?!\w))",
        rf"(\b\d\d?\.) (?=(?:{_any(MONTHS)})\b)",
        rf"((?<!\w)(?:{_any(_BEFORE_NUMBER)})) (?=\d)",
        rf"(\b(?:{_any(_TITLES)})) (?=[^\W\d_])",
        r"(\S) (?=– )",
    )
)


def typeset(text: str) -> str:
    """`text` with no-break spaces for the blanks that must not become a line end; no other character changes."""
    for joint in _JOINTS:
        text = joint.sub(rf"\1{NBSP}", text)
    return text
