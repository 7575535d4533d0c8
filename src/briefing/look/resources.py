"""Folders that belong to the package: inside it in an installed wheel, at the top of a checkout."""

from __future__ import annotations

from pathlib import Path


def _shipped(name: str, at_the_top: str) -> Path:
    """Return a folder of the package.

    pyproject.toml puts these folders into the wheel; a checkout and an editable install have them
    at the top of the checkout.
    """
    inside = Path(__file__).parents[1] / name
    return inside if inside.is_dir() else Path(__file__).parents[3] / at_the_top


def templates() -> Path:
    """The folder of the shipped templates."""
    return _shipped("templates", "templates")


def example() -> Path:
    """The example show: a folder with briefing.toml, lexicon.toml and episodes/."""
    return _shipped("example", ".")
