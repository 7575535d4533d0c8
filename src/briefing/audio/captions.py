"""WebVTT captions in the original wording (W3C WebVTT; line length after the podcast namespace's transcript page)."""

from __future__ import annotations

import html
import textwrap
from typing import TYPE_CHECKING

from briefing.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audio.assemble import Cue

_WIDTH = 65
"""Characters in a line at the most."""
_LINES = 2
"""Lines that are shown at once."""
_QUOTE_SPEAKER = "Zitat"


def captions(cues: Sequence[Cue]) -> str:
    """The text of a .vtt file. A long sentence becomes several cues, its time divided by characters."""
    blocks = [block for cue in cues for block in _blocks(cue)]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _blocks(cue: Cue) -> Iterator[str]:
    parts = _parts(cue.written)
    total = sum(map(len, parts))
    spoken = 0
    for part in parts:
        start, end = (
            _time(cue.start + (cue.end - cue.start) * share / total) for share in (spoken, spoken + len(part))
        )
        spoken += len(part)
        if start < end:
            text = html.escape(part, quote=False)
            voice = f"<v {_QUOTE_SPEAKER}>" if cue.role is Role.QUOTE else ""
            yield f"{start} --> {end}\n{voice}{text}"


def _parts(text: str) -> list[str]:
    """`text` in pieces of at most two lines, all lines about equally long."""
    lines = len(_wrapped(text, _WIDTH))
    least = max(map(len, text.split()), default=1)
    width = next((width for width in range(least, _WIDTH) if len(_wrapped(text, width)) <= lines), _WIDTH)
    wrapped = _wrapped(text, width)
    return ["\n".join(wrapped[at : at + _LINES]) for at in range(0, len(wrapped), _LINES)]


def _wrapped(text: str, width: int) -> list[str]:
    # No-break spaces are no white space for textwrap. A hyphen is no place to break: players join lines with a blank.
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _time(seconds: float) -> str:
    """hh:mm:ss.ttt; of equal width, so that texts compare like times below 100 hours."""
    whole = round(1000 * seconds)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
