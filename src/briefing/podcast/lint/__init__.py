"""What an app or a directory would object to in a podcast feed.

The sources: Apple's "Podcast RSS feed requirements", the PSP-1 standard, the Podcasting 2.0
namespace, RFC 5005 for pages. docs/feed-checks.md has them as a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.podcast.lint import addresses, channel, document, items, notes, podcasting
from briefing.podcast.lint.objection import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model.checks import Probe
    from briefing.model.findings import Finding
    from briefing.podcast.lint.feed import Feed
    from briefing.podcast.lint.objection import Objection

CHECKS: tuple[Probe[Feed, Objection], ...] = (
    *document.CHECKS,
    *channel.CHECKS,
    *items.CHECKS,
    *notes.CHECKS,
    *addresses.CHECKS,
    *podcasting.CHECKS,
)
"""The checks of a well-formed feed. `document.read` finds what keeps a feed from being read."""


def lint_feed(
    feed: bytes, files: Callable[[str], int | None], address: str = ""
) -> tuple[Finding, ...]:
    """Return every objection to the feed, check by check.

    `files` gives the size in bytes of the published file behind an address, None where there is
    none. `address` is where the feed itself lies; "" if that is not known. A feed that cannot be
    read, or would be read as something else, has one finding only: the rest would be consequences.
    """
    read, broken = document.read(feed, files, address)
    if read is None:
        return broken
    return tuple(_found(document.CHECKS, read)) or tuple(_found(CHECKS, read))


def _found(checks: tuple[Probe[Feed, Objection], ...], feed: Feed) -> Iterator[Finding]:
    return (finding(check, found, feed) for check in checks for found in check.find(feed))
