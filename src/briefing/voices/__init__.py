"""Voices: one engine per module, opened by the name that briefing.toml or --voice gives.

A module of an engine has `open_voice(settings)` and `describe(settings)`; it is imported only when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

import msgspec

from briefing.settings import VoiceSettings
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from briefing.voices.model import EngineInfo, Voice

_ENGINES = {"espeak": "briefing.voices.espeak", "gtts": "briefing.voices.gtts"}


def open_voice(settings: VoiceSettings) -> Voice:
    """The voice that `settings` name, ready to speak.

    Raises InputError for an engine or a voice that does not exist or whose package is missing.
    """
    check_name("voice engine", settings.engine, _ENGINES)
    return cast("Voice", import_module(_ENGINES[settings.engine]).open_voice(settings))


def with_voice(settings: VoiceSettings, wish: str) -> VoiceSettings:
    """`settings` with what --voice says: an engine, a voice of the engine set, or ENGINE:VOICE.

    Another engine has other voices, so it starts with its default and without a quote voice.
    """
    engine, colon, name = wish.partition(":")
    if not colon and engine not in _ENGINES:
        return msgspec.structs.replace(settings, name=wish)
    quote_voice = settings.quote_voice if engine == settings.engine else ""
    return msgspec.structs.replace(settings, engine=engine, name=name, quote_voice=quote_voice)


def describe(settings: VoiceSettings | None = None) -> tuple[EngineInfo, ...]:
    """Every engine, in the order of the documentation, as it stands on this machine."""
    settings = settings or VoiceSettings()
    return tuple(import_module(module).describe(settings) for module in _ENGINES.values())
