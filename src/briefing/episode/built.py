"""The last build of an episode, and whether it is up to date."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeGuard

import msgspec

from briefing.config.project import read_settings
from briefing.episode.fingerprint import fingerprint
from briefing.episode.folder import BUILD, REPORT
from briefing.files import locked
from briefing.model.report import ContentOptions, Report
from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing.config.settings import Settings
    from briefing.episode.folder import Episode
    from briefing.model.report import Fingerprint


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The last build of an episode by this version of Briefing."""

    report: Report
    files: Mapping[str, bytes]
    """Content of the files in build/ that are unchanged since it wrote them, by name."""
    altered: tuple[str, ...]
    """Names of the files that were edited, damaged or removed since."""


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """The state of an episode folder when a command starts."""

    settings: Settings
    sources: Fingerprint
    """Fingerprint of the current sources."""
    last: LastBuild | None

    @property
    def same_sources(self) -> bool:
        """Whether the last build was made from the current sources."""
        return self.last is not None and self.last.report.sources == self.sources

    def is_current(self, only: Literal["mail", "audio"] | None = None) -> bool:
        """Whether build/ is up to date; `only` as in Options."""
        if self.last is None or self.last.altered or not self.same_sources:
            return False
        made = {"mail": self.last.report.mail, "audio": self.last.report.audio}
        return made[only] is not None if only else None not in made.values()


def read_state(episode: Episode, options: ContentOptions | None = None) -> EpisodeState:
    """Return the state of an episode for a build with `options`, by default those of the last one.

    Raises InputError if its settings are invalid.
    """
    settings, last = read_settings(episode.project), read_last_build(episode.folder)
    # By default those of the last build, else `--words` would make every later check see a change.
    wanted = options or (last.report.sources.options if last else ContentOptions())
    return EpisodeState(settings, fingerprint(episode, wanted, settings), last)


def read_report(folder: Path) -> Report | None:
    """Return the report.json of an episode folder.

    None if there is none, or if another version or format wrote it.
    """
    try:
        return _report((folder / BUILD / REPORT).read_bytes())
    except OSError:
        return None


def read_last_build(folder: Path) -> LastBuild | None:
    """Return the last build of an episode folder; None if `read_report` returns none."""
    with locked(folder):  # else a concurrent build would look like an edit
        written = _read(folder / BUILD / REPORT)
        report = _report(written) if written is not None else None
        if report is None or written is None:
            return None
        found = {name: _read(folder / BUILD / name) for name in report.outputs}
    whole = {n: content for n, content in found.items() if _is_whole(content, n, report)}
    altered = tuple(name for name in found if name not in whole)
    return LastBuild(report, whole | {REPORT: written}, altered)


def find_altered(folder: Path, report: Report, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the outputs `names` that differ from what the build of `report` wrote."""
    found = {name: _read(folder / BUILD / name) for name in names if name in report.outputs}
    return tuple(name for name in found if not _is_whole(found[name], name, report))


def sha256(content: bytes) -> str:
    """Return the hash of an output as stored in report.json."""
    return hashlib.sha256(content).hexdigest()


def _is_whole(content: bytes | None, name: str, report: Report) -> TypeGuard[bytes]:
    """Whether `content` is unchanged since the build of `report` wrote the file `name`."""
    return content is not None and sha256(content) == report.outputs[name]


def _report(content: bytes) -> Report | None:
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        report = msgspec.json.decode(content, type=Report)
        return report if report.version == __version__ else None
    return None


def _read(file: Path) -> bytes | None:
    with suppress(OSError):
        return file.read_bytes()
    return None
