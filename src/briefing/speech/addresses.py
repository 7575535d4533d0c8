"""Web and mail addresses, handles and hashtags, by house policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.speech.acronyms import SPELLED, letters
from briefing.speech.numbers import cardinal, digits, year
from briefing.speech.rule import Rule

if TYPE_CHECKING:
    from briefing.config.settings import AddressPolicy

_SIGNS = {
    ".": "Punkt", "/": "Schrägstrich", "-": "Bindestrich", "@": "ät", "_": "Unterstrich",
    "?": "Fragezeichen", "=": "Gleichheitszeichen", "&": "und", "#": "Raute", "%": "Prozent",
    ":": "Doppelpunkt", "~": "Tilde", "+": "plus", "!": "Ausrufezeichen",
}  # fmt: skip
_TOP = "de|com|org|net|at|ch|eu|info|io|tv|gov|fr|uk|ai|berlin|hamburg|news|online"
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+|.")


def _address(match: re.Match[str]) -> str:
    """Read in full, without protocol and "www", which nobody types."""
    return _read(re.sub(r"^(?:https?://)?(?:www\.)?", "", match["address"]).rstrip("/"))


def _host(match: re.Match[str]) -> str:
    """Read the name of the site only, but a mail address in full."""
    return _read(re.sub(r"^(?:https?://)?(?:www\.)?|[/?#].*$", "", match["address"]))


def _in_the_notes(match: re.Match[str]) -> str:
    """„Mehr auf www.beispiel.de“ as „mehr unter dem Link in den Shownotes“."""
    mail = "@" in match["address"]
    name = "Mailadresse in den Shownotes" if mail else "Link in den Shownotes"
    preposition = (match["preposition"] or "").strip().lower()
    if not preposition:
        return name
    if preposition == "an":
        return f"{match['preposition']}die {name}" if mail else f"{match['preposition']}den {name}"
    said = (
        match["preposition"].strip() if preposition in {"unter", "bei", "von", "über"} else "unter"
    )
    article = (
        ("über die" if mail else "über den")
        if preposition in {"über", "via"}
        else f"{said} {'der' if mail else 'dem'}"
    )
    return f"{article} {name}"


def _read(address: str) -> str:
    return " ".join(filter(None, map(_part, _PARTS.findall(address))))


def _part(part: str) -> str:
    if part.isdecimal():
        return _digits(part)
    if part.isalpha():
        upper = part.upper()
        short = len(part) < 4 and (  # noqa: PLR2004 - "www", "dpa"
            upper in SPELLED or not re.search("[aeiouyäöü]", part, re.IGNORECASE)
        )
        return letters(upper) if short or part in {"de", "at", "ch"} else part
    return _SIGNS.get(part, "")


def _digits(part: str) -> str:
    if len(part) == 4 and part[:2] in {"19", "20"}:  # noqa: PLR2004 - a year
        return year(int(part))
    short = len(part) < 3 and part[0] != "0"  # noqa: PLR2004 - longer ones are read digit by digit
    return cardinal(int(part)) if short else digits(part)


def _hashtag(match: re.Match[str]) -> str:
    """„#MeToo“ as „Hashtag Me Too“, „#AfD“ as „Hashtag A-F-D“, „#1“ as „Nummer eins“."""
    if match[1].isdecimal():
        return f"Nummer {_digits(match[1])}"
    if match[1] in SPELLED:
        return f"Hashtag {letters(match[1].upper())}"
    return "Hashtag " + _read(re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", match[1]))


_SPEAK = {"read": _address, "short": _host, "notes": _in_the_notes}
_PREPOSITION = (
    r"(?P<preposition>(?<!\w)(?:[Aa]uf|[Uu]nter|[Bb]ei|[Üü]ber|[Vv]ia|[Aa]n|[Vv]on|[Ii]n)\s)?"
)
_ADDRESSES = {
    "mail address": r"(?P<address>(?<![\w.])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)",
    "web address": r"(?P<address>(?:https?://|\bwww\.)[^\s<>\"„“”»«)]*[^\s<>\"„“”»«).,;:!?…])",
    "domain": (
        rf"(?P<address>(?<![\w.@-])[^\W_][\w-]*(?:\.[\w-]+)*\.(?:{_TOP})\b"
        r"(?:/[\w/.?=&%#~+-]*[\w/])?(?![\w@]|\.\w))"
    ),
}


def rules(policy: AddressPolicy) -> tuple[Rule, ...]:
    """Return the rules of a policy: read in full, name of the site, or link in the show notes."""
    preposition = _PREPOSITION if policy == "notes" else ""
    return (
        *(
            Rule(name, re.compile(preposition + pattern), _SPEAK[policy])
            for name, pattern in _ADDRESSES.items()
        ),
        Rule("handle", re.compile(r"(?<!\w)(?P<address>@\w+(?:\.\w+)*)"), _address),
        Rule("hashtag", re.compile(r"(?<![\w&])#(\w+)"), _hashtag),
    )
