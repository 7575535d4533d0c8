"""The files of a site in the order in which they must appear: whatever a feed or a page leads to lies there before it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import msgspec

from briefing.cache import ValueKind
from briefing.episode.folder import BUILD, CAPTIONS, COVER, DOCUMENT
from briefing.errors import ContentError, InputError
from briefing.look.themes import theme_of
from briefing.model.findings import Finding  # noqa: TC001 - the cache reads the annotations of Document
from briefing.podcast.addresses import PAGE, SEARCH, site_file
from briefing.podcast.feed import Page, feed_xml, pages
from briefing.podcast.lint import lint_feed
from briefing.podcast.page import episode_page, index_page, search_json
from briefing.podcast.standards import FEED_FILE, LARGEST_COVER, SMALLEST_COVER
from briefing.sound.webvtt import WebVttError
from briefing.urls import media_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefing.cache import Cache
    from briefing.config.settings import Settings
    from briefing.model.record import PublishedFile, Record
    from briefing.podcast.edition import Edition
    from briefing.podcast.target import Target

PREVIOUS = "feed.previous.xml"
"""The feed as it was before the last change of it."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The show's picture."""

    data: bytes
    """JPEG."""

    @property
    def name(self) -> str:
        """Another picture has another name, or apps would go on showing the old one."""
        return f"cover-{hashlib.sha256(self.data).hexdigest()[:8]}.jpg"


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


@dataclass(frozen=True, slots=True)
class Show:
    """What all files of a site depend on."""

    settings: Settings
    project: Path
    cover: Cover
    kept: Cache


@dataclass(frozen=True, slots=True)
class Planned:
    """A file as it should lie in the site; `make` gives its bytes when it is its turn."""

    name: str
    make: Callable[[], bytes]


COVERS = ValueKind("covers", Cover)
FEEDS = ValueKind("feeds", Document)


def open_show(settings: Settings, project: Path, kept: Cache) -> Show:
    """The show of a project. Raises InputError where its cover cannot be used."""
    file = project / settings.show.cover if settings.show.cover else None
    if file and not file.is_file():
        raise InputError(
            '"cover" of [show] names this file, which is not there. Correct it.', file=file
        )
    title, accent = settings.show.title, theme_of(settings.newsletter, project).light.accent
    source = {"cover": file.read_bytes() if file else b"", "title": title, "accent": accent}
    drawn = kept.get_or_make(COVERS, source, lambda: _cover(title, file, accent))
    return Show(settings, project, drawn, kept)


def media(edition: Edition, target: Target, *, anew: bool) -> Iterator[tuple[Planned, int]]:
    """The files of an episode with their sizes; unless it is `anew`, those that `target` lacks. None of a withdrawn one.

    Raises ContentError where neither target nor folder have what was published.
    """
    record = edition.record
    if record.withdrawn:
        return
    for file in (
        record.audio,
        record.transcript,
        record.chapters_file,
        *record.pictures,
        *record.earlier,
    ):
        name = f"{record.slug}/{file.name}"
        lacks = target.size(name) != file.size
        if lacks and (file in record.earlier or edition.content(file) is None):
            message = (
                f"its {file.name} lies neither in {target} nor in the folder as it was published. "
                "Publish to where the site lies, or copy the site there first."
            )
            raise ContentError(message, file=edition.folder)
        if lacks or (anew and file not in record.earlier):
            yield Planned(name, partial(_content, edition, file)), file.size


def pages_of(edition: Edition, show: Show) -> Iterator[Planned]:
    """The page of an episode behind the picture of its e-mail, from record and build/; of a withdrawn one the page alone.

    Raises ContentError where the folder has not what a page is made from.
    """
    if not has_page(edition):
        message = "has no build, and its page is missing where it is published. Build it as it was, or copy the page there."
        raise ContentError(message, file=edition.folder)
    slug, picture = edition.record.slug, edition.folder / BUILD / COVER
    if picture.is_file() and not edition.record.withdrawn:
        yield Planned(f"{slug}/{COVER}", picture.read_bytes)
    yield Planned(f"{slug}/{PAGE}", partial(_page, edition, show))


def has_page(edition: Edition) -> bool:
    """Whether the folder has what the page is made from."""
    build = edition.folder / BUILD
    whole = all((build / name).is_file() for name in (DOCUMENT, CAPTIONS))
    return bool(edition.record.withdrawn) or whole


def cover(show: Show) -> Planned:
    """The show's picture."""
    return Planned(show.cover.name, lambda: show.cover.data)


def index(records: Sequence[Record], show: Show) -> Iterator[Planned]:
    """The page of all episodes, behind what it searches in."""
    settings, project, name = show.settings, show.project, show.cover.name
    yield Planned(SEARCH, lambda: search_json(records))
    yield Planned(
        PAGE, lambda: index_page(records, settings=settings, project=project, cover=name).encode()
    )


def feed(
    records: Sequence[Record], show: Show, target: Target, sizes: Mapping[str, int]
) -> tuple[list[Planned], tuple[Finding, ...]]:
    """The documents of the feed that `target` has otherwise, archives first, the feed itself last; and its warnings.

    Each was checked; what is to be said of an archive was said when it was the feed. `sizes` are the bytes of files that
    will lie in the site and do not yet. Raises ContentError where the check finds errors.
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


def _content(edition: Edition, file: PublishedFile) -> bytes:
    found = edition.content(file)
    if found is None:
        message = f"its {file.name} is not in build/ as it is to be published. Build it, then publish it again."
        raise ContentError(message, file=edition.folder)
    return found


def _page(edition: Edition, show: Show) -> bytes:
    record, build = edition.record, edition.folder / BUILD
    document, captions, transcript = {}, b"", build / CAPTIONS
    if not record.withdrawn:
        document = json.loads((build / DOCUMENT).read_bytes())
        captions = transcript.read_bytes()
    try:
        page = episode_page(
            record,
            document,
            captions,
            settings=show.settings,
            project=show.project,
            cover=show.cover.name,
        )
    except WebVttError as problem:
        message = f"no WebVTT, at „{problem.line}“. Build the episode again."
        raise ContentError(message, file=transcript) from None
    return page.encode()


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
    """All that the lint finds in a document of the feed; `size` knows the files of the site by name."""
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


def _cover(title: str, file: Path | None, accent: str) -> Cover:
    from briefing.look.cover import cover as drawn  # noqa: PLC0415 - heavy

    return Cover(drawn(title, file, accent, size=_side(file) if file else LARGEST_COVER))


def _side(file: Path) -> int:
    """How large the cover can be without being enlarged. Raises InputError where that is too small."""
    from PIL import Image  # noqa: PLC0415 - heavy

    try:
        with Image.open(file) as opened:
            side = min(opened.size)
    except (OSError, Image.DecompressionBombError):  # `drawn` has the words for it
        return LARGEST_COVER
    if side < SMALLEST_COVER:
        wanted = f"directories want {SMALLEST_COVER} to {LARGEST_COVER}"
        message = f"the cover is {side} pixels wide; {wanted}. Give a larger one."
        raise InputError(message, file=file)
    return min(side, LARGEST_COVER)
