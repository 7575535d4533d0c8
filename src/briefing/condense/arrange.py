"""Arrange chosen sentences as a lead, points or paragraphs, and a pull quote."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.german.quotations import outside
from briefing.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.condense.coherence import Tie
    from briefing.model.article import Article, Sentence
    from briefing.model.briefing import Form

SentenceRun = tuple[int, ...]
"""Numbers of adjacent sentences that form one unit."""
_LEAD_WORDS = 45
"""Most words of a lead of two sentences."""
_QUOTED_WORDS = 8
"""Fewest quoted words of a pull quote,"""
_SPEAKER_WORDS = 2
"""and fewest words that name its speaker."""
_POINTS_BESIDE_A_QUOTE = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """The place of each chosen sentence in the briefing."""

    lead: SentenceRun
    parts: tuple[SentenceRun, ...]
    """Key points, or paragraphs."""
    quote: SentenceRun = ()
    subheads: tuple[int | None, ...] = ()
    """For every paragraph the number of the block of the article that heads it; none in the form
    "points"."""


def arrange(
    chosen: Collection[int],
    article: Article,
    ties: Sequence[Tie],
    form: Form,
    quoted: Collection[int],
) -> Plan:
    """Return the plan for the `chosen` sentences, in the order of the article.

    `quoted` are the sentences of the quotation that the editor chose; if empty, one is looked for.
    """
    sentences = article.sentences
    apart = (
        frozenset(quoted)
        if form == "points" and not set(chosen) <= set(quoted)
        else frozenset[int]()
    )
    lead, rest = _split_lead(_group_runs(set(chosen) - apart, ties), sentences)
    if form == "points":
        quote = tuple(sorted(apart)) or _find_quote(rest, sentences)
        return Plan(lead, tuple(run for run in rest if run != quote), quote)
    parts = _join_paragraphs(rest, sentences)
    return Plan(lead, parts, subheads=_find_subheads(lead, parts, article))


def _group_runs(chosen: Collection[int], ties: Sequence[Tie]) -> list[SentenceRun]:
    """Group `chosen` in reading order; a sentence that needs its predecessor joins it."""
    runs: list[SentenceRun] = []
    for index in sorted(chosen):
        needed = ties[index].together or frozenset()
        if runs and index - 1 == runs[-1][-1] and index - 1 in needed:
            runs[-1] = (*runs[-1], index)
        else:
            runs.append((index,))
    return runs


def _split_lead(
    runs: list[SentenceRun], sentences: Sequence[Sentence]
) -> tuple[SentenceRun, list[SentenceRun]]:
    """Split off the lead of one or two sentences; return it and the other runs."""
    lead, rest = runs[0], runs[1:]
    # The second sentence joins only if it follows directly and a point is left below the lead.
    if len(lead) == 1 and len(rest) > 1 and rest[0] == (lead[0] + 1,):
        both = (*lead, *rest[0])
        same_block = sentences[both[0]].block == sentences[both[1]].block
        if same_block and sum(len(sentences[i].text.split()) for i in both) <= _LEAD_WORDS:
            return both, rest[1:]
    return lead, rest


def _find_quote(runs: list[SentenceRun], sentences: Sequence[Sentence]) -> SentenceRun:
    """Return the first run of one sentence that is mostly quoted words and names its speaker.

    Empty where there is none, or where too few runs would be left beside it.
    """
    if len(runs) <= _POINTS_BESIDE_A_QUOTE:
        return ()
    for run in runs:
        text = sentences[run[0]].text
        speaker = len(outside(text).split())
        quoted = len(text.split()) - speaker
        if len(run) == 1 and quoted >= _QUOTED_WORDS and _SPEAKER_WORDS <= speaker < quoted:
            return run
    return ()


def _join_paragraphs(
    runs: list[SentenceRun], sentences: Sequence[Sentence]
) -> tuple[SentenceRun, ...]:
    """Join runs of the same block of the article into one paragraph."""
    joined: list[SentenceRun] = []
    for run in runs:
        if joined and sentences[joined[-1][-1]].block == sentences[run[0]].block:
            joined[-1] = (*joined[-1], *run)
        else:
            joined.append(run)
    return tuple(joined)


def _find_subheads(
    lead: SentenceRun, parts: Sequence[SentenceRun], article: Article
) -> tuple[int | None, ...]:
    """Return for every paragraph the article's subhead above it, None where it is unchanged.

    A "Name:" above the answers of an interview is not a subhead.
    """
    texts = [article.text[block.start : block.end].strip() for block in article.blocks]
    usable = [
        number
        for number, block in enumerate(article.blocks)
        if block.kind is Kind.SUBHEAD
        and texts.count(texts[number]) == 1
        and not texts[number].endswith(":")
    ]
    places = [article.sentences[run[0]].block for run in (lead, *parts)]
    heads = [max((number for number in usable if number < place), default=None) for place in places]
    return tuple(head if head != before else None for before, head in pairwise(heads))
