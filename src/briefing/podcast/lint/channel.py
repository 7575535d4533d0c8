"""What a show says about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model.checks import Probe
from briefing.podcast.categories import CATEGORIES
from briefing.podcast.lint.feed import child, children, links, text
from briefing.podcast.lint.objection import Objection, every_value
from briefing.podcast.lint.values import moment
from briefing.podcast.standards import LARGEST_COVER, SMALLEST_COVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.podcast.lint.feed import Feed

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,8})*")
"""ISO 639-1, then perhaps script and country."""


def _language(feed: Feed) -> Iterator[Objection]:
    code = text(feed.channel, "language")
    if not _LANGUAGE.fullmatch(code):
        yield _at(feed, "language", code)


def _category(feed: Feed) -> Iterator[Objection]:
    found = list(children(feed.channel, "itunes:category"))
    if not found:
        yield Objection(feed.channel)
    for category in found:
        if category.get("text") not in CATEGORIES:
            yield Objection(category, category.get("text", ""))


def _subcategory(feed: Feed) -> Iterator[Objection]:
    for category in children(feed.channel, "itunes:category"):
        known = CATEGORIES.get(category.get("text"))
        for below in children(category, "itunes:category"):
            if known is not None and below.get("text") not in known:
                yield Objection(below, f"{category.get('text')} > {below.get('text', '')}")


def _self(feed: Feed) -> Iterator[Objection]:
    found = links(feed.channel, "self")
    if len(found) != 1:
        yield Objection(found[1] if found else feed.channel)
    elif feed.address and found[0].get("href") != feed.address:
        yield Objection(found[0], found[0].get("href", ""))


def _link(feed: Feed) -> Iterator[Objection]:
    if not text(feed.channel, "link"):
        yield _at(feed, "link")


def _link_is_feed(feed: Feed) -> Iterator[Objection]:
    link = text(feed.channel, "link")
    if link and link in {feed.address, *(own.get("href") for own in links(feed.channel, "self"))}:
        yield _at(feed, "link", link)


def _image(feed: Feed) -> Iterator[Objection]:
    image = child(feed.channel, "itunes:image")
    if image is None or not image.get("href"):
        yield _at(feed, "itunes:image")


def _build_date(feed: Feed) -> Iterator[Objection]:
    built = moment(text(feed.channel, "lastBuildDate"))
    dates = [date for item in feed.items if (date := moment(text(item, "pubDate")))]
    if built and dates and built < max(dates):
        yield _at(feed, "lastBuildDate", text(feed.channel, "lastBuildDate"))


def _copyright(feed: Feed) -> Iterator[Objection]:
    holder = text(feed.channel, "copyright")
    if re.search(r"copyright|\(c\)|©|\b(19|20)\d\d\b", holder, re.IGNORECASE):
        yield _at(feed, "copyright", holder)


def _empty(feed: Feed) -> Iterator[Objection]:
    if not feed.items:
        yield Objection(feed.channel)


def _at(feed: Feed, name: str, value: str = "") -> Objection:
    """An objection to an element of the channel, or to the channel that lacks it."""
    found = child(feed.channel, name)
    return Objection(feed.channel if found is None else found, value)


CHECKS: tuple[Probe[Feed, Objection], ...] = (
    Probe(
        "feed.language", "error", "is missing or no language code",
        "Write two letters, and a country if you like: de, de-AT.", _language, about="language",
    ),
    Probe(
        "feed.category", "error", "is missing or none of Apple's categories",
        f"Write one of: {', '.join(CATEGORIES)}; & as &amp;.", _category, about="itunes:category",
    ),
    Probe(
        "feed.subcategory", "error", "does not belong into the category around it",
        "Write a sub-category that Apple lists there, or leave it out.", _subcategory,
        about="itunes:category",
    ),
    Probe(
        "feed.type", "error", "is neither episodic nor serial", "Write episodic, or leave it out.",
        every_value("itunes:type", frozenset({"episodic", "serial"}).__contains__),
        about="itunes:type",
    ),
    Probe(
        "feed.self", "error",
        'with rel="self" is missing, there twice, or not the address of the feed',
        'Write one <atom:link rel="self" type="application/rss+xml" href="…"/> with the '
        "address at which the feed lies.", _self, about="atom:link",
    ),
    Probe(
        "feed.link", "error", "of the show is missing", "Write the address of the show's web site.",
        _link, about="link",
    ),
    Probe(
        "feed.link-is-feed", "error", "of the show leads to the feed",
        "Write the address of the show's web site.", _link_is_feed, about="link",
    ),
    Probe(
        "feed.image", "error", "of the show is missing",
        'Write <itunes:image href="…"/> with a square JPEG or PNG of '
        f"{SMALLEST_COVER} to {LARGEST_COVER} pixels.", _image, about="itunes:image",
    ),
    Probe(
        "feed.build-date", "warning", "is earlier than the newest episode",
        "Write when anything in the feed changed last.", _build_date, about="lastBuildDate",
    ),
    Probe(
        "feed.copyright", "warning", "has the word, the sign or the year in it",
        "Write the holder of the rights only; apps put the rest before it.", _copyright,
        about="copyright",
    ),
    Probe(
        "feed.empty", "warning", "has no episode", "Publish one; directories take no empty show.",
        _empty, about="channel",
    ),
)  # fmt: skip
