"""A briefing: the list of statements that e-mail, audio, transcript and feed render."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["points", "text"]
_READING_RATE = 180
"""Words a minute of silent reading in German (IReST, Trauzettel-Klosinski and Dietz 2012: 179)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many words the condensed text may have, and its form."""

    words: int
    form: Form


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from."""

    where: Literal["article", "notes", "settings"]
    sentence: int
    """The number of the sentence in the article, or in its section or value, from 0."""
    start: int
    end: int
    """Offsets in characters into `Article.text`, into the text of notes.md, or into the value in
    briefing.toml."""
    basis: tuple[int, ...] = ()
    """The numbers of all sentences that a drafted statement rests on; the passage goes from the
    first to the last."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change from a passage to its statement; `removed` and `added` list every changed word."""

    kind: str
    at: int
    """Where `added` stands and `removed` stood, in characters of the text as this edit left it."""
    removed: str = ""
    added: str = ""


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of a text that leads somewhere or is emphasised.

    Marks lie side by side or in one another. briefing.json and episode.toml leave out what is not
    set.
    """

    kind: Literal["link", "strong", "em"]
    start: int
    end: int
    """Offsets in characters."""
    url: Annotated[str, msgspec.Meta(pattern=r"^((https?://|mailto:)\S+)?$")] = ""
    """Where a link leads."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a briefing. Without edits it equals its passage but for white space."""

    text: str
    origin: Origin
    edits: tuple[Edit, ...] = ()
    """In the order in which they were made."""
    marks: tuple[Mark, ...] = ()
    """Links and emphasis of a text written by hand, in the order of their starts."""
    item: str = ""
    """The marker of the list entry that it begins: "•", or a number such as "2."."""

    @property
    def original(self) -> str:
        """The text with all edits undone, the last one first."""
        text = self.text
        for edit in reversed(self.edits):
            text = text[: edit.at] + edit.removed + text[edit.at + len(edit.added) :]
        return text


Paragraph = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing. The form "points" fills `points`, the form "text" `paragraphs`."""

    headline: str
    lead: Paragraph
    kicker: str = ""
    points: tuple[Paragraph, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    subheads: tuple[Paragraph, ...] = ()
    """For every paragraph the article's subhead above it, () where it has none."""
    quote: Paragraph = ()
    """A quotation set apart, with its speaker; its statements stand nowhere else in the
    briefing."""
    greeting: tuple[Paragraph, ...] = ()
    commentary: tuple[Paragraph, ...] = ()
    farewell: tuple[Paragraph, ...] = ()
    """The editor's own sections, word for word from notes.md (or briefing.toml), in paragraphs."""
    drafter: str = "extractive"

    @property
    def condensed(self) -> tuple[Paragraph, ...]:
        """The condensed text: lead, points or paragraphs with their subheads, and quote."""
        headed = (part for pair in self.headed for part in pair)
        return tuple(part for part in (self.lead, *self.points, *headed, self.quote) if part)

    @property
    def headed(self) -> tuple[tuple[Paragraph, Paragraph], ...]:
        """Pairs of subhead, () if there is none, and paragraph."""
        return tuple(zip_longest(self.subheads, self.paragraphs, fillvalue=()))

    @property
    def words(self) -> int:
        """The length of the condensed text in words between white space."""
        return sum(len(statement.text.split()) for part in self.condensed for statement in part)

    @property
    def reading_seconds(self) -> int:
        """Reading time of the e-mail's text, with headline and the editor's sections."""
        texts = (self.headline, *(statement.text for statement in self.statements()))
        return round(60 * sum(len(text.split()) for text in texts) / _READING_RATE)

    def statements(self) -> Iterator[Statement]:
        """Yield every statement that is read or heard, in the order of the e-mail."""
        for part in (*self.greeting, *self.condensed, *self.commentary, *self.farewell):
            yield from part
