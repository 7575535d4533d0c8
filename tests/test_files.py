from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_has_the_new_content_and_is_readable(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"alt")
    replace_file(file, b"neu")
    assert file.read_bytes() == b"neu"
    assert file.stat().st_mode & 0o044 == 0o044


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(tmp_path / "a.txt", b"neu")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
