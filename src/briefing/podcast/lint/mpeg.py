"""Walk the frames of an MP3 (ISO 11172-3 and 13818-3, Layer III) without decoding them."""

from __future__ import annotations

_BITRATES = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""kbit/s by version: 3 is MPEG-1, 2 is MPEG-2."""
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000)}
_BYTES = {3: 144_000, 2: 72_000}
"""An eighth of a frame's samples, times 1000."""
_HEADER = 10
"""Bytes of an ID3v2 header."""
_OLD_TAG = 128
"""Bytes of an ID3v1 tag, the last of a file."""


def broken_at(mp3: bytes) -> int | None:
    """The byte at which the file does not go on with a whole frame; None where it ends with one."""
    at, end = _start(mp3), len(mp3)
    if mp3[-_OLD_TAG:].startswith(b"TAG"):
        end -= _OLD_TAG
    if at >= end:
        return at
    while at < end:
        size = _size(mp3[at : at + 4])
        if not size or at + size > end:
            return at
        at += size
    return None


def _start(mp3: bytes) -> int:
    """Where the sound begins, behind the tag."""
    if mp3[:3] != b"ID3" or len(mp3) < _HEADER:
        return 0
    size = 0
    for byte in mp3[6:_HEADER]:
        size = size << 7 | byte & 0x7F
    return _HEADER + size


def _size(header: bytes) -> int:
    """The bytes of the frame that begins so; 0 where none does."""
    # The sync word, and the bits of the layer.
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:  # noqa: PLR2004
        return 0
    version, bitrate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version not in _BITRATES or not 0 < bitrate < 15 or rate == 3:  # noqa: PLR2004 - reserved
        return 0
    return _BYTES[version] * _BITRATES[version][bitrate - 1] // _RATES[version][rate] + (
        header[2] >> 1 & 1
    )
