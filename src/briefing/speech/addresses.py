"""What is dialled or typed: web and mail addresses, handles, hashtags, telephone numbers."""

from __future__ import annotations

import re

from briefing.speech.acronyms import SPELLED, letters
from briefing.speech.numbers import cardinal, digits, year
from briefing.speech.rule import Rule, before

_EMERGENCY = re.compile(
    r"\b(?:Notruf\w*|Telefon\w*|Rufnummer|Hotline|Tel\.|Durchwahl|Nummern?|Behördennummer|Telefonnummer)(?:\sder\s\w+)?:?\s*$"
)
_SIGNS = {
    ".": "Punkt", "/": "Schrägstrich", "-": "Bindestrich", "@": "ät", "_": "Unterstrich", "?": "Fragezeichen", "=": "Gleichheitszeichen",
    "&": "und", "#": "Raute", "%": "Prozent", ":": "Doppelpunkt", "~": "Tilde", "+": "plus", "!": "Ausrufezeichen",
}  # fmt: skip
_TOP = "de|com|org|net|at|ch|eu|info|io|tv|gov|fr|uk|ai|berlin|hamburg|news|online"
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+|.")


_HELPLINES = frozenset("116000 116006 116111 116116 116117 116123".split())
"""Numbers of three groups that are never quantities (Bundesnetzagentur, 116 numbers)."""


def _telephone(match: re.Match[str]) -> str | None:
    """Digit by digit: what starts with a zero or plus, or stands after a word such as "Notruf"."""
    written = match[0]
    plus = re.match(r"\+([0-9]{2})", written)
    if plus:
        return f"plus {cardinal(int(plus[1]))} {digits(written[3:])}"
    if written.lstrip("(")[0] == "0" or written.replace(" ", "") in _HELPLINES or _EMERGENCY.search(before(match)):
        return digits(written)
    return None


def _address(match: re.Match[str]) -> str:
    """Sign by sign, without protocol and "www", which nobody types."""
    return _read(re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0]).rstrip("/"))


def _read(address: str) -> str:
    return " ".join(filter(None, map(_part, _PARTS.findall(address))))


def _part(part: str) -> str:
    if part.isdecimal():
        return _digits(part)
    if part.isalpha():
        upper = part.upper()
        short = len(part) < 4 and (upper in SPELLED or not re.search("[aeiouyäöü]", part, re.IGNORECASE))  # noqa: PLR2004
        return letters(upper) if short or part in {"de", "at", "ch"} else part
    return _SIGNS.get(part, "")


def _digits(part: str) -> str:
    if len(part) == 4 and part[:2] in {"19", "20"}:  # noqa: PLR2004 - a year
        return year(int(part))
    return cardinal(int(part)) if len(part) < 3 and part[0] != "0" else digits(part)  # noqa: PLR2004 - as one says them


def _hashtag(match: re.Match[str]) -> str:
    """„#MeToo“ as „Hashtag Me Too“."""
    return "Hashtag " + _read(re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", match[1]))


_TELEPHONE = r"(?<![\w.,'’])(?:\+[1-9][0-9](?:[ /()-]{1,2}[0-9]+)+|\+[1-9][0-9]{7,}|\(?0[1-9][0-9]{1,5}\)?(?:\s?[/ –-]\s?[0-9]{2,})+|0[1-9][0-9]{5,}|(?<![0-9]\s)[0-9]{3,6}(?:[ /-][0-9]{2,})*)(?![\w,.]?[0-9])"
RULES = (
    Rule("mail address", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), _address),
    Rule("web address", re.compile(r"(?:https?://|\bwww\.)[^\s<>\"„“”»«)]*[^\s<>\"„“”»«).,;:!?…]"), _address),
    Rule(
        "domain",
        re.compile(rf"(?<![\w.@-])[^\W_][\w-]*(?:\.[\w-]+)*\.(?:{_TOP})\b(?:/[\w/.?=&%#~+-]*[\w/])?(?![\w@]|\.\w)"),
        _address,
    ),
    Rule("handle", re.compile(r"(?<!\w)@\w+(?:\.\w+)*"), _address),
    Rule("hashtag", re.compile(r"(?<![\w&])#(\w+)"), _hashtag),
    Rule("telephone number", re.compile(_TELEPHONE), _telephone),
)
