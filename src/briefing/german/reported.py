"""Detect reported speech: its attribution, and the subjunctive that marks it."""

from __future__ import annotations

import re

from briefing.german.quotations import DOUBLE_CLOSING, outside
from briefing.german.saying import CLAIMS, OPINIONS, SOURCES, SPEAKER_VERBS, SUBJUNCTIVES

_SOURCE = re.compile(
    r"\b(?:[Ll]aut|zufolge|so (?:der|die|das)|so [A-ZÄÖÜ]\w*"
    rf"|[Nn]ach (?:eigenen )?(?:{'|'.join((*SOURCES, *OPINIONS))})|[Aa]us (?:der )?Sicht"
    rf"|{'|'.join(CLAIMS)})\b"
)
_WORD = re.compile(r"[a-zäöüß]{3,}")
_PRONOUN_SAYS = re.compile(
    rf"(?P<mark>[{DOUBLE_CLOSING}],?|,)\s(?P<verb>[a-zäöüß]+)\s(?P<pronoun>er|sie|ihre?|seine?)\b"
)
_NO_REPORT = re.compile(
    r"\b(?:es sei denn|sei es|wie dem auch sei|als (?:sei|seien|habe|ob)|so sei|gesagt sei|ich|wir"
    r"|man nehme)\b",
    re.IGNORECASE,
)
"""Set phrases with a subjunctive, and the first person, whose indicative looks the same."""


def names_speaker(text: str) -> bool:
    """Whether a sentence attributes what it reports to somebody."""
    return not SPEAKER_VERBS.isdisjoint(_WORD.findall(text)) or _SOURCE.search(text) is not None


def pronoun_speaks(text: str) -> re.Match[str] | None:
    """Find where a pronoun is the speaker: „…“, sagte sie; …, sagte er.

    The match has the groups verb and pronoun.
    """
    for found in _PRONOUN_SAYS.finditer(text):
        if found["mark"] != "," or found["verb"] in SPEAKER_VERBS:
            return found
    return None


def reports_without_speaker(text: str) -> bool:
    """Whether the first clause of `text`, quotations removed, is reported speech with no speaker.

    „Die Reise habe sich gelohnt.“ is a claim that needs its attribution.
    """
    if SUBJUNCTIVES.isdisjoint(text.split()):  # most sentences: quick
        return False
    text = outside(text)
    clause = re.split(r"[,;:–.]", text, maxsplit=1)[0]
    reports = not SUBJUNCTIVES.isdisjoint(clause.split())
    return reports and not _NO_REPORT.search(clause) and not names_speaker(text)
