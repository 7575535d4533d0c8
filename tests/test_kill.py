"""Builds that are killed at random moments, and builds at the same time, leave only whole files."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from briefing.audio import Production
from briefing.build.stages import build
from briefing.cache import _decoded
from briefing.episode.folder import OUTPUTS, open_episode
from briefing.sound.clip import Clip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.build

KILLS = 20
KINDS = {".segments": Clip, ".episodes": Production}
TEXTS = ("Die Fähre fährt wieder.", "Die Brücke bleibt gesperrt.")
LOOP = """
import sys
from pathlib import Path
from briefing.episode.folder import open_episode
from briefing.build.stages import build
from briefing.cache import open_cache
folder, texts = Path(sys.argv[1]), sys.argv[2:]
print(flush=True)
while True:
    for text in texts:
        (folder / "article.txt").write_text(text, encoding="utf-8")
        build(open_episode(folder))
    open_cache(1).clear()
"""


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "build" / name).read_bytes() for name in OUTPUTS}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_kills_leave_whole_files_in_build_and_cache(
    make_episode: Callable[..., Path], cache_folder: Path
) -> None:
    folder = make_episode()
    whole = []
    for text in TEXTS:
        (folder / "article.txt").write_text(text, encoding="utf-8")
        build(open_episode(folder))
        whole.append(files(folder))
    chance = random.Random(5)  # noqa: S311 - the same moments in every run
    met = set()
    for _ in range(KILLS):
        run = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(folder), *TEXTS], stdout=subprocess.PIPE
        )
        assert run.stdout
        run.stdout.readline()
        time.sleep(chance.uniform(0, 0.8))
        assert run.poll() is None
        run.kill()
        run.wait()
        run.stdout.close()

        open_episode(folder)  # brings back what a kill caught between two renames
        assert files(folder) in whole
        for path in cache_folder.iterdir():
            if path.suffix == ".template":
                content = path.read_bytes()
                assert hashlib.sha256(content[32:]).digest() == content[:32], path.name
            elif not path.name.startswith("."):
                assert _decoded(path.read_bytes(), KINDS[path.suffix]), path.name
            met.add(path.name[:1] == "." or path.suffix)
    assert {".segments", ".episodes"} <= met
    (folder / "article.txt").write_text(TEXTS[0], encoding="utf-8")
    assert build(open_episode(folder)).files == whole[0]


def test_builds_at_the_same_time_share_the_cache(
    make_episode: Callable[..., Path], cache_folder: Path
) -> None:
    folders = [
        make_episode(f"2026-11-23-{name}", article="\n".join(TEXTS))
        for name in ("eins", "zwei", "drei")
    ]
    runs = [
        subprocess.Popen(
            [
                sys.executable,
                "-W",
                "error",
                "-m",
                "briefing",
                "build",
                str(folder),
                "--only",
                "audio",
            ],
            stderr=subprocess.PIPE,
        )
        for folder in folders
    ]
    assert [(run.communicate()[1].count(b"Error"), run.returncode) for run in runs] == [(0, 0)] * 3
    assert len({(folder / "build" / "episode.mp3").read_bytes() for folder in folders}) == 1
    assert len([*cache_folder.glob("*.episodes")]) == 1
