"""From an article and the editor's notes to a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.article import plain_paragraphs
from briefing.article.sentences import split
from briefing.condense import headline, wishes
from briefing.condense.coherence import companions, text_outside_quotations
from briefing.condense.model import Briefing, Origin, Statement
from briefing.condense.select import Selection
from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.article.model import Article, Sentence
    from briefing.condense.model import Limits, Paragraph
    from briefing.condense.select import Group
    from briefing.notes import Notes, Section

_MARKUP = frozenset(" \n\t*_`>\\")
"""What Markdown may have between the letters of a sentence."""
_LEAD_WORDS = 45
"""A second sentence joins the lead up to so many words in all."""
_QUOTED_WORDS = 8
"""A quotation set apart has at least so many words of its speaker's."""
_SPEAKER_WORDS = 2
"""... beside so many that say who speaks."""
_POINTS_BESIDE_A_QUOTE = 2


def condense(article: Article, notes: Notes, limits: Limits, *, greeting: str = "", farewell: str = "") -> Briefing:
    """The briefing of `article`: at most `limits.words` words of its own sentences, in its order.

    `greeting` and `farewell` are the show's, used where the notes have none. Raises InputError for wishes of the notes
    that the article cannot meet, and where not one sentence fits.
    """
    words, form = limits.words, limits.form
    opening = _section(notes.greeting) or _from_settings(greeting)
    commentary = _section(notes.commentary)
    closing = _section(notes.farewell) or _from_settings(farewell)
    unwanted = wishes.banned(article, notes) | _repeated(article.sentences, (*opening, *commentary, *closing))
    selection = Selection(article.sentences, companions(article.sentences), unwanted)
    forced = wishes.Wishes(article, notes, selection).forced(words)
    chosen = selection.choose(words, forced) or _something(selection, words)
    if not chosen:
        raise _nothing_fits(article, selection, words)
    runs = _runs(chosen, selection)
    lead, rest = _lead(runs, article.sentences)
    quote = _quote(rest, article.sentences) if form == "points" else ()
    parts = [run for run in rest if run != quote]
    if form == "text":
        parts = _paragraphs(parts, article.sentences)
    body = tuple(_statements(part, article.sentences) for part in parts)
    return Briefing(
        headline=notes.rules.title or article.title or headline.shortened(article.sentences[lead[0]].text),
        kicker=notes.rules.kicker,
        lead=_statements(lead, article.sentences),
        points=body if form == "points" else (),
        paragraphs=body if form == "text" else (),
        quote=_statements(quote, article.sentences),
        greeting=opening,
        commentary=commentary,
        farewell=closing,
    )


Run = tuple[int, ...]
"""Numbers of sentences that stand together."""


def _repeated(sentences: Sequence[Sentence], sections: Iterable[Paragraph]) -> Group:
    """Sentences that stand in the article before (a teaser often does), or that the editor says anyway."""
    seen = {statement.text for paragraph in sections for statement in paragraph}
    again: set[int] = set()
    for sentence in sentences:
        if sentence.text in seen:
            again.add(sentence.index)
        seen.add(sentence.text)
    return frozenset(again)


def _something(selection: Selection, words: int) -> Group:
    """The first that fits, where nothing is good enough for `choose`: a briefing of little is better than none.

    Sentences with all that they need go before sentences alone.
    """
    together = [group for group in selection.needed if group and not group & selection.banned]
    alone = [frozenset({s.index}) for s in selection.sentences if s.index not in selection.banned]
    alone.sort(key=lambda group: any(selection.needed[index] is None for index in group))  # broken ones last
    return next((group for group in (*together, *alone) if selection.length(group) <= words), frozenset())


def _nothing_fits(article: Article, selection: Selection, words: int) -> InputError:
    free = [s for s in article.sentences if s.index not in selection.banned]
    if not free:
        return InputError('every sentence holds a phrase that "avoid" forbids. Drop one.', file=article.source)
    shortest = min(selection.length([s.index]) for s in free)
    return InputError(
        f"no sentence has {words} words or fewer; the shortest has {shortest}. Allow more words.", file=article.source
    )


def _runs(chosen: Group, selection: Selection) -> list[Run]:
    """`chosen` in reading order, sentences that need their predecessor joined to it."""
    runs: list[Run] = []
    for index in sorted(chosen):
        needed = selection.needed[index] or frozenset()
        if runs and index - 1 == runs[-1][-1] and index - 1 in needed:
            runs[-1] = (*runs[-1], index)
        else:
            runs.append((index,))
    return runs


def _lead(runs: list[Run], sentences: Sequence[Sentence]) -> tuple[Run, list[Run]]:
    """The opening of one or two sentences, and what follows."""
    lead, rest = runs[0], runs[1:]
    if len(lead) == 1 and len(rest) > 1 and rest[0] == (lead[0] + 1,):
        both = (*lead, *rest[0])
        same_block = sentences[both[0]].block == sentences[both[1]].block
        if same_block and sum(len(sentences[i].text.split()) for i in both) <= _LEAD_WORDS:
            return both, rest[1:]
    return lead, rest


def _quote(runs: list[Run], sentences: Sequence[Sentence]) -> Run:
    """The first run that is one sentence, mostly somebody's words, with a speaker; () where none is to be spared."""
    if len(runs) <= _POINTS_BESIDE_A_QUOTE:
        return ()
    for run in runs:
        text = sentences[run[0]].text
        outside = len(text_outside_quotations(text).split())
        quoted = len(text.split()) - outside
        if len(run) == 1 and quoted >= _QUOTED_WORDS and _SPEAKER_WORDS <= outside < quoted:
            return run
    return ()


def _paragraphs(runs: list[Run], sentences: Sequence[Sentence]) -> list[Run]:
    """Runs of the same block of the article as one paragraph."""
    joined: list[Run] = []
    for run in runs:
        if joined and sentences[joined[-1][-1]].block == sentences[run[0]].block:
            joined[-1] = (*joined[-1], *run)
        else:
            joined.append(run)
    return joined


def _statements(run: Run, sentences: Sequence[Sentence]) -> Paragraph:
    found = (sentences[index] for index in run)
    return tuple(Statement(s.text, Origin("article", s.index, s.start, s.end)) for s in found)


def _section(section: Section | None) -> tuple[Paragraph, ...]:
    """A section of the notes, its Markdown read as plain text, sentence by sentence."""
    if section is None:
        return ()
    paragraphs: list[Paragraph] = []
    number, place = 0, 0
    for paragraph in plain_paragraphs(section.text):
        statements: list[Statement] = []
        for start, end in split(paragraph):
            text = " ".join(paragraph[start:end].split())
            first, last = _place(text, section.text, place)
            place = last if first or last < len(section.text) else place
            statements.append(Statement(text, Origin("notes", number, section.start + first, section.start + last)))
            number += 1
        paragraphs.append(tuple(statements))
    return tuple(paragraphs)


def _place(sentence: str, markdown: str, begin: int) -> tuple[int, int]:
    """Where a plain sentence stands in its Markdown from `begin` on; all of it where a link or the like is in between."""
    kept = [index for index in range(begin, len(markdown)) if markdown[index] not in _MARKUP]
    wanted = "".join(char for char in sentence if char not in _MARKUP)
    at = "".join(markdown[index] for index in kept).find(wanted)
    return (kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else (0, len(markdown))


def _from_settings(text: str) -> tuple[Paragraph, ...]:
    sentences = enumerate(split(text))
    said = tuple(Statement(text[start:end], Origin("settings", n, start, end)) for n, (start, end) in sentences)
    return (said,) if said else ()
