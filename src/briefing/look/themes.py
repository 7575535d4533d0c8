"""The looks of a newsletter: colours and fonts here, what differs in form in templates/themes/NAME/.

Every text colour has a contrast of at least 4.5 on every ground that it stands on, in both schemes; a test holds them to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.config.settings import FILE
from briefing.errors import InputError
from briefing.look.colour import TEXT, nearest_readable, readable_on, weakest

if TYPE_CHECKING:
    from briefing.config.settings import Newsletter

FONTS = {
    "system": "'Segoe UI', -apple-system, Helvetica, Arial, sans-serif",  # Word knows only the first, or takes Times
    "arial": "Arial, Helvetica, sans-serif",
    "verdana": "Verdana, Geneva, 'DejaVu Sans', sans-serif",
    "georgia": "Georgia, 'Times New Roman', serif",
    "times": "'Times New Roman', Times, serif",
    "courier": "'Courier New', Courier, monospace",
}
"""Stacks that need no download, by the names that `font` and `heading_font` of [newsletter] may have."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a theme by day or by night, "#rrggbb"."""

    page: str
    """Around the card."""
    card: str
    panel: str
    """Under what is set apart: podcast, figures, commentary, sponsor."""
    text: str
    quiet: str
    """Secondary text."""
    rule: str
    accent: str

    @property
    def on_accent(self) -> str:
        """What is written on the button."""
        return readable_on(self.accent)


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: its folder of templates, its two schemes, its fonts."""

    name: str
    light: Scheme
    dark: Scheme
    font: str
    heading_font: str
    label_font: str
    """Of masthead, kicker and all small print."""
    radius: str
    """Of corners, in CSS."""


_THEMES = {
    theme.name: theme
    for theme in (
        Theme(
            name="standard",
            light=Scheme("#eef1f4", "#ffffff", "#f3f6f9", "#1f2933", "#52606d", "#d5dde5", "#0b5fa5"),
            dark=Scheme("#14181d", "#1d232b", "#262d37", "#e6eaee", "#a9b4c0", "#3a4552", "#7cc0ff"),
            font=FONTS["system"],
            heading_font=FONTS["system"],
            label_font=FONTS["system"],
            radius="8px",
        ),
        Theme(
            name="magazin",
            light=Scheme("#f1ece2", "#fffdf9", "#f7f1e6", "#26201a", "#655b4f", "#d9cebd", "#98252b"),
            dark=Scheme("#171412", "#211d19", "#2c2721", "#ece5db", "#b9aea0", "#4a4238", "#f2a59a"),
            font=FONTS["georgia"],
            heading_font=FONTS["georgia"],
            label_font=FONTS["system"],
            radius="2px",
        ),
        Theme(
            name="depesche",
            light=Scheme("#fcfcfa", "#fcfcfa", "#fcfcfa", "#1c1c1a", "#5c5c57", "#bdbdb6", "#1c1c1a"),
            dark=Scheme("#131312", "#131312", "#131312", "#e8e7e3", "#aeada7", "#4c4c48", "#e8e7e3"),
            font=FONTS["arial"],
            heading_font=FONTS["arial"],
            label_font=FONTS["courier"],
            radius="0px",
        ),
    )
}


def theme_of(letter: Newsletter) -> Theme:
    """The theme of a newsletter in the newsroom's own colours and fonts.

    Raises InputError, with the nearest colour that would do, for an accent that could not be read.
    """
    theme, colours = _THEMES[letter.theme], letter.colours
    return replace(
        theme,
        light=_branded(theme.light, "accent", colours.accent),
        dark=_branded(theme.dark, "accent_dark", colours.accent_dark),
        font=FONTS[letter.font] if letter.font else theme.font,
        heading_font=FONTS[letter.heading_font or letter.font]
        if letter.heading_font or letter.font
        else theme.heading_font,
    )


def _branded(scheme: Scheme, key: str, accent: str) -> Scheme:
    if not accent:
        return scheme
    grounds = (scheme.card, scheme.panel)
    found = weakest(accent, grounds)
    if found < TEXT:
        message = (
            f'"{key}" of [newsletter.colours]: links in {accent} have a contrast of {found:.1f} to 1 with their ground; they'
            f" need {TEXT}. Write {nearest_readable(accent, grounds)}, the nearest that has it."
        )
        raise InputError(message, file=FILE)
    return replace(scheme, accent=accent)
