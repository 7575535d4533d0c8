"""What is said and when, read back from the captions of an episode."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = r"(?:(\d+):)?(\d\d):(\d\d\.\d{3})"
_CUE = re.compile(rf"^{_TIME} --> {_TIME}.*\n((?:.+\n?)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written, from when to when in seconds."""

    start: float
    end: float
    text: str


def sentences(webvtt: str) -> tuple[Sentence, ...]:
    """The sentences of a WebVTT text (W3C); cues that touch are the pieces of one. Notes and speakers are left out."""
    found: list[Sentence] = []
    for cue in _cues(webvtt):
        if found and found[-1].end == cue.start:
            found[-1] = Sentence(found[-1].start, cue.end, f"{found[-1].text} {cue.text}")
        else:
            found.append(cue)
    return tuple(found)


def _cues(webvtt: str) -> Iterator[Sentence]:
    for cue in _CUE.finditer(webvtt.replace("\r\n", "\n")):
        yield Sentence(_seconds(*cue.group(1, 2, 3)), _seconds(*cue.group(4, 5, 6)), _plain(cue[7]))


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return 3600 * int(hours or 0) + 60 * int(minutes) + float(seconds)


def _plain(payload: str) -> str:
    """The payload of a cue without its tags, in one line."""
    return html.unescape(re.sub(r"<[^>]*>", "", " ".join(payload.splitlines())))
