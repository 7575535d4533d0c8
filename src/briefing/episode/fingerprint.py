"""What the outputs of an episode depend on, and whether build/ still is what a build would make."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from briefing.config.settings import FILE, read_settings
from briefing.episode.folder import AUDIO_FILES, BUILD, OUTPUTS, SRT, TEMPLATES
from briefing.look.resources import templates
from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefing.config.options import Options
    from briefing.config.settings import Settings
    from briefing.episode.folder import Episode

PICTURES = (".jpg", ".jpeg", ".png", ".gif")
"""How the names of an episode's pictures end."""


def fingerprint(episode: Episode, said: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The options `said`, see Options.said, and three SHA-256.

    "text" is for what is said: name, article, notes, pictures, settings and the files they name; "look" for that, the templates and
    the corrections; "answers" for those of a language model, None where none drafts.
    """
    text = hashlib.sha256(json.dumps([__version__, episode.slug, dict(said)], sort_keys=True).encode())
    for path in _files(episode, settings):
        text.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    if episode.ignored:  # the report warns of them
        text.update(repr(episode.ignored).encode())
    look = text.copy()
    folders = [templates(), *([episode.project / TEMPLATES] if episode.project else [])]
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name[0] != "."):
            look.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    if episode.record and episode.record.corrections:  # the e-mail names them, and the address of the new audio
        look.update(repr((episode.record.audio.name, episode.record.corrections)).encode())
    return {"options": said, "text": text.hexdigest(), "look": look.hexdigest()} | answers(episode, settings)


def answers(episode: Episode, settings: Settings) -> dict[str, str | None]:
    """The part of the fingerprint that is only settled while the text is made."""
    if settings.condense.drafter == "extractive":
        return {"answers": None}
    from briefing.condense.drafting.answers import digest  # noqa: PLC0415 - only where a model drafts

    return {"answers": digest(episode.folder)}


def is_current(episode: Episode, options: Options | None = None) -> bool:
    """Whether build/ is complete and what a build with `options` (by default those of the last build) would make."""
    report = episode.report
    if report is None:
        return False
    settings = read_settings(episode.project)
    if not all((episode.folder / BUILD / name).is_file() for name in {*OUTPUTS, *audio_files(settings)}):
        return False
    return is_of_sources(report, episode, settings, options)


def is_of_sources(
    report: Mapping[str, Any], episode: Episode, settings: Settings, options: Options | None = None
) -> bool:
    """Whether the build with that report was made from the sources as they are now, with `options` or those it had."""
    said = options.said if options else report["sources"]["options"]
    found: bool = report["sources"] == fingerprint(episode, said, settings)
    return found


def audio_files(settings: Settings) -> tuple[str, ...]:
    """The audio files of an episode: captions as SubRip only where the show wants them."""
    return (*AUDIO_FILES, SRT) if settings.audio.srt else AUDIO_FILES


def _files(episode: Episode, settings: Settings) -> Iterator[Path]:
    """Article, notes and pictures, briefing.toml and what lies below it by the settings."""
    yield episode.article
    if episode.notes:
        yield episode.notes
    pictures = (path for path in episode.folder.rglob("*") if path.suffix.lower() in PICTURES)
    yield from sorted(p for p in pictures if p.is_file() and p.relative_to(episode.folder).parts[0] != BUILD)
    if episode.project:
        named = (FILE, settings.speech.lexicon, settings.show.cover, settings.audio.intro, settings.audio.outro)
        yield from (path for name in named if name and (path := episode.project / name).is_file())
