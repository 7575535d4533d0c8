"""Everything that an episode is made from, read and checked before the first stage works on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from briefing import __version__
from briefing.article import read_article
from briefing.condense.drafting.answers import digest
from briefing.condense.limits import limits
from briefing.episode import AUDIO_FILES, BUILD, OUTPUTS, SRT, fingerprint
from briefing.notes import Notes, read_notes
from briefing.settings import read_settings
from briefing.voices import with_voice

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.article.model import Article
    from briefing.condense.model import Form, Limits
    from briefing.episode import Episode
    from briefing.settings import Quotations, Settings


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

    @property
    def quotations(self) -> Quotations:
        """How quotations are known: as the house has it, unless the notes want the second voice or do without."""
        house, wish = self.settings.voice.quotations, self.notes.rules.quote_voice
        if wish is None:
            return house
        return "voice" if wish else "plain" if house == "voice" else house

    @property
    def audio_files(self) -> tuple[str, ...]:
        """The names of what the audio consists of in build/."""
        return audio_files(self.settings)


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
    if report is None:
        return False
    settings = read_settings(episode.project)
    if not all((episode.folder / BUILD / name).is_file() for name in {*OUTPUTS, *audio_files(settings)}):
        return False
    said = _said(options) if options else report["sources"]["options"]
    found: bool = report["sources"] == _fingerprint(episode, said, settings) | _answers(episode, settings)
    return found


def _answers(episode: Episode, settings: Settings) -> dict[str, str | None]:
    return {"answers": None if settings.condense.drafter == "extractive" else digest(episode.folder)}


def audio_files(settings: Settings) -> tuple[str, ...]:
    """The audio files of an episode: captions as SubRip only where the show wants them."""
    return (*AUDIO_FILES, SRT) if settings.audio.srt else AUDIO_FILES


def _fingerprint(episode: Episode, said: dict[str, object], settings: Settings) -> dict[str, Any]:
    files = (settings.speech.lexicon, settings.show.cover, settings.audio.intro, settings.audio.outro)
    return {"options": said} | fingerprint(episode, said, files, __version__)


def _said(options: Options) -> dict[str, object]:
    """The options that change what is read and heard; `only` does not."""
    return {"words": options.words, "form": options.form, "voice": options.voice, "draft": options.draft}
