"""What the outputs of an episode depend on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from briefing.config.project import read_settings
from briefing.episode.fingerprint import fingerprint
from briefing.episode.folder import open_episode
from briefing.model.report import ContentOptions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.model.report import Fingerprint


def seen(folder: Path, **options: Any) -> Fingerprint:
    episode = open_episode(folder)
    return fingerprint(episode, ContentOptions(**options), read_settings(episode.project))


def test_the_fingerprint_changes_with_every_source_and_nothing_else(
    make_episode: Callable[..., Path],
) -> None:
    folder = make_episode(notes="---\nwords: 90\n---")
    before = seen(folder)
    (folder / "build").mkdir()
    (folder / "build" / "report.json").write_text("{}", encoding="utf-8")
    os.utime(folder / "article.txt", (1, 1))
    assert seen(folder) == before
    assert seen(folder, words=3) != before
    (folder / "bild.jpg").write_bytes(b"x")
    with_picture = seen(folder)
    assert with_picture != before
    (folder.parents[1] / "lexicon.toml").write_text("", encoding="utf-8")
    assert seen(folder) != with_picture


@pytest.mark.parametrize("name", ["own.j2", "parts/logo.svg", "themes/haus/theme.toml"])
def test_templates_and_what_they_include_change_the_look_but_not_the_text(
    make_episode: Callable[..., Path], name: str
) -> None:
    folder = make_episode()
    before = seen(folder)
    file = folder.parents[1] / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_text("x", encoding="utf-8")
    after = seen(folder)

    assert after.text == before.text
    assert after.look != before.look


def test_settings_of_an_engine_from_outside_change_the_text(
    make_episode: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    info = tmp_path / "brumm-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: brumm\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[briefing.voices]\nbrumm = brumm\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    folder = make_episode()
    file = folder.parents[1] / "briefing.toml"
    written = file.read_text(encoding="utf-8") if file.exists() else ""
    found = []
    for pitch in (7, 9):
        text = f"{written}\n[voice.brumm]\npitch = {pitch}\n"
        file.write_text(text, encoding="utf-8")
        found.append(seen(folder).text)
    assert found[0] != found[1]


def test_a_folder_with_another_name_has_other_addresses(make_episode: Callable[..., Path]) -> None:
    folder = make_episode()
    before = seen(folder)
    renamed = folder.rename(folder.with_name("2026-11-24-faehre"))

    assert seen(renamed) != before
