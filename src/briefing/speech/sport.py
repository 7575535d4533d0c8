"""Scores and ratios as sports reports write them: "3:2 (1:1)", "45.+2", "Ulm - Jena 3:2"."""

from __future__ import annotations

import re

from briefing.speech.grammar import ending
from briefing.speech.numbers import INTEGER, cardinal, ordinal, spell
from briefing.speech.rule import TAKEN, Rule, after, before, capital

_EDGE = r"(?:(?<![\w.,:])|(?<=:[0-9],))"
_BRACKETED = {
    "FE": "Foulelfmeter", "HE": "Handelfmeter", "ET": "Eigentor", "n. V.": "nach Verlängerung",
    "n.V.": "nach Verlängerung",
}  # fmt: skip
_SIDE = r"(?:[A-ZÄÖÜ0-9][^\s:;,()–]*)(?:\s(?:[A-ZÄÖÜ0-9][^\s:;,()–]*|am|an|der|von)){0,3}"


def _score(match: re.Match[str]) -> str:
    """„3:2“ as „drei zu zwei“, joined where a compound goes on („3:2-Sieg“)."""
    following = match.string[match.end() : match.end() + 1]
    joint = "-" if following == "-" else " "
    first = capital(spell(match[1])) if following == "-" else spell(match[1])
    return joint.join([first, "zu", spell(match[2])]) + (" " if following == "(" else "")


def _stoppage(match: re.Match[str]) -> str:
    """„45.+2“: „in der neunzig plus vierten Minute“, in brackets „fünfundvierzig plus zwei“."""
    minute, more = int(match[1]), int(match[2])
    if re.match(r"\s(?:Spielm|M)inute", after(match)):
        return f"{cardinal(minute)} plus {ordinal(more)}{ending(before(match), after(match))}"
    return f"{cardinal(minute)} plus {cardinal(more)}"


RULES = (
    Rule(
        "fixture",
        re.compile(
            rf"(?:(?<=^)|(?<=[:;,(]\s)|(?<=\n))({_SIDE})\s[-–]\s(?={_SIDE}\s[0-9]{{1,3}}:[0-9]"
            rf"{{1,3}})"
        ),
        lambda m: f"{m[1]} gegen ",
    ),
    Rule(
        "stoppage time",
        re.compile(r"(?<![\w.,:])([0-9]{2,3})(?:\.\s?\+\s?|\+)([0-9]{1,2})\.?(?=[\s,)]|$)"),
        _stoppage,
    ),
    Rule(
        "kind of goal",
        re.compile(rf"(?<=[\s,(])({'|'.join(map(re.escape, _BRACKETED))})(?=\))"),
        lambda m: _BRACKETED[m[1]],
    ),
    Rule(
        "score",
        re.compile(rf"{_EDGE}({INTEGER}):({INTEGER})(?![\w:]|[.,][0-9]+(?![0-9:]))"),
        _score,
    ),
    Rule(
        "spaced ratio",
        re.compile(rf"{_EDGE}([0-9]{{1,3}})\s:\s([0-9]{{1,3}})(?![\w:]|[.,][0-9]+(?![0-9:]))"),
        _score,
    ),
    Rule(
        "score after a number",
        re.compile(rf"(?<={TAKEN}):({INTEGER})(?![\w:]|[.,][0-9]+(?![0-9:]))"),
        lambda m: f" zu {spell(m[1])}",
    ),
)
