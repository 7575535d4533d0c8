"""The result type of the checks of the e-mail."""

from __future__ import annotations

from typing import NamedTuple

IN_TEMPLATE = "Correct the template that writes it."


class Problem(NamedTuple):
    """A place where a check fails."""

    message: str
    """One sentence."""
    text: str = ""
    """The element, value or sentence."""
    file: str = ""
    """Where an editor can change it; "" for a template."""
    remedy: str = ""
    """In place of the check's own, where it depends on the place."""
