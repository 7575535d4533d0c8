"""WebVTT (W3C), written, and read as strictly as by a validator."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 65
"""Characters in a line at the most, after the podcast namespace's page on transcripts."""
_TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?")
_TAG = re.compile(r"<[^>]*>")


class WebVttError(ValueError):
    """Not WebVTT."""

    def __init__(self, line: str = "") -> None:
        self.line = line
        """The line at which it is none; "" where that is its beginning."""
        super().__init__(line)


@dataclass(frozen=True, slots=True)
class Caption:
    """What is shown at once."""

    start: int
    end: int
    """Milliseconds."""
    text: str
    """Its lines, without tags."""
    speaker: str = ""
    """Who is named; not read back."""


def voice_tag(speaker: str) -> str:
    """The tag that names a speaker, "" for none."""
    return f"<v {speaker}>" if speaker else ""


def write_webvtt(captions: Iterable[Caption]) -> str:
    """The text of a .vtt file."""
    blocks = ["WEBVTT"]
    for caption in captions:
        text = voice_tag(caption.speaker) + html.escape(caption.text, quote=False)
        blocks.append(f"{clock(caption.start, '.')} --> {clock(caption.end, '.')}\n{text}")
    return "\n\n".join(blocks) + "\n"


def read_webvtt(data: bytes) -> tuple[Caption, ...]:
    """The captions of a .vtt file. Raises WebVttError where it is none."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise WebVttError from None
    header, *blocks = re.split(r"\n{2,}", text.strip("\n"))
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", header):
        raise WebVttError
    captions: list[Caption] = []
    for block in blocks:
        lines = block.split("\n")
        if lines[0].startswith(("NOTE", "STYLE", "REGION")):
            continue
        timing, *shown = lines if "-->" in lines[0] else lines[1:] or lines
        times = _TIMING.fullmatch(timing)
        if not times:
            raise WebVttError(timing)
        start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
        if end <= start or (captions and start < captions[-1].start):
            raise WebVttError(timing)
        captions.append(Caption(start, end, html.unescape(_TAG.sub("", "\n".join(shown)))))
    return tuple(captions)


def clock(milliseconds: int, point: str) -> str:
    """hh:mm:ss, `point` and milliseconds."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
