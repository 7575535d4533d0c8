"""The record of an episode, made from its last build."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, replace

from briefing.config.schema import UNSEEN
from briefing.config.settings import FILE
from briefing.config.show_texts import for_episode
from briefing.episode.folder import CAPTIONS, CHAPTERS, COVER, DOCUMENT, MP3, NOTES
from briefing.episode.record import episode_guid
from briefing.errors import ContentError
from briefing.german.formats import correction_line
from briefing.model.prose import blocks_of_document, typeset_block
from briefing.model.record import Chapter, Figure, Link, Picture, Provenance, PublishedFile, Record
from briefing.podcast.target import media_type

if TYPE_CHECKING:
    import datetime as dt

    from briefing.config.notes import Notes
    from briefing.config.settings import Show
    from briefing.episode.built import LastBuild
    from briefing.episode.folder import Episode
    from briefing.model.record import Correction
    from briefing.model.report import AudioReport, Report


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
        raise unbuilt(episode)
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
        audio=published_file(old.audio.name if old else MP3, files[MP3]),
        transcript=published_file(
            CAPTIONS, corrected(files[CAPTIONS], old.corrections if old else ())
        ),
        chapters_file=published_file(CHAPTERS, files[CHAPTERS]),
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


def corrected(captions: bytes, corrections: tuple[Correction, ...]) -> bytes:
    """A WebVTT text with a note for each correction below its head."""
    lines = (correction_line(correction).replace("-->", "→") for correction in corrections)
    notes = "".join(f"\n\nNOTE\n{line}" for line in lines)
    head, rest = captions[:6], captions[6:]
    return head + notes.encode() + rest


def source_hashes(episode: Episode) -> tuple[str, str]:
    """SHA-256 of the article and of the notes, "" where there are none."""
    return _digest(episode.article.read_bytes()), _digest(
        episode.notes.read_bytes()
    ) if episode.notes else ""


def plain(text: str) -> str:
    """Return `text` in one line as episode.toml gives it back.

    Characters that XML cannot hold are left out.
    """
    line = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+", " ", UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", line).strip(" ")


def published_file(name: str, content: bytes) -> PublishedFile:
    """Return the entry of the record for a file."""
    kind = media_type(name).partition(";")[0]
    return PublishedFile(name=name, type=kind, size=len(content), sha256=_digest(content))


def unbuilt(episode: Episode) -> ContentError:
    """Return the error for an episode without a complete build."""
    message = "was not built, or not completely by this version. Run: briefing build"
    return ContentError(message, file=episode.folder)


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
    source_sha256, notes_sha256 = source_hashes(episode)
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


def _pictures(episode: Episode, notes: Notes) -> tuple[Picture, ...]:
    image = notes.rules.image
    if not image:
        return ()
    file = episode.folder / image.file
    if file.name == COVER:
        message = (
            f"its picture {COVER} would lie where the e-mail's own picture lies. "
            "Give it another name."
        )
        raise ContentError(message, file=episode.folder / NOTES)
    published = published_file(file.name, file.read_bytes())
    return (Picture(**asdict(published), alt=plain(image.alt), credit=plain(image.credit)),)


def _prose(paragraph: list[dict[str, Any]]) -> str:
    return plain(" ".join(sentence["text"] for sentence in paragraph))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
