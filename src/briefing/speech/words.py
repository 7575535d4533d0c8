"""Abbreviations with a full stop, weekdays and gender forms."""

from __future__ import annotations

import re

from briefing.abbreviations import Ends, lookup, pattern
from briefing.speech.grammar import ending
from briefing.speech.rule import TAKEN, Rule, after, before, stop

# Expansions that are adjectives, by their stems: they end as the sentence asks.
_STEMS = {
    "sogenannte": "sogenannt", "ehemalig": "ehemalig", "stellvertretender": "stellvertretend", "deutsch": "deutsch",
    "englisch": "englisch", "französisch": "französisch", "italienisch": "italienisch", "russisch": "russisch",
    "österreichisch": "österreichisch", "evangelisch": "evangelisch", "katholisch": "katholisch", "städtisch": "städtisch",
    "staatlich": "staatlich", "heilige": "heilig", "laufende": "laufend",
}  # fmt: skip
_DAYS = {
    "Mo": "Montag",
    "Di": "Dienstag",
    "Mi": "Mittwoch",
    "Do": "Donnerstag",
    "Fr": "Freitag",
    "Sa": "Samstag",
    "So": "Sonntag",
}
_DAY = "(" + "|".join(_DAYS) + r")\.?"


def _abbreviation(match: re.Match[str]) -> str | None:
    found = lookup(match[0])
    if found is None or (found.before_number and not re.match(rf"\s?[0-9{TAKEN}]", after(match))):
        return None
    spoken = _inflected(found.spoken, match)
    if match[0][0].isupper() and found.written[0].islower():
        spoken = spoken[0].upper() + spoken[1:]
    return spoken + (stop(match) if found.ends is Ends.MAY else "")


def _inflected(spoken: str, match: re.Match[str]) -> str:
    rest = after(match)
    if (stem := _STEMS.get(spoken)) and re.match(r"\s(?:[a-zäöü]+\s)?[A-ZÄÖÜ]", rest):
        return stem + ending(before(match), rest)
    if spoken == "Jahrhundert" and re.search(rf"\bdes\s{TAKEN}+\s$", before(match)):
        return "Jahrhunderts"
    if match[0] == "Fr." and re.match(r"\s(?:Dr\.|[A-ZÄÖÜ][a-zäöü])", rest):
        return "Frau"
    return spoken


def _gender(match: re.Match[str]) -> str:
    """The pause of "Leser:innen", as a hyphen: voices make the stop that speakers make.

    A single letter is joined ("jede:r"), for behind a hyphen voices would say its name.
    """
    return ("" if len(match[1]) == 1 else "-") + match[1].lower()


_FORM = r"(innen|in(?:-|\b)|r\b|n\b|e\b|s\b|m\b|er\b|en\b|es\b|em\b|die\b|der\b)"
RULES = (
    Rule("gender form", re.compile(rf"(?<=[a-zäöüß])[:*_·]{_FORM}"), _gender),
    Rule("gender form with slash", re.compile(r"(?<=[a-zäöüß])/-?(in(?:nen)?\b)"), _gender),
    Rule("gender form with capital", re.compile(r"(?<=[a-zäöüß])(In(?:nen)?)(?![a-zäöüß])"), _gender),
    Rule(
        "range of weekdays",
        re.compile(rf"(?<!\w){_DAY}\s?[-–]\s?{_DAY}(?!\w)"),
        lambda m: f"{_DAYS[m[1]]} bis {_DAYS[m[2]]}",
    ),
    Rule("abbreviation", pattern(), _abbreviation),
    Rule("street", re.compile(r"(?<=[a-zäöüß])str\."), lambda m: "straße" + stop(m)),
)
