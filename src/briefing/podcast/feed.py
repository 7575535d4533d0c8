"""The feed: RSS 2.0 with the vocabularies of Apple, Atom and Podcasting 2.0.

It is made from records and settings alone. Rules: Apple's "Podcast RSS feed requirements", PSP-1
(August 2023), the documents of podcastindex.org/namespace/1.0, and RFC 5005 (4) for the archives of
episodes that the feed has no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from briefing.episode.record import show_guid
from briefing.podcast.addresses import page_url, site_file
from briefing.podcast.show import category
from briefing.podcast.shownotes import description, show_notes
from briefing.podcast.standards import FEED_FILE, HISTORY, NAMESPACES
from briefing.urls import media_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.config.settings import Settings
    from briefing.model.record import Record

_FREQUENCIES = {
    "daily": ("FREQ=DAILY", "täglich"),
    "weekdays": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "montags bis freitags"),
    "weekly": ("FREQ=WEEKLY", "wöchentlich"),
    "monthly": ("FREQ=MONTHLY", "monatlich"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A document of the feed and what it lists."""

    name: str
    """In the site: FEED_FILE for the newest episodes, "feed-1.xml" for the oldest archive."""
    records: tuple[Record, ...]
    """Oldest first. Withdrawn ones are among them, not shown, so that archives stay as they are."""
    links: tuple[tuple[str, str], ...]
    """Relation and name of other documents of the feed."""


def pages(records: Sequence[Record], least: int) -> Iterator[Page]:
    """Yield the documents of a feed of `records`: archives of `least` each, then the feed.

    They come oldest first. The feed lists `least` episodes or more, as long as there are so many,
    and fewer than twice as many. A full archive does not change when episodes follow.
    """
    archives = max(0, len(records) // least - 1)
    names = [*(f"feed-{number}.xml" for number in range(1, archives + 1)), FEED_FILE]
    for place, name in enumerate(names):
        links = [("current", FEED_FILE)] if name != FEED_FILE else []
        if place:
            links.append(("prev-archive", names[place - 1]))
        if place + 1 < archives:
            links.append(("next-archive", names[place + 1]))
        stop = None if name == FEED_FILE else (place + 1) * least
        yield Page(name, tuple(records[place * least : stop]), tuple(links))


def feed_xml(page: Page, settings: Settings, cover: str) -> bytes:
    """A document of the feed; `cover` is the name of the show's picture in the site."""
    from lxml import etree  # noqa: PLC0415 - heavy
    from lxml.builder import ElementMaker  # noqa: PLC0415 - heavy

    spaces = dict(sorted({"fh": HISTORY, **NAMESPACES}.items()))
    makers = {prefix: ElementMaker(namespace=space) for prefix, space in spaces.items()}
    make = _Makers(rss=ElementMaker(), **makers)
    rss = ElementMaker(nsmap=spaces).rss(
        make.rss.channel(
            *_channel(page, settings, cover, make),
            *(
                _item(record, settings, make)
                for record in reversed(page.records)
                if not record.withdrawn
            ),
        ),
        version="2.0",
    )
    text: bytes = etree.tostring(rss, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return re.sub(rb"<title>[^<]*</title>", _hexadecimal, text)


@dataclass(frozen=True, slots=True)
class _Makers:
    """A maker of elements for each vocabulary."""

    rss: Any
    atom: Any
    content: Any
    fh: Any
    itunes: Any
    podcast: Any


def _hexadecimal(title: re.Match[bytes]) -> bytes:
    """Return a title with & and < as hexadecimal references.

    RSS's validator wants these, since some readers take titles for HTML.
    """
    return title[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _channel(page: Page, settings: Settings, cover: str, make: _Makers) -> Iterator[Any]:
    """What the feed says of the show, in the order of PSP-1."""
    show, itunes, podcast = settings.show, make.itunes, make.podcast
    yield from (make.rss.title(show.title), make.rss.description(show.description))
    yield from (
        make.rss.link(show.link or urljoin(show.feed_url, ".")),
        make.rss.language(show.language.lower()),
    )
    if page.records:
        yield make.rss.lastBuildDate(
            format_datetime(max(record.changed for record in page.records))
        )
    for relation, name in (("self", page.name), *page.links):
        yield make.atom.link(
            rel=relation, href=urljoin(show.feed_url, name), type="application/rss+xml"
        )
    if page.name != FEED_FILE:
        yield make.fh.archive()
    top, part = category(show.category)
    yield itunes.image(href=site_file(settings, cover))
    yield itunes.category(*([itunes.category(text=part)] if part else []), text=top)
    yield itunes.explicit(_truth(on=show.explicit))
    yield itunes.author(show.author or show.title)
    yield itunes.owner(itunes.name(show.author or show.title), itunes.email(show.email))
    yield itunes.type("episodic")
    yield from (podcast.guid(show_guid(show)), podcast.medium("podcast"))
    yield podcast.locked("yes" if show.locked else "no", owner=show.email)
    if show.author:
        yield podcast.person(show.author, role="author", group="writing")
    if show.license:
        yield podcast.license(show.license)
    if show.update_frequency:
        rule, words = _FREQUENCIES[show.update_frequency]
        yield podcast.updateFrequency(words, rrule=rule)
    yield podcast.txt("true", purpose="ai-content")


def _item(record: Record, settings: Settings, make: _Makers) -> Any:  # noqa: ANN401 - of lxml
    """What the feed says of an episode."""
    from lxml.etree import CDATA  # noqa: PLC0415 - heavy

    show, rss, itunes, podcast = settings.show, make.rss, make.itunes, make.podcast
    page = page_url(settings, record.slug)
    audio, transcript, chapters = (
        media_file(show.media_url, record.slug, file.name)
        for file in (record.audio, record.transcript, record.chapters_file)
    )
    number = (
        [itunes.episode(str(record.number)), podcast.episode(str(record.number))]
        if record.number
        else []
    )
    return rss.item(
        rss.title(record.title),
        rss.link(page),
        rss.guid(record.guid, isPermaLink="false"),
        rss.pubDate(format_datetime(record.published)),
        rss.description(CDATA(description(record, page))),
        make.content.encoded(CDATA(show_notes(record, page))),
        rss.enclosure(url=audio, length=str(record.audio.size), type=record.audio.type),
        itunes.duration(str(max(1, round(record.seconds)))),
        itunes.explicit(_truth(on=show.explicit)),
        itunes.episodeType("full"),
        *number,
        podcast.transcript(
            url=transcript, type=record.transcript.type, language=show.language, rel="captions"
        ),
        podcast.chapters(url=chapters, type=record.chapters_file.type),
        podcast.txt("true", purpose="ai-content"),
    )


def _truth(*, on: bool) -> str:
    return "true" if on else "false"
