"""Texts in pieces that a service takes at a time, cut where a speaker pauses anyway."""

from __future__ import annotations

import re
import textwrap

_CLAUSE = re.compile(r"(?<=[,;:.!?–])\s+")


def split_text(text: str, limit: int) -> list[str]:
    """`text` in pieces of at most `limit` characters: whole clauses, in need whole words, at the worst parts of one."""
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
