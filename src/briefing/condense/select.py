"""Choose sentences within a budget of words: greedily, then by exchanging groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.condense.mending import apply_changes
from briefing.condense.rank import Ranking
from briefing.german.quotations import DOUBLE_CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.condense.coherence import Tie
    from briefing.model.article import Sentence

_REDUNDANCY = 0.3
"""Weight of the similarity to the nearest chosen sentence (maximal marginal relevance)."""
_SHORTEST = 5
"""Fewest words of a usable sentence."""
_MARKED_FROM = 8
"""Fewest words of a usable sentence without a final mark."""
_LONGEST_LEAD, _LONGEST_POINT = 2, 3
"""Most sentences of a group used as lead or point."""
_WELL_USED = 0.85
"""Share of the budget that a choice should use."""
_SWAP_ROUNDS = 3
_SWAPPED = 12
"""Number of weakest chosen and best other groups that are tried; the others never win."""
_TELEPHONE = re.compile(r"0\d{2,5}[ /–-]{1,3}\d{2}")
_ADDRESS = ("www.", "http://", "https://", "@")
"""Service information for readers of the article, like telephone numbers."""
_END_MARKS = ".!…)" + DOUBLE_CLOSING

Group = frozenset[int]
"""Numbers of sentences that are only chosen together."""


@dataclass(frozen=True)
class Selection:
    """Selects among the sentences of one article.

    `ties[i]` says what sentence i needs; `excluded` are sentences that the editor does not want.
    """

    sentences: Sequence[Sentence]
    ties: Sequence[Tie]
    excluded: Group = frozenset()

    @cached_property
    def needed(self) -> list[Group | None]:
        """For each sentence the group chosen with it, itself included; None if it is unusable."""
        return [tie.group for tie in self.ties]

    @cached_property
    def _words(self) -> list[int]:
        """The most words that each sentence may take: inserted names are longer than pronouns."""
        return [
            max(
                len(apply_changes(sentence.text, (*tie.trims, *changes))[0].split())
                for changes in {(), tie.mends}
            )
            for sentence, tie in zip(self.sentences, self.ties, strict=True)
        ]

    @cached_property
    def ranking(self) -> Ranking:
        """The weight and similarity of the sentences."""
        return Ranking(self.sentences)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group that makes a good lead or point, each once, in reading order."""
        return tuple(
            g for g in self._usable if len(g) <= (_LONGEST_LEAD if 0 in g else _LONGEST_POINT)
        )

    @cached_property
    def _usable(self) -> tuple[Group, ...]:
        """Every group that may be chosen, however long."""
        usable = (
            group
            for index, group in enumerate(self.needed)
            if group is not None and not group & self.excluded and self._is_informative(index)
        )
        return tuple(dict.fromkeys(usable))

    def _is_informative(self, index: int) -> bool:
        text, words = self.sentences[index].text, self._words[index]
        ended = text[-1] in _END_MARKS or words >= _MARKED_FROM
        return words >= _SHORTEST and ended and not text.endswith("?") and not _is_service(text)

    def length(self, group: Iterable[int]) -> int:
        """The words of a group."""
        return sum(self._words[index] for index in group)

    def score(self, group: Group) -> float:
        """The mean weight of the sentences of a group."""
        return sum(self.ranking.weights[index] for index in group) / len(group)

    def choose(self, budget: int, required: Group = frozenset()) -> Group:
        """Return the best sentences within `budget` words, with `required`; empty if none fits."""
        opening = next(
            (group for group in self.groups if self.length(group | required) <= budget),
            frozenset[int](),
        )
        # The opening of the article leads the briefing, so swaps must not remove it.
        fixed = required | opening if self._opens(opening) else required
        chosen = self._improve(self._fill(fixed, budget, self.groups), fixed, budget)
        return (
            chosen
            if self.length(chosen) >= _WELL_USED * budget
            else self._extend(chosen, fixed, budget)
        )

    def _opens(self, group: Group) -> bool:
        """Whether a group is the opening of the article, which is always used if it fits."""
        return bool(group) and self.groups[0] == group

    def _extend(self, chosen: Group, fixed: Group, budget: int) -> Group:
        """Return a choice that uses the budget well, with long groups if need be."""
        starts = [chosen, *self._neighbours(chosen, fixed, budget)]
        filled = [
            self._fill(start, budget, groups)
            for groups in (self.groups, self._usable)
            for start in starts
        ]
        enough = [choice for choice in filled if self.length(choice) >= _WELL_USED * budget]
        return max(enough, key=self._value) if enough else max(filled, key=self.length)

    def _fill(self, chosen: Group, budget: int, groups: Sequence[Group]) -> Group:
        """Add the group with the highest gain to `chosen` until nothing fits."""
        nearest = self._nearest(chosen, [0.0] * len(self.sentences))
        while True:
            fitting = [g for g in groups if not g <= chosen and self.length(g | chosen) <= budget]
            if not fitting:
                return chosen
            new = max(
                (frozenset(group) - chosen for group in fitting),
                key=lambda group: self._gain(group, nearest),
            )
            nearest = self._nearest(new, nearest)
            chosen = chosen | new

    def _gain(self, new: Group, nearest: Sequence[float]) -> float:
        """Return the mean gain per sentence of `new`; `nearest` as `_nearest` returns it."""
        return sum(self.ranking.weights[i] - _REDUNDANCY * nearest[i] for i in new) / len(new)

    def _nearest(self, new: Group, nearest: Sequence[float]) -> list[float]:
        """Return each sentence's similarity to the most similar chosen one, once `new` is added."""
        rows = [self.ranking.row(index) for index in new]
        return [max(likes) for likes in zip(nearest, *rows, strict=True)]

    def _likeness(self, index: int, others: Group) -> float:
        likeness = self.ranking.likeness
        return max([likeness(index, other) for other in others if other != index], default=0.0)

    def _value(self, chosen: Group) -> float:
        """Return the mean value; a sum would prefer two short sentences to one informative one."""
        return sum(
            self.ranking.weights[i] - _REDUNDANCY * self._likeness(i, chosen) for i in chosen
        ) / max(1, len(chosen))

    def _improve(self, chosen: Group, fixed: Group, budget: int) -> Group:
        """Return `chosen` after swaps of single groups, as long as they raise the value."""
        for _ in range(_SWAP_ROUNDS):
            better = max(self._neighbours(chosen, fixed, budget), key=self._value, default=chosen)
            if self._value(better) <= self._value(chosen):
                break
            chosen = self._fill(better, budget, self.groups)
        return chosen

    def _neighbours(self, chosen: Group, fixed: Group, budget: int) -> Iterable[Group]:
        """Yield every choice that differs by one swapped group."""
        inside = [group for group in self.groups if group <= chosen and not group <= fixed]
        outside = [group for group in self.groups if not group <= chosen]
        # Trying all pairs is quadratic, and only the weakest inside and the best outside ever win.
        inside = sorted(inside, key=self.score)[:_SWAPPED]
        outside = sorted(outside, key=self.score, reverse=True)[:_SWAPPED]
        for leaving in inside:
            kept = fixed.union(
                *(group for group in inside if not group & leaving or group < leaving)
            )
            for entering in outside:
                if self.length(kept | entering) <= budget:
                    yield kept | entering


def _is_service(text: str) -> bool:
    return _TELEPHONE.search(text) is not None or any(sign in text for sign in _ADDRESS)
