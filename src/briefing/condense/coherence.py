"""Find the sentences that cannot be used without their neighbours.

Two hard rules: a sentence that refers back follows its predecessor or is mended so that it no
longer does, and a quotation that spans sentences stays whole. In the output of comparable tools 9
to 16 % of the sentences lack what they refer to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.condense.mending import apply_changes, find_asides, find_connectives, find_pronouns
from briefing.condense.reference import (
    opening_noun,
    opens_with_reference,
    refers_back,
    resumes_noun,
)
from briefing.german.quotations import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.condense.mending import Change
    from briefing.condense.persons import Person
    from briefing.model.article import Sentence


@dataclass(frozen=True, slots=True)
class Tie:
    """The sentences that number `index` needs, and the changes that make it independent."""

    index: int
    together: frozenset[int] | None
    """The sentences it needs as written, itself included; None if its quotation marks are
    unbalanced."""
    mends: tuple[Change, ...] = ()
    """Changes that make it independent of them; none if it is, or if no changes suffice."""
    trims: tuple[Change, ...] = ()
    """Changes that always apply, before the others."""

    @property
    def group(self) -> frozenset[int] | None:
        """The sentences that are chosen with this one; only itself where it can be mended."""
        return frozenset({self.index}) if self.mends else self.together


_RECENT = 3
"""How many earlier sentences are searched for the noun behind a dropped connective."""


@dataclass(frozen=True, slots=True)
class _Context:
    """The text that precedes a sentence in the article."""

    before: str
    """The sentence before in the same paragraph, or ""."""
    recent: str
    """The last sentences before."""
    opening: str
    """The first sentence of the article, which a briefing nearly always has."""


def find_ties(
    sentences: Sequence[Sentence], people: Sequence[Person], untouched: Collection[int] = ()
) -> list[Tie]:
    """Return the tie of every sentence, in reading order.

    `people` are those whom the article introduces; sentences in `untouched` are not changed.
    """
    groups = _find_quotations(sentences)
    found: list[Tie] = []
    for index, sentence in enumerate(sentences):
        group = groups[index]
        if group is None:
            found.append(Tie(index, None))
        elif index > group.start:  # all sentences of one quotation need what its first one needs
            found.append(replace(found[group.start], index=index))
        elif len(group) > 1 or index in untouched:
            whole = " ".join(sentences[number].text for number in group)
            found.append(Tie(index, _needed(whole, _context(sentences, index), group, found)))
        else:
            found.append(_find_tie(sentence.text, _context(sentences, index), group, found, people))
    return found


def _find_quotations(sentences: Sequence[Sentence]) -> list[range | None]:
    """Return for each sentence the range its quotation spans; None where it is never closed."""
    found: list[range | None] = []
    while (start := len(found)) < len(sentences):
        text, end, block = sentences[start].text, start + 1, sentences[start].block
        while not quoted(text).balanced and end < len(sentences) and sentences[end].block == block:
            text = f"{text} {sentences[end].text}"
            end += 1
        if quoted(text).balanced:
            found.extend([range(start, end)] * (end - start))
        else:  # only this sentence: the mark that is missing is most often missing here
            found.append(None)
    return found


def _context(sentences: Sequence[Sentence], index: int) -> _Context:
    recent = sentences[max(0, index - _RECENT) : index]
    before = recent[-1].text if recent and recent[-1].block == sentences[index].block else ""
    return _Context(before, " ".join(sentence.text for sentence in recent), sentences[0].text)


def _needed(
    text: str, context: _Context, group: range, earlier: Sequence[Tie]
) -> frozenset[int] | None:
    """Return `group`, whose text is `text`, with what it refers to; None if that is unusable."""
    if group.start == 0:  # an opening that teases: "Sie sitzen im Halbkreis …" only later says who
        return None if opens_with_reference(text) else frozenset(group)
    if not refers_back(text) and not resumes_noun(text, context.before):
        return frozenset(group)
    chain = earlier[group.start - 1].together
    return None if chain is None else frozenset(group) | chain


def _find_tie(
    text: str, context: _Context, group: range, earlier: Sequence[Tie], people: Sequence[Person]
) -> Tie:
    """Return the tie of a sentence that may be changed."""
    trims = find_asides(text)
    text = apply_changes(text, trims)[0]
    needed = _needed(text, context, group, earlier)
    mends = () if needed == frozenset(group) else _find_mends(text, context, people)
    return Tie(group.start, needed, mends, trims)


def _find_mends(text: str, context: _Context, people: Sequence[Person]) -> tuple[Change, ...]:
    """Return changes that make `text` independent of earlier text; () if none suffice."""
    changes = find_connectives(text)
    rest = apply_changes(text, changes)[0]
    if refers_back(rest):
        changes = (*changes, *find_pronouns(rest, context.before, people))
        rest = apply_changes(text, changes)[0]
    noun = opening_noun(rest).lower()  # "Doch der Gipfel …": which one, the sentences before say
    known = not noun or noun not in context.recent.lower() or noun in context.opening.lower()
    return (
        changes
        if known and not refers_back(rest) and not resumes_noun(rest, context.before)
        else ()
    )
