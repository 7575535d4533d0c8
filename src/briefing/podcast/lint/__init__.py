"""What an app or a directory would object to in a podcast feed.

The rules: Apple's "Podcast RSS feed requirements", the PSP-1 standard, the Podcasting 2.0 namespace, RFC 5005 for pages.
docs/feed-checks.md has them as a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.podcast.lint import addresses, channel, document, items, notes, podcasting

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.findings import Finding

RULES = (*document.RULES, *channel.RULES, *items.RULES, *notes.RULES, *addresses.RULES, *podcasting.RULES)
"""Those that need a well-formed feed. What keeps a feed from being read is found by `document.read`."""


def lint_feed(feed: bytes, files: Callable[[str], int | None], address: str = "") -> tuple[Finding, ...]:
    """Every objection to the feed, rule by rule.

    `files` gives the size in bytes of the published file behind an address, None where there is none. `address` is where
    the feed itself lies; "" where that is not known. A feed that cannot be read, or would be read as something else, has
    one finding only: the rest would be consequences.
    """
    read, broken = document.read(feed, files, address)
    if read is None:
        return broken
    misread = tuple(finding for rule in document.RULES for finding in rule.findings(read))
    return misread or tuple(finding for rule in RULES for finding in rule.findings(read))
