from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.episode.folder import replace_build
from briefing.files import replace_file, replace_file_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_a_file_has_the_new_content(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"alt")
    replace_file(file, b"neu")
    assert file.read_bytes() == b"neu"


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(tmp_path / "a.txt", b"neu")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.fixture(params=[0o022, 0o077, 0o002])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    usual = os.umask(request.param)
    yield request.param
    os.umask(usual)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_who_may_read_what_is_written_the_umask_says(tmp_path: Path, umask: int) -> None:
    replace_file(tmp_path / "a.txt", b"")
    replace_build(tmp_path, {"b.txt": b""})
    replace_file_in(tmp_path, "c.txt", b"")

    for name in ("a.txt", "build/b.txt", "c.txt"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o666 & ~umask
    assert (tmp_path / "build").stat().st_mode & 0o777 == 0o777 & ~umask
