"""Captions in the original wording, as WebVTT (W3C) and SubRip.

Line lengths follow the transcript page of the podcast namespace.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from briefing.german.formats import NBSP
from briefing.german.typography import tie_with_no_break_spaces
from briefing.model.script import Role
from briefing.sound.webvtt import WIDTH, Caption, clock, voice_tag, write_webvtt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audio.assemble import Cue

_SUBRIP_WIDTH = 32
"""Characters in a line at the most."""
_LINES = 2
"""Lines that are shown at once."""
_SPEAKERS = {Role.NARRATOR: "Moderation", Role.QUOTE: "Zitat"}


def webvtt(cues: Sequence[Cue], *, second_voice: bool) -> str:
    """Return the text of a .vtt file.

    A long sentence becomes several cues, its time divided by characters. Every cue names its
    speaker where there are two: a quotation, and a `second_voice` that reads it.
    """
    two = second_voice and any(cue.role is Role.QUOTE for cue in cues)
    speakers = _SPEAKERS if two else dict.fromkeys(Role, "")
    return write_webvtt(
        Caption(start, end, text, speakers[cue.role])
        for cue in cues
        for start, end, text in _parts(cue, WIDTH - len(voice_tag(speakers[cue.role])))
    )


def subrip(cues: Sequence[Cue]) -> str:
    """The text of an .srt file, which knows no speakers and shorter lines."""
    parts = [part for cue in cues for part in _parts(cue, _SUBRIP_WIDTH)]
    blocks = (
        f"{n}\n{clock(start, ',')} --> {clock(end, ',')}\n{text}"
        for n, (start, end, text) in enumerate(parts, 1)
    )
    return "\n\n".join(blocks) + "\n"


def _parts(cue: Cue, width: int) -> Iterator[tuple[int, int, str]]:
    """What is shown at once, in lines of at most `width`, from when to when in milliseconds."""
    texts = _shown(cue.written, width)
    total = sum(map(len, texts))
    shown = 0
    for text in texts:
        start, end = (
            round(1000 * (cue.start + (cue.end - cue.start) * at / total))
            for at in (shown, shown + len(text))
        )
        shown += len(text)
        if start < end:
            yield start, end, text


def _shown(text: str, most: int) -> list[str]:
    """`text` in pieces of at most two lines, all lines about equally long."""
    text = re.sub(r"[\t\n\v\f\r]", " ", text)
    joined = _joined(text, most)
    lines = len(_wrapped(joined, most))
    least = max(1, *map(len, joined.split(" ")))
    widths = (width for width in range(least, most) if len(_wrapped(joined, width)) <= lines)
    wrapped, at = [], 0
    for line in _wrapped(joined, next(widths, most)):
        at = joined.index(line, at)
        wrapped.append(text[at : at + len(line)])
        at += len(line)
    return ["\n".join(wrapped[at : at + _LINES]) for at in range(0, len(wrapped), _LINES)]


def _joined(text: str, most: int) -> str:
    """`text` with no-break spaces where no line may end, unless that takes more than a line."""
    joined = re.sub(
        r"(\d\.) (?=\S)", rf"\1{NBSP}", tie_with_no_break_spaces(text)
    )  # a cue is one sentence: an ordinal
    return re.sub(
        "[^ ]+",
        lambda word: word[0] if len(word[0]) <= most else text[word.start() : word.end()],
        joined,
    )


def _wrapped(text: str, width: int) -> list[str]:
    # No-break spaces are no white space for textwrap. A hyphen is no place to break: players join
    # lines with a blank.
    return textwrap.wrap(text, width, break_on_hyphens=False)
