"""What is checked: each subject has a table; its findings and its page in docs/ come from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from briefing.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model.findings import Level

Subject = TypeVar("Subject")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold. An id may have several checks, a hard one and a soft one, say."""

    id: str
    """As `subject.name`: "mail.size", "feed.guid"."""
    level: Level
    what: str
    """What it demands, or what is wrong where it does not hold; for the documentation."""
    remedy: str
    about: str = field(default="", kw_only=True)
    """The element or file of which `what` is said, as it is written there."""

    def finding(self, message: str, text: str = "", file: str = "", remedy: str = "") -> Finding:
        """The finding that it does not hold; a `remedy` replaces the check's own."""
        return Finding(self.id, self.level, message, remedy or self.remedy, file, text)

    def said_of(self, subject: str, text: str = "", file: str = "") -> Finding:
        """The finding whose message says `what` of `subject`."""
        return self.finding(f"{subject} {self.what}.", text, file)


@dataclass(frozen=True, slots=True)
class Probe(Check, Generic[Subject, Found]):
    """A check with the function that finds where a subject does not meet it."""

    find: Callable[[Subject], Iterable[Found]]


def by_id(checks: Iterable[Check]) -> dict[str, Check]:
    """The checks by their ids, for code that meets several kinds of faults on its way."""
    return {check.id: check for check in checks}
