"""Typeset German text: quotation marks, dashes, digit groups and no-break spaces.

briefing.json keeps the text as written; only its typography changes here, never a word. The rules
are those of DIN 5008 and Duden: the parts of an abbreviation, a number and what it counts, section
sign and number, title and name, day and month stay together; amounts of five digits and more are
grouped by points; „…“ holds ‚…‘; a dash between blanks opens no line. »…« and «…» are a house's own
choice and stay. In Switzerland «…» holds ‹…› and an apostrophe groups (Unicode CLDR, de_CH).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.german.abbreviations import ABBREVIATIONS
from briefing.german.calendar import MONTHS
from briefing.german.formats import NBSP
from briefing.german.titles import ABBREVIATED_TITLES
from briefing.german.units import MULTIPLES, unit_names, written_at

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE_NUMBER = ("§", "§§", "Art.", "Abs.", "Nr.", "Kap.", "Bd.", "S.", "Seite", "Ziff.")
_ROUGHLY = (
    "rund", "etwa", "knapp", "gut", "fast", "circa", "ca.", "bis zu", "mehr als", "weniger als",
    "mindestens", "höchstens", "insgesamt", "exakt", "genau",
)  # fmt: skip
"""Five digits behind these are an amount, not a postcode; behind "über" and "unter" they may be a
telephone number."""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BLANK = rf"[ {NBSP}]"
_INSIDE = r"\.(?=[^\W\d_])"
"""The full stops in an abbreviation that DIN 5008 separates by a blank."""
_WORD = re.compile(r"[^\W\d_]+")
_LARGE = rf"[1-9]\d{{4,}}(?:(?:{_BLANK}(?:bis|und|oder){_BLANK}|–)[1-9]\d{{4,}})?"
_MEASURED = re.compile(rf"(?<![\w.,:/#–-])(?<!\d{_BLANK})({_LARGE})(?={_BLANK})")
"""An amount before a unit."""
_BEFORE_AMOUNT = rf"(?:^|,{_BLANK}|(?<![\w.-])(?!(?:über|unter|die|der)\b)[a-zäöüß]+{_BLANK})"
_AMOUNTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"({_BEFORE_AMOUNT}[1-9]\d{{5,8}})(?={_BLANK}[A-ZÄÖÜ][a-zäöüß])",
        rf"\b((?i:{_any(_ROUGHLY)}){_BLANK}{_LARGE})(?![\w/–-]|[.,:]\d)",
    )
)
"""In the first no noun stands before the digits; it would say of what they are the number: "Konto
532013000 Sparkasse"."""
_CLOSED = re.compile(
    rf"(?<![\w.])(?:{_any(short for short in ABBREVIATIONS if re.search(_INSIDE, short))})(?!\w)"
)
"""z.B., i.d.R., but neither Dr.-Ing. nor the J.R.R. of a name."""
_BEFORE_UNIT = re.compile(r"(\d|\bM(?:io|rd)\.) (?=\S)")
_JOINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(\b[^\W\d_]\.) (?=[^\W\d_]{1,2}\.)",  # z. B., i. d. R., o. Ä.
        r"(\d) (?=[A-ZÄÖÜ][a-zäöüß])",  # 26 Buslinien
        rf"(\d) (?=[nv]\.{_BLANK}Chr\.)",
        r"(\b\d{1,3}) (?=\d{3}\b)",  # 10 000
        rf"(\b\d\d?\.) (?=(?:{_any(MONTHS)})\b)",
        rf"((?<!\w)(?:{_any(_BEFORE_NUMBER)})) (?=\d)",
        rf"(\b(?:{_any(ABBREVIATED_TITLES)})) (?=[^\W\d_])",
        r"(\S) (?=– )",
    )
)


_RANGE = re.compile(rf"(?<![\w.,:/-])(\d[\d.,]*)-(?=(\d[\d.,]*){_BLANK})")

