"""Check a published show as apps and directories see it: its feed, pages and files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from briefing.errors import InputError, ServiceError
from briefing.net import Client, is_local
from briefing.podcast.lint import document, lint_feed
from briefing.podcast.lint.feed import child, links, text
from briefing.podcast.lint.values import split_url, whole
from briefing.podcast.standards import FEED_FILE
from briefing.podcast.verify.checks import FEED, objection
from briefing.podcast.verify.inspection import Inspection
from briefing.podcast.verify.served import Folder, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model.findings import Finding
    from briefing.podcast.lint.feed import Feed
    from briefing.podcast.verify.served import Seen, Site

_MOST_PAGES = 1000
_TIMEOUT = 15.0
"""Seconds until an answer begins, and between two parts of it."""
_NEWEST = 20


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what was found."""

    feed: str
    """Where it was read."""
    pages: int
    """Documents of the feed."""
    episodes: int
    """In all of them."""
    looked_at: int
    """Episodes whose files were looked at, the newest."""
    requests: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A document of the feed."""

    address: str
    data: bytes
    feed: Feed | None
    """None where it cannot be read."""


def verify(
    where: str,
    *,
    deep: bool = False,
    newest: int = _NEWEST,
    client: Client | None = None,
    progress: Callable[[str], None] = lambda _what: None,
) -> Verified:
    """Check the show published at `where`.

    `where` is the address of its feed or of its site, or such a file or folder. All pages of the
    feed are checked, and the files of the `newest` episodes; `deep` loads the audio as a whole and
    compares chapters and transcripts with it. `progress` is called with what is checked next. A
    site on this machine is taken for the one whose addresses its feed has. Raises InputError if
    there is no feed, ServiceError if a server fails.
    """
    site, place = _opened(where, client or Client(_TIMEOUT))
    progress(place)
    first = _first(site, place)
    if _is_remote(place):
        address, bases = first.moved or place, None
    else:
        address, bases = _published(_parsed(first.data or b""), place)
    inspection = Inspection(site, bases, deep)
    inspection.keep(address, first)
    pages = list(_pages(inspection, address, progress))
    items = [item for page in pages if page.feed for item in page.feed.items]
    if pages and pages[0].feed:
        inspection.look_at_pictures(pages[0].feed.channel)
    for count, item in enumerate(items[:newest], 1):
        progress(f"episode {count} of {min(newest, len(items))}")
        inspection.look_at_episode(item)
    linted = (
        finding
        for page in pages
        for finding in lint_feed(page.data, _sizes(inspection, page.feed), page.address)
    )
    findings = (*linted, *_twice(pages), *inspection.findings)
    return Verified(place, len(pages), len(items), min(newest, len(items)), site.requests, findings)


def _opened(where: str, client: Client) -> tuple[Site, str]:
    """What is asked for files, and the place of the feed."""
    if "://" in where:
        if split_url(where).scheme not in {"http", "https"} or not split_url(where).hostname:
            raise InputError(
                "this is no address of a web site. It begins with https:// and a host.", file=where
            )
        place = (
            where if split_url(where).path.endswith(".xml") else f"{where.rstrip('/')}/{FEED_FILE}"
        )
        return Server(urljoin(place, "."), client), place
    path = Path(where).absolute()
    feed = path / FEED_FILE if path.is_dir() else path
    return Folder(feed.parent), feed.as_posix()


def _first(site: Site, place: str) -> Seen:
    """The newest page of the feed, which has to be there."""
    seen = site.look(place, FEED, whole=True)
    if seen.size is not None:
        return seen
    why = seen.findings[-1]
    if 400 <= seen.status < 500:  # noqa: PLR2004 - HTTP
        raise InputError(
            "no feed is there. "
            f"Publish it, or give the address or the folder of the site.{_of(why)}",
            file=place,
        )
    raise ServiceError(
        f"the feed cannot be loaded: {why.text or why.message}. Try again later.", file=place
    )


def _of(why: Finding) -> str:
    return f" ({why.text})" if why.text else ""


def _is_remote(place: str) -> bool:
    return "://" in place and not is_local(place)


def _name(place: str) -> str:
    return place.rpartition("/")[2]


def _parsed(data: bytes) -> Feed | None:
    return document.read(data, lambda _address: None, "")[0]


def _published(feed: Feed | None, place: str) -> tuple[str, tuple[str, ...]]:
    """Return the public address of the feed at a place on this machine, and those of its folders.

    The folders are those whose files lie beside the feed. A show may have its feed and pages on one
    host and its media on another; both lead to the same folder.
    """
    if feed is None:
        return place, ()
    named = [link.get("href", "") for link in links(feed.channel, "self")]
    image = child(feed.channel, "itunes:image")
    named += [image.get("href", "")] if image is not None else []
    known = [address for address in named if split_url(address).netloc]
    bases = sorted({urljoin(address, ".") for address in known}, key=len, reverse=True)
    return urljoin(known[0], _name(place)) if known else place, tuple(bases)


def _pages(
    inspection: Inspection, address: str, progress: Callable[[str], None]
) -> Iterator[_Page]:
    """The feed and the pages that it leads to (RFC 5005), the newest first."""
    read: set[str] = set()
    while address and len(read) < _MOST_PAGES:
        read.add(address)
        seen = inspection.look(address, FEED)
        if seen is None or seen.data is None:
            return
        feed = _parsed(seen.data)
        yield _Page(address, seen.data, feed)
        further = (
            []
            if feed is None
            else [*links(feed.channel, "prev-archive"), *links(feed.channel, "next")]
        )
        address = further[0].get("href", "") if further else ""
        if address in read:
            inspection.findings.append(objection("verify.pages", FEED, address))
            return
        progress(address)


def _sizes(inspection: Inspection, feed: Feed | None) -> Callable[[str], int | None]:
    """What the lint is told of a file: its size, or what the feed says where that is not known.

    What is not there was found already, with the answer of the server.
    """
    enclosures = feed.every("enclosure") if feed else ()
    said = {
        enclosure.get("url", ""): whole(enclosure.get("length", "")) or 0
        for enclosure in enclosures
    }

    def size(address: str) -> int:
        known = inspection.size(address)
        return said.get(address, 0) if known is None else known

    return size


def _twice(pages: list[_Page]) -> Iterator[Finding]:
    """Episodes that several pages have."""
    guids = Counter(
        guid
        for page in pages
        if page.feed
        for guid in {text(item, "guid") for item in page.feed.items}
        if guid
    )
    for guid, count in guids.items():
        if count > 1:
            yield objection("verify.twice", FEED, pages[0].address, guid)
