"""What is known of a published episode: the record that feed, pages and later publications are made from."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads it

import msgspec


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of episode.toml."""


class PublishedFile(_Table, frozen=True, kw_only=True):
    """A file behind an address; what lies there never changes."""

    name: str
    """In the episode's folder on the site: "episode.mp3", "episode-r2.mp3"."""
    type: str
    """Its media type: "audio/mpeg"."""
    size: int
    """Bytes."""
    sha256: str


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

    at: dt.datetime
    text: str


class Withdrawal(_Table, frozen=True, kw_only=True):
    """Why an episode is not offered any more, and since when."""

    at: dt.datetime
    reason: str


class Made(_Table, frozen=True, kw_only=True):
    """How an episode came about and who answers for it: the record of responsibility."""

    reviewed_by: str
    reviewed_at: dt.datetime
    """When it was first published with this review."""
    source: str
    """Where the article was read from, as briefing.json has it; its name, or its address."""
    source_sha256: str
    drafter: str
    engine: str
    voice: str
    version: str
    """Of Briefing."""


class Record(_Table, frozen=True, kw_only=True):
    """episode.toml. All times are UTC in whole seconds; addresses follow from `slug`, file names and briefing.toml."""

    guid: str
    slug: str
    """The folder's name at the first publication; renaming the folder changes no address."""
    published: dt.datetime
    """Of the first publication, never of a correction."""
    revision: int = 1
    title: str
    kicker: str = ""
    summary: str
    """The lead, one paragraph."""
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
    withdrawn: Withdrawal | None = None
    made: Made
