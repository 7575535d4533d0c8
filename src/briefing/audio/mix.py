"""What is mixed with the voice: the show's intro and outro, and how a quotation differs where no second voice reads it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.sound.filters import SILENT, collect_clip, iter_frames, measure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.audio.frame import AudioFrame

    from briefing.config.settings import Settings
    from briefing.sound.clip import Clip
    from briefing.sound.filters import Chain

_FILE_TYPES = "an audio file such as MP3, WAV, FLAC or M4A"
_DUCKED_LEVEL = 0.2
"""What is left of an intro's amplitude under the voice (-14 dB)."""
_DUCK_SECONDS = 0.6
"""Seconds that the intro takes to get there."""
_SOFT_START = 0.02
"""Seconds of fade that keep a start in the middle of a sound from clicking."""
_QUOTE_PITCH = 0.92
"""Pitch of a quotation in the narrator's own voice: a semitone and a half below."""


@dataclass(frozen=True, slots=True)
class Jingle:
    """A sound file of the show. Times in seconds, `level` in LU relative to the voice."""

    key: str
    """Where it is named: "[audio] intro"."""
    file: Path
    seconds: float
    """Its length at the most."""
    fade_in: float
    fade_out: float
    level: float
    under: float = 0.0
    """How long its end goes on under the first words."""

    def content(self) -> list[object]:
        """See Mix.content."""
        try:
            digest = hashlib.sha256(self.file.read_bytes()).digest()
        except OSError:
            raise _jingle_error(self, "no such file") from None
        return [digest, self.seconds, self.fade_in, self.fade_out, self.level, self.under]


@dataclass(frozen=True, slots=True)
class Mix:
    """What an episode sounds like beside its words."""

    intro: Jingle | None = None
    outro: Jingle | None = None
    lower_quotes: bool = False
    """Quotations have the narrator's voice, and are set apart by a lower pitch."""

    def content(self) -> list[object]:
        """All that the sound depends on: the settings, and of the files what is in them. Raises InputError."""
        return [
            self.lower_quotes,
            *(jingle and jingle.content() for jingle in (self.intro, self.outro)),
        ]


def read_mix(settings: Settings, project: Path | None) -> Mix:
    """What briefing.toml says in [audio] and [voice]; its files lie in `project`."""
    audio = settings.audio
    intro = outro = None
    if project and audio.intro:
        file, seconds = project / audio.intro, audio.intro_seconds
        intro = Jingle(
            "[audio] intro", file, seconds, _SOFT_START, audio.fade, audio.level, audio.under
        )
    if project and audio.outro:
        file, seconds = project / audio.outro, audio.outro_seconds
        outro = Jingle("[audio] outro", file, seconds, audio.fade, audio.fade, audio.level)
    return Mix(intro, outro, lower_quotes=not settings.voice.quote_voice)


def lower_pitch(rate: int) -> Chain:
    """Filters that lower the pitch of a voice at `rate` and keep its tempo."""
    return (
        ("asetrate", str(round(_QUOTE_PITCH * rate))),
        ("aresample", str(rate)),
        ("atempo", f"{1 / _QUOTE_PITCH:.4f}"),
    )


def read_jingle(jingle: Jingle, rate: int, voice: float) -> Clip:
    """The sound of `jingle` at `rate`, cut, faded and as loud as `voice` (LUFS) and its level ask.

    Raises InputError that names the key where the file is missing, is no sound or is silent.
    """
    sound = collect_clip(
        _decode_file(jingle), rate, (("atrim", f"duration={jingle.seconds:g}"),)
    ).trimmed()
    if not sound.pcm:
        raise _jingle_error(jingle, "it is silent")
    loudness, _peak = measure(iter_frames(sound))
    gain = 0.0 if loudness == SILENT else voice + jingle.level - loudness
    end = sound.seconds
    chain = [
        ("volume", f"{gain:.3f}dB"),
        ("afade", f"t=in:d={min(jingle.fade_in, end):g}"),
        (
            "afade",
            f"t=out:st={max(0.0, end - jingle.fade_out):.4f}:d={min(jingle.fade_out, end):g}",
        ),
    ]
    if jingle.under:
        start = max(0.0, end - jingle.under - _DUCK_SECONDS)
        chain.insert(
            2, ("afade", f"t=out:st={start:.4f}:d={_DUCK_SECONDS}:silence={_DUCKED_LEVEL}")
        )
    return collect_clip(iter_frames(sound), rate, tuple(chain))


def _decode_file(jingle: Jingle) -> Iterator[AudioFrame]:
    """The file as mono frames, no more than are needed."""
    import av  # noqa: PLC0415 - heavy

    if not jingle.file.is_file():
        raise _jingle_error(jingle, "no such file")
    try:
        # A playlist may name addresses on the web: nothing but files is opened.
        with av.open(str(jingle.file), options={"protocol_whitelist": "file"}) as container:
            for frame in container.decode(audio=0):
                if frame.time is not None and frame.time > jingle.seconds:
                    return
                yield frame
    except (av.FFmpegError, IndexError, ValueError, OSError):
        raise _jingle_error(jingle, "it holds no sound that can be read") from None


def _jingle_error(jingle: Jingle, reason: str) -> InputError:
    message = f"{jingle.key} cannot be used: {reason}. Name {_FILE_TYPES} in the project, or remove the key."
    return InputError(message, file=jingle.file)
