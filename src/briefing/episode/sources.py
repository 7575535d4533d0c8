"""Everything that an episode is made from, read and checked before the first stage works on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from briefing.article import read_article
from briefing.condense.limits import resolve_limits
from briefing.config.notes import Notes
from briefing.config.settings import FILE
from briefing.config.show_texts import for_episode
from briefing.episode.fingerprint import answers
from briefing.episode.folder import notes_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.notes import Notes
    from briefing.config.options import Options
    from briefing.config.settings import Quotations, Settings
    from briefing.episode.built import State
    from briefing.episode.folder import Episode
    from briefing.model.article import Article
    from briefing.model.briefing import Limits
    from briefing.model.report import Fingerprint


@dataclass(frozen=True, slots=True)
class Sources:
    """An episode with its texts and settings."""

    episode: Episode
    article: Article
    notes: Notes
    settings: Settings
    """Those of the show, its texts as this episode says them, see briefing.config.show_texts."""
    limits: Limits
    fingerprint: Fingerprint
    """Of all that the outputs depend on, see `with_answers`."""

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


def read(episode: Episode, options: Options, state: State) -> Sources:
    """The article, the notes and the settings of an episode in `state`.

    The state is from before: an edit in between must count as one. Raises InputError for the first
    of them that cannot be used.
    """
    settings = state.settings
    if options.voice:
        from briefing.voices import with_voice  # noqa: PLC0415 - asks all installed packages for engines

        settings = msgspec.structs.replace(
            settings, voice=with_voice(settings.voice, options.voice)
        )
    notes = notes_of(episode)
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
    """`sources` with the answers of the model, which come only while the text is made, in the fingerprint."""
    settled = answers(sources.episode, sources.settings)
    seen = msgspec.structs.replace(sources.fingerprint, answers=settled)
    return replace(sources, fingerprint=seen)
