"""Addresses below domains that are reserved for examples and tests (RFC 2606): nobody is reached by them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.config.settings import Settings

_HOST = re.compile(r"(?://(?:[^/?#@\s]*@)?|@)([^/?#:@<>\s]+)")
"""What follows in a web or a mail address."""
_RESERVED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|org|net))?|invalid|test)\.?", re.IGNORECASE)
_KEYS = {
    "show": ("email", "link", "feed_url", "media_url"),
    "newsletter": (
        "sender",
        "reply_to",
        "unsubscribe_url",
        "imprint_url",
        "privacy_url",
        "view_url",
        "logo",
        "logo_dark",
    ),
}
"""Tables of briefing.toml and their keys that hold addresses."""


def is_reserved(address: str) -> bool:
    """Whether a web or a mail address, a name before it or not, has a reserved domain."""
    host = _HOST.search(address)
    return bool(host and _RESERVED.fullmatch(host[1]))


def reserved_keys(settings: Settings) -> tuple[str, ...]:
    """The keys of briefing.toml whose addresses are reserved, each as `"link" of [show]`."""
    return tuple(
        f'"{key}" of [{table}]'
        for table, keys in _KEYS.items()
        for key in keys
        if is_reserved(getattr(getattr(settings, table), key))
    )
