"""Voices: one engine per module, opened by the name that briefing.toml or --voice gives.

An engine is a module with `open_voice(settings)` and `describe(settings)`, registered as an entry
point of the group "briefing.voices"; so another package can bring one (docs/voices.md). It is
imported only when it is asked for.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, cast

import msgspec

from briefing.config.settings import VoiceSettings
from briefing.errors import InputError
from briefing.voices.checked import CheckedVoice
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from briefing.voices.model import Engine, EngineInfo, Voice

GROUP = "briefing.voices"


class _EngineModule(Protocol):
    def open_voice(self, settings: VoiceSettings) -> Engine: ...

    def describe(self, settings: VoiceSettings) -> EngineInfo: ...


def open_voice(settings: VoiceSettings) -> Voice:
    """The voice that `settings` name, ready to speak.

    Raises InputError for an engine or a voice that does not exist or whose package is missing.
    """
    known = _find_engines()
    check_name("voice engine", settings.engine, known)
    return CheckedVoice(_load_engine(known[settings.engine]).open_voice(settings), settings.rate)


def override_voice(settings: VoiceSettings, wish: str) -> VoiceSettings:
    """`settings` with what --voice says: an engine, a voice of the engine set, or ENGINE:VOICE.

    Another engine has other voices, so it starts with its default and without a quote voice.
    """
    engine, colon, name = wish.partition(":")
    if not colon and engine not in _find_engines():
        return msgspec.structs.replace(settings, name=wish)
    quote_voice = settings.quote_voice if engine == settings.engine else ""
    return msgspec.structs.replace(settings, engine=engine, name=name, quote_voice=quote_voice)


def describe(settings: VoiceSettings | None = None) -> tuple[EngineInfo, ...]:
    """Every engine as it stands on this machine, by name. Raises InputError for one that cannot be loaded."""
    settings = settings or VoiceSettings()
    return tuple(
        _load_engine(engine).describe(settings) for _, engine in sorted(_find_engines().items())
    )


def _find_engines() -> dict[str, EntryPoint]:
    """The engines of all installed packages; no other package takes the name of one of ours."""
    found = sorted(
        entry_points(group=GROUP), key=lambda engine: engine.module.startswith(f"{__name__}.")
    )
    return {engine.name: engine for engine in found}


def _load_engine(engine: EntryPoint) -> _EngineModule:
    try:
        return cast("_EngineModule", engine.load())
    except Exception as problem:  # noqa: BLE001 - another's module may fail in any way
        package = engine.dist.name if engine.dist else engine.value
        message = (
            f'the voice engine "{engine.name}" cannot be loaded ({type(problem).__name__}: '
            f"{problem}). "
            f"Update or remove the package {package}."
        )
        raise InputError(message) from None
