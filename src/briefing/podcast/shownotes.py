"""Show notes: what an app shows below an episode, in the few elements that all of them take."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.german.formats import COMMENTARY, correction_line, duration
from briefing.german.sentences import split_sentences
from briefing.look.prose import as_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model.record import Record

LONGEST = 4000
"""Bytes of a description that Apple takes."""
_DRAFTED = "Den Text hat ein Sprachmodell entworfen und die Redaktion geprüft."


def show_notes(record: Record, page: str) -> str:
    """The notes of an episode whose page lies at `page`, as HTML."""
    return "\n".join([*_opening(record), *_body(record), *_end(record, page)])


def description(record: Record, page: str) -> str:
    """Return the notes in at most LONGEST bytes.

    These are the parts that fit behind the summary, which itself ends with a whole sentence.
    """
    opening, body, end = _opening(record), _body(record), _end(record, page)
    if not _fits([*opening, *body, *end]):
        body = _body(replace(record, commentary=()))
    while body and not _fits([*opening, *body, *end]):
        body.pop()
    if _fits([*opening, *body, *end]):
        return "\n".join([*opening, *body, *end])
    sentences = [record.summary[start:stop] for start, stop in split_sentences(record.summary)]
    while len(sentences) > 1 and not _fits([*opening, *body, *end]):
        sentences.pop()
        opening[-1] = _paragraph(" ".join(sentences))
    while len(opening) > 1 and not _fits([*opening, *body, *end]):  # the oldest corrections
        opening.pop(-2)
    return "\n".join([*opening, *body, *end])


def _fits(blocks: Iterable[str]) -> bool:
    return len("\n".join(blocks).encode()) <= LONGEST


def _opening(record: Record) -> list[str]:
    """The corrections, the newest first, and the summary."""
    corrections = [
        _paragraph(correction_line(correction)) for correction in reversed(record.corrections)
    ]
    return [*corrections, _paragraph(record.summary)]


def _body(record: Record) -> list[str]:
    """The parts that a description can do without, the dearest first."""
    points = [escape(point) for point in record.points]
    links = [_link(link.url, link.text) for link in record.links]
    chapters = [f"{duration(chapter.start)} {escape(chapter.title)}" for chapter in record.chapters]
    parts = (
        ("Das Wichtigste", _list(points)),
        (COMMENTARY, as_html(record.commentary)),
        ("Weiterlesen", _list(links)),
        ("Kapitel", _list(chapters)),
    )
    return [f"<p>{title}:</p>\n{part}" for title, part in parts if part]


def _end(record: Record, page: str) -> list[str]:
    made = record.made
    source = (
        [f"<p>Quelle: {_link(made.source, made.source)}</p>"]
        if made.source.startswith("http")
        else []
    )
    said = [
        _paragraph(text)
        for text in (made.notice, _DRAFTED if made.drafter != "extractive" else "")
        if text
    ]
    return [f"<p>{_link(page, 'Zur Folge mit Text und Transkript')}</p>", *source, *said]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _list(entries: Sequence[str]) -> str:
    """The entries as a list, "" where there are none."""
    return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>" if entries else ""


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text, quote=False)}</a>'
