"""What a show says about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.podcast.categories import CATEGORIES
from briefing.podcast.lint.feed import child, children, links, text
from briefing.podcast.lint.rule import Objection, rule, value_rule
from briefing.podcast.lint.values import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.podcast.lint.feed import Feed

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,8})*")
"""ISO 639-1, then perhaps script and country."""


@rule(
    "language",
    "error",
    "language",
    "is missing or no language code",
    "Write two letters, and a country if you like: de, de-AT.",
)
def _language(feed: Feed) -> Iterator[Objection]:
    code = text(feed.channel, "language")
    if not _LANGUAGE.fullmatch(code):
        yield _at(feed, "language", code)


@rule(
    "category",
    "error",
    "itunes:category",
    "is missing or none of Apple's categories",
    f"Write one of: {', '.join(CATEGORIES)}; & as &amp;.",
)
def _category(feed: Feed) -> Iterator[Objection]:
    found = list(children(feed.channel, "itunes:category"))
    if not found:
        yield Objection(feed.channel)
    for category in found:
        if category.get("text") not in CATEGORIES:
            yield Objection(category, category.get("text", ""))


@rule(
    "subcategory",
    "error",
    "itunes:category",
    "does not belong into the category around it",
    "Write a sub-category that Apple lists there, or leave it out.",
)
def _subcategory(feed: Feed) -> Iterator[Objection]:
    for category in children(feed.channel, "itunes:category"):
        known = CATEGORIES.get(category.get("text"))
        for below in children(category, "itunes:category"):
            if known is not None and below.get("text") not in known:
                yield Objection(below, f"{category.get('text')} > {below.get('text', '')}")


@rule(
    "self",
    "error",
    "atom:link",
    'with rel="self" is missing, there twice, or not the address of the feed',
    'Write one <atom:link rel="self" type="application/rss+xml" href="…"/> with the address at which the feed lies.',
)
def _self(feed: Feed) -> Iterator[Objection]:
    found = links(feed.channel, "self")
    if len(found) != 1:
        yield Objection(found[1] if found else feed.channel)
    elif feed.address and found[0].get("href") != feed.address:
        yield Objection(found[0], found[0].get("href", ""))


@rule("link", "error", "link", "of the show is missing", "Write the address of the show's web site.")
def _link(feed: Feed) -> Iterator[Objection]:
    if not text(feed.channel, "link"):
        yield _at(feed, "link")


@rule("link-is-feed", "error", "link", "of the show leads to the feed", "Write the address of the show's web site.")
def _link_is_feed(feed: Feed) -> Iterator[Objection]:
    link = text(feed.channel, "link")
    if link and link in {feed.address, *(own.get("href") for own in links(feed.channel, "self"))}:
        yield _at(feed, "link", link)


@rule(
    "image",
    "error",
    "itunes:image",
    "of the show is missing",
    'Write <itunes:image href="…"/> with a square JPEG or PNG of 1400 to 3000 pixels.',
)
def _image(feed: Feed) -> Iterator[Objection]:
    image = child(feed.channel, "itunes:image")
    if image is None or not image.get("href"):
        yield _at(feed, "itunes:image")


@rule(
    "build-date",
    "warning",
    "lastBuildDate",
    "is earlier than the newest episode",
    "Write when anything in the feed changed last.",
)
def _build_date(feed: Feed) -> Iterator[Objection]:
    built = moment(text(feed.channel, "lastBuildDate"))
    dates = [date for item in feed.items if (date := moment(text(item, "pubDate")))]
    if built and dates and built < max(dates):
        yield _at(feed, "lastBuildDate", text(feed.channel, "lastBuildDate"))


@rule(
    "copyright",
    "warning",
    "copyright",
    "has the word, the sign or the year in it",
    "Write the holder of the rights only; apps put the rest before it.",
)
def _copyright(feed: Feed) -> Iterator[Objection]:
    holder = text(feed.channel, "copyright")
    if re.search(r"copyright|\(c\)|©|\b(19|20)\d\d\b", holder, re.IGNORECASE):
        yield _at(feed, "copyright", holder)


@rule("empty", "warning", "channel", "has no episode", "Publish one; directories take no empty show.")
def _empty(feed: Feed) -> Iterator[Objection]:
    if not feed.items:
        yield Objection(feed.channel)


def _at(feed: Feed, name: str, value: str = "") -> Objection:
    """An objection to an element of the channel, or to the channel that lacks it."""
    found = child(feed.channel, name)
    return Objection(feed.channel if found is None else found, value)


RULES = (
    _language,
    _category,
    _subcategory,
    value_rule(
        "type",
        "itunes:type",
        "is neither episodic nor serial",
        "Write episodic, or leave it out.",
        frozenset({"episodic", "serial"}).__contains__,
    ),
    _self,
    _link,
    _link_is_feed,
    _image,
    _build_date,
    _copyright,
    _empty,
)
