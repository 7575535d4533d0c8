"""The record of a published episode, from which feed and pages are generated."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from briefing.model.prose import Block  # noqa: TC001 - msgspec reads it

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]+$")]
"""ASCII alone, as Apple wants addresses, and no dot, so that it is never the name of a file of the
site."""
FileName = Annotated[str, msgspec.Meta(pattern=r"^[^./\\][^/\\]*$")]
"""No way out of the episode's folder."""


class _Table(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A table of episode.toml."""


class PublishedFile(_Table, frozen=True, kw_only=True):
    """A file behind an address; what lies there never changes."""

    name: FileName
    """In the episode's folder on the site: "episode.mp3", "episode-r2.mp3"."""
    type: str
    """Its media type: "audio/mpeg"."""
    size: int
    """Bytes."""
    sha256: str


class Picture(PublishedFile, frozen=True, kw_only=True):
    """A picture of the notes, with what is said of it."""

    alt: str
    credit: str = ""


class Figure(_Table, frozen=True, kw_only=True):
    """A number worth a box of its own, and what it counts."""

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
    """What was corrected, and when."""

    at: Moment
    text: str


class Withdrawal(_Table, frozen=True, kw_only=True):
    """Why an episode is not offered any more, and since when."""

    at: Moment
    reason: str


class Provenance(_Table, frozen=True, kw_only=True):
    """How an episode came about and who answers for it: the record of responsibility."""

    reviewed_by: str
    reviewed_at: Moment
    """When it was first published with this review."""
    source: str
    """Where the article was read from, as briefing.json has it; its name, or its address."""
    source_sha256: str
    notes_sha256: str = ""
    """Of notes.md."""
    build: str = ""
    """Fingerprint of all that the text and the audio were made from, as report.json has it."""
    notice: str = ""
    """What was said in this episode of its artificial voice."""
    drafter: str
    engine: str
    voice: str
    version: str
    """Of Briefing."""


class Record(_Table, frozen=True, kw_only=True):
    """episode.toml. Times are UTC in whole seconds; URLs follow from `slug` and file names."""

    guid: str
    slug: Slug
    """The folder's name at the first publication; renaming the folder changes no address."""
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
        """When what the public sees of it last changed."""
        ended = (self.withdrawn.at,) if self.withdrawn else ()
        changes: list[dt.datetime] = [
            self.published,
            *(correction.at for correction in self.corrections),
            *ended,
        ]
        return max(changes)
