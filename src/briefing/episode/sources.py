"""Everything that an episode is made from, read and checked before the first stage works on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.article import read_article
from briefing.condense.limits import limits
from briefing.config.notes import Notes
from briefing.config.settings import FILE, read_settings
from briefing.config.show_texts import for_episode
from briefing.episode.fingerprint import answers, fingerprint
from briefing.episode.folder import notes_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.notes import Notes
    from briefing.config.options import Options
    from briefing.config.settings import Quotations, Settings
    from briefing.episode.folder import Episode
    from briefing.model.article import Article
    from briefing.model.briefing import Limits


@dataclass(frozen=True, slots=True)
class Sources:
    """An episode with its texts and settings."""

    episode: Episode
    article: Article
    notes: Notes
    settings: Settings
    """Those of the show, its texts as this episode says them, see briefing.config.show_texts."""
    limits: Limits
    fingerprint: dict[str, Any]
    """What the outputs depend on: the options, and SHA-256 of all files, see briefing.episode.fingerprint and `with_answers`."""

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


def read(episode: Episode, options: Options) -> Sources:
    """The article, the notes and the settings of an episode. Raises InputError for the first that cannot be used."""
    settings = read_settings(episode.project)
    if options.voice:
        from briefing.voices import override_voice  # noqa: PLC0415 - asks all installed packages for engines

        settings = msgspec.structs.replace(settings, voice=override_voice(settings.voice, options.voice))
    seen = fingerprint(episode, options.said, settings)  # before the texts: an edit in between must count as one
    notes = notes_of(episode)
    show = for_episode(settings.show, notes.rules, (episode.project or episode.folder) / FILE, draft=options.draft)
    settings = msgspec.structs.replace(settings, show=show)
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
    return replace(sources, fingerprint=sources.fingerprint | answers(sources.episode, sources.settings))
