"""Condense an article by selecting its sentences, following the editor's notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.condense import headline, sections
from briefing.condense.arrange import arrange
from briefing.condense.coherence import find_ties
from briefing.condense.persons import find_people
from briefing.condense.rules import EditorialRules
from briefing.condense.select import Selection
from briefing.condense.wording import Wording
from briefing.errors import InputError
from briefing.model.briefing import Briefing, Origin, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.condense.arrange import Plan
    from briefing.condense.persons import Person
    from briefing.condense.select import Group
    from briefing.config.notes import Notes
    from briefing.model.article import Article, Sentence
    from briefing.model.briefing import Limits, Paragraph

_ATTEMPTS = 4
"""Attempts with a smaller budget when inserted names exceed the limit."""


def condense(
    article: Article,
    notes: Notes,
    limits: Limits,
    *,
    greeting: str = "",
    farewell: str = "",
    headed: bool = True,
) -> Briefing:
    """Return a briefing of `article`: its own sentences in order, at most `limits.words` words.

    `greeting` and `farewell` are the show's, used where the notes have none. Without `headed` no
    headline is written where neither notes nor article have one, which saves an audit. Raises
    InputError for rules of the notes that the article cannot meet, and if no sentence fits.
    """
    opening = sections.from_notes(notes, notes.greeting) or sections.from_settings(greeting)
    commentary = sections.from_notes(notes, notes.commentary)
    closing = sections.from_notes(notes, notes.farewell) or sections.from_settings(farewell)
    rules = EditorialRules(article, notes)
    people = rules.allowed(find_people(article.sentences))
    sentence_ties = find_ties(article.sentences, people, rules.untouched)
    repeated = _find_repeated(article.sentences, (*opening, *commentary, *closing))
    selection = Selection(article.sentences, sentence_ties, rules.excluded | repeated)
    briefing = _condense_within(article, selection, rules, people, limits)
    title = notes.rules.title or article.title
    if headed and not title:
        title = headline.write_headline(
            article, people, selection.ranking, forbidden=rules.excludes
        )
    kicker = notes.rules.kicker
    return replace(
        briefing,
        headline=title,
        kicker=kicker,
        greeting=opening,
        commentary=commentary,
        farewell=closing,
    )


def _condense_within(
    article: Article,
    selection: Selection,
    rules: EditorialRules,
    people: Sequence[Person],
    limits: Limits,
) -> Briefing:
    """Build the condensed part, with a smaller budget each time inserted names exceed the limit.

    The last attempt inserts no names or subheads; the choice alone never exceeds the limit.
    """
    required = rules.required(selection, limits.words)
    room = limits.words
    for _ in range(_ATTEMPTS):
        chosen = selection.choose(room, required) or _choose_fallback(selection, room)
        if not chosen:
            break
        plan = arrange(chosen, article, selection.ties, limits.form, rules.quoted)
        briefing = _build_briefing(
            plan,
            article,
            Wording(article.sentences, selection.ties, people, rules.untouched),
            rules,
        )
        if briefing.words <= limits.words:
            return briefing
        # Inserted names count as words: reduce the budget by exactly what is too much.
        room = selection.length(chosen) - (briefing.words - limits.words)
    chosen = selection.choose(limits.words, required) or _choose_fallback(selection, limits.words)
    if not chosen:
        raise _nothing_fits(article, selection, limits.words)
    plan = replace(arrange(chosen, article, selection.ties, limits.form, rules.quoted), subheads=())
    return _build_briefing(
        plan, article, Wording(article.sentences, selection.ties, (), rules.untouched), rules
    )


def _build_briefing(
    plan: Plan, article: Article, wording: Wording, rules: EditorialRules
) -> Briefing:
    """Build the briefing of a plan, without the editor's own sections."""
    lead = wording.paragraph(plan.lead)
    heads = [
        _subhead(article, block, part[0])
        for block, part in zip(plan.subheads, plan.parts, strict=False)
    ]
    body = tuple(wording.paragraph(part) for part in plan.parts)
    return Briefing(
        headline="",
        lead=lead,
        points=() if plan.subheads else body,
        paragraphs=body if plan.subheads else (),
        subheads=tuple(head if head and not rules.excludes(head[0].text) else () for head in heads),
        quote=wording.paragraph(plan.quote),
    )


def _subhead(article: Article, block: int | None, sentence: int) -> Paragraph:
    """Return the subhead in `block` as a statement; `sentence` is the first chosen below it."""
    if block is None:
        return ()
    head = article.blocks[block]
    text = " ".join(article.text[head.start : head.end].split())
    return (Statement(text, Origin("article", sentence, head.start, head.end)),)


def _find_repeated(sentences: Sequence[Sentence], sections: Iterable[Paragraph]) -> Group:
    """Return sentences that repeat an earlier one (as teasers do) or the editor's own text."""
    seen = {statement.text for paragraph in sections for statement in paragraph}
    again: set[int] = set()
    for sentence in sentences:
        if sentence.text in seen:
            again.add(sentence.index)
        seen.add(sentence.text)
    return frozenset(again)


def _choose_fallback(selection: Selection, words: int) -> Group:
    """Return the first group that fits, for articles where `choose` finds nothing good enough.

    Groups with all they need come before single sentences.
    """
    together = [group for group in selection.needed if group and not group & selection.excluded]
    alone = [frozenset({s.index}) for s in selection.sentences if s.index not in selection.excluded]
    alone.sort(
        key=lambda group: any(selection.needed[index] is None for index in group)
    )  # broken ones last
    return next(
        (group for group in (*together, *alone) if selection.length(group) <= words), frozenset()
    )


def _nothing_fits(article: Article, selection: Selection, words: int) -> InputError:
    free = [s for s in article.sentences if s.index not in selection.excluded]
    if not free:
        return InputError(
            'every sentence holds a phrase that "avoid" forbids. Drop one.', file=article.source
        )
    shortest = min(selection.length([s.index]) for s in free)
    return InputError(
        f"no sentence has {words} words or fewer; the shortest has {shortest}. Allow more words.",
        file=article.source,
    )
