"""An objection to an element of a feed, and the finding that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model.checks import Check
    from briefing.model.findings import Finding
    from briefing.podcast.lint.feed import Feed


class Objection(NamedTuple):
    """What a check objects to."""

    node: Any
    """The element at fault, or the item or channel that lacks one."""
    value: str = ""
    """What stands there."""
    element: str = ""
    """Which element it is about, if not the one that the check is about."""


def finding(check: Check, objection: Objection, feed: Feed) -> Finding:
    """The finding with the element, its line and its episode."""
    node, value, element = objection
    subject = f"<{element or check.about}>{_episode(node)}"
    return check.said_of(subject, value, f"{feed.name}:{node.sourceline}")


def every_value(
    element: str, holds: Callable[[str], bool]
) -> Callable[[Feed], Iterator[Objection]]:
    """What finds the elements of a name whose value does not hold; there may be none."""

    def find(feed: Feed) -> Iterator[Objection]:
        for found in feed.every(element):
            if not holds(value := (found.text or "").strip()):
                yield Objection(found, value)

    return find


def _episode(node: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Which episode a node belongs to, by its title, else by its GUID."""
    for item in (node, *node.iterancestors()):
        if item.tag == "item":
            title = item.findtext("title") or item.findtext("guid") or "an episode without title"
            return f" of „{title}“"
    return ""
