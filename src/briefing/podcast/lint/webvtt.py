"""Reading WebVTT as strictly as a validator, not as forgivingly as a player."""

from __future__ import annotations

import re
from typing import NamedTuple

WIDTH = 65
"""Characters in a line at the most, after the podcast namespace's page on transcripts."""
_TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?")
_TAG = re.compile(r"<[^>]*>")


class Cue(NamedTuple):
    """What is shown at once."""

    start: int
    end: int
    """Milliseconds."""
    lines: tuple[str, ...]
    """Without tags and names of speakers."""


def read_cues(data: bytes) -> list[Cue] | str:
    """The cues of a .vtt file; or the line at which it is none, "" where that is its beginning."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return ""
    header, *blocks = re.split(r"\n{2,}", text.strip("\n"))
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", header):
        return ""
    cues: list[Cue] = []
    for block in blocks:
        lines = block.split("\n")
        if lines[0].startswith(("NOTE", "STYLE", "REGION")):
            continue
        timing, *shown = lines if "-->" in lines[0] else lines[1:] or lines
        times = _TIMING.fullmatch(timing)
        if not times:
            return timing
        start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
        if end <= start or (cues and start < cues[-1].start):
            return timing
        cues.append(Cue(start, end, tuple(_TAG.sub("", line) for line in shown)))
    return cues


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
