"""Names and figures that feeds share: for those who write a feed and for those who check one."""

from __future__ import annotations

FEED_FILE = "feed.xml"
"""The name of a feed in its site."""
NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
"""Those that apps read, by their usual prefixes."""
HISTORY = "http://purl.org/syndication/history/1.0"
"""Of RFC 5005, which marks the archives of a feed."""
SMALLEST_COVER, LARGEST_COVER = 1400, 3000
"""Pixels of a cover's side that Apple takes."""
