"""The rooms stand in the order of the work: a package imports only from those above it in ROOMS."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOMS = """
    version errors files owners progress urls net cache
    model german config sound look
    article speech audit condense voices audio
    episode mail review podcast build
    api cli
""".split()
SOURCE = Path(__file__).parents[1] / "src" / "briefing"


def imported(file: Path) -> Iterator[tuple[str, int]]:
    """The room that each import of `file` leads to, and its line: at the top, in functions, for types."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.split(".")[0] == "briefing"
        ):
            names = (
                [node.module] if "." in node.module else [f"briefing.{a.name}" for a in node.names]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("briefing.")]
        else:
            continue
        yield from ((name.split(".")[1], node.lineno) for name in names)


def room(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


FILES = [
    file for file in sorted(SOURCE.rglob("*.py")) if room(file) not in {"__init__", "__main__"}
]


def test_every_room_has_its_place() -> None:
    assert {room(file) for file in FILES} == set(ROOMS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_a_room_imports_only_from_rooms_above_it(file: Path) -> None:
    own = ROOMS.index(room(file))
    upward = [f"{name}, line {line}" for name, line in imported(file) if ROOMS.index(name) > own]
    assert not upward


def modules(file: Path) -> Iterator[str]:
    """The modules that each import of `file` leads to, as paths below the source: for types as well."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefing"):
            start = str(node.module).replace(".", "/")
            for name in (start, *(f"{start}/{alias.name}" for alias in node.names)):
                found = SOURCE.parent / f"{name}.py"
                if found.is_file():
                    yield found.relative_to(SOURCE).as_posix()


def test_no_modules_import_each_other_in_a_circle() -> None:
    arrows = {file.relative_to(SOURCE).as_posix(): set(modules(file)) for file in FILES}
    while ends := [name for name, imports in arrows.items() if not imports & arrows.keys()]:
        for name in ends:
            del arrows[name]
    assert not arrows
