"""Split a text into pieces that a service accepts, at places where a speaker pauses anyway."""

from __future__ import annotations

import re
import textwrap

_CLAUSE = re.compile(r"(?<=[,;:.!?–])\s+")


def split_text(text: str, limit: int) -> list[str]:
    """Return `text` in pieces of at most `limit` characters.

    Clauses stay whole if they fit, else words, and only longer words are split.
    """
    pieces = [
        piece
        for clause in _CLAUSE.split(text.strip())
        for piece in textwrap.wrap(clause, limit, break_on_hyphens=False)
    ]
    joined: list[str] = []
    for piece in pieces:
        if joined and len(joined[-1]) + 1 + len(piece) <= limit:
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return joined
