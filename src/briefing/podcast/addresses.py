"""Where a published episode lies: addresses that follow from briefing.toml and the folder's name.

A site is one folder: the index, the feed and the cover at its top, below it a folder for every
episode with its page and its files. `media_url` and `view_url` lead to the same folder, by one host
name or by two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing.urls import episode_url

if TYPE_CHECKING:
    from briefing.config.settings import Settings

PAGE = "index.html"
"""The name of an episode's page in its folder and of the index at the top."""
SEARCH = "search.json"
"""What the index searches in, beside it."""


def page_url(settings: Settings, slug: str) -> str:
    """Return the address of the episode's page.

    Return "" if the settings have none, only a placeholder of the mail tool.
    """
    view, media = settings.newsletter.view_url, settings.show.media_url
    if view.startswith("http"):
        return episode_url(view, slug)
    return f"{episode_url(media, slug).rstrip('/')}/" if media else ""


def site_file(settings: Settings, name: str) -> str:
    """Return the address of the file `name` at the top of the site.

    Return "" if the show has no `media_url` with {slug}.
    """
    top, slug, _ = settings.show.media_url.partition("{slug}")
    return f"{top}{quote(name)}" if slug else ""
