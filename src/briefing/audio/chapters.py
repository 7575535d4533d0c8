"""Chapters, and their JSON form of the Podcasting 2.0 namespace (version 1.2.0, type application/json+chapters)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.audio.assemble import Cue


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the episode. Chapters touch; the first begins at 0, the last ends with the audio."""

    start: int
    end: int
    """Milliseconds."""
    title: str


def build_chapters(cues: Sequence[Cue], seconds: float) -> tuple[Chapter, ...]:
    """A chapter for every cue that opens one. What is heard before the first belongs to it."""
    opening = [cue for cue in cues if cue.chapter]
    starts = [0, *(round(1000 * cue.start) for cue in opening[1:])]
    ends = [*starts[1:], round(1000 * seconds)]
    return tuple(
        Chapter(*part) for part in zip(starts, ends, (cue.chapter for cue in opening), strict=False)
    )


def chapters_json(found: Sequence[Chapter]) -> str:
    """The text of chapters.json; `startTime` in seconds."""
    listed = [{"startTime": chapter.start / 1000, "title": chapter.title} for chapter in found]
    return json.dumps({"version": "1.2.0", "chapters": listed}, ensure_ascii=False, indent=2) + "\n"
