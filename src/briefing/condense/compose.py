"""From an article and the editor's notes to a briefing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.condense import headline, sections
from briefing.condense.arrange import arrange
from briefing.condense.coherence import ties
from briefing.condense.persons import persons
from briefing.condense.rules import Wishes
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

_TRIES = 4
"""Choices that are made anew with less room because names that were put in made the text too
long."""


def condense(
    article: Article,
    notes: Notes,
    limits: Limits,
    *,
    greeting: str = "",
    farewell: str = "",
    headed: bool = True,
) -> Briefing:
    """The briefing of `article`: at most `limits.words` words of its own sentences, in its order.

    `greeting` and `farewell` are the show's, used where the notes have none. Without `headed` no
    headline is written where neither notes nor article have one, which saves an audit. Raises
    InputError for rules of the notes that the article cannot meet, and if no sentence fits.
    """
    opening = sections.from_notes(notes, notes.greeting) or sections.from_settings(greeting)
    commentary = sections.from_notes(notes, notes.commentary)
    closing = sections.from_notes(notes, notes.farewell) or sections.from_settings(farewell)
    wishes = Wishes(article, notes)
    people = wishes.allowed(persons(article.sentences))
    tied = ties(article.sentences, people, wishes.untouched)
    said = _repeated(article.sentences, (*opening, *commentary, *closing))
    selection = Selection(article.sentences, tied, wishes.banned | said)
    made = _fitting(article, selection, wishes, people, limits)
    title = notes.rules.title or article.title
    if headed and not title:
        title = headline.made(article, people, selection.ranking, forbidden=wishes.forbids)
    kicker = notes.rules.kicker
    return replace(
        made,
        headline=title,
        kicker=kicker,
        greeting=opening,
        commentary=commentary,
        farewell=closing,
    )


def _fitting(
    article: Article, selection: Selection, wishes: Wishes, people: Sequence[Person], limits: Limits
) -> Briefing:
    """Build the condensed part, with a smaller budget each time inserted names exceed the limit.

    In the end it goes without them: the choice alone never takes more words than allowed.
    """
    forced = wishes.forced(selection, limits.words)
    room = limits.words
    for _ in range(_TRIES):
        chosen = selection.choose(room, forced) or _something(selection, room)
        if not chosen:
            break
        plan = arrange(chosen, article, selection.ties, limits.form, wishes.quoted)
        made = _worded(
            plan,
            article,
            Wording(article.sentences, selection.ties, people, wishes.untouched),
            wishes,
        )
        if made.words <= limits.words:
            return made
        room = selection.length(chosen) - (made.words - limits.words)
    chosen = selection.choose(limits.words, forced) or _something(selection, limits.words)
    if not chosen:
        raise _nothing_fits(article, selection, limits.words)
    plan = replace(
        arrange(chosen, article, selection.ties, limits.form, wishes.quoted), subheads=()
    )
    return _worded(
        plan, article, Wording(article.sentences, selection.ties, (), wishes.untouched), wishes
    )


def _worded(plan: Plan, article: Article, wording: Wording, wishes: Wishes) -> Briefing:
    """The briefing of a plan, without what the editor adds."""
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
        subheads=tuple(head if head and not wishes.forbids(head[0].text) else () for head in heads),
        quote=wording.paragraph(plan.quote),
    )


def _subhead(article: Article, block: int | None, sentence: int) -> Paragraph:
    """The subhead in `block` as a statement; `sentence` is the first that is chosen below it."""
    if block is None:
        return ()
    head = article.blocks[block]
    text = " ".join(article.text[head.start : head.end].split())
    return (Statement(text, Origin("article", sentence, head.start, head.end)),)


def _repeated(sentences: Sequence[Sentence], sections: Iterable[Paragraph]) -> Group:
    """Return sentences that repeat an earlier one (as teasers do) or the editor's own text."""
    seen = {statement.text for paragraph in sections for statement in paragraph}
    again: set[int] = set()
    for sentence in sentences:
        if sentence.text in seen:
            again.add(sentence.index)
        seen.add(sentence.text)
    return frozenset(again)


def _something(selection: Selection, words: int) -> Group:
    """Return the first group that fits, for articles where `choose` finds nothing good enough.

    Sentences with all that they need go before sentences alone.
    """
    together = [group for group in selection.needed if group and not group & selection.banned]
    alone = [frozenset({s.index}) for s in selection.sentences if s.index not in selection.banned]
    alone.sort(
        key=lambda group: any(selection.needed[index] is None for index in group)
    )  # broken ones last
    return next(
        (group for group in (*together, *alone) if selection.length(group) <= words), frozenset()
    )


def _nothing_fits(article: Article, selection: Selection, words: int) -> InputError:
    free = [s for s in article.sentences if s.index not in selection.banned]
    if not free:
        return InputError(
            'every sentence holds a phrase that "avoid" forbids. Drop one.', file=article.source
        )
    shortest = min(selection.length([s.index]) for s in free)
    return InputError(
        f"no sentence has {words} words or fewer; the shortest has {shortest}. Allow more words.",
        file=article.source,
    )
