"""Which sentences cannot stand without their neighbours.

Two hard rules: a sentence that points back stands only behind its predecessor, or mended so that it
points no longer, and a quotation that spans sentences stays whole. Peers leave 9 to 16 % of their
sentences without what they point to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.condense.mending import applied, asides, connectives, names
from briefing.condense.reference import opening_noun, opens_by_pointing, points_back, takes_up
from briefing.german.quotations import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.condense.mending import Change
    from briefing.condense.persons import Person
    from briefing.model.article import Sentence


@dataclass(frozen=True, slots=True)
class Tie:
    """What the sentence of number `index` needs, and how it reads by itself."""

    index: int
    together: frozenset[int] | None
    """The sentences that it needs as it is written, itself included; None where its quotation marks
    are broken."""
    mends: tuple[Change, ...] = ()
    """Changes after which it stands without them; none where it already does, or where there are no
    such changes."""
    trims: tuple[Change, ...] = ()
    """Changes made in any case, before the others."""

    @property
    def group(self) -> frozenset[int] | None:
        """The sentences that are chosen with this one; only itself where it can be mended."""
        return frozenset({self.index}) if self.mends else self.together


_RECENT = 3
"""Sentences back in which a noun is looked for that a dropped connective leaves at the start."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the reader of the article has just read."""

    before: str
    """The sentence before in the same paragraph, or ""."""
    recent: str
    """The last sentences before."""
    opening: str
    """The first sentence of the article, which a briefing nearly always has."""


def ties(
    sentences: Sequence[Sentence], people: Sequence[Person], untouched: Collection[int] = ()
) -> list[Tie]:
    """The ties of every sentence, in reading order.

    `people` are those whom the article introduces; sentences in `untouched` lose nothing.
    """
    groups = _quotations(sentences)
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
            found.append(_tie(sentence.text, _context(sentences, index), group, found, people))
    return found


def _quotations(sentences: Sequence[Sentence]) -> list[range | None]:
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
    """`group`, whose text is `text`, with what it points back to; None where that is broken."""
    if group.start == 0:  # an opening that teases: "Sie sitzen im Halbkreis …" only later says who
        return None if opens_by_pointing(text) else frozenset(group)
    if not points_back(text) and not takes_up(text, context.before):
        return frozenset(group)
    chain = earlier[group.start - 1].together
    return None if chain is None else frozenset(group) | chain


def _tie(
    text: str, context: _Context, group: range, earlier: Sequence[Tie], people: Sequence[Person]
) -> Tie:
    """The ties of a sentence that may be changed."""
    trims = asides(text)
    text = applied(text, trims)[0]
    needed = _needed(text, context, group, earlier)
    mends = () if needed == frozenset(group) else _mends(text, context, people)
    return Tie(group.start, needed, mends, trims)


def _mends(text: str, context: _Context, people: Sequence[Person]) -> tuple[Change, ...]:
    """The changes that free `text` from what stands before it; () where they do not suffice."""
    changes = connectives(text)
    rest = applied(text, changes)[0]
    if points_back(rest):
        changes = (*changes, *names(rest, context.before, people))
        rest = applied(text, changes)[0]
    noun = opening_noun(rest).lower()  # "Doch der Gipfel …": which one, the sentences before say
    known = not noun or noun not in context.recent.lower() or noun in context.opening.lower()
    return changes if known and not points_back(rest) and not takes_up(rest, context.before) else ()
