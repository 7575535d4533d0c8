"""A rule for feeds, and the finding that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model.findings import Level
    from briefing.podcast.lint.feed import Feed


class Objection(NamedTuple):
    """What a rule objects to."""

    node: Any
    """The element at fault, or the item or channel that lacks one."""
    value: str = ""
    """What stands there."""
    element: str = ""
    """Which element it is about, if not the one that the rule is about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold in a feed."""

    id: str
    level: Level
    element: str
    """What it is about, as written in the feed: "itunes:explicit"."""
    fault: str
    """What is said of the element: "is missing"."""
    remedy: str
    check: Callable[[Feed], Iterator[Objection]]

    def findings(self, feed: Feed) -> Iterator[Finding]:
        """Every objection of this rule, with line and episode."""
        for node, value, element in self.check(feed):
            message = f"<{element or self.element}>{_place(node)} {self.fault}."
            yield Finding(self.id, self.level, message, self.remedy, f"{feed.name}:{node.sourceline}", value)


def rule(
    name: str, level: Level, element: str, fault: str, remedy: str
) -> Callable[[Callable[[Feed], Iterator[Objection]]], Rule]:
    """Make a rule of the function that checks it; `name` goes behind "feed."."""
    return lambda check: Rule(f"feed.{name}", level, element, fault, remedy, check)


def value_rule(name: str, element: str, fault: str, remedy: str, holds: Callable[[str], bool]) -> Rule:
    """A rule for an element that may be missing, whose value has to hold wherever it is there."""

    def check(feed: Feed) -> Iterator[Objection]:
        for found in feed.every(element):
            if not holds(value := (found.text or "").strip()):
                yield Objection(found, value)

    return rule(name, "error", element, fault, remedy)(check)


def _place(node: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Which episode a node belongs to, by its title, else by its GUID."""
    for item in (node, *node.iterancestors()):
        if item.tag == "item":
            return f" of „{item.findtext('title') or item.findtext('guid') or 'an episode without title'}“"
    return ""
