"""URLs of an episode, and campaign parameters for web statistics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable


def episode_url(url: str, slug: str) -> str:
    """Replace {slug} in `url`; other braces stay, as they may be placeholders of the mail tool."""
    return url.replace("{slug}", quote(slug, safe=""))


def media_file(media_url: str, slug: str, name: str) -> str:
    """Return the URL of the file `name` of an episode; "" if the show has no `media_url`."""
    return f"{episode_url(media_url, slug).rstrip('/')}/{quote(name)}" if media_url else ""


def tagged(url: str, slug: str, block: str) -> str:
    """Add the campaign parameters of Google Analytics and Matomo to `url`.

    `block` is the part of the e-mail in which the link stands.
    """
    page, hash_sign, place = url.partition("#")
    campaign = quote(slug, safe="")
    marks = f"utm_source=briefing&utm_medium=email&utm_campaign={campaign}&utm_content={block}"
    return f"{page}{'&' if '?' in page else '?'}{marks}{hash_sign}{place}"


def shares_host(url: str, addresses: Iterable[str]) -> bool:
    """Whether `url` has the same host as one of `addresses`, ignoring "www."."""
    return _host(url) in {_host(address) for address in addresses} - {""}


def _host(url: str) -> str:
    found = re.match(r"https?://(?:www\.)?([^/?#]+)", url, re.IGNORECASE)
    return found[1].lower() if found else ""
