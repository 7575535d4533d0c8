from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.build, pytest.mark.usefixtures("cache_folder")]

TEXT = "Die Fähre fährt wieder. Der Rumpf ist dicht. Ein Tunnel bleibt ein Wunsch."
OLD, NEW = "unbezahlbar", "utopisch"
"""A word of one sentence that is in the audio, and another for it."""


def segments(done: Any) -> dict[str, int]:
    counts: dict[str, int] = json.loads(done.out)["speech"]["segments"]
    return counts


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


def test_one_changed_sentence_is_one_synthesis(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], ferry: str
) -> None:
    folder = make_episode(article=ferry, settings="[audio]\nbridges = false\n")
    cold = segments(briefing("build", folder, "--json"))
    assert (cold["total"], cold["cached"]) == (cold["synthesised"], 0)

    unchanged = segments(briefing("build", folder, "--json"))
    assert unchanged == {"total": cold["total"], "synthesised": 0, "cached": cold["total"]}

    (folder / "article.txt").write_text(ferry.replace(OLD, NEW), encoding="utf-8")
    changed = segments(briefing("build", folder, "--json"))
    assert changed == {"total": cold["total"], "synthesised": 1, "cached": cold["total"] - 1}


def test_a_build_from_the_cache_gives_the_same_bytes(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], ferry: str
) -> None:
    folder = make_episode(article=ferry, settings="[audio]\nbridges = false\n")
    briefing("build", folder)
    cold = outputs(folder)
    shutil.rmtree(folder / "build")
    assert segments(briefing("build", folder, "--json"))["synthesised"] == 0
    assert outputs(folder) == cold

    (folder / "article.txt").write_text(ferry.replace(OLD, NEW), encoding="utf-8")
    assert segments(briefing("build", folder, "--json"))["synthesised"] == 1
    warm = outputs(folder)
    assert warm["episode.mp3"] != cold["episode.mp3"]
    briefing("cache", "clear")
    shutil.rmtree(folder / "build")
    assert segments(briefing("build", folder, "--json"))["cached"] == 0
    assert outputs(folder) == warm


@pytest.mark.parametrize("change", ["rate = 1.2", 'name = "de+f3"', "[voice.espeak]\npitch = 60"])
def test_a_changed_voice_speaks_anew(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], change: str
) -> None:
    folder = make_episode(article=TEXT)
    briefing("build", folder)
    (folder.parents[1] / "briefing.toml").write_text(f"[voice]\n{change}\n", encoding="utf-8")

    assert segments(briefing("build", folder, "--json"))["cached"] == 0


def test_another_loudness_is_mastered_anew_from_what_was_spoken(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(article=TEXT)
    briefing("build", folder)
    (folder.parents[1] / "briefing.toml").write_text("[voice]\nloudness = -19\n", encoding="utf-8")

    assert segments(briefing("build", folder, "--json"))["synthesised"] == 0
    report = json.loads(outputs(folder)["report.json"])
    assert report["audio"]["loudness"] == pytest.approx(-19, abs=0.3)


def test_the_cache_can_be_switched_off(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], cache_folder: Path
) -> None:
    folder = make_episode(article=TEXT, settings="[voice]\ncache = 0\n")
    for _ in range(2):
        assert segments(briefing("build", folder, "--json"))["cached"] == 0
        shutil.rmtree(folder / "build")
    assert [*cache_folder.iterdir()] == []


def test_what_was_said_aloud_needs_no_second_voice(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    briefing("say", tmp_path / "a.txt", "-o", tmp_path / "a.mp3")
    monkeypatch.setattr("briefing.voices.espeak._WORKER", tmp_path / "fehlt.py")

    assert briefing("say", tmp_path / "a.txt", "-o", tmp_path / "b.mp3").status == 0
    assert (tmp_path / "a.mp3").read_bytes()[-9999:] == (tmp_path / "b.mp3").read_bytes()[-9999:]


def test_the_command_shows_and_clears(
    make_episode: Callable[..., Path],
    briefing: Callable[..., Any],
    cache_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = make_episode(article=TEXT, settings="[voice]\ncache = 20\n")
    monkeypatch.chdir(folder)
    total = segments(briefing("build", "--json"))["total"]
    briefing("build", "--only", "mail")

    shown = briefing("cache").out.splitlines()
    size = sum(path.stat().st_size for path in cache_folder.iterdir())
    assert shown[:2] == [
        f"place     {cache_folder}",
        f"size      {size / 1e6:.1f} MB of 20.0 MB",
    ]
    assert {"episodes  1", f"segments  {total}"} <= set(shown[2:])

    cleared = briefing("cache", "clear")
    assert (cleared.status, cleared.out, cleared.err) == (0, "", f"{size / 1e6:.1f} MB removed.\n")
    assert [*cache_folder.iterdir()] == []
    assert "segments" not in briefing("cache").out


def test_a_place_that_is_no_folder_is_one_line(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "datei"))
    assert "size      0.0 MB" in briefing("cache").out
    (tmp_path / "datei").write_bytes(b"")

    failed = briefing("cache")
    assert failed.status == 2
    assert "datei" in failed.error


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_it_says_why_a_folder_is_not_used(briefing: Callable[..., Any], cache_folder: Path) -> None:
    cache_folder.chmod(0o777)

    shown = briefing("cache")
    assert shown.out.startswith("place     none\n")
    why = "other users can write to it. Remove that permission: chmod go-w."
    assert shown.err == f"{cache_folder} is not used: {why}\n"
