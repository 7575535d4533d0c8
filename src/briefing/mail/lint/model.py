"""What a check is and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.mail.lint.sent import Sent
    from briefing.model.findings import Level

IN_TEMPLATE = "Correct the template that writes it."


class Problem(NamedTuple):
    """A place where a demand is not met."""

    message: str
    """One sentence."""
    text: str = ""
    """The element, value or sentence."""
    file: str = ""
    """Where an editor can change it; "" for a template."""
    remedy: str = ""
    """In place of the check's own, where it depends on the place."""


@dataclass(frozen=True, slots=True)
class Check:
    """One demand. An id may have several checks, a hard one and a soft one, say."""

    id: str
    level: Level
    demand: str
    """What must hold, for the documentation."""
    remedy: str
    find: Callable[[Sent], Iterator[Problem]]

    def findings(self, sent: Sent) -> Iterator[Finding]:
        """Every place in `sent` where the demand is not met."""
        for problem in self.find(sent):
            yield Finding(
                check=self.id,
                level=self.level,
                message=problem.message,
                remedy=problem.remedy or self.remedy,
                file=problem.file,
                text=problem.text,
            )
