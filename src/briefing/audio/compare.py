"""One sentence by several voices, to compare: what `briefing voices try` does."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.audio.say import read_aloud
from briefing.errors import InputError
from briefing.voices import describe

if TYPE_CHECKING:
    from briefing.config.settings import VoiceSettings
    from briefing.progress import Reporter

_READY = "ready"


def find_voices(settings: VoiceSettings, *, every: bool) -> tuple[str, ...]:
    """As ENGINE:VOICE, the voices of the engine that is set, or of every engine that is ready. Raises InputError for none."""
    engines = [info for info in describe(settings) if every or info.name == settings.engine]
    voices = tuple(
        f"{info.name}:{voice}" for info in engines if info.state == _READY for voice in info.voices
    )
    if not voices:
        raise InputError(f'the voice engine "{settings.engine}" is not ready. See: briefing voices')
    return voices


def mp3_name(voice: str) -> str:
    """The name of the MP3 for ENGINE:VOICE."""
    return re.sub(r"[^\w+.-]", "-", voice) + ".mp3"


def speak_to_file(text: str, output: Path, voice: str, reporter: Reporter) -> float:
    """`text` by `voice` as a mastered MP3 in `output`; returns the seconds. Raises InputError, ServiceError."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        file = Path(folder) / "text.txt"
        file.write_text(text, encoding="utf-8")
        return read_aloud(str(file), output, voice, reporter)
