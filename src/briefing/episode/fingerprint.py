"""Fingerprint of an episode's sources: SHA-256 over everything that its outputs depend on."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.config.settings import FILE
from briefing.episode.folder import BUILD, TEMPLATES
from briefing.look.resources import templates
from briefing.model.report import Fingerprint
from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.config.settings import Settings
    from briefing.episode.folder import Episode
    from briefing.model.report import ContentOptions

PICTURES = (".jpg", ".jpeg", ".png", ".gif")
"""File extensions of an episode's pictures."""


def fingerprint(episode: Episode, options: ContentOptions, settings: Settings) -> Fingerprint:
    """Return the fingerprint of an episode: the options and three hashes.

    "text" covers name, article, notes, pictures, settings and the files they name; "look" also
    the templates and the corrections; "answers" the answers of a language model.
    """
    text = hashlib.sha256(msgspec.json.encode([__version__, episode.slug, options]))
    for path in _files(episode, settings):
        text.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    if episode.ignored:  # the report warns of them
        text.update(repr(episode.ignored).encode())
    look = text.copy()
    folders = [templates(), *([episode.project / TEMPLATES] if episode.project else [])]
    for folder in folders:
        for path in sorted(path for path in _below(folder) if path.name[0] != "."):
            look.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    # The e-mail lists the corrections and links to the audio that they renamed.
    if episode.record and episode.record.corrections:
        look.update(repr((episode.record.audio.name, episode.record.corrections)).encode())
    return Fingerprint(
        options, text.hexdigest(), look.hexdigest(), answers_digest(episode, settings)
    )


def answers_digest(episode: Episode, settings: Settings) -> str | None:
    """Return the hash of the language model's answers, which the condense stage may still extend.

    None if no model drafts.
    """
    if settings.condense.drafter == "extractive":
        return None
    from briefing.condense.drafting.answers import digest  # noqa: PLC0415 - only for a model

    return digest(episode.folder)


def _files(episode: Episode, settings: Settings) -> Iterator[Path]:
    """Yield article, notes, pictures, briefing.toml and the project's files that it names."""
    yield episode.article
    if episode.notes:
        yield episode.notes
    pictures = (p for p in _below(episode.folder) if p.suffix.lower() in PICTURES)
    yield from sorted(p for p in pictures if p.relative_to(episode.folder).parts[0] != BUILD)
    if episode.project:
        named = (
            FILE,
            settings.speech.lexicon,
            settings.show.cover,
            settings.audio.intro,
            settings.audio.outro,
        )
        yield from (path for name in named if name and (path := episode.project / name).is_file())


def _below(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder. Path.rglob takes three times as long."""
    for place, _, names in os.walk(folder):
        yield from (path for name in names if (path := Path(place, name)).is_file())
