"""The record of a published episode, from which feed and pages are generated."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from briefing.model.prose import Block  # noqa: TC001 - msgspec reads it

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]+$")]
"""ASCII, which Apple requires of URLs, without dots, so that it never equals a file name."""
FileName = Annotated[str, msgspec.Meta(pattern=r"^[^./\\][^/\\]*$")]
"""A name without separators, so that it stays in the episode's folder."""


class _Table(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A table of episode.toml."""


class PublishedFile(_Table, frozen=True, kw_only=True):
    """A published file; the content behind its URL never changes."""

    name: FileName
    """In the episode's folder on the site: "episode.mp3", "episode-r2.mp3"."""
    type: str
    """Its media type: "audio/mpeg"."""
    size: int
    """Bytes."""
    sha256: str


class Picture(PublishedFile, frozen=True, kw_only=True):
    """A picture of the notes, with alternative text and credit."""

    alt: str
    credit: str = ""


class Figure(_Table, frozen=True, kw_only=True):
    """A key figure and its label."""

    value: str
    label: str


class Chapter(_Table, frozen=True, kw_only=True):
    """A chapter of the audio."""

    start: float
    """Seconds."""
    title: str


class Link(_Table, frozen=True, kw_only=True):
    """An address of the show notes."""

    text: str
    url: str


class Correction(_Table, frozen=True, kw_only=True):
    """A correction and its time."""

    at: Moment
    text: str


class Withdrawal(_Table, frozen=True, kw_only=True):
    """The withdrawal of an episode: time and reason."""

    at: Moment
    reason: str


class Provenance(_Table, frozen=True, kw_only=True):
    """The provenance of an episode: who reviewed it, and what it was built from."""

    reviewed_by: str
    reviewed_at: Moment
    """When it was first published with this review."""
    source: str
    """Name or URL of the article, as in briefing.json."""
    source_sha256: str
    notes_sha256: str = ""
    """Of notes.md."""
    build: str = ""
    """Fingerprint of the sources of text and audio, as in report.json."""
    notice: str = ""
    """The spoken notice about the artificial voice."""
    drafter: str
    engine: str
    voice: str
    version: str
    """Of Briefing."""


class Record(_Table, frozen=True, kw_only=True):
    """episode.toml. Times are UTC in whole seconds; URLs follow from `slug` and file names."""

    guid: str
    slug: Slug
    """The folder's name at the first publication; renaming the folder changes no URL."""
    published: Moment
    """Of the first publication, never of a correction."""
    revision: int = 1
    title: str
    kicker: str = ""
    summary: str
    """The lead, one paragraph."""
    points: tuple[str, ...] = ()
    """Key points, a paragraph each."""
    commentary: tuple[Block, ...] = ()
    number: int | None = None
    seconds: float
    audio: PublishedFile
    transcript: PublishedFile
    chapters_file: PublishedFile
    chapters: tuple[Chapter, ...] = ()
    links: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    earlier: tuple[PublishedFile, ...] = ()
    """Audio files of earlier revisions, still behind their addresses."""
    pictures: tuple[Picture, ...] = ()
    figures: tuple[Figure, ...] = ()
    withdrawn: Withdrawal | None = None
    made: Provenance

    @property
    def changed(self) -> dt.datetime:
        """The time of the last public change."""
        ended = (self.withdrawn.at,) if self.withdrawn else ()
        changes: list[dt.datetime] = [
            self.published,
            *(correction.at for correction in self.corrections),
            *ended,
        ]
        return max(changes)
