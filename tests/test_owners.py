from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.config.project import find_project
from briefing.errors import InputError
from briefing.owners import VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("files there have no owner's number", allow_module_level=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of another user than the one who runs this."""
    (tmp_path / "briefing.toml").write_text("", encoding="utf-8")
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner + 1)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv("SUDO_UID", raising=False)
    return tmp_path


def test_a_project_of_another_user_is_refused_with_the_way_to_allow_it(project: Path) -> None:
    owner = project.stat().st_uid
    with pytest.raises(InputError) as raised:
        find_project(project)
    assert raised.value.file == str(project)
    assert f"belongs to another user (number {owner}), so it is not used" in str(raised.value)
    assert "set the environment variable BRIEFING_SAFE_PROJECTS to this folder" in str(raised.value)


def test_a_project_of_ones_own_is_used(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = project.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner)

    assert find_project(project) == project


def test_a_file_of_another_user_in_a_folder_of_ones_own_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a file away")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    os.chown(project / "briefing.toml", 12345, -1)

    with pytest.raises(InputError, match="number 12345"):
        find_project(project)


@pytest.mark.parametrize("listed", ["*", "{project}", "/nowhere:{project}/", "{project}/x/.."])
def test_a_folder_that_is_listed_is_used(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    listed: str,
) -> None:
    monkeypatch.setenv(VARIABLE, listed.format(project=project))

    assert find_project(project / "episodes" / "eins") == project


@pytest.mark.parametrize("listed", ["", ":", "/nowhere", "{project}/episodes", "{project}/.."])
def test_a_list_of_other_folders_allows_nothing(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    listed: str,
) -> None:
    monkeypatch.setenv(VARIABLE, listed.format(project=project))
    monkeypatch.chdir("/")

    with pytest.raises(InputError, match="another user"):
        find_project(project)


@pytest.mark.parametrize(("user", "used"), [(0, True), (5, False)])
def test_behind_sudo_the_project_of_the_caller_is_ones_own(
    project: Path, monkeypatch: pytest.MonkeyPatch, *, user: int, used: bool
) -> None:
    theirs = os.stat_result((0, 0, 0, 0, 4321, 0, 0, 0, 0, 0))
    monkeypatch.setattr("pathlib.Path.stat", lambda self, **_: theirs)
    monkeypatch.setattr("pathlib.Path.is_file", lambda self: self.name == "briefing.toml")
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setenv("SUDO_UID", "4321")
    if used:
        assert find_project(project) == project
    else:
        with pytest.raises(InputError, match="number 4321"):
            find_project(project)
