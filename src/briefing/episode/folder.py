"""The episode folder: its files, and the atomic replacement of its build/."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.config.project import find_project
from briefing.config.settings import EPISODES, FILE
from briefing.episode.record import read_record
from briefing.errors import InputError
from briefing.files import STAGING, locked, temporary_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.notes import Notes
    from briefing.model.record import Record

FORMATS = (".md", ".txt", ".html", ".docx")
NOTES = "notes.md"
TEMPLATES = "templates"
"""The folder of a project's own templates."""
BUILD = "build"
HTML, TEXT, EML = MAIL_FILES = ("newsletter.html", "newsletter.txt", "newsletter.eml")
MP3, CAPTIONS, CHAPTERS = AUDIO_FILES = ("episode.mp3", "episode.vtt", "chapters.json")
SRT = "episode.srt"
"""Written with the audio files if the show's settings ask for it."""
COVER = "podcast.jpg"
"""Written with the e-mail if it links to the audio by a picture."""
DOCUMENT, REPORT, REVIEW = "briefing.json", "report.json", "review.html"
OUTPUTS = (*MAIL_FILES, *AUDIO_FILES, DOCUMENT, REPORT, REVIEW)


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode folder, with exactly one article and optional notes."""

    folder: Path
    article: Path
    notes: Path | None
    project: Path | None
    """The folder of the briefing.toml that applies, if there is one."""
    record: Record | None = None
    """The content of episode.toml, if the episode was published."""

    @property
    def slug(self) -> str:
        """The name used in URLs: that of the folder, or that at publication if published."""
        return self.record.slug if self.record else self.folder.name

    @property
    def date(self) -> dt.date | None:
        """The date with which the folder's name begins, if it does."""
        with contextlib.suppress(ValueError):
            return dt.date.fromisoformat(self.slug[:10])
        return None

    @property
    def ignored(self) -> tuple[str, ...]:
        """Names of settings and templates in the folder, where only a project may have them."""
        return tuple(name for name in (FILE, TEMPLATES) if (self.folder / name).exists())


def open_episode(folder: Path | str) -> Episode:
    """Return the episode in `folder`. Raises InputError unless it has exactly one article."""
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError(
            f"no such folder. Create an episode with: briefing new ARTICLE --slug {folder.name}",
            file=folder,
        )
    articles = sorted(path for path in folder.glob("article.*") if path.is_file())
    known = [path for path in articles if path.suffix.lower() in FORMATS]
    wanted = ", ".join(f"article{ending}" for ending in FORMATS)
    if not known:
        found = f"{articles[0].name} has a format that cannot be read" if articles else "no article"
        raise InputError(f"{found}. Put one of {wanted} there.", file=folder)
    if len(known) > 1:
        names = ", ".join(path.name for path in known)
        raise InputError(f"{len(known)} articles: {names}. Keep exactly one.", file=folder)
    notes = folder / NOTES
    resolved = folder.resolve()
    if not resolved.name.isprintable():  # the name is used in URLs and headers
        raise InputError(
            "the folder's name has invisible or broken characters. Rename it.", file=folder
        )
    if any(resolved.glob(f"{STAGING}*")):  # left by a killed build
        with locked(resolved):
            _clean_up(resolved)
    return Episode(
        folder=resolved,
        article=resolved / known[0].name,
        notes=resolved / NOTES if notes.is_file() else None,
        project=find_project(resolved.parent),
        record=read_record(resolved),
    )


def read_episode_notes(episode: Episode) -> Notes:
    """Read the editor's notes; the folder's name dates notes without a date.

    Raises InputError.
    """
    from briefing.config.notes import Notes, read_notes  # noqa: PLC0415 - not if up to date

    notes = read_notes(episode.notes) if episode.notes else Notes()
    if notes.rules.date is not None:
        return notes
    return replace(notes, rules=msgspec.structs.replace(notes.rules, date=episode.date))


def is_episode(folder: Path) -> bool:
    """Whether a folder contains an article."""
    return any(path.suffix.lower() in FORMATS for path in folder.glob("article.*"))


def find_episodes(project: Path) -> list[Path]:
    """Return the episode folders of a project, sorted by name."""
    return sorted(
        path for path in (project / EPISODES).glob("*") if path.is_dir() and is_episode(path)
    )


def replace_build(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the content of build/ by `files`, all at once.

    They are written beside build/ and swapped in by renaming, under a lock, so that readers, killed
    runs and concurrent builds leave or see either the old folder or the new one. Leftovers of
    killed runs are removed.
    """
    build = folder / BUILD
    with locked(folder):
        _clean_up(folder)
        staging = temporary_folder(STAGING, folder)
        try:
            for name, content in files.items():
                (staging / name).write_bytes(content)
            retired = Path(f"{staging}-old")
            if build.exists():
                build.rename(retired)
            try:
                staging.rename(build)
            except OSError:  # such as an open file on Windows: put the old folder back
                if retired.exists():
                    retired.rename(build)
                raise
            shutil.rmtree(retired, ignore_errors=True)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _clean_up(folder: Path) -> None:
    """Restore a build/ that was renamed when a run was killed; remove other leftovers."""
    for leftover in sorted(folder.glob(f"{STAGING}*")):
        if leftover.name.endswith("-old") and not (folder / BUILD).exists():
            leftover.rename(folder / BUILD)
        else:
            shutil.rmtree(leftover, ignore_errors=True)
