from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import InputError
from briefing.templating import environment, inert, render

if TYPE_CHECKING:
    from pathlib import Path


def own(project: Path, text: str) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "own.j2").write_text(text, encoding="utf-8")


def test_a_template_of_the_project_goes_before_the_shipped_one(tmp_path: Path) -> None:
    own(tmp_path, "{{ text }}")

    assert render(environment(tmp_path), "own.j2", text="<b>") == "&lt;b&gt;"
    assert render(environment(tmp_path, escape=False), "own.j2", text="<b>") == "<b>"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\n\n{{ missing.name }}", 3, "'missing' is undefined"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ text.nothing }}", 1, "has no attribute 'nothing'"),
        ("{{ text | sum }}", 1, "unsupported operand"),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    own(tmp_path, text)

    with pytest.raises(InputError) as raised:
        render(environment(tmp_path), "own.j2", text="Wort")
    assert message in str(raised.value)
    assert (raised.value.file, raised.value.line) == (str(tmp_path / "templates" / "own.j2"), line)


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    own(tmp_path, '{% include "parts/fehlt.j2" %}')

    with pytest.raises(InputError, match=r"no template 'parts/fehlt.j2', which own.j2 needs"):
        render(environment(tmp_path), "own.j2")


def test_template_code_is_made_inert() -> None:
    assert inert("a {{ b }} {% c %} {# d #} {e}") == "a &#123;{ b }} &#123;% c %} &#123;# d #} {e}"
