"""MP3 in memory with LAME, and back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefing.sound.filters import apply_filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from av.audio.frame import AudioFrame

RATE = 44100
"""Samples per second: the least that Apple Podcasts takes; lower rates would be MPEG-2 Layer
III."""
LAME_LOSS = 0.45
"""dB by which LAME lowers the level at a constant bit rate (its internal scale of 0.95)."""
_QUALITY = 7
"""LAME's -q. Its default of 3 shapes noise that lies 30 dB below a single voice anyway, in almost
twice the time."""
_FRAME = 1152
"""Samples in an MP3 frame."""


def encode(sound: Iterable[AudioFrame], bitrate: int) -> bytes:
    """`sound` as MP3: mono, 44.1 kHz, constant `bitrate` in kbit/s.

    The first frame is a LAME header, from which players know the delay and padding to skip; there
    is no tag.
    """
    import av  # noqa: PLC0415 - heavy

    form = (
        ("aresample", str(RATE)),
        ("aformat", "sample_fmts=fltp:channel_layouts=mono"),
        ("asetnsamples", f"n={_FRAME}:p=0"),
    )
    file = io.BytesIO()
    with av.open(
        file, "w", format="mp3", options={"id3v2_version": "0", "write_id3v1": "0"}
    ) as container:
        quality = {"compression_level": str(_QUALITY)}
        stream = container.add_stream(
            "libmp3lame", RATE, quality, layout="mono", bit_rate=1000 * bitrate
        )
        for frame in apply_filters(sound, form):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def decode(mp3: bytes) -> Iterator[AudioFrame]:
    """The sound of an MP3, without the encoder's delay. Raises PyAV's FFmpegError where it is none."""
    import av  # noqa: PLC0415 - heavy

    with av.open(io.BytesIO(mp3), "r", format="mp3") as container:
        yield from container.decode(audio=0)
