"""Align a text with the nearest passage of the article and list their differences by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.audit.evidence import content_terms
from briefing.audit.tokens import keys, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.audit.evidence import Evidence, Passage
    from briefing.audit.tokens import Token

_SENTENCE_END = re.compile(r"[.!?…]|\n\s*\n")
_CANDIDATES = 3
_CLOSE = 0.6
"""Minimum share of words in the same order for a text to count as a copy of its passage."""
_LARGE = 40_000
"""Number of token pairs above which frequent words are no anchors: exact matching would take
minutes."""
_FLUENT = 0.4
"""Minimum share of consecutive words for a copy: a retold sentence shares only single words."""
_TIE = 0.2
"""A passage may cover this much less of a text than the best and still be closer in word order."""
_FOREIGN = 6
"""So many words in a row without a partner are taken from elsewhere, not changed."""
_RESIDUE = 3
"""So many words without a partner at an end of a text may come from the next passage."""


@dataclass(frozen=True, slots=True)
class Change:
    """A place where a text and its passage differ; one side may be empty."""

    removed: tuple[int, int]
    added: tuple[int, int]
    """Token ranges (start, end): `removed` in the passage, `added` in the text."""


@dataclass(frozen=True)
class Alignment:
    """A text beside its nearest passage."""

    text: tuple[Token, ...]
    source: tuple[Token, ...]
    """The passage, or neighbouring ones together."""
    changes: tuple[Change, ...]
    closeness: float
    """The share of the text's tokens that the source has in the same order, 0 to 1."""
    passages: tuple[int, ...]
    """The numbers of the passages in `source`."""
    pairs: tuple[tuple[int, int], ...] = ()
    """Positions of equal tokens in the text and in the source."""

    @property
    def phrase(self) -> str:
        """The words of the text."""
        return " ".join(token.text for token in self.text)

    @property
    def is_copy(self) -> bool:
        """Whether the text is a copy with changes, each of which counts."""
        return self.closeness >= _CLOSE and self.fluency >= _FLUENT

    @property
    def fluency(self) -> float:
        """The share of the text's words that are consecutive in the source too, 0 to 1.

        One gap is allowed for.
        """
        joined = sum(b == a + 1 and d == c + 1 for (a, c), (b, d) in pairwise(self.pairs))
        return (joined + 1) / max(1, len(self.text))

    def removed(self, change: Change) -> tuple[Token, ...]:
        """The words of the source that the text lacks at this place."""
        return self.source[slice(*change.removed)]

    def added(self, change: Change) -> tuple[Token, ...]:
        """The words that the text has instead."""
        return self.text[slice(*change.added)]

    @property
    def spans_passage(self) -> bool:
        """Whether the text spans its passage from the first to the last word."""
        return (
            bool(self.pairs) and self.pairs[0][1] == 0 and self.pairs[-1][1] == len(self.source) - 1
        )

    def keeps(self, place: int) -> bool:
        """Whether the text keeps the source's token at `place`."""
        return place in self._kept

    @cached_property
    def _kept(self) -> frozenset[int]:
        return frozenset(place for _, place in self.pairs)

    def moved_from(self, at: int) -> int | None:
        """Return the place in the source from which the added token `at` was moved, else None.

        It was removed there, and has kept a neighbour.
        """
        token = self.text[at]
        for change in self.changes:
            for place in range(*change.removed):
                if self.source[place].key == token.key and self._same_neighbour(at, place):
                    return place
        return None

    def _same_neighbour(self, at: int, place: int) -> bool:
        mine, theirs = self.text, self.source
        before = at > 0 and place > 0 and mine[at - 1].key == theirs[place - 1].key
        after = (
            at + 1 < len(mine)
            and place + 1 < len(theirs)
            and mine[at + 1].key == theirs[place + 1].key
        )
        return before or after

    def only_cuts_the_end(self, change: Change) -> bool:
        """Whether a difference is only the rest of the source after the text's last word."""
        return change.removed[1] == len(self.source) and change.added == (
            len(self.text),
            len(self.text),
        )

    def is_dropped_clause(self, change: Change) -> bool:
        """Whether a difference only drops words between punctuation marks: a clause or an aside."""
        first, last = change.removed
        if change.added[0] != change.added[1]:
            return False
        starts = first == 0 or self.source[first].pause
        ends = last == len(self.source) or self.source[last].pause
        return starts and ends

    def clause_around(self, change: Change) -> tuple[Token, ...]:
        """Return the text's clause around a difference; at a border, the clauses on both sides."""
        first, last = change.added
        start, end = first, last
        while start > 0 and (start == first or not self.text[start].pause):
            start -= 1
        while end < len(self.text) and (end == last or not self.text[end].pause):
            end += 1
        return self.text[start:end]


