"""Findings: the common result of audit, notes, lint and audio checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. An error stops the build, a warning is shown."""

    check: str
    """Check id, `stage.rule`: "audit.number", "notes.must", "mail.size"."""
    level: Level
    message: str
    """What is wrong, one sentence."""
    remedy: str
    """What to do about it, one sentence."""
    file: str = ""
    """The file to look at, relative to the episode folder."""
    text: str = ""
    """The sentence or value it is about."""
