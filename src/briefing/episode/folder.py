"""The episode folder: what it holds, and how its build/ is replaced as a whole."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config.settings import find_project
from briefing.episode.record import read_record
from briefing.errors import InputError
from briefing.files import STAGING, locked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model.record import Record

FORMATS = (".md", ".txt", ".html", ".docx")
EPISODES = "episodes"
"""The folder of a project that holds its episodes."""
NOTES = "notes.md"
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


def open_episode(folder: Path | str) -> Episode:
    """The episode in `folder`. Raises InputError where there is no article, or more than one."""
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError(
            f"no such folder. Create an episode with: briefing new ARTICLE --slug {folder.name}", file=folder
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
        raise InputError("the folder's name has invisible or broken characters. Rename it.", file=folder)
    if any(resolved.glob(f"{STAGING}*")):
        with locked(resolved):
            _tidy(resolved)
    return Episode(
        folder=resolved,
        article=resolved / known[0].name,
        notes=resolved / NOTES if notes.is_file() else None,
        project=find_project(resolved),
        record=read_record(resolved),
    )


def is_episode(folder: Path) -> bool:
    """Whether a folder looks like an episode."""
    return any(path.suffix.lower() in FORMATS for path in folder.glob("article.*"))


def find_episodes(project: Path) -> list[Path]:
    """The episode folders of a project, by name."""
    return sorted(path for path in (project / EPISODES).glob("*") if path.is_dir() and is_episode(path))


def replace_build(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `files` the content of build/, all at once.

    They are written beside build/ and swapped in by renaming, under a lock, so that whoever reads, kills or builds at
    the same time meets the old folder or the new one. What a killed run left behind is cleaned up here.
    """
    import shutil  # noqa: PLC0415 - only for writing
    import tempfile  # noqa: PLC0415

    build = folder / BUILD
    with locked(folder):
        _tidy(folder)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
        try:
            staging.chmod(0o755)
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
    import shutil  # noqa: PLC0415 - only for writing

    for leftover in sorted(folder.glob(f"{STAGING}*")):
        if leftover.name.endswith("-old") and not (folder / BUILD).exists():
            leftover.rename(folder / BUILD)
        else:
            shutil.rmtree(leftover, ignore_errors=True)
