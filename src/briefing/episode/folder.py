"""The episode folder: what it holds, and how its build/ is replaced as a whole."""

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
"""The folder of a project with templates of its own."""
BUILD = "build"
HTML, TEXT, EML = MAIL_FILES = ("newsletter.html", "newsletter.txt", "newsletter.eml")
MP3, CAPTIONS, CHAPTERS = AUDIO_FILES = ("episode.mp3", "episode.vtt", "chapters.json")
SRT = "episode.srt"
"""Beside the audio files where the show asks for it."""
COVER = "podcast.jpg"
"""Beside the e-mail where it shows the way to the audio by a picture."""
DOCUMENT, REPORT, REVIEW = "briefing.json", "report.json", "review.html"
OUTPUTS = (*MAIL_FILES, *AUDIO_FILES, DOCUMENT, REPORT, REVIEW)


@dataclass(frozen=True, slots=True)
class Episode:
    """A folder with exactly one article and perhaps notes."""

    folder: Path
    article: Path
    notes: Path | None
    project: Path | None
    """The folder with the briefing.toml that applies, if there is one."""
    record: Record | None = None
    """What was published of it."""

    @property
    def slug(self) -> str:
        """What goes into addresses: the folder's name, of a published episode the name that it had then."""
        return self.record.slug if self.record else self.folder.name

    @property
    def date(self) -> dt.date | None:
        """The date at the start of the folder's name, if there is one."""
        with contextlib.suppress(ValueError):
            return dt.date.fromisoformat(self.slug[:10])
        return None

    @property
    def ignored(self) -> tuple[str, ...]:
        """Settings and templates in the folder, which only a project may have."""
        return tuple(name for name in (FILE, TEMPLATES) if (self.folder / name).exists())


def open_episode(folder: Path | str) -> Episode:
    """The episode in `folder`. Raises InputError where there is no article, or more than one."""
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
    if not resolved.name.isprintable():  # it goes into addresses and headers
        raise InputError(
            "the folder's name has invisible or broken characters. Rename it.", file=folder
        )
    if any(resolved.glob(f"{STAGING}*")):
        with locked(resolved):
            _tidy(resolved)
    return Episode(
        folder=resolved,
        article=resolved / known[0].name,
        notes=resolved / NOTES if notes.is_file() else None,
        project=find_project(resolved.parent),
        record=read_record(resolved),
    )


def notes_of(episode: Episode) -> Notes:
    """The editor's notes, dated by the folder's name where they have no date. Raises InputError."""
    from briefing.config.notes import Notes, read_notes  # noqa: PLC0415 - what is up to date needs no notes

    notes = read_notes(episode.notes) if episode.notes else Notes()
    if notes.rules.date is not None:
        return notes
    return replace(notes, rules=msgspec.structs.replace(notes.rules, date=episode.date))


def is_episode(folder: Path) -> bool:
    """Whether a folder looks like an episode."""
    return any(path.suffix.lower() in FORMATS for path in folder.glob("article.*"))


def find_episodes(project: Path) -> list[Path]:
    """The episode folders of a project, by name."""
    return sorted(
        path for path in (project / EPISODES).glob("*") if path.is_dir() and is_episode(path)
    )


def replace_build(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `files` the content of build/, all at once.

    They are written beside build/ and swapped in by renaming, under a lock, so that whoever reads,
    kills or builds at the same time meets the old folder or the new one. What a killed run left
    behind is cleaned up here.
    """
    build = folder / BUILD
    with locked(folder):
        _tidy(folder)
        staging = temporary_folder(STAGING, folder)
        try:
            for name, content in files.items():
                (staging / name).write_bytes(content)
            retired = Path(f"{staging}-old")
            if build.exists():
                build.rename(retired)
            try:
                staging.rename(build)
            except OSError:
                if retired.exists():
                    retired.rename(build)
                raise
            shutil.rmtree(retired, ignore_errors=True)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _tidy(folder: Path) -> None:
    """Bring back a build/ that a kill caught between the two renames; remove the rest."""
    for leftover in sorted(folder.glob(f"{STAGING}*")):
        if leftover.name.endswith("-old") and not (folder / BUILD).exists():
            leftover.rename(folder / BUILD)
        else:
            shutil.rmtree(leftover, ignore_errors=True)
