"""notes.md: the editor's rules for one episode, and the sections written by hand.

YAML front matter holds the rules, all optional; below it Markdown sections of the second level hold
texts. The keys and sections are described in docs/notes.md.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from briefing.config.schema import convert, read_utf8
from briefing.errors import InputError
from briefing.german.terms import contains
from briefing.model.briefing import Form  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.schema import Place

Phrase = Annotated[str, msgspec.Meta(min_length=1)]


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link below the text."""

    text: Phrase
    url: Annotated[str, msgspec.Meta(pattern=r"^(https?://|mailto:)\S+$")]


class Image(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture of the episode folder."""

    file: Phrase
    alt: Phrase
    credit: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number shown in a box of its own, and what it counts."""

    value: Annotated[str, msgspec.Meta(min_length=1, max_length=24)]
    label: Phrase


class Sponsor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sponsor of an edition and their text."""

    name: Phrase
    text: Phrase
    link: str = ""
    """What `url` is called; "" is „Mehr über“ and the name."""
    url: Annotated[str, msgspec.Meta(pattern=r"^(https?://\S+)?$")] = ""


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of notes.md."""

    title: str = ""
    kicker: str = ""
    subject: str = ""
    preheader: str = ""
    date: dt.date | None = None
    number: Annotated[int, msgspec.Meta(ge=1)] | None = None
    words: Annotated[int, msgspec.Meta(ge=1)] | None = None
    minutes: Annotated[float, msgspec.Meta(gt=0, le=600)] | None = None
    form: Form | None = None
    must: tuple[Phrase, ...] = ()
    avoid: tuple[Phrase, ...] = ()
    keep: tuple[Phrase, ...] = ()
    quote: str = ""
    pronounce: dict[str, Phrase] = {}
    links: tuple[Link, ...] = ()
    image: Image | None = None
    figures: Annotated[tuple[Figure, ...], msgspec.Meta(max_length=4)] = ()
    sponsor: Sponsor | None = None
    quote_voice: bool | None = None
    embargo: Annotated[dt.datetime, msgspec.Meta(tz=True)] | None = None
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A text written by hand: the Markdown `text` that starts at `start` in notes.md."""

    text: str
    start: int


@dataclass(frozen=True)
class Notes:
    """Everything the editor says about an episode. Without notes.md: no rules, no sections."""

    rules: Rules = field(default_factory=Rules)
    greeting: Section | None = None
    commentary: Section | None = None
    farewell: Section | None = None
    file: Path | None = None
    text: str = ""
    """notes.md as read, normalised to NFC; what the sections' offsets refer to."""
    lines: dict[Place, int] = field(default_factory=dict)
    """The line of every value in the front matter, from 1."""

    def error(self, message: str, *place: str | int) -> InputError:
        """An error that points at a rule, such as `("must", 0)`."""
        return InputError(message, file=self.file, line=self.lines.get(place))


_SECTIONS = {
    "Begrüßung": "greeting",
    "Einordnung": "commentary",
    "Abschied": "farewell",
    "Intern": "",
}
"""Heading to field; a section without a field is never published."""
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def read_notes(file: Path) -> Notes:
    """The notes in `file`. Raises InputError that names the line of what is wrong."""
    return parse_notes(read_utf8(file), file)


def parse_notes(text: str, file: Path) -> Notes:
    """Notes from the text of a notes.md; `file` is for messages."""
    text = unicodedata.normalize("NFC", text)
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    front = _FRONT.match(text)
    if not front and text.startswith("---"):
        message = (
            'the front matter that opens with "---" is never closed. End it with a line "---".'
        )
        raise InputError(message, file=file, line=1)
    data, lines = _front(front[1], file) if front else ({}, {})
    rules = convert(data, Rules, file, lines.get)
    notes = Notes(
        rules=rules,
        file=file,
        text=text,
        lines=lines,
        **_sections(text, front.end() if front else 0, file),
    )
    _refuse_contradictions(notes)
    return notes


def _front(text: str, file: Path) -> tuple[Any, dict[Place, int]]:
    """The data of the front matter and the line of every key."""
    from briefing.config.frontmatter import parse  # noqa: PLC0415 - loads a YAML parser

    data, lines = parse(text, file)
    if isinstance(data, dict) and isinstance(data.get("embargo"), str):
        data["embargo"] = _moment(data["embargo"])
    return data, lines


def _moment(text: str) -> Any:  # noqa: ANN401
    """Return a date in ISO 8601 as Python reads it (seconds may be missing).

    Anything else stays as it is, for the type check.
    """
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return text


def _sections(text: str, begin: int, file: Path) -> dict[str, Section]:
    """The known sections that have text, by field."""
    found: dict[str, Section] = {}
    headings = [*_HEADING.finditer(text, begin)]
    stray = text[begin : headings[0].start() if headings else len(text)]
    if stray.strip():
        line = text.count("\n", 0, begin + len(stray) - len(stray.lstrip())) + 1
        names = ", ".join(f'"## {name}"' for name in _SECTIONS)
        message = f"text outside a section. Put it under one of the headings {names}."
        raise InputError(message, file=file, line=line)
    seen: set[str] = set()
    ends = [*(heading.start() for heading in headings), len(text)][1:]
    for heading, end in zip(headings, ends, strict=True):
        name, line = heading[1], text.count("\n", 0, heading.start()) + 1
        if name not in _SECTIONS:
            message = f'unknown section "{name}". Known: {", ".join(_SECTIONS)}.'
            raise InputError(message, file=file, line=line)
        if name in seen:
            message = f'the section "{name}" stands twice. Join them.'
            raise InputError(message, file=file, line=line)
        seen.add(name)
        body = text[heading.end() : end]
        if _SECTIONS[name] and body.strip():
            found[_SECTIONS[name]] = Section(
                body.strip(), heading.end() + len(body) - len(body.lstrip())
            )
    return found


def _refuse_contradictions(notes: Notes) -> None:
    """Find rules that contradict each other."""
    rules = notes.rules
    if rules.words and rules.minutes:
        message = 'both "words" and "minutes" give the length. Keep one.'
        raise notes.error(message, "minutes")
    for index, phrase in enumerate(rules.avoid):
        for wish, texts in (("must", rules.must), ("keep", rules.keep), ("quote", (rules.quote,))):
            for text in texts:
                if contains(text, phrase):
                    message = (
                        f'"avoid" forbids „{phrase}“, but "{wish}" demands „{text}“. '
                        "Drop one of the two."
                    )
                    raise notes.error(message, "avoid", index)
