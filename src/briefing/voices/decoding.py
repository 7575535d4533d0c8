"""Decode the audio that a speech service returns, in any of the usual formats."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefing.sound.filters import collect_clip
from briefing.voices.model import EngineError

if TYPE_CHECKING:
    from briefing.sound.clip import Clip
    from briefing.sound.filters import Chain

_FORMATS = {
    b"RIFF": "wav",
    b"OggS": "ogg",
    b"fLaC": "flac",
    b"\xff\xf1": "aac",
    b"\xff\xf9": "aac",
    b"ID3": "mp3",
    b"\xff": "mp3",
}
"""FFmpeg's formats by the first bytes. FFmpeg's own detection would also accept playlists, and open
the addresses in them."""


def decode_audio(answer: bytes, rate: int | None = None, chain: Chain = ()) -> Clip:
    """Return the audio of `answer` after `chain`, as mono at `rate` (by default at its own).

    Raises EngineError if it is not audio.
    """
    import av  # noqa: PLC0415 - heavy

    kind = next((name for start, name in _FORMATS.items() if answer.startswith(start)), None)
    if kind is None:
        raise EngineError("its answer holds no audio")
    try:
        with av.open(io.BytesIO(answer), "r", format=kind) as container:
            return collect_clip(
                container.decode(audio=0), rate or container.streams.audio[0].rate, chain
            )
    except (av.FFmpegError, IndexError, ValueError):
        raise EngineError("its answer holds audio that cannot be read") from None
