"""What the build of an episode would publish, and whether it may."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, replace

from briefing.config.notes import Notes
from briefing.config.schema import UNSEEN
from briefing.config.settings import FILE
from briefing.config.show_texts import for_episode
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
from briefing.episode.record import episode_guid
from briefing.errors import ContentError
from briefing.german.formats import correction_line
from briefing.model.prose import blocks_of_document, typeset_block
from briefing.model.record import (
    Chapter,
    Correction,
    Figure,
    Link,
    Picture,
    Provenance,
    PublishedFile,
    Record,
)
from briefing.podcast.target import media_type

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.config.notes import Notes
    from briefing.config.settings import Show
    from briefing.episode.built import LastBuild
    from briefing.episode.folder import Episode
    from briefing.model.report import AudioReport, Report

_SLUG = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """An episode as its folder would publish it."""

    folder: Path
    record: Record

    def content(self, file: PublishedFile) -> bytes | None:
        """The bytes of a file of the record, made from the folder; None where the folder has them no more."""
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
    """The edition that may be published at `now`: the `old` one where nothing changed, else a new or a corrected one.

    Raises ContentError where it must not go out, and InputError.
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
    """Whether article, notes and build/ are those of what is published, by hashes alone, so that no audio is read.

    A build/ that is gone, or was made by another version, says nothing. Nor do settings: a new name of the show makes no
    episode one that has to be corrected.
    """
    made, report = old.made, read_report(episode.folder)
    if report and (not report.audio or report.sources.text != made.build):
        return False
    return (made.source_sha256, made.notes_sha256) == _source_hashes(episode)


def can_be_shown(episode: Episode) -> bool:
    """Whether build/ of a published episode has what its page is made from.

    Raises ContentError where that is not as it was built.
    """
    report = read_report(episode.folder)
    if report:
        shown = find_altered(episode.folder, report, (DOCUMENT, CAPTIONS, COVER))
        _refuse_altered(episode.folder, shown)
    return report is not None


def corrected(captions: bytes, corrections: tuple[Correction, ...]) -> bytes:
    """A WebVTT text with a note for each correction below its head."""
    lines = (correction_line(correction).replace("-->", "→") for correction in corrections)
    notes = "".join(f"\n\nNOTE\n{line}" for line in lines)
    head, rest = captions[:6], captions[6:]
    return head + notes.encode() + rest


def _refuse_unreviewed(
    episode: Episode, notes: Notes, now: dt.datetime, old: Record | None
) -> None:
    """Refuse what no editor answers for, and what must not be out yet."""
    file, rules = episode.folder / NOTES, notes.rules
    if not rules.reviewed_by.strip():
        message = 'nobody has reviewed this episode. Write "reviewed_by: NAME" into its notes, then build it.'
        raise ContentError(message, file=file)
    if rules.embargo and now < rules.embargo:
        message = f"under embargo until {rules.embargo.isoformat(' ', 'minutes')}. Publish it then."
        raise ContentError(message, file=file)
    if old is None and not _SLUG.fullmatch(episode.slug):
        message = "the folder's name becomes an address: only a to z, digits, - and _ are safe there. Rename the folder."
        raise ContentError(message, file=episode.folder)


def _refuse_altered(folder: Path, altered: Sequence[str]) -> None:
    """Raise ContentError if there are names of outputs that are not as they were built."""
    if altered:
        message = (
            "was edited, damaged or removed since it was built; edits belong in notes.md or"
            f" templates/. Run: briefing build {folder.name}"
        )
        raise ContentError(message, file=folder / BUILD / altered[0])


def _unbuilt(episode: Episode) -> ContentError:
    message = "was not built, or not completely by this version. Run: briefing build"
    return ContentError(message, file=episode.folder)


def _finished(episode: Episode) -> LastBuild:
    """The last build, if it is what the sources say now, whole, and what the checks let pass.

    Raises ContentError where it is not.
    """
    state = read_state(episode)
    last = state.last
    if last is None:
        raise _unbuilt(episode)
    if last.report.sources.options.draft:
        message = "was built as a draft. Correct what briefing check shows, then build it without --draft."
        raise ContentError(message, file=episode.folder)
    if last.report.status != "ok":
        message = "its build has errors, see briefing check. Correct them, then build it."
        raise ContentError(message, file=episode.folder)
    if not state.same_sources:
        raise ContentError("changed since it was built. Run: briefing build", file=episode.folder)
    _refuse_altered(episode.folder, last.altered)
    return last


