"""Rules that replace written by spoken text; a claimed range is not touched by later rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing.german.sentences import is_opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TAKEN = "\ue000"
"""Stands in the working text for every character that a rule has claimed; belongs to no word, so
that "14" in "14-jährige" stays a word of its own to the rules that follow."""

_DIGIT = re.compile("[0-9]")
_CONTEXT = 100
"""Characters of a sentence that a rule looks at on either side: a longer look would make long lists
slow."""


class Finder(Protocol):
    """What a compiled pattern does, and whatever finds the same faster."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """The matches in `text` from left to right; they never overlap."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what is said for its match; None leaves the match to later rules.

    `speak` sees the whole working text in `match.string`: the words around decide over endings.
    """

    name: str
    pattern: Finder
    speak: Callable[[re.Match[str]], str | None]
    numeric: bool = False
    """Only for a text with a digit: most sentences have none and need not be searched."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said for the characters from `start` to `end` of the original text."""

    start: int
    end: int
    spoken: str
    rule: str
    """The name of the rule that says so."""


def apply_rules(text: str, rules: Iterable[Rule]) -> list[Reading]:
    """Apply `rules` in order and return their readings, sorted by place, never overlapping."""
    readings: list[Reading] = []
    has_digit = _DIGIT.search(text) is not None
    for rule in rules:
        if rule.numeric and not has_digit:
            continue
        found = [
            Reading(match.start(), match.end(), spoken, rule.name)
            for match in rule.pattern.finditer(text)
            if match.end() > match.start() and (spoken := rule.speak(match)) is not None
        ]
        if found:
            text = _fill(text, found, lambda reading: TAKEN * (reading.end - reading.start))
            readings += found
    return sorted(readings, key=lambda reading: reading.start)


def replace_readings(text: str, readings: Iterable[Reading]) -> str:
    """`text` as it is spoken; `readings` sorted by place."""
    return _fill(text, readings, lambda reading: reading.spoken)


def _fill(text: str, readings: Iterable[Reading], content: Callable[[Reading], str]) -> str:
    pieces, done = [], 0
    for reading in readings:
        pieces += [text[done : reading.start], content(reading)]
        done = reading.end
    return "".join([*pieces, text[done:]])


def capital(text: str) -> str:
    """`text` with a capital first letter, the others as they are."""
    return text[:1].upper() + text[1:]


def choice(words: Iterable[str]) -> str:
    """A pattern that finds the longest of `words`."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def before(match: re.Match[str]) -> str:
    """The text before a match, as far as it can decide a reading."""
    return match.string[max(0, match.start() - _CONTEXT) : match.start()]


def after(match: re.Match[str]) -> str:
    """The text behind a match, as far as it can decide a reading."""
    return match.string[match.end() : match.end() + _CONTEXT]


def opens_sentence(rest: str) -> bool:
    """Whether `rest` starts as a new sentence does, so that a full stop before it ends one."""
    word = re.match(r"\s+[„“»\"(]?([A-ZÄÖÜ]\w*)", rest)
    return word is not None and is_opening(word[1])


def final_stop(match: re.Match[str]) -> str:
    """Return "." if the full stop at the end of a match also ends its sentence, else ""."""
    rest = after(match)
    ends = not rest.strip(' \n“”"»«)]') or opens_sentence(rest)
    return "." if ends and match[0].endswith(".") else ""
