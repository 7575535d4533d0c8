"""Addresses in a newsletter: the episode's place in them, and marks for the newsroom's web statistics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable


def episode_url(url: str, slug: str) -> str:
    """`url` with the episode's name for {slug}; every other brace stays, it may be a placeholder of the mail tool."""
    return url.replace("{slug}", quote(slug, safe=""))


def media_file(media_url: str, slug: str, name: str) -> str:
    """The address of the file `name` of an episode, "" where the show has no `media_url`."""
    return f"{episode_url(media_url, slug).rstrip('/')}/{quote(name)}" if media_url else ""


def tagged(url: str, slug: str, block: str) -> str:
    """`url` with the campaign parameters of Google Analytics and Matomo; `block` says where in the mail the link stood."""
    page, hash_sign, place = url.partition("#")
    marks = f"utm_source=briefing&utm_medium=email&utm_campaign={quote(slug, safe='')}&utm_content={block}"
    return f"{page}{'&' if '?' in page else '?'}{marks}{hash_sign}{place}"


def shares_host(url: str, addresses: Iterable[str]) -> bool:
    """Whether `url` leads to a host of one of `addresses`, "www." or not."""
    return _host(url) in {_host(address) for address in addresses} - {""}


def _host(url: str) -> str:
    found = re.match(r"https?://(?:www\.)?([^/?#]+)", url, re.IGNORECASE)
    return found[1].lower() if found else ""
