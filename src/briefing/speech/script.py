"""The spoken script: a briefing, or any article, as segments with pauses and chapters.

Nothing is said that the briefing does not hold, but the notice and the heading of the commentary.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.article.model import Kind
from briefing.article.sentences import split
from briefing.german import COMMENTARY
from briefing.settings import Speech
from briefing.speech.model import Role, Script, Segment
from briefing.speech.verbalise import verbalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.article.model import Article, Block
    from briefing.condense.model import Briefing, Paragraph
    from briefing.speech.lexicon import Lexicon

POINTS = "Das Wichtigste"
QUOTE = "Zitat"
"""Chapter titles that no heading gives."""

# Seconds of silence after a segment, by what follows it.
SENTENCE = 0.4
PARAGRAPH = 0.8
HEADING = 0.7
"""After a heading."""
BEFORE_HEADING = 1.3
SECTION = 1.5
TAIL = 1.0
"""After the last segment."""

_Lines = tuple[str, ...]
"""The sentences of a paragraph, as written."""
_Say = Callable[[str], str]
"""What is said for a written text, by lexicon and house policy."""
_HOUSE = Speech()


@dataclass(frozen=True, slots=True)
class _Section:
    """What is heard as one part, between two long pauses."""

    paragraphs: tuple[_Lines, ...]
    heading: str = ""
    chapter: str = ""
    quoted: bool = False
    """Sentences with quotation marks belong to the second voice."""


def write_script(
    briefing: Briefing, lexicon: Lexicon, *, notice: str, quote_voice: bool, speech: Speech = _HOUSE
) -> Script:
    """`briefing` as it is heard: greeting, `notice`, headline, lead, points or paragraphs, quote, commentary, farewell.

    Every statement is one segment, its text unchanged in `written`. `quote_voice` gives quotations to Role.QUOTE;
    `speech` is the house policy for gender forms and addresses.
    """
    opening = (*_texts(briefing.greeting), _split(notice))
    sections = (
        _Section(opening),
        _Section(_texts((briefing.lead,)), heading=briefing.headline),
        *_body(briefing),
        _Section(_texts((briefing.quote,)), chapter=QUOTE, quoted=quote_voice),
        _Section(_texts(briefing.commentary), heading=COMMENTARY if briefing.commentary else "", chapter=COMMENTARY),
        _Section(_texts(briefing.farewell)),
    )
    return _script(sections, briefing.headline, partial(_say, lexicon=lexicon, speech=speech))


def read_aloud_script(article: Article, lexicon: Lexicon, speech: Speech = _HOUSE) -> Script:
    """Any text as it is read aloud, nothing left out: title and subheads open chapters, all else is paragraphs."""
    sections: list[_Section] = []
    for block in article.blocks:
        if block.kind in {Kind.TITLE, Kind.SUBHEAD}:
            heading = " ".join(article.text[block.start : block.end].split())
            sections.append(_Section((), heading, heading))
        else:
            last = sections.pop() if sections else _Section(())
            sections.append(replace(last, paragraphs=(*last.paragraphs, _sentences(article, block))))
    return _script(sections, article.title, partial(_say, lexicon=lexicon, speech=speech))


def _body(briefing: Briefing) -> Iterator[_Section]:
    """Points in one section; paragraphs in one for each subhead, which opens a chapter."""
    yield _Section(_texts(briefing.points), chapter=POINTS)
    section = _Section((), chapter=POINTS)
    for subhead, paragraph in briefing.headed:
        if subhead:
            yield section
            section = _Section((), heading=subhead[0].text, chapter=subhead[0].text)
        section = replace(section, paragraphs=(*section.paragraphs, *_texts((paragraph,))))
    yield section


def _texts(paragraphs: Iterable[Paragraph]) -> tuple[_Lines, ...]:
    return tuple(tuple(statement.text for statement in paragraph) for paragraph in paragraphs)


def _sentences(article: Article, block: Block) -> _Lines:
    """The sentences of a block; those of a byline or a credit, which hold none for a briefing, are split here."""
    return tuple(sentence.text for sentence in block.sentences) or _split(article.text[block.start : block.end])


def _split(text: str) -> _Lines:
    return tuple(" ".join(text[start:end].split()) for start, end in split(text))


def _script(sections: Iterable[_Section], title: str, say: _Say) -> Script:
    """The segments of all sections that say anything; the first of all opens the chapter `title`."""
    parts = [part for section in sections if (part := _segments(section, say))]
    if not parts:
        return Script(())
    parts[0][0] = replace(parts[0][0], chapter=title)
    for part, following in pairwise(parts):
        headed = following[0].pause == HEADING
        part[-1] = replace(part[-1], pause=BEFORE_HEADING if headed else SECTION)
    parts[-1][-1] = replace(parts[-1][-1], pause=TAIL)
    return Script(tuple(segment for part in parts for segment in part))


def _segments(section: _Section, say: _Say) -> list[Segment]:
    """The segments of a section with the pauses inside it; what has nothing to say ("***") is left out."""
    made = [_segment(section.heading, HEADING, Role.NARRATOR, say)] if section.heading else []
    for lines in section.paragraphs:
        roles = [Role.QUOTE if section.quoted and set(line) & set('„“»«"') else Role.NARRATOR for line in lines]
        spoken = [_segment(line, SENTENCE, role, say) for line, role in zip(lines, roles, strict=True)]
        spoken = [segment for segment in spoken if segment.spoken]
        made += [*spoken[:-1], *(replace(segment, pause=PARAGRAPH) for segment in spoken[-1:])]
    if made and section.chapter:
        made[0] = replace(made[0], chapter=section.chapter)
    return made


def _segment(written: str, pause: float, role: Role, say: _Say) -> Segment:
    return Segment(written, say(written), pause, role)


def _say(written: str, lexicon: Lexicon, speech: Speech) -> str:
    return verbalise(written, lexicon, speech).text
