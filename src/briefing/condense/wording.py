"""Turn chosen sentences into statements: mend references, introduce people once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.condense.mending import Change, apply_changes
from briefing.condense.persons import find_mentions, title_before
from briefing.german.determiners import DETERMINERS
from briefing.german.quotations import quoted
from briefing.german.titles import NO_TITLES
from briefing.model.briefing import Edit, Origin, Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefing.condense.arrange import SentenceRun
    from briefing.condense.coherence import Tie
    from briefing.condense.persons import Person
    from briefing.model.article import Sentence
    from briefing.model.briefing import Paragraph

_WORD_BEFORE = re.compile(r"(\w+)\s\Z")
_INFLECTED = re.compile(r"\w+e[rnsm]?")
"""The shape of adjectives: behind one, "Wolf" is not a surname."""
_NAME_BEFORE = re.compile(r"[A-ZÄÖÜ][\w'’-]*[.]?\s\Z")
_ALSO_WORDS = frozenset(
    """Alt Braun Ernst Früh Frei Ganz Groß Grün Gut Jung Klein Kurz Lang Neu Recht Reich Rot
    Schnell Schwarz Stark Weiß Wild Lange Gerade Selig Heim Mai""".split()
)
"""Surnames that open a sentence more often as ordinary words: "Kurz vor Mitternacht"."""


@dataclass
class Wording:
    """Words runs of sentences in reading order; `verbatim` ones are not changed."""

    sentences: Sequence[Sentence]
    ties: Sequence[Tie]
    people: Sequence[Person]
    verbatim: Collection[int] = ()
    _introduced: set[Person] = field(default_factory=set)

    def paragraph(self, run: SentenceRun) -> Paragraph:
        """Return the statements of a run."""
        return tuple(self._statement(index, run[:place]) for place, index in enumerate(run))

    def _statement(self, index: int, before: SentenceRun) -> Statement:
        sentence, tie = self.sentences[index], self.ties[index]
        text, edits = sentence.text, tuple[Edit, ...]()
        if index not in self.verbatim:
            held = tie.together is not None and tie.together <= {*before, index}
            text, edits = self._mended(text, tie, held=held)
        self._introduced |= {
            person for _, person in find_mentions(text, self.people) if person.full in text
        }
        return Statement(text, Origin("article", index, sentence.start, sentence.end), edits)

    def _mended(self, text: str, tie: Tie, *, held: bool) -> tuple[str, tuple[Edit, ...]]:
        """Return `text` trimmed, with people introduced, and mended unless `held`."""
        text, edits = apply_changes(
            text, (*tie.trims, *(() if held else tie.mends)), self._introduced
        )
        for change in self._introductions(text):
            text, more = apply_changes(text, (change,))
            edits += more
        return text, edits

    def _introductions(self, text: str) -> Iterator[Change]:
        """Yield a change for each person to introduce: given name, and title if missing."""
        found: dict[Person, Change] = {}
        for place, person in find_mentions(text, self.people):
            if (
                person in self._introduced
                or person in found
                or person.full in text
                or quoted(text).holds(place)
            ):
                continue
            if change := _introduction(text, place, person):
                found[person] = change
        yield from sorted(
            found.values(), key=lambda change: -change.start
        )  # from the right: places on the left stay


def _is_determined(before: str) -> bool:
    """Whether an article, another determiner or an adjective stands right before a word."""
    word = _WORD_BEFORE.search(before)
    return word is not None and (
        word[1].lower() in DETERMINERS or _INFLECTED.fullmatch(word[1]) is not None
    )


def _introduction(text: str, place: int, person: Person) -> Change | None:
    before = text[:place]
    if (not before and person.surname in _ALSO_WORDS) or _is_determined(before):
        return None
    name_before = _NAME_BEFORE.search(before)
    if name_before:
        known = name_before[0].strip().rstrip(".") in NO_TITLES or title_before(before)
        return Change(place, place, "name", f"{person.given} ") if known else None
    return Change(place, place, "name", person.introduced.removesuffix(person.surname))
