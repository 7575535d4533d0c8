"""Speak one sentence with several voices to compare them: `briefing voices try`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article import parse_article
from briefing.audio.say import read_aloud
from briefing.config.project import find_project
from briefing.errors import InputError
from briefing.voices import describe

if TYPE_CHECKING:
    from briefing.config.settings import VoiceSettings
    from briefing.progress import Reporter

_READY = "ready"


def find_voices(settings: VoiceSettings, *, every: bool) -> tuple[str, ...]:
    """Return the voices of the configured engine, or of `every` engine that is ready.

    Each has the form ENGINE:VOICE. Raises InputError if there are none.
    """
    engines = [info for info in describe(settings) if every or info.name == settings.engine]
    voices = tuple(
        f"{info.name}:{voice}" for info in engines if info.state == _READY for voice in info.voices
    )
    if not voices:
        raise InputError(
            f'the voice engine "{settings.engine}" is not ready. '
            "Run briefing voices to see what is missing."
        )
    return voices


def mp3_name(voice: str) -> str:
    """Return the file name of the MP3 for ENGINE:VOICE."""
    return re.sub(r"[^\w+.-]", "-", voice) + ".mp3"


def speak_to_file(text: str, output: Path, voice: str, reporter: Reporter) -> float:
    """Speak `text` with `voice` into the MP3 `output`, and return its length in seconds.

    Raises InputError, ServiceError.
    """
    article = parse_article(text.encode(), "text.txt")
    return read_aloud(article, output, voice, find_project(Path.cwd()), reporter)
