"""Chapters of an episode, and their JSON format.

The format is version 1.2.0 of the Podcasting 2.0 namespace (media type application/json+chapters).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.audio.assemble import Cue


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the episode. Chapters have no gaps and cover all of the audio."""

    start: int
    end: int
    """Milliseconds."""
    title: str


def build_chapters(cues: Sequence[Cue], seconds: float) -> tuple[Chapter, ...]:
    """Return a chapter for every cue that opens one. The first chapter starts at 0."""
    opening = [cue for cue in cues if cue.chapter]
    starts = [0, *(round(1000 * cue.start) for cue in opening[1:])]
    ends = [*starts[1:], round(1000 * seconds)]
    return tuple(
        Chapter(*part) for part in zip(starts, ends, (cue.chapter for cue in opening), strict=False)
    )


def chapters_json(found: Sequence[Chapter]) -> str:
    """Return the text of chapters.json; `startTime` is in seconds."""
    listed = [{"startTime": chapter.start / 1000, "title": chapter.title} for chapter in found]
    return json.dumps({"version": "1.2.0", "chapters": listed}, ensure_ascii=False, indent=2) + "\n"
