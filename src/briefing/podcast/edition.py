"""What the build of an episode would publish, and whether it may."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.episode.built import find_altered, read_report, read_state
from briefing.episode.folder import (
    BUILD,
    CAPTIONS,
    CHAPTERS,
    COVER,
    DOCUMENT,
    MP3,
    NOTES,
    read_episode_notes,
)
from briefing.errors import ContentError
from briefing.model.record import Correction
from briefing.podcast.built_record import (
    corrected,
    plain,
    published_file,
    record_of_build,
    source_hashes,
    unbuilt,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.config.notes import Notes
    from briefing.config.settings import Show
    from briefing.episode.built import LastBuild
    from briefing.episode.folder import Episode
    from briefing.model.record import PublishedFile, Record

_SLUG = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """An episode as its folder would publish it."""

    folder: Path
    record: Record

    def content(self, file: PublishedFile) -> bytes | None:
        """Return the bytes of a file of the record, made from the folder.

        Return None if the folder has them no more.
        """
        build = self.folder / BUILD
        try:
            if file == self.record.transcript:
                found = corrected((build / CAPTIONS).read_bytes(), self.record.corrections)
            elif file == self.record.audio:
                found = (build / MP3).read_bytes()
            elif file == self.record.chapters_file:
                found = (build / CHAPTERS).read_bytes()
            else:  # a picture, which may lie in a folder below
                found = next(
                    path for path in self.folder.rglob("*") if path.name == file.name
                ).read_bytes()
        except (OSError, StopIteration):
            return None
        return found if hashlib.sha256(found).hexdigest() == file.sha256 else None


def edition(
    episode: Episode, show: Show, old: Record | None, now: dt.datetime, correction: str = ""
) -> Edition:
    """Return the edition that may be published at `now`.

    This is the `old` one if nothing changed, else a new or a corrected one. Raises ContentError if
    it must not be published, and InputError.
    """
    if old and old.withdrawn:
        message = "was withdrawn. A new version is a new episode: give it a folder of its own."
        raise ContentError(message, file=episode.folder)
    notes = read_episode_notes(episode)
    _refuse_unreviewed(episode, notes, now, old)
    last = _finished(episode)
    found = record_of_build(episode, last, notes, show, old, now)
    if found == old:
        if correction:
            message = (
                "is published as it is. Correct and build it first, or leave out --correction."
            )
            raise ContentError(message, file=episode.folder)
        return Edition(episode.folder, found)
    if old is None:
        if correction:
            raise ContentError(
                "was not published yet. Leave out --correction.", file=episode.folder
            )
        return Edition(episode.folder, found)
    if not correction:
        message = 'differs from what is published. Say what was corrected: --correction "…"'
        raise ContentError(message, file=episode.folder)
    said = Correction(at=now, text=plain(correction))
    return Edition(episode.folder, _revised(last, found, old, said))


def seems_published(episode: Episode, old: Record) -> bool:
    """Whether article, notes and build/ are those of what is published.

    This compares hashes alone, so that no audio is read. A build/ that is gone, or was made by
    another version, is ignored. So are settings: a new name of the show requires no correction of
    an episode.
    """
    made, report = old.made, read_report(episode.folder)
    if report and (not report.audio or report.sources.text != made.build):
        return False
    return (made.source_sha256, made.notes_sha256) == source_hashes(episode)


def can_be_shown(episode: Episode) -> bool:
    """Whether build/ of a published episode has what its page is made from.

    Raises ContentError where that is not as it was built.
    """
    report = read_report(episode.folder)
    if report:
        shown = find_altered(episode.folder, report, (DOCUMENT, CAPTIONS, COVER))
        _refuse_altered(episode.folder, shown)
    return report is not None


def _refuse_unreviewed(
    episode: Episode, notes: Notes, now: dt.datetime, old: Record | None
) -> None:
    """Refuse what no editor answers for, and what must not be out yet."""
    file, rules = episode.folder / NOTES, notes.rules
    if not rules.reviewed_by.strip():
        message = (
            "nobody has reviewed this episode. "
            'Write "reviewed_by: NAME" into its notes, then build it.'
        )
        raise ContentError(message, file=file)
    if rules.embargo and now < rules.embargo:
        message = f"under embargo until {rules.embargo.isoformat(' ', 'minutes')}. Publish it then."
        raise ContentError(message, file=file)
    if old is None and not _SLUG.fullmatch(episode.slug):
        message = (
            "the folder's name becomes an address: only a to z, digits, - and _ are safe there. "
            "Rename the folder."
        )
        raise ContentError(message, file=episode.folder)


def _refuse_altered(folder: Path, altered: Sequence[str]) -> None:
    """Raise ContentError if there are names of outputs that are not as they were built."""
    if altered:
        message = (
            "was edited, damaged or removed since it was built; edits belong in notes.md or"
            f" templates/. Run: briefing build {folder.name}"
        )
        raise ContentError(message, file=folder / BUILD / altered[0])


def _finished(episode: Episode) -> LastBuild:
    """The last build, if it is what the sources say now, whole, and what the checks let pass.

    Raises ContentError where it is not.
    """
    state = read_state(episode)
    last = state.last
    if last is None:
        raise unbuilt(episode)
    if last.report.sources.options.draft:
        message = (
            "was built as a draft. "
            "Correct what briefing check shows, then build it without --draft."
        )
        raise ContentError(message, file=episode.folder)
    if last.report.status != "ok":
        message = "its build has errors, see briefing check. Correct them, then build it."
        raise ContentError(message, file=episode.folder)
    if not state.same_sources:
        raise ContentError("changed since it was built. Run: briefing build", file=episode.folder)
    _refuse_altered(episode.folder, last.altered)
    return last


def _revised(last: LastBuild, found: Record, old: Record, correction: Correction) -> Record:
    """Return `found` as the next revision.

    Changed audio gets another address, and the old file stays where it is.
    """
    revision, corrections = old.revision + 1, (*old.corrections, correction)
    audio, earlier = found.audio, old.earlier
    if audio != old.audio:
        audio, earlier = replace(audio, name=f"episode-r{revision}.mp3"), (*earlier, old.audio)
    return replace(
        found,
        revision=revision,
        audio=audio,
        earlier=earlier,
        transcript=published_file(CAPTIONS, corrected(last.files[CAPTIONS], corrections)),
        corrections=corrections,
    )
