"""Verbalise German: numbers, dates, abbreviations and signs as words, mapped to the original.

Rules are data: an ordered list of patterns and the functions that read their matches. A rule claims
ranges of the text, which later rules do not touch. The list goes from the most certain (lexicon,
addresses, clock times) to the last resort (any digit, any sign), so that a voice gets only words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from briefing.config.settings import Speech
from briefing.german.quotations import DOUBLE_CLOSING, DOUBLE_OPENING
from briefing.speech import (
    acronyms,
    addresses,
    clock,
    codes,
    counts,
    dates,
    fractions,
    gender,
    law,
    ordinals,
    quantities,
    roman,
    signs,
    sport,
    words,
)  # fmt: skip
from briefing.speech.lexicon import Lexicon
from briefing.speech.rule import TAKEN, apply_rules, capital, replace_readings

if TYPE_CHECKING:
    from briefing.config.settings import AddressPolicy, GenderPolicy
    from briefing.speech.rule import Reading, Rule

_INVISIBLE = re.compile(
    f"[{TAKEN}\N{SOFT HYPHEN}\u200b\u200c\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)
_HYPHENS = str.maketrans("\u2010\u2011", "--")
"""Unicode hyphens to the plain one, which the rules expect."""
_OPENS = re.compile(rf"(?:^|[^\W_][.!?…][{DOUBLE_CLOSING})]*\s)[\s{DOUBLE_OPENING}(*–-]*$")
"""The end of a text behind which a new sentence starts."""
_TAIL = 40
"""Characters of that end that are examined, enough for any marks between two sentences."""
_NO_READING = Lexicon()
_HOUSE = Speech()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it is spoken.

    `readings` applied to the original give `text`, except for white space and invisible signs.
    """

    text: str
    """Without digits and signs, white space folded; "" if there is nothing to speak."""
    readings: tuple[Reading, ...] = ()
    """The ranges of the original whose spoken form differs, in order, never overlapping."""


def verbalise(text: str, lexicon: Lexicon = _NO_READING, speech: Speech = _HOUSE) -> Spoken:
    """Return `text` (any German text in NFC) as a voice should speak it. Never raises.

    `speech` holds the house policy for gender forms and addresses.
    """
    seen, places = _visible(text.translate(_HYPHENS))
    readings = apply_rules(
        seen,
        (
            *signs.FIRST,
            *lexicon.rules,
            *_rules(speech.gender, speech.addresses),
            *lexicon.homographs,
        ),
    )
    readings = [replace(reading, spoken=_settled(reading.spoken, lexicon)) for reading in readings]
    readings = _capitalised(seen, readings)
    said = _folded(replace_readings(seen, readings))
    if not any(char.isalpha() for char in said):
        said = ""
    if places:
        readings = [
            replace(reading, start=places[reading.start], end=places[reading.end - 1] + 1)
            for reading in readings
        ]
    return Spoken(said, tuple(readings))


def _settled(spoken: str, lexicon: Lexicon) -> str:
    """Return a reading with its homographs resolved: the month in "neunten August"."""
    return replace_readings(spoken, apply_rules(spoken, lexicon.homographs))


@cache
def _rules(gender_policy: GenderPolicy, address_policy: AddressPolicy) -> tuple[Rule, ...]:
    return (
        *addresses.rules(address_policy), *dates.WEEKDAYS,
        *_numeric(codes.RULES, clock.RULES, sport.RULES, law.RULES), *law.NAMES,
        *_numeric(ordinals.PAIRS, dates.RULES, codes.VERSIONS, fractions.RULES), *fractions.SIGNS,
        *_numeric(counts.PRODUCTS, quantities.RULES), *quantities.AFTER,
        *_numeric(ordinals.RULES, counts.RULES), *roman.RULES,
        *gender.rules(gender_policy), *words.RULES, *acronyms.RULES, *signs.RULES,
    )  # fmt: skip


def _numeric(*tables: tuple[Rule, ...]) -> list[Rule]:
    return [replace(rule, numeric=True) for rules in tables for rule in rules]


def _capitalised(text: str, readings: list[Reading]) -> list[Reading]:
    """Capitalise readings that open a sentence: „1998 wurde er …“ as „Neunzehnhundert…“."""
    tail, done, made = "", 0, []
    for reading in readings:
        tail = (tail + text[done : reading.start])[-_TAIL:]
        spoken = reading.spoken
        if spoken[:1].islower() and not text[reading.start].islower() and _OPENS.search(tail):
            reading = replace(reading, spoken=capital(spoken))  # noqa: PLW2901 - the same reading
        tail, done = (tail + spoken)[-_TAIL:], reading.end
        made.append(reading)
    return made


def _visible(text: str) -> tuple[str, list[int]]:
    """Return the text without invisible signs, and each character's place (none if all stay)."""
    if not _INVISIBLE.search(text):
        return text, []
    places = [index for index, char in enumerate(text) if not _INVISIBLE.match(char)]
    return "".join(text[index] for index in places), places


def _folded(text: str) -> str:
    """Return `text` with single blanks, and none before a closing punctuation mark."""
    return re.sub(r" (?=[.,;:!?)](?:\s|$))|(?<=\() ", "", " ".join(text.split()))
