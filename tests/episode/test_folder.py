from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from briefing.episode.folder import open_episode, replace_build
from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TWO_BUILDS = {"a.txt": b"neu " * 50_000, "b.txt": b"neu " * 50_000}


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


def test_the_project_is_what_lies_above_the_episode(
    make_episode: Callable[..., Path],
    tmp_path: Path,
) -> None:
    folder = make_episode()
    (folder / "briefing.toml").write_text("[voice]\nengine = 'openai'\n", encoding="utf-8")
    (folder / "templates").mkdir()

    assert open_episode(folder).project == tmp_path
    assert open_episode(folder).ignored == ("briefing.toml", "templates")


def test_an_episode_outside_of_any_project_has_none_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "ausgepackt"
    folder.mkdir()
    (folder / "article.txt").write_text("Text.", encoding="utf-8")
    (folder / "briefing.toml").write_text("", encoding="utf-8")

    assert open_episode(folder).project is None


def test_a_folder_with_one_article_is_an_episode(make_episode: Callable[..., Path]) -> None:
    episode = open_episode(make_episode(notes=""))

    assert episode.slug == "2026-11-23-faehre"
    assert episode.date == dt.date(2026, 11, 23)
    assert episode.article.name == "article.txt"
    assert episode.notes is not None


def test_a_name_without_a_date_has_none(make_episode: Callable[..., Path]) -> None:
    assert open_episode(make_episode("faehre")).date is None


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ((), "no article. Put one of article.md, article.txt, article.html, article.docx there."),
        (("article.md", "article.txt"), "2 articles: article.md, article.txt. Keep exactly one."),
        (("article.pdf",), "article.pdf has a format that cannot be read."),
    ],
)
def test_a_folder_without_exactly_one_article_is_refused(
    tmp_path: Path, files: tuple[str, ...], message: str
) -> None:
    for name in files:
        (tmp_path / name).write_text("x", encoding="utf-8")

    with pytest.raises(InputError) as raised:
        open_episode(tmp_path)
    assert message in str(raised.value)


def test_a_missing_folder_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        open_episode(tmp_path / "nichts")


def test_build_is_replaced_as_a_whole(tmp_path: Path) -> None:
    replace_build(tmp_path, {"a.txt": b"alt", "c.txt": b"alt"})
    replace_build(tmp_path, {"a.txt": b"neu"})

    assert read(tmp_path) == {"a.txt": b"neu"}
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_failure_while_writing_leaves_the_old_files(tmp_path: Path) -> None:
    replace_build(tmp_path, {"a.txt": b"alt"})

    with pytest.raises(OSError, match="No such file"):
        replace_build(tmp_path, {"a.txt": b"neu", "gibt/es/nicht.txt": b""})

    assert read(tmp_path) == {"a.txt": b"alt"}
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_what_a_killed_build_left_is_brought_back_or_removed(tmp_path: Path) -> None:
    replace_build(tmp_path, {"a.txt": b"alt"})
    (tmp_path / "build").rename(tmp_path / ".build-x-old")
    (tmp_path / ".build-x").mkdir()
    (tmp_path / ".build-x" / "a.txt").write_bytes(b"hal")

    with pytest.raises(OSError, match="No such file"):
        replace_build(tmp_path, {"gibt/es/nicht.txt": b""})

    assert read(tmp_path) == {"a.txt": b"alt"}
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


@pytest.mark.skipif(sys.platform == "win32", reason="no lock on folders")
def test_builds_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing.episode.folder import replace_build\n"
        "for n in range(30): replace_build(Path(sys.argv[1]), {f'{i}.txt': sys.argv[2].encode() * "
        "999 for i in range(9)})"
    )
    for _ in range(3):
        runs = [
            subprocess.Popen([sys.executable, "-c", code, str(tmp_path), mark]) for mark in "ABC"
        ]

        assert [run.wait() for run in runs] == [0, 0, 0]
        assert len(set(read(tmp_path).values())) == 1
        assert len(read(tmp_path)) == 9
        assert [path.name for path in tmp_path.iterdir()] == ["build"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_leaves_whole_files(tmp_path: Path) -> None:
    replace_build(tmp_path, dict.fromkeys(TWO_BUILDS, b"alt " * 50000))
    code = (
        "import sys; from pathlib import Path; from briefing.episode.folder import replace_build\n"
        "print(flush=True)\n"
        "while True: replace_build(Path(sys.argv[1]), {n: b'neu ' * 50_000 for n in ('a.txt', "
        "'b.txt')})"
    )
    for pause in range(12):
        run = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(pause / 500)
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        run.stdout.close()
        kept = [tmp_path / "build", *tmp_path.glob(".build-*-old")]
        whole = [folder for folder in kept if folder.is_dir() and len(list(folder.iterdir())) == 2]
        assert whole, "neither the old folder nor the new one is there"
        assert all(path.stat().st_size == 200_000 for path in (tmp_path / "build").glob("*"))

    replace_build(tmp_path, TWO_BUILDS)
    assert read(tmp_path) == TWO_BUILDS
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
