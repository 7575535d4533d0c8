from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

from briefing.errors import InputError
from briefing.look.templating import environment, inert, render

if TYPE_CHECKING:
    from collections.abc import Callable
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


def test_a_compiled_template_is_kept_for_the_next_process(
    tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, "{{ text }}")
    assert render(environment(tmp_path), "own.j2", text="<b>") == "&lt;b&gt;"
    assert render(environment(tmp_path, escape=False), "own.j2", text="<b>") == "<b>"
    assert len([*cache_folder.glob("*.template")]) == 2

    monkeypatch.setattr(jinja2.Environment, "_compile", None)

    assert render(environment(tmp_path), "own.j2", text="<b>") == "&lt;b&gt;"
    assert render(environment(tmp_path, escape=False), "own.j2", text="<b>") == "<b>"


@pytest.mark.parametrize("change", [lambda content: content[:-3], lambda content: content[:40] + b"x" + content[41:]])
def test_a_damaged_one_is_compiled_again(tmp_path: Path, cache_folder: Path, change: Callable[[bytes], bytes]) -> None:
    own(tmp_path, "{{ text }}")
    render(environment(tmp_path), "own.j2", text="a")
    (kept,) = cache_folder.glob("*.template")
    whole = kept.read_bytes()
    kept.write_bytes(change(whole))

    assert render(environment(tmp_path), "own.j2", text="b") == "b"
    assert kept.read_bytes() == whole


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


def test_without_a_place_to_keep_them_templates_are_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path, "{{ text }}")
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "templates" / "own.j2"))  # no folder

    assert render(environment(tmp_path), "own.j2", text="a") == "a"


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    own(tmp_path, '{% include "parts/fehlt.j2" %}')

    with pytest.raises(InputError, match=r"no template 'parts/fehlt.j2', which own.j2 needs"):
        render(environment(tmp_path), "own.j2")


def test_template_code_is_made_inert() -> None:
    assert inert("a {{ b }} {% c %} {# d #} {e}") == "a &#123;{ b }} &#123;% c %} &#123;# d #} {e}"
