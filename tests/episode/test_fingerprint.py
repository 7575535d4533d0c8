"""What the outputs of an episode depend on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from briefing.config.settings import read_settings
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


@pytest.mark.parametrize("name", ["own.j2", "parts/logo.svg"])
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


def test_a_folder_with_another_name_has_other_addresses(make_episode: Callable[..., Path]) -> None:
    folder = make_episode()
    before = seen(folder)
    renamed = folder.rename(folder.with_name("2026-11-24-faehre"))

    assert seen(renamed) != before
