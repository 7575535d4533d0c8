"""Intro and outro of a show, and the lower pitch of quotations without a voice of their own."""

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
"""Factor for the amplitude of an intro under the voice (-14 dB)."""
_DUCK_SECONDS = 0.6
"""Seconds in which the intro fades to that level."""
_SOFT_START = 0.02
"""Seconds of fade-in, without which an intro that starts abruptly would click."""
_QUOTE_PITCH = 0.92
"""Factor for the pitch of a quotation in the narrator's voice: one and a half semitones lower."""


@dataclass(frozen=True, slots=True)
class Jingle:
    """A sound file of the show. Times in seconds, `level` in LU relative to the voice."""

    key: str
    """The key in briefing.toml that names it: "[audio] intro"."""
    file: Path
    seconds: float
    """The longest that it plays."""
    fade_in: float
    fade_out: float
    level: float
    under: float = 0.0
    """How long it continues under the first words."""

    def cache_key(self) -> list[object]:
        """Return the hash of the file and the settings. Raises InputError if there is no file."""
        try:
            digest = hashlib.sha256(self.file.read_bytes()).digest()
        except OSError:
            raise _jingle_error(self, "no such file") from None
        return [digest, self.seconds, self.fade_in, self.fade_out, self.level, self.under]


@dataclass(frozen=True, slots=True)
class Mix:
    """The jingles of an episode, and how its quotations sound."""

    intro: Jingle | None = None
    outro: Jingle | None = None
    lower_quotes: bool = False
    """Whether quotations are read by the narrator, at a lower pitch."""

    def cache_key(self) -> list[object]:
        """Return all that the audio depends on: settings and hashes of files. Raises InputError."""
        return [
            self.lower_quotes,
            *(jingle and jingle.cache_key() for jingle in (self.intro, self.outro)),
        ]


def read_mix(settings: Settings, project: Path | None) -> Mix:
    """Return the mix of [audio] and [voice] in briefing.toml; its files are in `project`."""
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
    """Return filters that lower the pitch of a voice at `rate` and keep its tempo."""
    return (
        ("asetrate", str(round(_QUOTE_PITCH * rate))),
        ("aresample", str(rate)),
        ("atempo", f"{1 / _QUOTE_PITCH:.4f}"),
    )


def read_jingle(jingle: Jingle, rate: int, voice: float) -> Clip:
    """Return `jingle` at `rate`: cut, faded, and louder than `voice` (LUFS) by its level.

    Raises InputError with its key if the file is missing, silent or not audio.
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
    if jingle.under:  # the voice starts `under` seconds before the end
        start = max(0.0, end - jingle.under - _DUCK_SECONDS)
        chain.insert(
            2, ("afade", f"t=out:st={start:.4f}:d={_DUCK_SECONDS}:silence={_DUCKED_LEVEL}")
        )
    return collect_clip(iter_frames(sound), rate, tuple(chain))


def _decode_file(jingle: Jingle) -> Iterator[AudioFrame]:
    """Yield the frames of the file, up to the length of the jingle."""
    import av  # noqa: PLC0415 - heavy

    if not jingle.file.is_file():
        raise _jingle_error(jingle, "no such file")
    try:
        # A playlist may contain web addresses: only files are opened.
        with av.open(str(jingle.file), options={"protocol_whitelist": "file"}) as container:
            for frame in container.decode(audio=0):
                if frame.time is not None and frame.time > jingle.seconds:
                    return
                yield frame
    except (av.FFmpegError, IndexError, ValueError, OSError):
        raise _jingle_error(jingle, "it holds no audio that can be read") from None


def _jingle_error(jingle: Jingle, reason: str) -> InputError:
    message = (
        f"{jingle.key} cannot be used: {reason}. "
        f"Name {_FILE_TYPES} in the project, or remove the key."
    )
    return InputError(message, file=jingle.file)
