"""Everything that an episode is made from, read and checked before the first stage works on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from briefing import __version__
from briefing.article import read_article
from briefing.condense.drafting.answers import digest
from briefing.condense.limits import limits
from briefing.episode import BUILD, OUTPUTS, fingerprint
from briefing.notes import Notes, read_notes
from briefing.settings import read_settings
from briefing.voices import with_voice

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.article.model import Article
    from briefing.condense.model import Form, Limits
    from briefing.episode import Episode
    from briefing.settings import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """Wishes of the command line; they go before notes.md, which goes before briefing.toml."""

    only: Literal["mail", "audio"] | None = None
    words: int | None = None
    form: Form | None = None
    voice: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """An episode with its texts and settings."""

    episode: Episode
    article: Article
    notes: Notes
    settings: Settings
    limits: Limits
    fingerprint: dict[str, Any]
    """What the outputs depend on: the options, and SHA-256 of all files, see episode.fingerprint and `with_answers`."""

    @property
    def cover(self) -> Path | None:
        """The show's picture, if briefing.toml names one."""
        project, name = self.episode.project, self.settings.show.cover
        return project / name if project and name else None


def read(episode: Episode, options: Options) -> Sources:
    """The article, the notes and the settings of an episode. Raises InputError for the first that cannot be used."""
    settings = read_settings(episode.project)
    if options.voice:
        settings = msgspec.structs.replace(settings, voice=with_voice(settings.voice, options.voice))
    seen = _fingerprint(episode, _said(options), settings)  # before the texts: an edit in between must count as one
    notes = read_notes(episode.notes) if episode.notes else Notes()
    if notes.rules.date is None:
        notes = replace(notes, rules=msgspec.structs.replace(notes.rules, date=episode.date))
    return Sources(
        episode=episode,
        article=read_article(episode.article),
        notes=notes,
        settings=settings,
        limits=limits(notes, settings.condense, settings.voice.rate, words=options.words, form=options.form),
        fingerprint=seen,
    )


def with_answers(sources: Sources) -> Sources:
    """`sources` with the answers of the model, which come only while the text is made, in the fingerprint."""
    return replace(sources, fingerprint=sources.fingerprint | _answers(sources.episode, sources.settings))


def is_current(episode: Episode, options: Options | None = None) -> bool:
    """Whether build/ is complete and what a build with `options` (by default those of the last build) would make."""
    report = episode.report
    if report is None or not all((episode.folder / BUILD / name).is_file() for name in OUTPUTS):
        return False
    said = _said(options) if options else report["sources"]["options"]
    settings = read_settings(episode.project)
    found: bool = report["sources"] == _fingerprint(episode, said, settings) | _answers(episode, settings)
    return found


def _answers(episode: Episode, settings: Settings) -> dict[str, str | None]:
    return {"answers": None if settings.condense.drafter == "extractive" else digest(episode.folder)}


def _fingerprint(episode: Episode, said: dict[str, object], settings: Settings) -> dict[str, Any]:
    return {"options": said} | fingerprint(episode, said, (settings.speech.lexicon, settings.show.cover), __version__)


def _said(options: Options) -> dict[str, object]:
    """The options that change what is read and heard; `only` does not."""
    return {"words": options.words, "form": options.form, "voice": options.voice, "draft": options.draft}
