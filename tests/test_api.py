from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import briefing
from briefing import api

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]


def test_the_public_names_are_these_and_documented() -> None:
    documented = set(
        re.findall(r"`(\w+)[(`]", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"))
    )
    for name in briefing.__all__:
        assert getattr(briefing, name) is not None
        assert name in documented | {"__version__"}
    homes = [name for names in briefing._HOMES.values() for name in names]
    assert sorted([*homes, "__version__"]) == sorted(briefing.__all__)
    with pytest.raises(AttributeError, match="nichts"):
        _ = briefing.nichts  # type: ignore[attr-defined]


def test_the_documented_example_runs(
    make_episode: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = make_episode("2026-11-20-rufbus-altenrode")
    monkeypatch.chdir(folder.parents[1])
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert code

    exec(code[1], {})  # noqa: S102 - the project's own documentation

    seconds, condensed, spoken = capsys.readouterr().out.splitlines()
    assert float(seconds) > 30
    assert int(condensed.rpartition(" ")[2]) <= 60
    assert spoken == "am vierundzwanzigsten April zweitausendneunzehn"


def test_completion_offers_the_public_names() -> None:
    assert dir(briefing) == sorted(briefing.__all__)


def test_a_function_goes_before_the_subpackage_of_its_name() -> None:
    from briefing.build import stages  # noqa: PLC0415 - binds the subpackage
    from briefing.condense import compose  # noqa: PLC0415

    assert stages
    assert compose
    assert briefing.build is api.build
    assert briefing.condense is api.condense


def test_check_returns_the_report_of_the_text_as_it_is_now(
    make_episode: Callable[..., Path],
) -> None:
    report = briefing.check(make_episode())
    assert report.mail is not None
    assert report.audio is None
    assert "notes.reviewed" in {finding.check for finding in report.findings}


def test_condense_takes_notes_and_a_length(make_episode: Callable[..., Path]) -> None:
    folder = make_episode(notes="---\nkicker: Verkehr\n---\n")
    made = briefing.condense(folder / "article.txt", notes=folder / "notes.md", words=40)
    assert made.briefing.kicker == "Verkehr"
    assert 0 < made.briefing.words <= 40


def test_say_reads_a_text_into_a_file(make_episode: Callable[..., Path], tmp_path: Path) -> None:
    article = briefing.read_article(str(make_episode(article="Ein Satz.\n") / "article.txt"))
    assert briefing.say(article, tmp_path / "satz.mp3") > 0.5
    assert (tmp_path / "satz.mp3").stat().st_size > 1000


def test_publish_tells_what_it_would_write(
    make_episode: Callable[..., Path], tmp_path: Path
) -> None:
    project = make_episode().parents[1]
    with pytest.raises(briefing.InputError, match="feed_url"):
        briefing.publish(project, str(tmp_path / "site"), dry_run=True)
