"""The looks of a newsletter: colours and fonts in templates/themes/NAME/theme.toml.

The files beside it are what differs in form. A project may have themes in its own templates/.

Every text colour has a contrast of at least 4.5 on every ground that it stands on, in both schemes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

from briefing.config.schema import convert, line_of, parse_toml, read_utf8
from briefing.config.settings import FILE, Colour, Font  # noqa: TC001 - msgspec reads them
from briefing.errors import InputError, did_you_mean
from briefing.look.colour import TEXT, contrast, nearest_readable, readable_on, weakest
from briefing.look.resources import templates

if TYPE_CHECKING:
    from briefing.config.settings import Newsletter

FONTS = {
    # Word reads only the first font of a stack, or takes Times
    "system": "'Segoe UI', -apple-system, Helvetica, Arial, sans-serif",
    "arial": "Arial, Helvetica, sans-serif",
    "verdana": "Verdana, Geneva, 'DejaVu Sans', sans-serif",
    "georgia": "Georgia, 'Times New Roman', serif",
    "times": "'Times New Roman', Times, serif",
    "courier": "'Courier New', Courier, monospace",
}
"""Font stacks that need no download, by the values of `font` and `heading_font`."""


_THEME = "theme.toml"


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a theme by day or by night, "#rrggbb"."""

    page: str
    """Around the card."""
    card: str
    panel: str
    """Background of boxes: podcast, figures, commentary, sponsor."""
    text: str
    quiet: str
    """Secondary text."""
    rule: str
    accent: str

    @property
    def on_accent(self) -> str:
        """The colour of text on a button."""
        return readable_on(self.accent)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its folders of templates, its two schemes, its fonts."""

    folders: tuple[str, ...]
    """Its name, then that of the theme that it is based on."""
    light: Scheme
    dark: Scheme
    font: str
    heading_font: str
    label_font: str
    """Of masthead, kicker and all small print."""
    radius: str
    """Of corners, in CSS."""

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folders[0]


class _SchemeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[light] or [dark] of theme.toml; "" is the base's colour."""

    page: Colour = ""
    card: Colour = ""
    panel: Colour = ""
    text: Colour = ""
    quiet: Colour = ""
    rule: Colour = ""
    accent: Colour = ""


class _ThemeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """theme.toml; "" is what the base has."""

    base: str = "standard"
    font: Font = ""
    heading_font: Font = ""
    label_font: Font = ""
    radius: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,2}px)?$")] = ""
    light: _SchemeFile = _SchemeFile()
    dark: _SchemeFile = _SchemeFile()


def shipped_themes() -> tuple[str, ...]:
    """The names of the themes that come with Briefing."""
    return _names(templates())


def theme_of(letter: Newsletter, project: Path | None) -> Theme:
    """The theme of a newsletter in the newsroom's own colours and fonts.

    Raises InputError for a theme that does not exist or cannot be used, and, with the nearest
    colour that would do, for an accent that could not be read.
    """
    theme, colours = _find(letter.theme, project), letter.colours
    return replace(
        theme,
        light=_branded(theme.light, "accent", colours.accent),
        dark=_branded(theme.dark, "accent_dark", colours.accent_dark),
        font=FONTS[letter.font] if letter.font else theme.font,
        heading_font=FONTS[letter.heading_font or letter.font]
        if letter.heading_font or letter.font
        else theme.heading_font,
    )


def _find(name: str, project: Path | None) -> Theme:
    """The theme of the project by that name, else the shipped one. Raises InputError."""
    own = project / "templates" if project else None
    for home in filter(None, (own, templates())):
        if name in _names(home):  # so that no name leads out of the folder
            file = home / "themes" / name / _THEME
            return _parse(read_utf8(file), name, file, shipped=home is not own)
    known = sorted({*_names(templates()), *(_names(own) if own else ())})
    advice = did_you_mean(name, known) or f"Or write your own, templates/themes/NAME/{_THEME}."
    message = f'"newsletter.theme": "{name}" is none of {", ".join(known)}. {advice}'
    file = project / FILE if project else Path(FILE)
    line = line_of(read_utf8(file), ("newsletter", "theme")) if file.is_file() else None
    raise InputError(message, file=file, line=line)


