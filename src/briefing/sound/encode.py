"""Encode MP3 with LAME and decode it, in memory."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefing.sound.filters import apply_filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from av.audio.frame import AudioFrame

RATE = 44100
"""Samples per second: the lowest rate that Apple Podcasts accepts. Lower ones would be MPEG-2."""
LAME_LOSS = 0.45
"""dB by which LAME lowers the level at a constant bit rate (its internal scale of 0.95)."""
_QUALITY = 7
"""LAME's -q. The default of 3 takes almost twice the time, to shape noise that is 30 dB below a
single voice anyway."""
_FRAME = 1152
"""Samples in an MP3 frame."""


def encode(sound: Iterable[AudioFrame], bitrate: int) -> bytes:
    """Return `sound` as MP3: mono, 44.1 kHz, constant `bitrate` in kbit/s, without tags.

    The first frame is a LAME header that tells players which delay and padding to skip.
    """
    import av  # noqa: PLC0415 - heavy

    # LAME takes frames of exactly this size; the last one is padded by the encoder.
    mp3_format = (
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
        for frame in apply_filters(sound, mp3_format):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))  # flushes the encoder
    return file.getvalue()


def decode(mp3: bytes) -> Iterator[AudioFrame]:
    """Yield the frames of an MP3, without the encoder's delay.

    Raises PyAV's FFmpegError if it is not an MP3.
    """
    import av  # noqa: PLC0415 - heavy

    with av.open(io.BytesIO(mp3), "r", format="mp3") as container:
        yield from container.decode(audio=0)
