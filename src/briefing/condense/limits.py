"""Resolve length and form of a briefing from command line, notes and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.briefing import Limits

if TYPE_CHECKING:
    from briefing.config.notes import Notes
    from briefing.config.settings import Condense
    from briefing.model.briefing import Form

WORDS_A_MINUTE = 138
"""Speed of the embedded voice on news text (measured), to convert `minutes` to words."""


def resolve_limits(
    notes: Notes, show: Condense, rate: float, *, words: int | None, form: Form | None
) -> Limits:
    """Return the limits: the command line wins over notes, notes over the show's settings.

    `rate` is the relative speed of the voice.
    """
    minutes = notes.rules.minutes
    spoken = max(1, round(minutes * WORDS_A_MINUTE * rate)) if minutes else None
    return Limits(
        words or notes.rules.words or spoken or show.words, form or notes.rules.form or show.form
    )
