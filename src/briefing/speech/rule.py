"""Rules that replace written by spoken text; a claimed range is not touched by later rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing.german.sentences import is_opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TAKEN = "\ue000"
"""Placeholder for every claimed character. It is not a word character, so "14" in "14-jährige" is
still a separate word for later rules."""

_DIGIT = re.compile("[0-9]")
_CONTEXT = 100
"""Characters of context on either side of a match, limited to keep long lists fast."""


class Finder(Protocol):
    """The interface of a compiled pattern that rules need."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """The matches in `text` from left to right; they never overlap."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that reads its matches; None leaves a match to later rules.

    `speak` has the whole working text in `match.string`, since endings depend on the context.
    """

    name: str
    pattern: Finder
    speak: Callable[[re.Match[str]], str | None]
    numeric: bool = False
    """Whether the rule is skipped for texts without a digit, which most sentences are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The spoken form of the characters from `start` to `end` of the original text."""

    start: int
    end: int
    spoken: str
    rule: str
    """The name of the rule that produced it."""


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
    """Return `text` with `readings`, sorted by place, inserted."""
    return _fill(text, readings, lambda reading: reading.spoken)


def _fill(text: str, readings: Iterable[Reading], content: Callable[[Reading], str]) -> str:
    pieces, done = [], 0
    for reading in readings:
        pieces += [text[done : reading.start], content(reading)]
        done = reading.end
    return "".join([*pieces, text[done:]])


def capital(text: str) -> str:
    """Return `text` with its first letter capitalised, the others unchanged."""
    return text[:1].upper() + text[1:]


def choice(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words`."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def before(match: re.Match[str]) -> str:
    """Return the text before a match, up to _CONTEXT characters."""
    return match.string[max(0, match.start() - _CONTEXT) : match.start()]


def after(match: re.Match[str]) -> str:
    """Return the text behind a match, up to _CONTEXT characters."""
    return match.string[match.end() : match.end() + _CONTEXT]


def opens_sentence(rest: str) -> bool:
    """Whether `rest` starts like a new sentence, so that a full stop before it ends one."""
    word = re.match(r"\s+[„“»\"(]?([A-ZÄÖÜ]\w*)", rest)
    return word is not None and is_opening(word[1])


def final_stop(match: re.Match[str]) -> str:
    """Return "." if the full stop at the end of a match also ends its sentence, else ""."""
    rest = after(match)
    ends = not rest.strip(' \n“”"»«)]') or opens_sentence(rest)
    return "." if ends and match[0].endswith(".") else ""
