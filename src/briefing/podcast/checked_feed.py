"""The documents of the feed as they should lie in the site, each checked by the lint."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import msgspec

from briefing.cache import ValueKind
from briefing.errors import ContentError
from briefing.model.findings import Finding  # noqa: TC001 - the cache reads Document's annotations
from briefing.podcast.addresses import site_file
from briefing.podcast.feed import Page, feed_xml, pages
from briefing.podcast.lint import lint_feed
from briefing.podcast.site import Planned
from briefing.podcast.standards import FEED_FILE
from briefing.urls import media_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from briefing.model.record import Record
    from briefing.podcast.site import Show
    from briefing.podcast.target import Target

PREVIOUS = "feed.previous.xml"
"""The feed as it was before the last change of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the feed that was made and checked."""

    sha256: str
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a site's feed and its archives list."""

    guid: str | None
    """Of the show."""
    changed: dt.datetime | None
    """When what it lists last changed; what is newer was not brought there as a whole."""
    episodes: dict[str, str]
    """Pages by GUID."""


FEEDS = ValueKind("feeds", Document)


def feed(
    records: Sequence[Record], show: Show, target: Target, sizes: Mapping[str, int]
) -> tuple[list[Planned], tuple[Finding, ...]]:
    """Return the documents of the feed that differ from those in `target`, and the feed's warnings.

    Archives come first, the feed itself last. Each document was checked; the warnings of an archive
    were reported when it was the feed. `sizes` are the bytes of files that will lie in the site and
    do not yet. Raises ContentError if the check finds errors.
    """
    planned: list[Planned] = []
    warnings: tuple[Finding, ...] = ()
    for document in pages(records, show.settings.show.feed_episodes):
        old = target.read(document.name)
        made: list[bytes] = []

        def make(document: Page = document, made: list[bytes] = made) -> Document:
            made.append(feed_xml(document, show.settings, show.cover.name))
            found = _checked(
                made[0], document, show, lambda name: sizes.get(name, target.size(name))
            )
            return Document(hashlib.sha256(made[0]).hexdigest(), found)

        kept = show.kept.get_or_make(FEEDS, _ingredients(document, show), make)
        warnings = kept.warnings
        if old is not None and hashlib.sha256(old).hexdigest() == kept.sha256:
            continue
        if old is not None and document.name == FEED_FILE:
            planned.append(Planned(PREVIOUS, partial(bytes, old)))
        content = made[0] if made else feed_xml(document, show.settings, show.cover.name)
        planned.append(Planned(document.name, partial(bytes, content)))
    return planned, warnings


def listed(target: Target) -> Listed:
    """What lies in `target`, as far as it was written by `feed_xml`."""
    newest = target.read(FEED_FILE) or b""
    show = re.search(rb"<podcast:guid>([^<]+)</podcast:guid>", newest)
    last = re.search(rb'rel="prev-archive" href="[^"]*/feed-(\d+)\.xml"', newest)
    archives = (
        target.read(f"feed-{number}.xml") or b""
        for number in range(int(last[1]) if last else 0, 0, -1)
    )
    changed: list[dt.datetime] = []
    episodes: dict[str, str] = {}
    for document in chain((newest,), archives):
        dates = re.findall(rb"<lastBuildDate>([^<]+)</lastBuildDate>", document)
        changed += (parsedate_to_datetime(date.decode()) for date in dates)
        items = re.findall(rb"(?:<link>([^<]*)</link>\s*)?<guid[^>]*>([^<]+)</guid>", document)
        episodes |= {guid.decode(): page.decode() for page, guid in items}
    return Listed(show[1].decode() if show else None, max(changed, default=None), episodes)


def foreseen(record: Record, show: Show) -> tuple[Finding, ...]:
    """What the lint says of a feed with this episode alone, once its files lie in the site."""
    document = Page(FEED_FILE, (record,), ())
    files = (record.audio, record.transcript, record.chapters_file)
    sizes = {f"{record.slug}/{file.name}": file.size for file in files} | {
        show.cover.name: len(show.cover.data)
    }
    return _objections(
        feed_xml(document, show.settings, show.cover.name), document, show, sizes.get
    )


def _checked(
    content: bytes, document: Page, show: Show, size: Callable[[str], int | None]
) -> tuple[Finding, ...]:
    """What the lint warns of. Raises ContentError where it finds errors."""
    found = _objections(content, document, show, size)
    errors = tuple(finding for finding in found if finding.level == "error")
    if errors:
        more = f" {len(errors)} errors in all." if len(errors) > 1 else ""
        message = f"{errors[0].message} {errors[0].remedy}{more}"
        raise ContentError(message, file=document.name, findings=errors)
    return found


def _objections(
    content: bytes, document: Page, show: Show, size: Callable[[str], int | None]
) -> tuple[Finding, ...]:
    """Return all findings of the lint in a document of the feed.

    `size` gives the bytes of a file of the site by its name.
    """
    settings = show.settings
    names = {site_file(settings, show.cover.name): show.cover.name}
    for record in document.records:
        for file in (record.audio, record.transcript, record.chapters_file):
            names[media_file(settings.show.media_url, record.slug, file.name)] = (
                f"{record.slug}/{file.name}"
            )
    return lint_feed(
        content,
        lambda url: size(names[url]) if url in names else None,
        urljoin(settings.show.feed_url, document.name),
    )


def _ingredients(document: Page, show: Show) -> dict[str, object]:
    """All that a document of the feed depends on but code."""
    parts = (
        show.settings.show,
        show.settings.newsletter,
        document.name,
        document.links,
        document.records,
    )
    return {
        "feed": hashlib.sha256(msgspec.msgpack.encode(parts)).digest(),
        "cover": show.cover.name,
    }
