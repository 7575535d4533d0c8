"""The editor's `keep`, `must` and `avoid` as sentences of the article: which are in, which are out."""

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
class Wishes:
    """Finds the sentences that the notes demand and forbid. Raises InputError where the article cannot meet a wish."""

    article: Article
    notes: Notes

    @cached_property
    def banned(self) -> Group:
        """The sentences that hold a phrase to avoid."""
        return self._holding(self.notes.rules.avoid)

    @cached_property
    def untouched(self) -> Group:
        """The sentences to keep, and those that a phrase the editor wants stands in: no word of them changes."""
        wanted = [phrase for phrase in self.notes.rules.must if len(phrase.split()) > 1]
        return self.quoted.union(*self._kept, self._holding(wanted))

    @cached_property
    def quoted(self) -> Group:
        """The quotation to set apart; empty where the notes choose none."""
        text = self.notes.rules.quote
        return frozenset(self._places(text, "quote")) if text else frozenset()

    def forbids(self, text: str) -> bool:
        """Whether `text` holds a phrase to avoid."""
        return any(contains(text, phrase) for phrase in self.notes.rules.avoid)

    def allowed(self, people: Iterable[Person]) -> tuple[Person, ...]:
        """The people whose full names may be put in: none that holds a phrase to avoid."""
        return tuple(person for person in people if not self.forbids(person.introduced))

    def _holding(self, phrases: Iterable[str]) -> Group:
        found = (s.index for phrase in phrases for s in self.article.sentences if contains(s.text, phrase))
        return frozenset(found)

    @cached_property
    def _kept(self) -> list[Group]:
        return [frozenset(self._places(text, "keep", index)) for index, text in enumerate(self.notes.rules.keep)]

    def forced(self, selection: Selection, budget: int) -> Group:
        """All demanded sentences with their companions; never more than `budget` words."""
        chosen: Group = frozenset()
        if self.quoted:
            chosen = self._with(chosen, self.quoted, selection, budget, "quote")
        for index, alone in enumerate(self._kept):
            chosen = self._with(chosen, alone, selection, budget, "keep", index)
        written = _written(self.notes)
        for index, phrase in enumerate(self.notes.rules.must):
            said = (*(self.article.sentences[i].text for i in chosen), *written)
            if not any(contains(text, phrase) for text in said):
                chosen |= self._best(index, phrase, chosen, selection, budget)
        return chosen

    def _with(self, chosen: Group, alone: Group, selection: Selection, budget: int, *place: str | int) -> Group:
        """`chosen` and the sentences `alone`, with what they need as far as there is room."""
        text = " ".join(self.article.sentences[i].text for i in sorted(alone))
        if alone & selection.banned:
            message = f'"{place[0]}" demands „{text}“, but {self._clash(alone)}. Drop one of the two.'
            raise self.notes.error(message, *place)
        companions = alone.union(*(selection.needed[number] or () for number in alone))
        # The editor asked for this sentence and not for those around it: without room for them it stands alone.
        free = not companions & selection.banned and selection.length(chosen | companions) <= budget
        chosen |= companions if free else alone
        if selection.length(chosen) > budget:
            raise self._too_long(text, chosen, selection, budget, *place)
        return chosen

    def _places(self, text: str, *place: str | int) -> list[int]:
        """The numbers of the sentences that `text`, word for word, covers."""
        wanted, sentences = folded(text), self.article.sentences
        for first in range(len(sentences)):
            joined = ""
            for last in range(first, len(sentences)):
                joined = f"{joined} {folded(sentences[last].text)}".strip()
                if wanted in joined:
                    return list(range(first, last + 1))
                if not _overlaps(joined, wanted):
                    break
        message = f'"{place[0]}": the article has no sentence „{text}“. {_nearest(text, sentences)}'
        raise self.notes.error(message, *place)

    def _best(self, index: int, phrase: str, chosen: Group, selection: Selection, budget: int) -> Group:
        """The best group that holds `phrase`."""
        holding = [s.index for s in self.article.sentences if contains(s.text, phrase)]
        if not holding:
            message = (
                f'"must": neither the article nor the notes say „{phrase}“. {_nearest(phrase, self.article.sentences)}'
            )
            raise self.notes.error(message, "must", index)
        groups = [selection.needed[number] or frozenset({number}) for number in holding]
        allowed = [group for group in groups if not group & selection.banned]
        if not allowed:
            message = (
                f'"must" demands „{phrase}“, but {self._clash(groups[0])} in the same passage. Drop one of the two.'
            )
            raise self.notes.error(message, "must", index)
        fitting = [group for group in allowed if selection.length(group | chosen) <= budget]
        if not fitting:
            shortest = min(allowed, key=selection.length)
            raise self._too_long(phrase, shortest | chosen, selection, budget, "must", index)
        return max(fitting, key=selection.score)

    def _clash(self, group: Group) -> str:
        text = " ".join(self.article.sentences[i].text for i in sorted(group))
        avoided = next((phrase for phrase in self.notes.rules.avoid if contains(text, phrase)), None)
        return f'"avoid" forbids „{avoided}“' if avoided else "another section or sentence says it already"

    def _too_long(self, text: str, group: Group, selection: Selection, budget: int, *place: str | int) -> Exception:
        needs = selection.length(group)
        message = f'"{place[0]}": with „{text}“ the wishes take {needs} words, but only {budget} are allowed. Raise "words" or drop a wish.'
        return self.notes.error(message, *place)


def _written(notes: Notes) -> tuple[str, ...]:
    """What the editor wrote and the reader gets whatever is selected."""
    sections = (notes.greeting, notes.commentary, notes.farewell)
    return (notes.rules.title, *(" ".join(plain_paragraphs(section.text)) for section in sections if section))


def _overlaps(joined: str, wanted: str) -> bool:
    """Whether `wanted` may go on where `joined` ends."""
    return any(wanted.startswith(joined[at:]) for at in range(len(joined)) if joined[at] == wanted[0])


def _nearest(phrase: str, sentences: Sequence[Sentence]) -> str:
    wanted = set(content(phrase))
    best = max(sentences, key=lambda sentence: len(wanted & set(content(sentence.text))), default=None)
    if best is None or not wanted & set(content(best.text)):
        return "Correct or drop it."
    import textwrap  # noqa: PLC0415 - only for this message

    text = textwrap.shorten(best.text, 90, placeholder=" …")
    return f"The nearest sentence: „{text}“ Correct or drop the wish."
