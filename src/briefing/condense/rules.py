"""The rules `keep`, `must`, `quote` and `avoid` of the notes, resolved to sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.article import plain_paragraphs
from briefing.german.terms import contains, content, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.condense.persons import Person
    from briefing.condense.select import Group, Selection
    from briefing.config.notes import Notes
    from briefing.model.article import Article, Sentence


@dataclass(frozen=True)
class EditorialRules:
    """Finds the sentences that the notes require and exclude.

    Raises InputError where the article cannot meet a rule.
    """

    article: Article
    notes: Notes

    @cached_property
    def excluded(self) -> Group:
        """The sentences that hold a phrase to avoid."""
        return self._holding(self.notes.rules.avoid)

    @cached_property
    def untouched(self) -> Group:
        """Sentences in which no word may change: kept ones, and those with a required phrase."""
        wanted = [phrase for phrase in self.notes.rules.must if len(phrase.split()) > 1]
        return self.quoted.union(*self._kept, self._holding(wanted))

    @cached_property
    def quoted(self) -> Group:
        """The quotation to set apart; empty where the notes choose none."""
        text = self.notes.rules.quote
        return frozenset(self._places(text, "quote")) if text else frozenset()

    def excludes(self, text: str) -> bool:
        """Whether `text` holds a phrase to avoid."""
        return any(contains(text, phrase) for phrase in self.notes.rules.avoid)

    def allowed(self, people: Iterable[Person]) -> tuple[Person, ...]:
        """The people whose full names may be put in: none that holds a phrase to avoid."""
        return tuple(person for person in people if not self.excludes(person.introduced))

    def _holding(self, phrases: Iterable[str]) -> Group:
        found = (
            s.index
            for phrase in phrases
            for s in self.article.sentences
            if contains(s.text, phrase)
        )
        return frozenset(found)

    @cached_property
    def _kept(self) -> list[Group]:
        return [
            frozenset(self._places(text, "keep", index))
            for index, text in enumerate(self.notes.rules.keep)
        ]

    def required(self, selection: Selection, budget: int) -> Group:
        """Return all required sentences within `budget` words, with companions if they fit."""
        demands = self._demands(selection, budget)
        if demands and selection.length(demands[-1].chosen) > budget:
            demands = self._demands(
                selection, 0
            )  # companions of one rule must not crowd out another
            for demand in demands:
                if selection.length(demand.chosen) > budget:
                    raise self._too_long(demand, selection, budget)
        chosen: Group = demands[-1].chosen if demands else frozenset()
        for number in sorted(chosen):
            chosen = _add_companions(chosen, frozenset({number}), selection, budget)
        return chosen

    def _demands(self, selection: Selection, room: int) -> list[_Demand]:
        """Resolve one rule after the other, with companions while all fit in `room` words."""
        chosen: Group = frozenset()
        made: list[_Demand] = []
        named: list[tuple[Group, tuple[str | int, ...]]] = (
            [(self.quoted, ("quote",))] if self.quoted else []
        )
        named += [(alone, ("keep", index)) for index, alone in enumerate(self._kept)]
        for alone, place in named:
            text = " ".join(self.article.sentences[i].text for i in sorted(alone))
            if alone & selection.excluded:
                message = (
                    f'"{place[0]}" demands „{text}“, but {self._clash(alone)}. Drop one of the two.'
                )
                raise self.notes.error(message, *place)
            chosen = _add_companions(chosen | alone, alone, selection, room)
            made.append(_Demand(chosen, text, place))
        written = _written(self.notes)
        for index, phrase in enumerate(self.notes.rules.must):
            said = (*(self.article.sentences[i].text for i in chosen), *written)
            if not any(contains(text, phrase) for text in said):
                chosen |= self._best(index, phrase, chosen, selection, room)
                made.append(_Demand(chosen, phrase, ("must", index)))
        return made

    def _places(self, text: str, *place: str | int) -> list[int]:
        """Find the numbers of the sentences that `text` covers, word for word."""
        wanted, sentences = folded(text), self.article.sentences
        for first in range(len(sentences)):
            joined = ""
            for last in range(first, len(sentences)):
                joined = f"{joined} {folded(sentences[last].text)}".strip()
                if wanted in joined:
                    return list(range(first, last + 1))
                if not _overlaps(joined, wanted):
                    break
        advice = _suggest_nearest(text, sentences)
        message = f'"{place[0]}": the article has no sentence „{text}“. {advice}'
        raise self.notes.error(message, *place)

    def _best(
        self, index: int, phrase: str, chosen: Group, selection: Selection, room: int
    ) -> Group:
        """Return the best group with `phrase`, else the shortest sentence with it."""
        holding = self._holding([phrase])
        if not holding:
            message = (
                f'"must": neither the article nor the notes say „{phrase}“. '
                f"{_suggest_nearest(phrase, self.article.sentences)}"
            )
            raise self.notes.error(message, "must", index)
        allowed = sorted(holding - selection.excluded)
        if not allowed:
            clash = self._clash(frozenset({min(holding)}))
            raise self.notes.error(
                f'"must" demands „{phrase}“, but {clash}. Drop one of the two.', "must", index
            )
        groups = [selection.needed[number] or frozenset({number}) for number in allowed]
        fitting = [
            group
            for group in groups
            if not group & selection.excluded and selection.length(group | chosen) <= room
        ]
        if fitting:
            return max(fitting, key=selection.score)
        return frozenset({min(allowed, key=lambda number: selection.length([number]))})

    def _clash(self, group: Group) -> str:
        text = " ".join(self.article.sentences[i].text for i in sorted(group))
        avoided = next(
            (phrase for phrase in self.notes.rules.avoid if contains(text, phrase)), None
        )
        return (
            f'"avoid" forbids „{avoided}“'
            if avoided
            else "another section or sentence says it already"
        )

    def _too_long(self, demand: _Demand, selection: Selection, budget: int) -> Exception:
        needs, rule = selection.length(demand.chosen), demand.place[0]
        message = (
            f'"{rule}": with „{demand.text}“ the rules need {needs} words, but only {budget} are '
            f"allowed. "
            'Raise "words" or drop a rule.'
        )
        return self.notes.error(message, *demand.place)


@dataclass(frozen=True, slots=True)
class _Demand:
    """A rule of the notes with its `text`, and all sentences chosen once it is met."""

    chosen: Group
    text: str
    place: tuple[str | int, ...]


def _add_companions(chosen: Group, alone: Group, selection: Selection, room: int) -> Group:
    """Return `chosen` with the companions of `alone`, if the whole fits in `room` words.

    The editor asked for these sentences and not for those around them, so companions are optional.
    """
    companions = alone.union(*(selection.needed[number] or () for number in alone))
    free = not companions & selection.excluded and selection.length(chosen | companions) <= room
    return chosen | companions if free else chosen


def _written(notes: Notes) -> tuple[str, ...]:
    """Return the editor's own texts, which readers get whatever is selected."""
    sections = (notes.greeting, notes.commentary, notes.farewell)
    return (
        notes.rules.title,
        *(" ".join(plain_paragraphs(section.text)) for section in sections if section),
    )


def _overlaps(joined: str, wanted: str) -> bool:
    """Whether `wanted` may start inside `joined` and continue behind it."""
    return any(
        wanted.startswith(joined[at:]) for at in range(len(joined)) if joined[at] == wanted[0]
    )


def _suggest_nearest(phrase: str, sentences: Sequence[Sentence]) -> str:
    wanted = set(content(phrase))
    best = max(
        sentences, key=lambda sentence: len(wanted & set(content(sentence.text))), default=None
    )
    if best is None or not wanted & set(content(best.text)):
        return "Correct or drop it."
    import textwrap  # noqa: PLC0415 - only for this message

    text = textwrap.shorten(best.text, 90, placeholder=" …")
    return f"The nearest sentence: „{text}“ Correct or drop the rule."
