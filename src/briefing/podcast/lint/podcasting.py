"""What stands in the namespaces of iTunes and Podcasting 2.0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.podcast.lint.feed import NAMESPACES, named
from briefing.podcast.lint.rule import Objection, rule, value_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.podcast.lint.feed import Feed

TRANSCRIPTS = ("text/vtt", "application/x-subrip", "application/srt", "text/html", "text/plain", "application/json")
"""The types that the namespace names, and the one under which its index keeps SubRip."""
CHAPTERS = "application/json+chapters"
_MEDIA = "podcast music video film audiobook newsletter blog publisher course".split()
_MEDIUMS = frozenset({*_MEDIA, *(f"{medium}L" for medium in _MEDIA), "mixed"})
"""A trailing L is for a list of such shows."""
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_TAGS = {
    "podcast": frozenset(
        """alternateEnclosure block chapters chat contentLink episode funding guid image images integrity license liveItem
        location locked medium person podping podroll publisher remoteItem season socialInteract soundbite source trailer
        transcript txt updateFrequency value valueRecipient valueTimeSplit""".split()
    ),
    "itunes": frozenset(
        """applepodcastsverify author block category complete duration email episode episodeType explicit image
        isClosedCaptioned keywords name new-feed-url order owner season subtitle summary title type""".split()
    ),
}
"""All elements of the two namespaces."""


def _unknown(feed: Feed, prefix: str) -> Iterator[Objection]:
    opening = f"{{{NAMESPACES[prefix]}}}"
    for element in feed.root.iter(f"{opening}*"):
        if element.tag.removeprefix(opening) not in _TAGS[prefix]:
            yield Objection(element, element.text or "", named(element))


@rule(
    "podcast-tag",
    "error",
    "podcast:",
    "is no element of the podcast namespace",
    "Write it as the namespace does, capital letters too: " + ", ".join(sorted(_TAGS["podcast"])) + ".",
)
def _podcast_tag(feed: Feed) -> Iterator[Objection]:
    return _unknown(feed, "podcast")


@rule(
    "itunes-tag",
    "error",
    "itunes:",
    "is no element of the iTunes namespace",
    "Write it as Apple does, capital letters too: " + ", ".join(sorted(_TAGS["itunes"])) + ".",
)
def _itunes_tag(feed: Feed) -> Iterator[Objection]:
    return _unknown(feed, "itunes")


@rule(
    "transcript",
    "error",
    "podcast:transcript",
    "has no address, no type, or one that apps do not know",
    f"Write url and type, one of: {', '.join(TRANSCRIPTS)}.",
)
def _transcript(feed: Feed) -> Iterator[Objection]:
    for transcript in feed.every("podcast:transcript"):
        if not transcript.get("url") or transcript.get("type") not in TRANSCRIPTS:
            yield Objection(transcript, transcript.get("type", ""))


@rule(
    "chapters",
    "error",
    "podcast:chapters",
    "has no address, or another type than that of chapters",
    f'Write url and type="{CHAPTERS}".',
)
def _chapters(feed: Feed) -> Iterator[Objection]:
    for found in feed.every("podcast:chapters"):
        if not found.get("url") or found.get("type") != CHAPTERS:
            yield Objection(found, found.get("type", ""))


RULES = (
    _podcast_tag,
    _itunes_tag,
    _transcript,
    _chapters,
    value_rule(
        "podcast-guid",
        "podcast:guid",
        "is no UUID",
        "Write the UUID of version 5 that the namespace derives from the feed's first address, and keep it.",
        lambda guid: bool(_UUID.fullmatch(guid)),
    ),
    value_rule(
        "locked",
        "podcast:locked",
        "is neither yes nor no",
        "Write yes, or no where the show may move.",
        frozenset({"yes", "no"}).__contains__,
    ),
    value_rule(
        "medium",
        "podcast:medium",
        "is no medium of the namespace",
        f"Write podcast, or one of: {', '.join(sorted(_MEDIUMS - {'podcast'}))}.",
        _MEDIUMS.__contains__,
    ),
)
