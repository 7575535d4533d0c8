"""Read sign by sign: telephone and account numbers, versions, formulas, footnote marks."""

from __future__ import annotations

import re

from briefing.speech.acronyms import letters
from briefing.speech.numbers import INTEGER, cardinal, digits, in_compound, spell
from briefing.speech.rule import Rule, after, before, final_stop

_EMERGENCY = re.compile(
    r"\b(?:Notruf\w*|Telefon\w*|Rufnummer|Hotline|Tel\.|Durchwahl|(?:[Uu]nter|[Ww]ählen "
    r"Sie)\sder\s\w*[Nn]ummer|Behördennummer|Telefonnummer|Polizeinotruf|Fax|Mobil|Handy)"
    r"(?:\sder\s\w+)?:?\s*$"
)
_NUMBERED = re.compile(r"\b(?:Nummern?|Postleitzahl|PLZ|Kontonummer|Aktenzeichen|Code)\s$")
_HELPLINES = frozenset("116000 116006 116111 116116 116117 116123".split())
"""Numbers of three groups that are never quantities (Bundesnetzagentur, 116 numbers)."""
_SHORT = frozenset("110 112 115".split())
_CALLED = re.compile(
    r"\b(?:unter|[Dd]ie|[Dd]er|Polizei|Feuerwehr|oder|und|über)\s(?:der\s|die\s)?$"
)


def _telephone(match: re.Match[str]) -> str | None:
    """Read digit by digit what starts with zero or plus, or follows a word such as "Notruf"."""
    written = match[0]
    plus = re.match(r"\+([0-9]{2})", written)
    if plus:
        return f"plus {cardinal(int(plus[1]))} {_groups(written[3:].replace('(0)', ''))}"
    if len(written) > len("1234") and _NUMBERED.search(before(match)):
        return _groups(written)
    if (
        written.lstrip("(")[0] == "0"
        or written.replace(" ", "") in _HELPLINES
        or _EMERGENCY.search(before(match))
    ):
        return _groups(written)
    if (
        written in _SHORT
        and _CALLED.search(before(match))
        and re.match(r"[.,;:!?)]|$|\s[a-zäöü(]", after(match))
    ):
        return digits(written)
    return None


def _groups(written: str) -> str:
    """Read digits with a comma between groups, so that a listener can write them down."""
    return ", ".join(digits(group) for group in re.findall("[0-9]+", written))


def _account(match: re.Match[str]) -> str:
    """„DE89 3704 …“: the land by letters, then every digit in the printed groups."""
    return f"{letters(match[1])} {_groups(match[2])}"


def _version(match: re.Match[str]) -> str:
    """„3.11.2“ as „drei Punkt elf Punkt zwei“."""
    return " Punkt ".join(
        cardinal(int(part)) for part in match[0].rstrip(".").split(".")
    ) + final_stop(match)


def _after_letters(match: re.Match[str]) -> str:
    """„PM2,5“, „PM2,5-Werte“: letters, then the number with its decimals."""
    number = match[2].replace(".", ",")
    if match.string[match.end() : match.end() + 1] == "-":
        return f"{letters(match[1])}-{in_compound(number)}"
    return f"{letters(match[1])} {spell(number)}"


def _variant(match: re.Match[str]) -> str:
    """„B.1.1.7“, „BA.5“: the points are not said."""
    return (
        f"{letters(match[1])} "
        f"{' '.join(cardinal(int(part)) for part in match[2].split('.') if part)}"
    )


def _power(match: re.Match[str]) -> str:
    return f"{spell(match[1])} hoch {spell(match[2].replace('⁻', '-'))}"


_TELEPHONE = (
    r"(?<![\w.,'’])(?:\+[1-9][0-9](?:[ /()-]{1,2}[0-9]+)+|\+[1-9][0-9]{7,}|\(0[0-9 ]"
    r"{1,6}\)\s?[0-9]{2,}(?:[ /–-]{1,3}[0-9]+)*|0[1-9][0-9]{1,5}(?:\s?[/ –-]\s?[0-9]{2,})(?:\s?[/ "
    r"–-]\s?[0-9]+)*|0[1-9][0-9]{5,}|(?<![0-9]\s)[0-9]{3,6}(?:[ /-][0-9]{2,})*)(?![\w,.]?[0-9])"
)
RULES = (
    Rule(
        "account number",
        re.compile(
            r"(?<!\w)([A-Z]{2})([0-9]{2}(?:[ \u00a0\u202f]?[0-9]{4})"
            r"{3,7}(?:[ \u00a0\u202f]?[0-9]{1,3})?)(?![0-9])"
        ),
        _account,
    ),
    Rule(
        "bank code",
        re.compile(
            r"(?<=BIC\s)([A-Z]{6}[A-Z0-9]{2,5})\b"
            r"|(?<=BIC:\s)([A-Z]{6}[A-Z0-9]{2,5})\b"
        ),
        lambda m: " ".join(digits(sign) if sign.isdecimal() else sign for sign in m[0]),
    ),
    Rule(
        "footnote",
        re.compile(r"(?<=[^\s\[])([.,;!?]?)\[[0-9]{1,3}(?:[,–-]\s?[0-9]{1,3})*\]"),
        lambda m: m[1],
    ),
    Rule("telephone number", re.compile(_TELEPHONE), _telephone),
    Rule("power", re.compile(rf"(?<![\w.,])({INTEGER})\^([-−]?[0-9]+)"), _power),
    Rule("particulate matter", re.compile(r"(?<!\w)(PM)\s?(2[.,]5)(?![0-9])"), _after_letters),
    Rule("variant", re.compile(r"(?<!\w)([A-Z]{1,2})((?:\.[0-9]{1,3})+)(?!\w)"), _variant),
)
"""Before dates and quantities, which would take parts of them."""
VERSIONS = (
    Rule(
        "version",
        re.compile(
            r"(?<![\w.,/-])(?![0-9]{1,3}(?:\.[0-9]{3})+(?![0-9.]))[0-9]"
            r"{1,3}\.[0-9]{1,3}\.[0-9]{1,4}(?:\.[0-9]{1,4})*(?![\w]|[.,-][0-9])"
        ),
        _version,
    ),
)
"""After dates, which look alike."""
