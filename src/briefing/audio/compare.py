"""One sentence by several voices, to compare: what `briefing voices try` does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article import read_bytes
from briefing.audio.say import read_aloud
from briefing.config.project import find_project
from briefing.errors import InputError
from briefing.voices import describe

if TYPE_CHECKING:
    from briefing.config.settings import VoiceSettings
    from briefing.progress import Reporter

_READY = "ready"


def usable(settings: VoiceSettings, *, every: bool) -> tuple[str, ...]:
    """As ENGINE:VOICE, the voices of the engine that is set, or of every engine that is ready. Raises InputError for none."""
    engines = [info for info in describe(settings) if every or info.name == settings.engine]
    voices = tuple(
        f"{info.name}:{voice}" for info in engines if info.state == _READY for voice in info.voices
    )
    if not voices:
        raise InputError(f'the voice engine "{settings.engine}" is not ready. See: briefing voices')
    return voices


def voice_file(voice: str) -> str:
    """The name of the MP3 for ENGINE:VOICE."""
    return re.sub(r"[^\w+.-]", "-", voice) + ".mp3"


def say(text: str, output: Path, voice: str, reporter: Reporter) -> float:
    """`text` by `voice` as a mastered MP3 in `output`; returns the seconds. Raises InputError, ServiceError."""
    article = read_bytes(text.encode(), "text.txt")
    return read_aloud(article, output, voice, find_project(Path.cwd()), reporter)
