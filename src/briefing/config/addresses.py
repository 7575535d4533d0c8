"""Mail and web addresses in settings and notes: their form, and reserved domains."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.config.settings import Settings

_HOST = re.compile(r"(?://(?:[^/?#@\s]*@)?|@)([^/?#:@<>\s]+)")
"""What follows in a web or a mail address."""
_NAMED = re.compile(r"([^<>]*)<([^<>]+)>")
_RESERVED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|org|net))?|invalid|test)\.?", re.IGNORECASE)
"""Domains for examples and tests (RFC 2606): nobody is reached by them."""
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


def parse_address(text: str) -> Address:
    """`Name <address>` or an address alone, the domain in its ASCII form.

    Raises ValueError where it is neither, or where it would be read as an encoded word.
    """
    name, address = (
        formed.groups() if (formed := _NAMED.fullmatch(text.strip())) else ("", text.strip())
    )
    local, _, domain = address.rpartition("@")
    if "=?" in address:
        raise ValueError(text)
    try:
        ascii_domain = domain.encode("idna").decode()
        return Address(
            name.strip(' "'), addr_spec=f"{local.encode('ascii').decode()}@{ascii_domain}"
        )
    except (IndexError, MessageError) as problem:
        raise ValueError(text) from problem


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
