"""What stands in the namespaces of iTunes and Podcasting 2.0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model.checks import Probe
from briefing.podcast.lint.feed import named
from briefing.podcast.lint.objection import Objection, every_value
from briefing.podcast.standards import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.podcast.lint.feed import Feed

TRANSCRIPTS = (
    "text/vtt",
    "application/x-subrip",
    "application/srt",
    "text/html",
    "text/plain",
    "application/json",
)
"""The types that the namespace names, and the one under which its index keeps SubRip."""
CHAPTERS = "application/json+chapters"
_MEDIA = "podcast music video film audiobook newsletter blog publisher course".split()
_MEDIUMS = frozenset({*_MEDIA, *(f"{medium}L" for medium in _MEDIA), "mixed"})
"""A trailing L is for a list of such shows."""
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_TAGS = {
    "podcast": frozenset(
        """alternateEnclosure block chapters chat contentLink episode funding guid image images
        integrity license liveItem location locked medium person podping podroll publisher
        remoteItem season socialInteract soundbite source trailer transcript txt updateFrequency
        value valueRecipient valueTimeSplit""".split()
    ),
    "itunes": frozenset(
        """applepodcastsverify author block category complete duration email episode episodeType
        explicit image isClosedCaptioned keywords name new-feed-url order owner season subtitle
        summary title type""".split()
    ),
}
"""All elements of the two namespaces."""


def _unknown(feed: Feed, prefix: str) -> Iterator[Objection]:
    opening = f"{{{NAMESPACES[prefix]}}}"
    for element in feed.root.iter(f"{opening}*"):
        if element.tag.removeprefix(opening) not in _TAGS[prefix]:
            yield Objection(element, element.text or "", named(element))


def _podcast_tag(feed: Feed) -> Iterator[Objection]:
    return _unknown(feed, "podcast")


def _itunes_tag(feed: Feed) -> Iterator[Objection]:
    return _unknown(feed, "itunes")


def _transcript(feed: Feed) -> Iterator[Objection]:
    for transcript in feed.every("podcast:transcript"):
        if not transcript.get("url") or transcript.get("type") not in TRANSCRIPTS:
            yield Objection(transcript, transcript.get("type", ""))


def _chapters(feed: Feed) -> Iterator[Objection]:
    for found in feed.every("podcast:chapters"):
        if not found.get("url") or found.get("type") != CHAPTERS:
            yield Objection(found, found.get("type", ""))


def _listed(prefix: str) -> str:
    return ", ".join(sorted(_TAGS[prefix]))


CHECKS: tuple[Probe[Feed, Objection], ...] = (
    Probe(
        "feed.podcast-tag", "error", "is no element of the podcast namespace",
        f"Write it as the namespace does, capital letters too: {_listed('podcast')}.",
        _podcast_tag, about="podcast:",
    ),
    Probe(
        "feed.itunes-tag", "error", "is no element of the iTunes namespace",
        f"Write it as Apple does, capital letters too: {_listed('itunes')}.",
        _itunes_tag, about="itunes:",
    ),
    Probe(
        "feed.transcript", "error", "has no address, no type, or one that apps do not know",
        f"Write url and type, one of: {', '.join(TRANSCRIPTS)}.", _transcript,
        about="podcast:transcript",
    ),
    Probe(
        "feed.chapters", "error", "has no address, or another type than that of chapters",
        f'Write url and type="{CHAPTERS}".', _chapters, about="podcast:chapters",
    ),
    Probe(
        "feed.podcast-guid", "error", "is no UUID",
        "Write the UUID of version 5 that the namespace derives from the feed's first address, "
        "and keep it.", every_value("podcast:guid", lambda guid: bool(_UUID.fullmatch(guid))),
        about="podcast:guid",
    ),
    Probe(
        "feed.locked", "error", "is neither yes nor no",
        "Write yes, or no where the show may move.",
        every_value("podcast:locked", frozenset({"yes", "no"}).__contains__),
        about="podcast:locked",
    ),
    Probe(
        "feed.medium", "error", "is no medium of the namespace",
        f"Write podcast, or one of: {', '.join(sorted(_MEDIUMS - {'podcast'}))}.",
        every_value("podcast:medium", _MEDIUMS.__contains__), about="podcast:medium",
    ),
)  # fmt: skip
