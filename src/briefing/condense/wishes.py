"""The editor's `keep`, `must` and `avoid` as sentences of the article: which are in, which are out."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.article import plain_paragraphs
from briefing.condense.terms import contains, content, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.article.model import Article, Sentence
    from briefing.condense.select import Group, Selection
    from briefing.notes import Notes


def banned(article: Article, notes: Notes) -> Group:
    """The sentences that hold a phrase to avoid."""
    return frozenset(
        s.index for s in article.sentences if any(contains(s.text, phrase) for phrase in notes.rules.avoid)
    )


@dataclass(frozen=True)
class Wishes:
    """Finds the sentences that `keep` and `must` demand. Raises InputError where the article cannot meet a wish."""

    article: Article
    notes: Notes
    selection: Selection

    def forced(self, budget: int) -> Group:
        """All demanded sentences with their companions; never more than `budget` words."""
        chosen = self._kept(budget)
        written = _written(self.notes)
        for index, phrase in enumerate(self.notes.rules.must):
            said = (*(self.article.sentences[i].text for i in chosen), *written)
            if any(contains(text, phrase) for text in said):
                continue
            chosen |= self._best(index, phrase, chosen, budget)
        return chosen

    def _kept(self, budget: int) -> Group:
        chosen: Group = frozenset()
        for index, text in enumerate(self.notes.rules.keep):
            alone = frozenset(self._places(index, text))
            if alone & self.selection.banned:
                message = f'"keep" demands „{text}“, but {self._clash(alone)}. Drop one of the two.'
                raise self.notes.error(message, "keep", index)
            companions = alone.union(*(self.selection.needed[number] or () for number in alone))
            # The editor asked for this sentence and not for those around it: without room for them it stands alone.
            free = not companions & self.selection.banned and self.selection.length(chosen | companions) <= budget
            chosen |= companions if free else alone
            if self.selection.length(chosen) > budget:
                raise self._too_long("keep", index, text, chosen, budget)
        return chosen

    def _places(self, index: int, text: str) -> list[int]:
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
        message = f'"keep": the article has no sentence „{text}“. {_nearest(text, sentences)}'
        raise self.notes.error(message, "keep", index)

    def _best(self, index: int, phrase: str, chosen: Group, budget: int) -> Group:
        """The best group that holds `phrase`."""
        holding = [s.index for s in self.article.sentences if contains(s.text, phrase)]
        if not holding:
            message = (
                f'"must": neither the article nor the notes say „{phrase}“. {_nearest(phrase, self.article.sentences)}'
            )
            raise self.notes.error(message, "must", index)
        groups = [self.selection.needed[number] or frozenset({number}) for number in holding]
        allowed = [group for group in groups if not group & self.selection.banned]
        if not allowed:
            message = (
                f'"must" demands „{phrase}“, but {self._clash(groups[0])} in the same passage. Drop one of the two.'
            )
            raise self.notes.error(message, "must", index)
        fitting = [group for group in allowed if self.selection.length(group | chosen) <= budget]
        if not fitting:
            shortest = min(allowed, key=self.selection.length)
            raise self._too_long("must", index, phrase, shortest | chosen, budget)
        return max(fitting, key=self.selection.score)

    def _clash(self, group: Group) -> str:
        text = " ".join(self.article.sentences[i].text for i in sorted(group))
        avoided = next((phrase for phrase in self.notes.rules.avoid if contains(text, phrase)), None)
        return f'"avoid" forbids „{avoided}“' if avoided else "another section or sentence says it already"

    def _too_long(self, rule: str, index: int, text: str, group: Group, budget: int) -> Exception:
        needs = self.selection.length(group)
        message = f'"{rule}": with „{text}“ the wishes take {needs} words, but only {budget} are allowed. Raise "words" or drop a wish.'
        return self.notes.error(message, rule, index)


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
    text = textwrap.shorten(best.text, 90, placeholder=" …")
    return f"The nearest sentence: „{text}“ Correct or drop the wish."
