"""What is known of the last build of an episode."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from briefing.build.documents import encode_json
from briefing.build.stages import build
from briefing.config.options import Options
from briefing.episode.built import read_last_build, read_report, read_state
from briefing.episode.folder import MAIL_FILES, open_episode
from briefing.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def built(make_episode: Callable[..., Path]) -> Path:
    """An episode with its e-mail built, and a warning."""
    folder = make_episode(notes="---\nmust: [Umweg]\n---\n")
    build(open_episode(folder), Options(only="mail"))
    return folder


def test_the_report_that_is_read_is_the_one_that_was_written(built: Path) -> None:
    report = read_report(built)

    assert report
    assert report.findings
    assert all(isinstance(finding, Finding) for finding in report.findings)
    assert encode_json(report) == (built / "build" / "report.json").read_bytes()


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "another version": lambda report: report.update(version="0.0.1"),
    "no hashes": lambda report: report.pop("outputs"),
    "another key": lambda report: report.update(neu=1),
    "another type": lambda report: report.update(words="viele"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_report_of_another_version_or_form_is_none(built: Path, name: str) -> None:
    file = built / "build" / "report.json"
    report = json.loads(file.read_bytes())
    CHANGES[name](report)
    file.write_text(json.dumps(report), encoding="utf-8")

    assert read_report(built) is None
    assert read_last_build(built) is None


def test_without_a_build_there_is_none(make_episode: Callable[..., Path]) -> None:
    folder = make_episode()

    assert read_report(folder) is read_last_build(folder) is None
    assert not read_state(open_episode(folder)).is_current("mail")


def test_files_that_are_whole_are_told_from_those_that_are_not(built: Path) -> None:
    edited, removed, whole = (built / "build" / name for name in MAIL_FILES)
    edited.write_bytes(b"")
    removed.unlink()
    last = read_last_build(built)

    assert last
    assert last.altered == (edited.name, removed.name)
    assert last.files[whole.name] == whole.read_bytes()
    assert not {edited.name, removed.name} & set(last.files)


def test_a_build_is_current_for_the_parts_that_it_has(built: Path) -> None:
    state = read_state(open_episode(built))

    assert state.is_current("mail")
    assert not state.is_current("audio")
    assert not state.is_current()


def test_a_report_with_an_error_more_has_failed(built: Path) -> None:
    report = read_report(built)
    assert report
    warning = Finding("a.b", "warning", "Hm.", "")
    error = Finding("a.b", "error", "Oh.", "")

    assert report.with_findings(warning).status == report.status == "ok"
    assert report.with_findings(warning, error).status == "failed"
    assert report.with_findings(warning).findings == (*report.findings, warning)
