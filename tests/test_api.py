from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import briefing

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]


def test_the_public_names_are_these_and_documented() -> None:
    documented = set(re.findall(r"`(\w+)[(`]", (ROOT / "docs" / "python.md").read_text(encoding="utf-8")))
    for name in briefing.__all__:
        assert getattr(briefing, name) is not None
        assert name in documented | {"__version__", "Episode", "Result"}
    homes = [name for names in briefing._HOMES.values() for name in names]
    assert sorted([*homes, "__version__"]) == sorted(briefing.__all__)
    with pytest.raises(AttributeError, match="nichts"):
        _ = briefing.nichts  # type: ignore[attr-defined]


@pytest.mark.build
def test_the_documented_example_runs(
    make_episode: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_episode("2026-11-20-rufbus-altenrode")
    monkeypatch.chdir(folder.parents[1])
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert code

    exec(code[1], {})  # noqa: S102 - the project's own documentation

    seconds, spoken = capsys.readouterr().out.splitlines()
    assert float(seconds) > 30
    assert spoken == "am vierundzwanzigsten April zweitausendneunzehn"
