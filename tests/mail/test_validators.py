"""What others check: the HTML by the W3C's validator, the MJML by the reference implementation's own rules.

BRIEFING_VNU names vnu.jar (npm: vnu-jar), BRIEFING_MJML the command mjml (npm: mjml). Without them the tests are skipped,
except in CI, for which `.ci/run` fetches both.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

import mjml
import pytest

from newsletters import ARTICLES, THEMES, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXPECTED = (
    # Outlook for Windows is told by properties of its own; Apple Mail knew the scheme by an older name.
    r"CSS: “(?:mso-[\w-]+|supported-color-schemes)”: Property “[\w-]+” doesn't exist\.",
    # The namespaces of VML, which MJML declares for Outlook and which HTML has no place for.
    r"Attribute “xmlns:[vo]” not allowed here\.",
    # mrml writes these on every picture and every button; browsers pass over them.
    r"Bad value “auto” for attribute “height” on element “img”: .*",
    r"Attribute “vertical-align” not allowed on element “td” at this point\.",
)
"""Messages of the validator that are no faults of a mail, in full, so that others of the kind stay faults."""


def tool(variable: str) -> str:
    if not os.environ.get(variable):
        assert os.environ.get("CI") != "true", f"CI needs {variable}"
        pytest.skip(f"{variable} names no validator")
    return os.environ[variable]


def objections(*files: Path) -> list[str]:
    """What the W3C's validator says about HTML files, but for EXPECTED."""
    command = [
        "java",
        "-jar",
        tool("BRIEFING_VNU"),
        "--errors-only",
        "--format",
        "gnu",
        "--stdout",
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr
    lines = done.stdout.splitlines()
    assert done.returncode == bool(lines)
    return [line for line in lines if not re.search(rf": error: (?:{'|'.join(EXPECTED)})$", line)]


def violations(*files: Path) -> str:
    """What npm's mjml says about MJML files."""
    done = subprocess.run(
        [tool("BRIEFING_MJML"), "--validate", *map(str, files)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == bool(done.stderr)
    return done.stderr


def test_the_w3c_objects_to_no_newsletter(
    newsletters: Callable[[str, str], str], tmp_path: Path
) -> None:
    for article in ARTICLES:
        for theme in THEMES:
            (tmp_path / f"{article}-{theme}.html").write_text(
                newsletters(article, theme), encoding="utf-8"
            )

    assert objections(*tmp_path.iterdir()) == []


def test_the_w3c_would_object_to_an_open_element(
    newsletters: Callable[[str, str], str], tmp_path: Path
) -> None:
    file = tmp_path / "broken.html"
    file.write_text(
        newsletters("rufbus", THEMES[0]).replace("</h1>", "<blink></h1>"), encoding="utf-8"
    )

    assert "blink" in "".join(objections(file))


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The MJML of newsletters that have all parts between them, in every theme."""
    files: list[Path] = []
    render = mjml.mjml2html

    def keep(source: str, **options: Any) -> str:
        files.append(tmp_path / f"{len(files)}.mjml")
        files[-1].write_text(source, encoding="utf-8")
        return render(source, **options)

    monkeypatch.setattr(mjml, "mjml2html", keep)
    for theme in THEMES:
        for article in ("rufbus", "windpark"):
            build(ARTICLES[article], theme, tmp_path / f"{article}-{theme}")
    return files


def test_the_reference_implementation_accepts_every_component(sources: list[Path]) -> None:
    assert violations(*sources) == ""


def test_the_reference_implementation_would_refuse_an_unknown_attribute(
    sources: list[Path],
) -> None:
    text = sources[0].read_text(encoding="utf-8")
    sources[0].write_text(text.replace("<mj-text ", '<mj-text colour="red" ', 1), encoding="utf-8")

    assert "Attribute colour is illegal" in violations(*sources)
