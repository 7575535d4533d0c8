"""The spoken script: a briefing, or any article, as segments with pauses and chapters.

Only the notice, the heading of the commentary and the bridges between points are added to the text
of the briefing. A bridge announces another point, never how it relates to the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from briefing.config.settings import Audio, Speech
from briefing.german.formats import COMMENTARY
from briefing.german.sentences import split_sentences
from briefing.model.article import Kind
from briefing.model.script import Role, Script, Segment
from briefing.speech.quoting import announce_quotations, find_quoted
from briefing.speech.verbalise import verbalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.config.settings import NoticePlace, Pauses, Quotations
    from briefing.model.article import Article, Block
    from briefing.model.briefing import Briefing, Paragraph
    from briefing.speech.lexicon import Lexicon

POINTS = "Das Wichtigste"
QUOTE = "Zitat"
"""Chapter titles of parts without a heading."""
_FIRST = "Das Wichtigste:"
_NEXT = ("Außerdem:", "Ein weiterer Punkt:")
"""Used alternately."""
_LAST = "Und der letzte Punkt:"
"""Bridges; the last one from three points on."""
_BRIDGE = 0.3
"""Seconds of silence after a bridge, less than between sentences: it belongs to what follows."""

_Lines = tuple[str, ...]
"""The sentences of a paragraph, as written."""
_AUDIO = Audio()
_HOUSE = Speech()


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the script between two long pauses."""

    paragraphs: tuple[_Lines, ...]
    heading: str = ""
    chapter: str = ""
    bridges: _Lines = ()
    """The bridge before each paragraph."""
    set_apart: bool = False
    """Whether it is a pull quote, whose quoted sentences may have a second voice."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Converts written text to segments, by the settings of the show."""

    lexicon: Lexicon
    speech: Speech
    pauses: Pauses
    quotations: Quotations = "plain"

    def segment(
        self, written: str, pause: float, said: str = "", role: Role = Role.NARRATOR
    ) -> Segment:
        """Return the segment of `written`, spoken as `said` if that is given."""
        return Segment(
            written, verbalise(said or written, self.lexicon, self.speech).text, pause, role
        )

    def paragraph(self, lines: _Lines, bridge: str, *, set_apart: bool) -> list[Segment]:
        """Return the sentences behind their bridge, without unspeakable ones ("***")."""
        said = announce_quotations(lines) if self.quotations == "announced" else lines
        second = (
            find_quoted(lines) if set_apart and self.quotations == "voice" else [False] * len(lines)
        )
        sentences = [
            self.segment(line, self.pauses.sentence, text, Role.QUOTE if other else Role.NARRATOR)
            for line, text, other in zip(lines, said, second, strict=True)
        ]
        made = [sentence for sentence in sentences if sentence.spoken]
        if made:
            made[-1] = replace(made[-1], pause=self.pauses.paragraph)
        return [self.segment(bridge, _BRIDGE), *made] if bridge and made else made


def write_script(
    briefing: Briefing,
    lexicon: Lexicon,
    *,
    notice: str,
    notice_place: NoticePlace = "start",
    quotations: Quotations = "plain",
    audio: Audio = _AUDIO,
    speech: Speech = _HOUSE,
) -> Script:
    """Build the script of `briefing`: greeting, headline, lead, body, quote, commentary, farewell.

    Every statement is one segment, its text unchanged in `written`. `notice_place` puts the
    `notice` behind the greeting or at the end; `quotations` selects how quotations are marked;
    `audio` gives pauses and whether there are bridges; `speech` is the house policy for gender
    forms and addresses.
    """
    said = (_split(notice),)
    first, last = (said, ()) if notice_place == "start" else ((), said)
    sections = (
        _Section((*_texts(briefing.greeting), *first)),
        _Section(_texts((briefing.lead,)), heading=briefing.headline),
        *_body(briefing, bridges=audio.bridges),
        _Section(_texts((briefing.quote,)), chapter=QUOTE, set_apart=True),
        _Section(
            _texts(briefing.commentary),
            heading=COMMENTARY if briefing.commentary else "",
            chapter=COMMENTARY,
        ),
        _Section((*_texts(briefing.farewell), *last)),
    )
    return _script(sections, briefing.headline, _Reader(lexicon, speech, audio.pauses, quotations))


def read_aloud_script(
    article: Article, lexicon: Lexicon, speech: Speech = _HOUSE, audio: Audio = _AUDIO
) -> Script:
    """Build the script of a whole article; title and subheads open chapters."""
    sections: list[_Section] = []
    for block in article.blocks:
        if block.kind in {Kind.TITLE, Kind.SUBHEAD}:
            heading = " ".join(article.text[block.start : block.end].split())
            sections.append(_Section((), heading, heading))
        else:
            last = sections.pop() if sections else _Section(())
            sections.append(
                replace(last, paragraphs=(*last.paragraphs, _sentences(article, block)))
            )
    return _script(sections, article.title, _Reader(lexicon, speech, audio.pauses))


def _body(briefing: Briefing, *, bridges: bool) -> Iterator[_Section]:
    """Yield a section for the points, or one per subhead, which opens a chapter."""
    yield _Section(
        _texts(briefing.points),
        chapter=POINTS,
        bridges=_bridges(len(briefing.points)) if bridges else (),
    )
    section = _Section((), chapter=POINTS)
    for subhead, paragraph in briefing.headed:
        if subhead:
            yield section
            section = _Section((), heading=subhead[0].text, chapter=subhead[0].text)
        section = replace(section, paragraphs=(*section.paragraphs, *_texts((paragraph,))))
    yield section


def _bridges(points: int) -> _Lines:
    between = tuple(_NEXT[place % len(_NEXT)] for place in range(points - 1))
    return (_FIRST, *between[:-1], _LAST) if len(between) > 1 else (_FIRST, *between)


def _texts(paragraphs: Iterable[Paragraph]) -> tuple[_Lines, ...]:
    return tuple(tuple(statement.text for statement in paragraph) for paragraph in paragraphs)


def _sentences(article: Article, block: Block) -> _Lines:
    """Return the sentences of a block; a byline or credit, which has none, is split here."""
    return tuple(sentence.text for sentence in block.sentences) or _split(
        article.text[block.start : block.end]
    )


def _split(text: str) -> _Lines:
    return tuple(" ".join(text[start:end].split()) for start, end in split_sentences(text))


def _script(sections: Iterable[_Section], title: str, reader: _Reader) -> Script:
    """Join the segments of all sections; the first one opens the chapter `title`."""
    pauses = reader.pauses
    spoken = [
        (section, segments) for section in sections if (segments := _segments(section, reader))
    ]
    if not spoken:
        return Script(())
    parts = [segments for _section, segments in spoken]
    parts[0][0] = replace(parts[0][0], chapter=title)
    for (_before, part), (section, _following) in pairwise(spoken):
        part[-1] = replace(
            part[-1], pause=pauses.before_heading if section.heading else pauses.section
        )
    parts[-1][-1] = replace(parts[-1][-1], pause=pauses.tail)
    return Script(tuple(segment for part in parts for segment in part), pauses.head)


def _segments(section: _Section, reader: _Reader) -> list[Segment]:
    """The segments of a section with the pauses inside it."""
    made = [reader.segment(section.heading, reader.pauses.after_heading)] if section.heading else []
    for lines, bridge in zip_longest(section.paragraphs, section.bridges, fillvalue=""):
        made += reader.paragraph(tuple(lines), bridge, set_apart=section.set_apart)
    if made and section.chapter:
        made[0] = replace(made[0], chapter=section.chapter)
    return made