def record_of_build(
    episode: Episode,
    last: LastBuild,
    notes: Notes,
    show: Show,
    old: Record | None,
    now: dt.datetime,
) -> Record:
    """The record of the `last` build, whose files are whole; `old` where that is published already.

    Raises ContentError where it has no audio.
    """
    audio = last.report.audio
    if audio is None:
        raise _unbuilt(episode)
    files, document = last.files, json.loads(last.files[DOCUMENT])
    changed = Record(
        guid=old.guid if old else episode_guid(show, episode.slug),
        slug=old.slug if old else episode.slug,
        published=old.published if old else now,
        revision=old.revision if old else 1,
        title=plain(document["headline"]),
        kicker=plain(document["kicker"]),
        summary=_prose(document["lead"]),
        points=tuple(_prose(point) for point in document["points"]),
        commentary=tuple(
            typeset_block(block, plain) for block in blocks_of_document(document["commentary"])
        ),
        number=notes.rules.number,
        seconds=audio.seconds,
        audio=_file(old.audio.name if old else MP3, files[MP3]),
        transcript=_file(CAPTIONS, corrected(files[CAPTIONS], old.corrections if old else ())),
        chapters_file=_file(CHAPTERS, files[CHAPTERS]),
        chapters=tuple(
            Chapter(start=chapter["startTime"], title=plain(chapter["title"]))
            for chapter in json.loads(files[CHAPTERS])["chapters"]
        ),
        links=tuple(Link(text=plain(link.text), url=link.url) for link in notes.rules.links),
        corrections=old.corrections if old else (),
        earlier=old.earlier if old else (),
        pictures=_pictures(episode, notes),
        figures=tuple(
            Figure(value=plain(f.value), label=plain(f.label)) for f in notes.rules.figures
        ),
        made=_made(episode, last.report, audio, notes, document, show, now),
    )
    return old if old and replace(changed, made=old.made) == old else changed


def _made(
    episode: Episode,
    report: Report,
    audio: AudioReport,
    notes: Notes,
    document: dict[str, Any],
    show: Show,
    now: dt.datetime,
) -> Provenance:
    """How the build came about and who answers for it."""
    source_sha256, notes_sha256 = _source_hashes(episode)
    return Provenance(
        reviewed_by=plain(notes.rules.reviewed_by),
        reviewed_at=now,
        source=document["article"]["source"],
        source_sha256=source_sha256,
        notes_sha256=notes_sha256,
        build=report.sources.text,
        notice=plain(for_episode(show, notes.rules, FILE).notice),
        drafter=document["drafter"],
        engine=audio.engine,
        voice=audio.voice,
        version=report.version,
    )


def _source_hashes(episode: Episode) -> tuple[str, str]:
    """SHA-256 of the article and of the notes, "" where there are none."""
    return _digest(episode.article.read_bytes()), _digest(
        episode.notes.read_bytes()
    ) if episode.notes else ""


def _revised(last: LastBuild, found: Record, old: Record, correction: Correction) -> Record:
    """`found` as the next revision: another sound gets another address, and the old one stays where it is."""
    revision, corrections = old.revision + 1, (*old.corrections, correction)
    audio, earlier = found.audio, old.earlier
    if audio != old.audio:
        audio, earlier = replace(audio, name=f"episode-r{revision}.mp3"), (*earlier, old.audio)
    return replace(
        found,
        revision=revision,
        audio=audio,
        earlier=earlier,
        transcript=_file(CAPTIONS, corrected(last.files[CAPTIONS], corrections)),
        corrections=corrections,
    )


def _pictures(episode: Episode, notes: Notes) -> tuple[Picture, ...]:
    image = notes.rules.image
    if not image:
        return ()
    file = episode.folder / image.file
    if file.name == COVER:
        message = f"its picture {COVER} would lie where the e-mail's own picture lies. Give it another name."
        raise ContentError(message, file=episode.folder / NOTES)
    published = _file(file.name, file.read_bytes())
    return (Picture(**asdict(published), alt=plain(image.alt), credit=plain(image.credit)),)


def _file(name: str, content: bytes) -> PublishedFile:
    kind = media_type(name).partition(";")[0]
    return PublishedFile(name=name, type=kind, size=len(content), sha256=_digest(content))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _prose(paragraph: list[dict[str, Any]]) -> str:
    return plain(" ".join(sentence["text"] for sentence in paragraph))


def plain(text: str) -> str:
    """`text` in one line as episode.toml gives it back, without the characters that XML cannot hold."""
    line = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+", " ", UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", line).strip(" ")