def _names(home: Path) -> tuple[str, ...]:
    return tuple(sorted(file.parent.name for file in home.glob(f"themes/*/{_THEME}")))


@lru_cache(maxsize=16)  # a site has the same theme on thousands of pages
def _parse(text: str, name: str, file: Path, *, shipped: bool) -> Theme:
    """The theme that theme.toml describes. Raises InputError where it cannot be read by people."""

    def line(place: tuple[str | int, ...]) -> int | None:
        return line_of(text, place)

    found = convert(parse_toml(text, file), _ThemeFile, file, line)
    if shipped:
        light, dark = (Scheme(**msgspec.structs.asdict(each)) for each in (found.light, found.dark))
        font, heading, label = FONTS[found.font], FONTS[found.heading_font], FONTS[found.label_font]
        return Theme((name,), light, dark, font, heading, label, found.radius)
    if found.base not in shipped_themes():
        advice = did_you_mean(found.base, shipped_themes()) or "Correct it."
        message = f'"base": "{found.base}" is none of {", ".join(shipped_themes())}. {advice}'
        raise InputError(message, file=file, line=line(("base",)))
    base = _find(found.base, None)
    theme = Theme(
        folders=(name, *base.folders),
        light=_filled(base.light, found.light),
        dark=_filled(base.dark, found.dark),
        font=FONTS[found.font] if found.font else base.font,
        heading_font=FONTS[found.heading_font] if found.heading_font else base.heading_font,
        label_font=FONTS[found.label_font] if found.label_font else base.label_font,
        radius=found.radius or base.radius,
    )
    for table, scheme in (("light", theme.light), ("dark", theme.dark)):
        if unreadable := _unreadable(scheme):
            key, message = unreadable
            at = line((table, key)) or line((table,))
            raise InputError(f'"{table}.{key}": {message}', file=file, line=at)
    return theme


def _filled(base: Scheme, written: _SchemeFile) -> Scheme:
    values = msgspec.structs.asdict(written)
    return replace(base, **{key: colour for key, colour in values.items() if colour})


def _unreadable(scheme: Scheme) -> tuple[str, str] | None:
    """The first colour of text that could not be read on its ground, and what is wrong with it."""
    grounds = (scheme.card, scheme.panel)
    for key, more in (("text", ()), ("quiet", (scheme.page,)), ("accent", ())):
        colour = getattr(scheme, key)
        found = weakest(colour, (*grounds, *more))
        if found < TEXT:
            return key, (
                f"{colour} has a contrast of {found:.1f} to 1 with its ground; text needs {TEXT}."
                f" {_advice(colour, (*grounds, *more))}"
            )
    if (found := contrast(scheme.on_accent, scheme.accent)) < TEXT:
        return (
            "accent",
            f"no text can be read on it ({found:.1f} to 1). Write a darker or lighter one.",
        )
    return None


def _advice(colour: str, grounds: tuple[str, ...]) -> str:
    better = nearest_readable(colour, grounds)
    return (
        f"Write {better}, the nearest that has it." if better else "Write grounds that are alike."
    )


def _branded(scheme: Scheme, key: str, accent: str) -> Scheme:
    if not accent:
        return scheme
    grounds = (scheme.card, scheme.panel)
    found = weakest(accent, grounds)
    if found < TEXT:
        message = (
            f'"{key}" of [newsletter.colours]: '
            f"links in {accent} have a contrast of {found:.1f} to 1"
            f" with their ground; they need {TEXT}. {_advice(accent, grounds)}"
        )
        raise InputError(message, file=FILE)
    return replace(scheme, accent=accent)