def align(text: str, evidence: Evidence, basis: Sequence[int] = ()) -> tuple[Alignment, ...]:
    """Align `text` with the most similar passage, or neighbouring passages, of the article.

    Longer parts that are not from there follow, each aligned with its most similar passage.
    """
    whole = _align_nearest(tokens(text), evidence, basis)
    if text.rstrip().endswith("…"):  # the text itself shows that the passage goes on
        whole = replace(
            whole,
            changes=tuple(
                change for change in whole.changes if not whole.only_cuts_the_end(change)
            ),
        )
    if not whole.is_copy:
        return (whole,)
    foreign = [change for change in whole.changes if change.added[1] - change.added[0] >= _FOREIGN]
    own = replace(whole, changes=tuple(change for change in whole.changes if change not in foreign))
    return (own, *(_align_nearest(whole.added(change), evidence, basis) for change in foreign))


def _align_nearest(mine: tuple[Token, ...], evidence: Evidence, basis: Sequence[int]) -> Alignment:
    wanted = content_terms(" ".join(token.text for token in mine))
    found = (evidence.nearest(wanted, basis) or evidence.most_similar(keys(mine), basis))[
        :_CANDIDATES
    ]
    made = [
        _align_extended(mine, number, evidence, basis)
        for score, number in found
        if score >= found[0][0] - _TIE
    ]
    return max(
        made, key=lambda alignment: alignment.closeness, default=Alignment(mine, (), (), 0.0, ())
    )


def _align_extended(
    mine: tuple[Token, ...], number: int, evidence: Evidence, basis: Sequence[int]
) -> Alignment:
    """Align with a passage, and with its neighbours if these improve the alignment."""
    first = last = number
    best = _align_passages(mine, (number,), evidence)
    while last - first < 3:  # noqa: PLR2004 - no sentence merges more than four passages
        head, tail = _ends(best)
        wider = []
        if head >= _RESIDUE and first > 0 and _allowed(first - 1, evidence, basis):
            wider.append((first - 1, last))
        if (
            tail >= _RESIDUE
            and last + 1 < len(evidence.passages)
            and _allowed(last + 1, evidence, basis)
        ):
            wider.append((first, last + 1))
        tried = [_align_passages(mine, range(a, b + 1), evidence) for a, b in wider]
        better = max(tried, key=lambda alignment: alignment.closeness, default=best)
        if better.closeness * len(mine) < best.closeness * len(mine) + _RESIDUE:
            return best
        best, first, last = better, better.passages[0], better.passages[-1]
    return best


def _allowed(number: int, evidence: Evidence, basis: Sequence[int]) -> bool:
    return not basis or evidence.passages[number].sentence in basis


def _ends(alignment: Alignment) -> tuple[int, int]:
    """Return the numbers of tokens without a partner at the start and the end of the text."""
    size = len(alignment.text)
    head = next((change.added[1] for change in alignment.changes if change.added[0] == 0), 0)
    tail = next(
        (size - change.added[0] for change in alignment.changes if change.added[1] == size), 0
    )
    return head, tail


def _align_passages(
    mine: tuple[Token, ...], numbers: Sequence[int], evidence: Evidence
) -> Alignment:
    parts: list[Passage] = [evidence.passages[number] for number in numbers]
    source = tuple(token for part in parts for token in part.tokens)
    matcher = SequenceMatcher(
        None, keys(source), keys(mine), autojunk=len(source) * len(mine) > _LARGE
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    matched = sum(block.size for block in blocks)
    changes = [
        Change((a, b), (c, d)) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]
    kept = tuple(
        change for change in (_without_sentences(change, source) for change in changes) if change
    )
    pairs = tuple(
        (block.b + step, block.a + step) for block in blocks for step in range(block.size)
    )
    return Alignment(mine, source, kept, matched / max(1, len(mine)), tuple(numbers), pairs)


def _without_sentences(change: Change, source: tuple[Token, ...]) -> Change | None:
    """Leave whole sentences at the ends of the source out of a difference; None if nothing is left.

    A neighbouring sentence that was not selected is no change.
    """
    first, last = change.removed
    if first == 0:
        ends = [
            place
            for place in range(1, last + 1)
            if place < len(source) and _SENTENCE_END.search(source[place].gap)
        ]
        first = ends[-1] if ends else first
    if last == len(source) and first < last:
        ends = [
            place for place in range(max(first, 1), last) if _SENTENCE_END.search(source[place].gap)
        ]
        last = ends[0] if ends else last
    made = Change((first, last), change.added)
    return made if first < last or change.added[0] < change.added[1] else None
