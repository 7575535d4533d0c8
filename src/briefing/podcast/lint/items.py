"""What an episode says about itself."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from briefing.model.checks import Probe
from briefing.podcast.lint.feed import child, children, text
from briefing.podcast.lint.objection import Objection, every_value
from briefing.podcast.lint.values import moment, split_url, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.podcast.lint.feed import Feed

MEDIA = {
    ".mp3": ("audio/mpeg",),
    ".m4a": ("audio/x-m4a", "audio/mp4"),
    ".mp4": ("video/mp4",),
    ".m4v": ("video/x-m4v",),
    ".mov": ("video/quicktime",),
}
"""What Apple takes: endings of files and their types."""
_TYPES = frozenset(kind for kinds in MEDIA.values() for kind in kinds)
_DURATION = re.compile(r"\d+|(?:\d+:)?[0-5]?\d:[0-5]\d")


def _guid(feed: Feed) -> Iterator[Objection]:
    for item in feed.items:
        if not text(item, "guid"):
            yield Objection(item)


def _guid_permalink(feed: Feed) -> Iterator[Objection]:
    for item in feed.items:
        guid = child(item, "guid")
        if guid is not None and guid.text and guid.get("isPermaLink") != "false":
            yield Objection(guid, guid.text)


def _guid_twice(feed: Feed) -> Iterator[Objection]:
    guids = [guid for item in feed.items if (guid := child(item, "guid")) is not None and guid.text]
    yield from (
        Objection(guid, guid.text) for guid in _again(guids, [guid.text.strip() for guid in guids])
    )


def _enclosure(feed: Feed) -> Iterator[Objection]:
    for item in feed.items:
        found = list(children(item, "enclosure"))
        if len(found) != 1:
            yield Objection(found[1] if found else item)
        elif not found[0].get("url"):
            yield Objection(found[0])


def _enclosure_twice(feed: Feed) -> Iterator[Objection]:
    found = [
        first
        for item in feed.items
        if (first := child(item, "enclosure")) is not None and first.get("url")
    ]
    addresses = [enclosure.get("url") for enclosure in found]
    yield from (
        Objection(enclosure, enclosure.get("url")) for enclosure in _again(found, addresses)
    )


def _enclosure_type(feed: Feed) -> Iterator[Objection]:
    for enclosure in feed.every("enclosure"):
        ending = PurePosixPath(split_url(enclosure.get("url", "")).path).suffix.lower()
        if enclosure.get("type") not in MEDIA.get(ending, _TYPES):
            yield Objection(enclosure, enclosure.get("type", ""))


def _enclosure_length(feed: Feed) -> Iterator[Objection]:
    for enclosure in feed.every("enclosure"):
        if not _positive(enclosure.get("length", "")):
            yield Objection(enclosure, enclosure.get("length", ""))


def _enclosure_size(feed: Feed) -> Iterator[Objection]:
    for enclosure in feed.every("enclosure"):
        length, size = whole(enclosure.get("length", "")), feed.files(enclosure.get("url", ""))
        if size is not None and length and length != size:
            yield Objection(enclosure, f"length {length}, file {size}")


def _file(feed: Feed) -> Iterator[Objection]:
    addressed = ("enclosure", "url"), ("podcast:transcript", "url"), ("podcast:chapters", "url")
    for name, attribute in (*addressed, ("itunes:image", "href")):
        for element in feed.every(name):
            address = element.get(attribute, "")
            if split_url(address).netloc and feed.files(address) is None:
                yield Objection(element, address, name)


def _date(feed: Feed) -> Iterator[Objection]:
    for item in feed.items:
        found = child(item, "pubDate")
        if found is None:
            yield Objection(item)
        elif not moment((found.text or "").strip()):
            yield Objection(found, found.text or "")
    for name in ("pubDate", "lastBuildDate"):
        for found in children(feed.channel, name):
            if not moment((found.text or "").strip()):
                yield Objection(found, found.text or "", name)


def _order(feed: Feed) -> Iterator[Objection]:
    dated = [(item, date) for item in feed.items if (date := moment(text(item, "pubDate")))]
    for (item, date), (_next, following) in pairwise(dated):
        if date < following:
            yield Objection(item, text(item, "pubDate"))


def _duration(feed: Feed) -> Iterator[Objection]:
    for item in feed.items:
        length = text(item, "itunes:duration")
        if not _DURATION.fullmatch(length) or not length.strip("0:"):
            found = child(item, "itunes:duration")
            yield Objection(item if found is None else found, length)


def _again(things: list[Any], keys: list[str]) -> Iterator[Any]:
    """The things whose key a thing before them has."""
    seen: set[str] = set()
    for thing, key in zip(things, keys, strict=True):
        if key in seen:
            yield thing
        seen.add(key)


def _positive(digits: str) -> bool:
    return bool(whole(digits))


_NUMBER = "is no number from 1 on"
CHECKS: tuple[Probe[Feed, Objection], ...] = (
    Probe(
        "feed.guid", "error", "is missing", "Give the episode a GUID once and keep it for ever.",
        _guid, about="guid",
    ),
    Probe(
        "feed.guid-permalink", "error", 'has no isPermaLink="false"',
        "Write it; without it apps take the GUID for an address.", _guid_permalink, about="guid",
    ),
    Probe(
        "feed.guid-twice", "error", "is that of another episode too",
        "Give the newer episode one of its own; apps show only one of the two.", _guid_twice,
        about="guid",
    ),
    Probe(
        "feed.enclosure", "error", "is missing, without address, or there twice",
        "Write one enclosure; apps play only one. Other forms belong into "
        "podcast:alternateEnclosure.", _enclosure, about="enclosure",
    ),
    Probe(
        "feed.enclosure-twice", "error", "has the address of another episode's",
        "Give every episode a file of its own; Apple ignores the second.", _enclosure_twice,
        about="enclosure",
    ),
    Probe(
        "feed.enclosure-type", "error", "has no type, or not the one of its file",
        f"Write {', '.join(f'{types[0]} for {ending}' for ending, types in MEDIA.items())}.",
        _enclosure_type, about="enclosure",
    ),
    Probe(
        "feed.enclosure-length", "error", "has no length in bytes",
        "Write the size of the file, in digits only.", _enclosure_length, about="enclosure",
    ),
    Probe(
        "feed.enclosure-size", "error", "has another length than its file",
        "Write the size of the published file in bytes; players show and seek by it.",
        _enclosure_size, about="enclosure",
    ),
    Probe(
        "feed.file", "error", "leads to no published file", "Publish the file before the feed.",
        _file, about="enclosure",
    ),
    Probe(
        "feed.date", "error", "is missing or no date of RFC 2822",
        "Write it in English, with time and zone: Mon, 23 Nov 2026 06:00:00 +0000.", _date,
        about="pubDate",
    ),
    Probe(
        "feed.order", "warning", "comes before a newer one",
        "Sort the episodes by date, newest first.", _order, about="item",
    ),
    Probe(
        "feed.duration", "error", "is missing or no length of time",
        "Write whole seconds: 94. Some directories show 0 or refuse the episode without it.",
        _duration, about="itunes:duration",
    ),
    Probe(
        "feed.episode", "error", _NUMBER, "Write the number in digits, or leave it out.",
        every_value("itunes:episode", _positive), about="itunes:episode",
    ),
    Probe(
        "feed.season", "error", _NUMBER, "Write the number in digits, or leave it out.",
        every_value("itunes:season", _positive), about="itunes:season",
    ),
    Probe(
        "feed.episode-type", "error", "is neither full nor trailer nor bonus",
        "Write full, or leave it out.",
        every_value("itunes:episodeType", frozenset({"full", "trailer", "bonus"}).__contains__),
        about="itunes:episodeType",
    ),
)  # fmt: skip
