"""Find and open voice engines.

An engine is a module with `open_voice(settings)` and `describe(settings)`, registered as an entry
point of the group "briefing.voices", so other packages can add engines (docs/voices.md). Its module
is imported only when it is used.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, cast

import msgspec

from briefing.config.settings import VOICES, VoiceSettings
from briefing.errors import InputError
from briefing.voices.checked import CheckedVoice
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from briefing.voices.model import Engine, EngineInfo, Voice


class _EngineModule(Protocol):
    def open_voice(self, settings: VoiceSettings) -> Engine: ...

    def describe(self, settings: VoiceSettings) -> EngineInfo: ...


def open_voice(settings: VoiceSettings) -> Voice:
    """Return the voice that `settings` name.

    Raises InputError if the engine or the voice does not exist, or if its package is missing.
    """
    known = _find_engines()
    check_name("voice engine", settings.engine, known)
    engine = _load_engine(known[settings.engine]).open_voice(settings)
    return CheckedVoice(engine, settings.rate, own=settings.others.get(settings.engine, {}))


def override_voice(settings: VoiceSettings, option: str) -> VoiceSettings:
    """Return `settings` with the value of --voice: ENGINE, ENGINE:VOICE or a voice of the engine.

    Another engine has other voices, so it starts with its default and without a quote voice.
    """
    engine, colon, name = option.partition(":")
    if not colon and engine not in _find_engines():
        return msgspec.structs.replace(settings, name=option)
    quote_voice = settings.quote_voice if engine == settings.engine else ""
    return msgspec.structs.replace(settings, engine=engine, name=name, quote_voice=quote_voice)


def describe(settings: VoiceSettings | None = None) -> tuple[EngineInfo, ...]:
    """Return the state of every engine on this machine, sorted by name.

    Raises InputError for an engine that cannot be loaded.
    """
    settings = settings or VoiceSettings()
    return tuple(
        _load_engine(engine).describe(settings) for _, engine in sorted(_find_engines().items())
    )


def _find_engines() -> dict[str, EntryPoint]:
    """Return the engines of all installed packages by name."""
    # Built-in engines come last, so that no other package can replace one of the same name.
    found = sorted(
        entry_points(group=VOICES), key=lambda engine: engine.module.startswith(f"{__name__}.")
    )
    return {engine.name: engine for engine in found}


def _load_engine(engine: EntryPoint) -> _EngineModule:
    try:
        return cast("_EngineModule", engine.load())
    except Exception as problem:  # noqa: BLE001 - a third-party module may raise anything
        package = engine.dist.name if engine.dist else engine.value
        message = (
            f'the voice engine "{engine.name}" cannot be loaded ({type(problem).__name__}: '
            f"{problem}). Update or remove the package {package}."
        )
        raise InputError(message) from None
