"""Read and validate all sources of an episode: the first stage of a build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from briefing.article import read_article
from briefing.condense.limits import resolve_limits
from briefing.config.notes import Notes
from briefing.config.settings import FILE
from briefing.config.show_texts import for_episode
from briefing.episode.fingerprint import answers_digest
from briefing.episode.folder import read_episode_notes

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.notes import Notes
    from briefing.config.options import Options
    from briefing.config.settings import Quotations, Settings
    from briefing.episode.built import EpisodeState
    from briefing.episode.folder import Episode
    from briefing.model.article import Article
    from briefing.model.briefing import Limits
    from briefing.model.report import Fingerprint


@dataclass(frozen=True, slots=True)
class Sources:
    """An episode with its article, notes and settings."""

    episode: Episode
    article: Article
    notes: Notes
    settings: Settings
    """The show's settings, with its texts filled in for this episode (see config.show_texts)."""
    limits: Limits
    fingerprint: Fingerprint
    """Fingerprint of everything that the outputs depend on; see also `with_answers`."""

    @property
    def cover(self) -> Path | None:
        """The show's cover picture, if briefing.toml names one."""
        project, name = self.episode.project, self.settings.show.cover
        return project / name if project and name else None

    @property
    def quotations(self) -> Quotations:
        """How speech marks quotations: the show's setting, unless the notes override it."""
        house, wish = self.settings.voice.quotations, self.notes.rules.quote_voice
        if wish is None:
            return house
        if wish:
            return "voice"
        # The notes decline the second voice only; announcing quotations in words stays.
        return "plain" if house == "voice" else house


def read_sources(episode: Episode, options: Options, state: EpisodeState) -> Sources:
    """Read article, notes and settings of an episode.

    `state` was read before them, so that an edit in between changes the next fingerprint. Raises
    InputError for the first source that is invalid.
    """
    settings = state.settings
    if options.voice:
        from briefing.voices import override_voice  # noqa: PLC0415 - asks all packages for engines

        settings = msgspec.structs.replace(
            settings, voice=override_voice(settings.voice, options.voice)
        )
    notes = read_episode_notes(episode)
    show = for_episode(
        settings.show, notes.rules, (episode.project or episode.folder) / FILE, draft=options.draft
    )
    settings = msgspec.structs.replace(settings, show=show)
    return Sources(
        episode=episode,
        article=read_article(episode.article),
        notes=notes,
        settings=settings,
        limits=resolve_limits(
            notes, settings.condense, settings.voice.rate, words=options.words, form=options.form
        ),
        fingerprint=state.sources,
    )


def with_answers(sources: Sources) -> Sources:
    """Return `sources` with a fingerprint that includes the answers from the condense stage."""
    settled = answers_digest(sources.episode, sources.settings)
    seen = msgspec.structs.replace(sources.fingerprint, answers=settled)
    return replace(sources, fingerprint=seen)
