"""English in the output of commands."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Such as "1 episode" and "2 episodes"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
