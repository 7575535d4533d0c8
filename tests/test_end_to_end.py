"""The main job as a user does it, in a process of its own, with the network cut."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest
from mutagen.id3 import ID3

from briefing.episode.folder import COVER, OUTPUTS
from briefing.episode.scaffold import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[1]
OFFLINE = """
import socket, sys
def refuse(*_arguments, **_options):
    raise OSError("the network is cut")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
from briefing.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def offline(tmp_path: Path) -> Callable[..., str]:
    """Run a command line without network in tmp_path; returns standard output."""

    def run(*arguments: str) -> str:
        command = [sys.executable, "-W", "error", "-c", OFFLINE, *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=300
        )
        assert (done.returncode, done.stderr.count("Error")) == (0, 0), done.stderr
        return done.stdout

    return run


def made(folder: Path) -> dict[str, bytes]:
    files = {path.name: path.read_bytes() for path in (folder / "build").iterdir()}
    assert sorted(files.keys() - {COVER}) == sorted(OUTPUTS)
    return files


def test_the_example_episode_builds_with_nothing_to_object_but_its_made_up_addresses(
    tmp_path: Path, offline: Callable[..., str]
) -> None:
    for name in ("briefing.toml", "lexicon.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    folder = tmp_path / "episodes" / EXAMPLE
    shutil.copytree(ROOT / "episodes" / EXAMPLE, folder, ignore=shutil.ignore_patterns("build"))

    offline("build", f"episodes/{EXAMPLE}")

    files = made(folder)
    report, document = json.loads(files["report.json"]), json.loads(files["briefing.json"])
    assert report["status"] == "ok"
    # The addresses of the example show are made up.
    assert [finding["check"] for finding in report["findings"]] == ["mail.link"]
    assert all(rule["met"] for rule in report["notes"])
    assert document["words"] <= 150
    tags = ID3(io.BytesIO(files["episode.mp3"]))
    lyrics = str(tags.getall("USLT")[0])
    assert document["headline"] in lyrics
    for text in (
        lyrics,
        *(
            content.decode()
            for name, content in files.items()
            if name not in {"episode.mp3", COVER}
        ),
    ):
        assert "Pressestelle" not in text  # what stands under "Intern" stays in the folder
    with av.open(io.BytesIO(files["episode.mp3"])) as mp3:
        assert (mp3.streams.audio[0].rate, mp3.streams.audio[0].layout.name) == (44100, "mono")
        assert mp3.duration is not None
        assert mp3.duration / av.time_base == pytest.approx(document["listening_seconds"], abs=0.1)
    assert tags["TIT2"] == document["headline"]
    assert (tags["TALB"], tags["TLAN"], str(tags["TDRC"])) == ("Landblick", "deu", "2026-11-20")
    assert tags.getall("APIC")
    chapters = json.loads(files["chapters.json"])["chapters"]
    frames = sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)
    assert [round(chapter["startTime"] * 1000) for chapter in chapters] == [
        frame.start_time for frame in frames
    ]


def test_a_plain_text_becomes_an_episode(
    tmp_path: Path, ferry: str, offline: Callable[..., str]
) -> None:
    (tmp_path / "artikel.txt").write_text(ferry, encoding="utf-8")

    folder = tmp_path / offline("new", "artikel.txt").strip()
    offline("build", str(folder))

    document = json.loads(made(folder)["briefing.json"])
    assert document["headline"] == "Die Fähre über die Lenne fährt ab Montag wieder"
    assert document["article"]["text"] == ferry
    assert 0.85 * 150 <= document["words"] <= 150
