"""The project: the folder with briefing.toml, and its settings read and checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefing.config.schema import convert, line_of, parse_toml, read_utf8
from briefing.config.settings import EPISODES, FILE, VOICES, Settings, VoiceSettings
from briefing.config.show_texts import unknown_placeholder
from briefing.config.tools import TOOLS
from briefing.errors import InputError, did_you_mean
from briefing.owners import refuse_foreign

if TYPE_CHECKING:
    from pathlib import Path


def find_project(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a briefing.toml.

    What lies in the episodes of a project is never one: an episode may come from anywhere. Raises
    InputError where the project belongs to another user.
    """
    folders = [folder for folder in (start, *start.parents) if (folder / FILE).is_file()]
    for number, folder in enumerate(folders):
        if not any(folder.is_relative_to(above / EPISODES) for above in folders[number + 1 :]):
            refuse_foreign(folder, FILE)
            return folder
    return None


def read_settings(project: Path | None) -> Settings:
    """The settings of a project folder; the defaults where there is none. Raises InputError."""
    if project is None:
        return Settings()
    file = project / FILE
    text = read_utf8(file)
    data = parse_toml(text, file)
    _set_other_voices_apart(data, file, text)
    settings = convert(data, Settings, file, lambda place: line_of(text, place))
    if wrong := unknown_placeholder(settings.show):
        raise InputError(wrong[1], file=file, line=line_of(text, ("show", wrong[0])))
    if message := _unknown_tool(settings):
        raise InputError(message, file=file, line=line_of(text, ("newsletter", "tool")))
    return _with_slugs(settings)


def _set_other_voices_apart(data: dict[str, Any], file: Path, text: str) -> None:
    """Put the tables [voice.NAME] of engines that other packages bring below `others`.

    Raises InputError for a table of no engine.
    """
    voice = data.get("voice")
    if not isinstance(voice, dict):
        return
    ours = [name for name in VoiceSettings.__struct_fields__ if name != "others"]
    foreign = [name for name in voice if name not in ours and isinstance(voice[name], dict)]
    if not foreign:
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, rarely needed

    engines = entry_points(group=VOICES).names
    for name in foreign:
        if name not in engines:
            advice = did_you_mean(name, sorted({*ours, *engines}))
            advice = advice or "Install the package that brings this engine, or remove the table."
            message = f'unknown key "voice.{name}". {advice}'
            raise InputError(message, file=file, line=line_of(text, ("voice", name)))
    voice["others"] = {name: voice.pop(name) for name in foreign}


def _unknown_tool(settings: Settings) -> str:
    """Return what is wrong with the named mail tool; "" where it is known."""
    wanted, known = settings.newsletter.tool, [*TOOLS, *settings.newsletter.tools]
    if wanted in known:
        return ""
    advice = did_you_mean(wanted, known) or "Describe yours in [newsletter.tools.NAME]."
    return f'"newsletter.tool": "{wanted}" is none of {", ".join(known)}. {advice}'


def _with_slugs(settings: Settings) -> Settings:
    """Return `settings` with {slug} in the addresses that differ by episode."""
    show, letter = settings.show, settings.newsletter
    show = replace(show, media_url=_with_slug(show.media_url))
    letter = replace(letter, view_url=_with_slug(letter.view_url))
    return replace(settings, show=show, newsletter=letter)


def _with_slug(url: str) -> str:
    """Return `url` with {slug} at the end of its path where it has none; a placeholder as it is."""
    if not url.startswith("http") or "{slug}" in url:
        return url
    path, mark, rest = re.match(  # type: ignore[union-attr]
        r"([^?#]*)([?#]?)(.*)", url, re.DOTALL
    ).groups()
    return f"{path.rstrip('/')}/{{slug}}{mark}{rest}"