_SINGLE = re.compile(r"(?<![\w’'])'(?=\S)(?!n')([^'„“\"]*[^\s'])'(?!\w)(?![^'„“\"]*[^\s'(]'(?!\w))")
"""Only if the end is unambiguous, unlike in 'Das ist Hans' Auto'."""
_DOUBLE = re.compile(r'(?<![\w"])"(?=\S)([^"]*[^\s"])"(?!\w)(?![^"]*[^\s"(]"(?!\w))')
"""Likewise: the mark of a 19" screen means inches."""
_NESTED = re.compile(
    r'(?<![\w"])"(?=\S)([^"]*[\s(])"(?=\S)([^"]*[^\s"])"((?:[^\w"][^"]*)?(?<!\s))"(?!\w)'
)
"""One quotation in another, both in typewriter marks."""


def to_one_line(text: str) -> str:
    """Return `text` on one line; no-break spaces are kept."""
    return re.sub(r"[ \t]+", " ", " ".join(text.splitlines())).strip(" ")


def typeset(text: str, language: str) -> str:
    """Return `text` on one line, typeset for `language` ([show]); words and order are unchanged."""
    swiss = language == "de-CH"
    text = _dashes(_marks(to_one_line(text)))
    if swiss:
        text = re.sub("„([^„“]*)“", r"«\1»", re.sub("‚([^‚‘]*)‘", r"‹\1›", text))
    point = "’" if swiss else "."
    text = _MEASURED.sub(
        lambda found: _if_unit(found, found.end() + 1, _grouped(found[1], point)), text
    )
    for amount in _AMOUNTS:
        text = amount.sub(lambda found: _grouped(found[1], point), text)
    text = _CLOSED.sub(lambda found: re.sub(_INSIDE, f".{NBSP}", found[0]), text)
    return tie_with_no_break_spaces(text)


def tie_with_no_break_spaces(text: str) -> str:
    """Return `text` with a no-break space for every blank that must not break a line.

    The length is unchanged.
    """
    text = _BEFORE_UNIT.sub(lambda found: _if_unit(found, found.end(), found[1] + NBSP), text)
    for joint in _JOINTS:
        text = joint.sub(rf"\1{NBSP}", text)
    return text


def typeset_plain(text: str, language: str) -> str:
    """Return the same with plain blanks, for subject lines and text mails.

    Some readers show a no-break space as a sign of its own.
    """
    return typeset(text, language).replace(NBSP, " ")


def _if_unit(found: re.Match[str], at: int, text: str) -> str:
    """Return `text` if a unit, a multiple or "Uhr" is at `at`, else the match."""
    word = _WORD.match(found.string, at)
    named = word and (word[0] in MULTIPLES or word[0] == "Uhr" or word[0].lower() in unit_names())
    return text if named or written_at(found.string, at) else found[0]


def _marks(text: str) -> str:
    """Return `text` with German quotation marks; ambiguous marks are left as they are."""
    text = re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "’", text)
    text = re.sub(r"(?<![\w’'])'(?=(?:n|ne|nem|nen|ner|m|s)\s|\d\der)", "’", text)
    text = re.sub(r"(\b[A-Z]\w+ )'n'(?= [A-Z])", r"\1’n’", text)
    text = _SINGLE.sub(r"‚\1‘", text)
    text = re.sub(r"„([^„“”\"]*[^\s„“”\"(])[”\"](?!\w)(?![^„“”\"]*“)", r"„\1“", text)
    text = re.sub(r"(?<![^\s(])“(?=\S)([^„“”\"]*\S)”", r"„\1“", text)
    text = re.sub(r"„[^„“]*“", lambda quotation: _DOUBLE.sub(r"‚\1‘", quotation[0]), text)
    text = _NESTED.sub(r"„\1‚\2‘\3“", text)
    return _DOUBLE.sub(r"„\1“", text)


def _dashes(text: str) -> str:
    """Return `text` with dashes for spaced hyphens and in ranges before a unit, and with "…"."""
    text = re.sub(r"(?<=\S)(\s)--?(?=\s)", r"\1–", text)
    text = _RANGE.sub(lambda found: _if_unit(found, found.end(2) + 1, f"{found[1]}–"), text)
    return re.sub(r"(?<!\.)\.{3}(?!\.)", "…", text)


def _grouped(text: str, point: str) -> str:
    return re.sub(r"\d{5,}", lambda digits: f"{int(digits[0]):,}".replace(",", point), text)
