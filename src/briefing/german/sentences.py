"""Split German prose into sentences.

Every full stop, question mark, exclamation mark or ellipsis before white space is a candidate; its
context decides. Rules: Duden D 150 to D 153 (full stop), D 154 (ordinals, Roman
numerals), D 13 (quotations), and the abbreviation table. Where German itself is ambiguous ("stieg
auf 24. April …") the reading without a break is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.german.abbreviations import Ends, lookup
from briefing.german.calendar import AUSTRIAN_MONTHS, MONTH_ABBREVIATIONS, MONTHS
from briefing.german.determiners import DETERMINERS
from briefing.german.openings import SENTENCE_OPENERS
from briefing.german.quotations import CLOSING, DOUBLE_CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENERS = OPENING + "([–—-"
_END = re.compile(rf"(?<![.!?…])([.!?…]+)([{CLOSING})\]]*)\s+(?=(\S{{1,40}}))")
"""Marks, closing quotation marks and brackets, and what follows after white space."""
_COLON_QUOTATION = re.compile(
    r":\s+(?:„[^„“”\"]{,1000}[“”\"]|»[^»«]{,1000}«|«[^»«]{,1000}»|\"[^\"]{,1000}\"|“[^“”]{,1000}”)"
)
"""A quotation behind a colon is part of that sentence; past 1,000 characters its closing mark is
taken to be missing."""
_BRACKET = re.compile(rf"(?<=[\w,{DOUBLE_CLOSING}]\s)\([^()]{{,300}}\)")
"""A parenthesis inside a sentence."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+\.|\d{1,4}\.")
_DAY = re.compile(r"\d{1,2}\.")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\d{1,2}\.")
_ROMAN = re.compile(r"[IVXLCDM]+\.")
_NO_VOWEL = re.compile(r"[^\W\d_aeiouyäöüAEIOUYÄÖÜ]{2,5}\.")
_WORD = re.compile(r"[^\W_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHENS = re.compile("[-–/]")
_BEFORE = 48
"""Characters looked at before a candidate: enough for "i. d. R." and the two words before an
ordinal."""

_MONTH = frozenset((*MONTHS, *AUSTRIAN_MONTHS, *MONTH_ABBREVIATIONS))
_COUNTED = frozenset(
    """Armee Arrondissement Auflage Ausgabe Bezirk Breitengrad Bundesliga Bundesversammlung
    Dezennium Division Durchgang Etage Folge Geburtstag Gebot Geschoss Grad Halbjahr Halbzeit
    Hochzeitstag Infanteriedivision Instanz Jahr Jahrestag Jahrgang Jahrhundert Jahrhunderts
    Jahrtausend Jahrzehnt Jubiläum Kammer Kapitel Klasse Lebensjahr Lebensjahres
    Legislaturperiode Lesung Liga Mal Mannschaft Minute Monat Obergeschoss OG Parteitag Platz
    Quartal Rang Rate Reihe Runde Saison Satz Schuljahr Schwangerschaftswoche Semester Senat
    Spieltag Staffel Stock Stockwerk Strafkammer Strafsenat Stunde Sure Tag Teil Todestag
    Untergeschoss Verhandlungstag Viertel Wahlperiode Weltkrieg Weltkriegs Weltkrieges Woche
    Zivilkammer Zivilsenat Zusatzartikel""".split()
)
"""Nouns that an ordinal counts."""
_OPENING = frozenset(map(str.capitalize, SENTENCE_OPENERS))


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the character ranges of a paragraph's sentences, in order, without outer white space.

    They cover all of `text` except white space between sentences.
    Quotations of several sentences are split, except where a colon introduces them.
    """
    ranges: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for end, following in [*_breaks(text), (len(text.rstrip()), len(text))]:
        if _WORD.search(text, start, end):
            ranges.append((start, end))
        elif ranges:  # stray marks belong to what stands before them
            ranges[-1] = (ranges[-1][0], end)
        elif start < end:
            ranges.append((start, end))
        start = following
    return ranges


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the end of each sentence but the last, and the start of the next one."""
    kept = _kept_whole(text)
    inside = next(kept)
    for match in _END.finditer(text):
        closed = match.end(2)
        while inside[1] < closed:
            inside = next(kept)
        if inside[0] < match.start() and closed < inside[1]:
            continue
        if _is_break(text, match):
            yield closed, match.end()


def _kept_whole(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges without breaks inside, in order, and one past the end of the text."""
    ranges = [
        match.span() for pattern in (_COLON_QUOTATION, _BRACKET) for match in pattern.finditer(text)
    ]
    yield from sorted(ranges, key=lambda span: span[1])
    yield len(text) + 1, len(text) + 1


def _is_break(text: str, match: re.Match[str]) -> bool:
    marks, closing, follower = match.groups()
    following = follower.lstrip(_OPENERS)
    if following[:1].islower() and not following[1:2].isupper():  # but "eBay" opens a sentence
        return False
    opens = is_opening(following)
    if closing:
        return _is_break_after_closing(text, match, opens=opens)
    if marks[0] in "!?":
        return True
    if marks != ".":  # an ellipsis behind a blank may be an omission inside a sentence
        return opens or not text[match.start() - 1 : match.start()].isspace()
    return _is_break_after_stop(
        text[max(0, match.start() - _BEFORE) : match.start() + 1].split(), following, opens=opens
    )


def is_opening(word: str) -> bool:
    """Whether `word` is typical of a sentence start, rather than following an abbreviation."""
    letters = _LETTERS.match(word)
    return letters is not None and letters[0] in _OPENING


def _is_break_after_closing(text: str, match: re.Match[str], *, opens: bool) -> bool:
    """Decide for ".“", "?)" and the like: a quoted title or an aside goes on."""
    at = match.start()
    closing = match[2]
    if closing[0] in ")]":
        return text[at - 1 : at] not in {"(", "["} or opens
    opening = max(text.rfind(mark, max(0, at - 80), at) for mark in '„»«"‚›‹')
    before = text[:opening].rstrip()[-1:] if opening > 0 else ""
    return opens or not (before.isalnum() or before == ",")


def _is_break_after_stop(words: list[str], following: str, *, opens: bool) -> bool:
    """Decide for a single full stop, the end of the last of `words`."""
    word = words[-1].lstrip(_OPENERS)
    if _DAY_AND_MONTH.fullmatch(word) and following[:1].isdigit():  # 1.12. 2027
        return False
    if _NUMBER.fullmatch(word):
        return _is_break_after_number(words, following, opens=opens)
    abbreviation = _abbreviation(words, word, following)
    if abbreviation is not None:
        return abbreviation is Ends.MAY and opens
    if _INITIALS.fullmatch(word) or _ROMAN.fullmatch(word) or word.endswith("str."):
        return opens
    if (
        _NO_VOWEL.fullmatch(word) and not word[1:].isupper() and not (word[-2].isupper())
    ):  # but "GmbH", "DFB"
        return opens
    return True


def _abbreviation(words: list[str], word: str, following: str) -> Ends | None:
    """Look up the longest abbreviation that ends here; None if there is none."""
    for size in (3, 2) if len(word) <= len("Chr.") else ():
        parts = [part.lstrip(_OPENERS) for part in words[-size:]]
        if (
            len(parts) == size
            and all(part.endswith(".") for part in parts)
            and (found := lookup("".join(parts)))
        ):
            return found.ends
    found = lookup(word) or lookup(_HYPHENS.split(word)[-1])
    if found is None or (found.before_number and not following[:1].isdigit()):
        return None
    return found.ends


def _is_break_after_number(words: list[str], following: str, *, opens: bool) -> bool:
    """Decide whether "24." is an ordinal or an amount that ends the sentence."""
    if len(words) == 1:  # the number of a list entry
        return False
    letters = _LETTERS.match(following)
    name = letters[0] if letters else ""
    if name in _MONTH or name in _COUNTED or _DAY.match(following):
        return False
    if _DAY.fullmatch(words[-2]) and following[:1].isdigit():  # 1. 12. 2027
        return False
    if words[-2].lower().lstrip(_OPENERS) in DETERMINERS:
        return opens
    return not (
        name.isupper() and name.endswith(("C", "V")) and len(words[-1]) == len("1.")
    )  # 1. FC Köln
