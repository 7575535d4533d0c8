"""A feed as the checks see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing.podcast.standards import FEED_FILE, NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Feed:
    """A well-formed RSS document with one channel."""

    root: Any
    files: Callable[[str], int | None]
    """The size in bytes of what is published behind an address; None where there is nothing."""
    address: str
    """Where the feed was found; "" if that is not known."""

    @cached_property
    def channel(self) -> Any:  # noqa: ANN401 - lxml has no types
        """The channel."""
        return self.root.find("channel")

    @cached_property
    def items(self) -> list[Any]:
        """The episodes as they stand in the feed."""
        return list(self.channel.iterchildren("item"))

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.address.rpartition("/")[2] or FEED_FILE

    @property
    def parts(self) -> tuple[Any, ...]:
        """The channel and its episodes: whatever has a title."""
        return (self.channel, *self.items)

    @property
    def title(self) -> str:
        """Of the show."""
        return text(self.channel, "title")

    def every(self, name: str) -> Iterator[Any]:
        """The elements of a name in the channel and in its episodes."""
        for part in self.parts:
            yield from children(part, name)


def qualified(name: str) -> str:
    """The name of an element as lxml writes it: "itunes:type" with its namespace."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def named(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """The name of an element as the feed writes it."""
    local = element.tag.rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local


def children(parent: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """The children of a name: "title", "itunes:image"."""
    found: Iterator[Any] = parent.iterchildren(qualified(name))
    return found


def child(parent: Any, name: str) -> Any:  # noqa: ANN401 - lxml has no types
    """The first of them, or None."""
    return next(children(parent, name), None)


def text(parent: Any, name: str) -> str:  # noqa: ANN401 - lxml has no types
    """Its text without the white space around it; "" where there is none."""
    found = child(parent, name)
    return "" if found is None else (found.text or "").strip()


def links(channel: Any, relation: str) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """The atom:link elements of a relation: "self", "next"."""
    return [link for link in children(channel, "atom:link") if link.get("rel") == relation]
