"""The article's own sentences in the place of drafted ones that may not stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.condense.reference import points_back
from briefing.german.terms import content
from briefing.model.briefing import Origin, Statement
from briefing.model.report import Replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.condense.drafting.judge import Judge, Judged
    from briefing.model.briefing import Paragraph


@dataclass(frozen=True, slots=True)
class Mended:
    """The parts of a draft as they may go out; empty ones are gone."""

    parts: tuple[Paragraph, ...] = ()
    drafted: tuple[str, ...] = ()
    """The model's sentences among them."""
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Mender:
    """Replaces within `budget` words.

    `needed[i]` are the sentences that sentence i of the article needs, itself among them, or None where it must not be
    used; `unwanted` are sentences that must not stand in the text (again).
    """

    judge: Judge
    needed: Sequence[frozenset[int] | None]
    unwanted: frozenset[int]
    budget: int

    def mend(self, parts: Sequence[Sequence[Judged]]) -> Mended:
        """Every sentence without objections as it is; the others replaced by what they claim to rest on, else dropped."""
        standing = [judged for part in parts for judged in part if not judged.reasons]
        used = {number for judged in standing for number in judged.basis} | self.unwanted
        left = self.budget - sum(len(judged.text.split()) for judged in standing)
        made: list[Paragraph] = []
        drafted: list[str] = []
        replaced: list[Replaced] = []
        gap = False
        for part in parts:
            statements: list[Statement] = []
            for judged in part:
                orphan = gap and points_back(judged.text)
                if not judged.reasons and not orphan:
                    statements.append(self.judge.statement(judged))
                    drafted.append(statements[-1].text)
                    continue
                own = () if orphan else self._own(judged, used, left)
                gap = not own
                used.update(statement.origin.sentence for statement in own)
                left -= sum(len(statement.text.split()) for statement in own)
                statements += own
                reasons = judged.reasons or ("The sentence before it, to which it points back, was dropped.",)
                replaced.append(Replaced(judged.text, reasons, tuple(statement.text for statement in own)))
            made.append(tuple(statements))
        return Mended(tuple(part for part in made if part), tuple(drafted), tuple(replaced))

    def _own(self, judged: Judged, used: set[int], left: int) -> Paragraph:
        """The sentences that take the place of `judged`: all it rests on, else the most similar one that may and fits."""
        sentences = self.judge.article.sentences
        for group in self._groups(judged):
            words = sum(len(sentences[number].text.split()) for number in group)
            if words <= left and not group & used:
                found = (sentences[number] for number in sorted(group))
                return tuple(Statement(s.text, Origin("article", s.index, s.start, s.end)) for s in found)
        return ()

    def _groups(self, judged: Judged) -> Iterator[frozenset[int]]:
        """Candidates with all that they need, the best first."""
        groups = [group for number in judged.basis if (group := self.needed[number])]
        if groups and len(groups) == len(judged.basis):
            yield frozenset().union(*groups)
        wanted = set(content(judged.text))
        yield from sorted(groups, key=lambda group: len(wanted & self._stems(group)) / len(group), reverse=True)

    def _stems(self, group: frozenset[int]) -> set[str]:
        return {stem for number in group for stem in content(self.judge.article.sentences[number].text)}
