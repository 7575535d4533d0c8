"""The article's own sentences in the place of drafted ones that may not stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.condense.drafting.judge import is_supported
from briefing.condense.reference import may_retract, opening_noun, refers_back, resumes_noun
from briefing.model.briefing import Origin, Statement
from briefing.model.report import Replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.condense.drafting.judge import Judge, Judged
    from briefing.model.briefing import Paragraph

_ORPHAN = "What it points back to was dropped or reworded."
_RETRACTED = "The sentence after it, which limits or denies it, was dropped."


@dataclass(frozen=True, slots=True)
class Mended:
    """The parts of a draft after mending, without empty ones."""

    parts: tuple[Paragraph, ...] = ()
    drafted: tuple[str, ...] = ()
    """The model's sentences among them."""
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The result for a drafted sentence: itself, sentences of the article, or nothing."""

    part: int
    drafted: str
    statements: Paragraph
    reasons: tuple[str, ...] = ()
    """The objections to it; empty if it is used."""


@dataclass(frozen=True, slots=True)
class Mender:
    """Replaces within `budget` words.

    `needed[i]` are the sentences that sentence i of the article needs, itself included, or None if
    it must not be used; `unwanted` are sentences that must not appear, or not again.
    """

    judge: Judge
    needed: Sequence[frozenset[int] | None]
    unwanted: frozenset[int]
    budget: int

    def mend(self, parts: Sequence[Sequence[Judged]]) -> Mended:
        """Keep sentences without objections, replace the others by all their source sentences.

        What cannot be replaced is dropped, with what refers back to it and what it retracted.
        """
        standing = [judged for part in parts for judged in part if not judged.reasons]
        used = {number for judged in standing for number in judged.basis} | self.unwanted
        left = self.budget - sum(len(judged.text.split()) for judged in standing)
        made: list[_Outcome] = []
        for number, part in enumerate(parts):
            for judged in part:
                orphan = _is_orphan(judged.text, made)
                if not judged.reasons and not orphan:
                    made.append(_Outcome(number, judged.text, (self.judge.statement(judged),)))
                    continue
                own = () if orphan else self._own(judged, used, left)
                used.update(statement.origin.sentence for statement in own)
                left -= sum(len(statement.text.split()) for statement in own)
                if not own:
                    _drop_what_is_taken_back(judged.text, made)
                made.append(_Outcome(number, judged.text, own, judged.reasons or (_ORPHAN,)))
        return _mended(made, len(parts))

    def _own(self, judged: Judged, used: set[int], left: int) -> Paragraph:
        """Return all source sentences of `judged` with all they need; () if one is unusable.

        They are used together, since a part may say the opposite of the whole.
        """
        groups = [self.needed[number] for number in judged.basis]
        passage = frozenset(number for group in groups for number in group or ())
        found = [self.judge.article.sentences[number] for number in sorted(passage)]
        text = " ".join(sentence.text for sentence in found)
        if None in groups or passage & used or len(text.split()) > left:
            return ()
        if not is_supported(judged.text, text) or self._is_taken_back(passage):
            return ()
        return tuple(Statement(s.text, Origin("article", s.index, s.start, s.end)) for s in found)

    def _is_taken_back(self, passage: frozenset[int]) -> bool:
        """Whether the sentence after one of `passage`, itself left out, limits or denies it."""
        sentences = self.judge.article.sentences
        following = {number + 1 for number in passage} - passage - {len(sentences)}
        return any(may_retract(sentences[number].text) for number in following)


def _is_orphan(text: str, before: Sequence[_Outcome]) -> bool:
    """Whether a drafted sentence refers to one that does not stand.

    Behind several sentences of the article it could refer to another one than in the draft.
    """
    if not before:
        return False
    if refers_back(text) and len(before[-1].statements) != 1:
        return True
    dropped = " ".join(outcome.drafted for outcome in before if not outcome.statements)
    kept = " ".join(statement.text for outcome in before for statement in outcome.statements)
    return resumes_noun(text, dropped) and opening_noun(text) not in kept


def _drop_what_is_taken_back(text: str, before: list[_Outcome]) -> None:
    """Drop the last sentences of `before` that `text`, which is dropped, limited or denied."""
    for at in range(len(before) - 1, -1, -1):
        if not may_retract(text) or not before[at].statements:
            return
        text = before[at].drafted
        before[at] = replace(before[at], statements=(), reasons=(*before[at].reasons, _RETRACTED))


def _mended(made: Sequence[_Outcome], parts: int) -> Mended:
    paragraphs = (
        tuple(s for each in made if each.part == n for s in each.statements) for n in range(parts)
    )
    return Mended(
        tuple(paragraph for paragraph in paragraphs if paragraph),
        tuple(s.text for each in made if not each.reasons for s in each.statements),
        tuple(
            Replaced(each.drafted, each.reasons, tuple(s.text for s in each.statements))
            for each in made
            if each.reasons
        ),
    )
