"""The addresses in a feed."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from briefing.model.checks import Probe
from briefing.podcast.lint.feed import named, qualified
from briefing.podcast.lint.objection import Objection
from briefing.podcast.lint.values import split_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.podcast.lint.feed import Feed

_ATTRIBUTES = {
    qualified("enclosure"): "url",
    qualified("podcast:transcript"): "url",
    qualified("podcast:chapters"): "url",
    qualified("itunes:image"): "href",
    qualified("atom:link"): "href",
}
"""Elements whose address stands in an attribute, and leads to a file."""
_LINK = qualified("link")
_URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
"""The characters of RFC 3986."""
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]+")
_PICTURES = frozenset({".jpg", ".jpeg", ".png"})


def _addressed(feed: Feed, *, files: bool = False) -> Iterator[tuple[Any, str]]:
    """Yield the elements with an address, and it; only those that lead to files if `files`."""
    for part in feed.parts:
        for element in part.iterchildren("*"):
            if element.tag in _ATTRIBUTES:
                address = element.get(_ATTRIBUTES[element.tag], "")
            else:
                address = element.text or "" if element.tag == _LINK and not files else ""
            if address:
                yield element, address


def _address(feed: Feed) -> Iterator[Objection]:
    for element, address in _addressed(feed):
        if not _URI.fullmatch(address):
            yield Objection(element, address, named(element))


def _relative(feed: Feed) -> Iterator[Objection]:
    for element, address in _addressed(feed):
        if not (split_url(address).scheme and split_url(address).netloc):
            yield Objection(element, address, named(element))


def _https(feed: Feed) -> Iterator[Objection]:
    for element, address in _addressed(feed, files=True):
        if split_url(address).netloc and split_url(address).scheme != "https":
            yield Objection(element, address, named(element))


def _file_name(feed: Feed) -> Iterator[Objection]:
    for enclosure in feed.every("enclosure"):
        path = split_url(enclosure.get("url", "")).path
        if _URI.fullmatch(path) and not _PLAIN_NAME.fullmatch(PurePosixPath(path).name or "-"):
            yield Objection(enclosure, enclosure.get("url", ""))


def _image_type(feed: Feed) -> Iterator[Objection]:
    for image in feed.every("itunes:image"):
        address = image.get("href", "")
        if address and PurePosixPath(split_url(address).path).suffix.lower() not in _PICTURES:
            yield Objection(image, address)


CHECKS: tuple[Probe[Feed, Objection], ...] = (
    Probe(
        "feed.address", "error",
        "has a blank, an umlaut or another character that no address may have",
        "Write it percent-encoded, or better: rename the file to letters, digits and hyphens.",
        _address, about="link",
    ),
    Probe(
        "feed.relative", "error", "has no whole address",
        "Write it with https:// and host; apps do not know where a feed's own folder is.",
        _relative, about="link",
    ),
    Probe(
        "feed.https", "error", "is not on https", "Publish on https, and write the address so.",
        _https, about="enclosure",
    ),
    Probe(
        "feed.file-name", "warning",
        "has a file name of more than letters, digits, hyphens and dots",
        "Rename the file before it is published.", _file_name, about="enclosure",
    ),
    Probe(
        "feed.image-type", "error", "is neither JPEG nor PNG by its name",
        "Write the address of a file that ends in .jpg or .png.", _image_type, about="itunes:image",
    ),
)  # fmt: skip
