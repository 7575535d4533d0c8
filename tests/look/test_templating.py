from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import InputError
from briefing.look.templating import environment, inert, render

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
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    own(tmp_path, text)

    with pytest.raises(InputError) as raised:
        render(environment(tmp_path), "own.j2", text="Wort")
    assert message in str(raised.value)
    assert (raised.value.file, raised.value.line) == (str(tmp_path / "templates" / "own.j2"), line)


@pytest.mark.parametrize(
    "reach",
    [
        "text.__class__.__mro__",
        "text.__class__.__base__.__subclasses__()",
        "self.__init__.__globals__",
        "cycler.__init__.__globals__.os.popen('id').read()",
        "'{0.__class__.__mro__}'.format(text)",
        "names.append('x')",
    ],
)
def test_a_template_reaches_nothing_but_its_values(tmp_path: Path, reach: str) -> None:
    own(tmp_path, "{{ " + reach + " }}")

    with pytest.raises(InputError, match="template error: ") as raised:
        render(environment(tmp_path), "own.j2", text="Wort", names=["a"])
    assert raised.value.line == 1


def test_nothing_that_jinja_compiles_is_written(tmp_path: Path, cache_folder: Path) -> None:
    own(tmp_path, "{{ text }}")

    assert render(environment(tmp_path), "own.j2", text="a") == "a"
    assert [*cache_folder.iterdir()] == []
    assert [path.name for path in (tmp_path / "templates").iterdir()] == ["own.j2"]


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    own(tmp_path, "alt")
    assert render(environment(tmp_path), "own.j2") == "alt"

    (tmp_path / "templates" / "own.j2").write_text("neu", encoding="utf-8")

    assert render(environment(tmp_path), "own.j2") == "neu"


def test_filters_of_one_user_of_templates_are_not_those_of_another(tmp_path: Path) -> None:
    own(tmp_path, "{{ text|mark }}")
    for sign in ("a", "b"):
        templates = environment(tmp_path)
        templates.filters["mark"] = lambda text, sign=sign: text + sign
        assert render(templates, "own.j2", text="fest") == f"fest{sign}"


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    own(tmp_path, '{% include "parts/fehlt.j2" %}')

    with pytest.raises(InputError, match=r"no template 'parts/fehlt.j2', which own.j2 needs"):
        render(environment(tmp_path), "own.j2")


def test_template_code_is_made_inert() -> None:
    assert inert("a {{ b }} {% c %} {# d #} {e}") == "a &#123;{ b }} &#123;% c %} &#123;# d #} {e}"
