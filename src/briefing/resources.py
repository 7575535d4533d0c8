"""Folders that belong to the package: beside it in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `name` ("templates", "example") as shipped.

    pyproject.toml puts these folders into the wheel; an editable install and a checkout have them where they are edited.
    """
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / name
