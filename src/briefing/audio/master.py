"""Mastering: one loudness for every episode, held by measuring the encoded MP3.

The chain is a high-pass against rumble, a compressor, the gain and a limiter that works on four times the samples, so
that it also catches peaks between them. How much loudness the limiter takes depends on the voice; it is found on the
chain without oversampling, which costs a tenth of an encoding, so that the first encoding normally holds the target.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.audio.encode import LAME_LOSS, RATE, decode, encode
from briefing.audio.filters import SILENT, filtered, frames, measure
from briefing.findings import Finding

if TYPE_CHECKING:
    from briefing.audio.filters import Chain
    from briefing.voices.model import Clip

TOLERANCE = 0.3
"""LU around the target."""
PEAK = -1.0
"""dBTP that no episode exceeds (Apple Podcasts)."""
_ENCODINGS = 4
_ESTIMATES = 6
_CLOSE = 0.5
"""LU: a correction of the gain below this has an error well within TOLERANCE."""
_CEILINGS = {64: -2.0, 96: -1.5, 128: -1.5}
"""dB for the limiter by bit rate: the coarser the encoding, the more it overshoots."""
_MARGIN = 0.3
"""dB that a lowered ceiling goes further, since the overshoot of the next encoding is another one."""
_TONE: Chain = (
    ("highpass", "f=70"),
    ("acompressor", "threshold=-26dB:ratio=3:attack=3:release=80:knee=4"),
)


@dataclass(frozen=True, slots=True)
class Master:
    """An encoded MP3 without tags, and what was measured on it."""

    mp3: bytes
    loudness: float
    """LUFS, integrated."""
    true_peak: float
    """dBTP."""
    findings: tuple[Finding, ...] = ()


def mastered(clip: Clip, loudness: float, bitrate: int) -> Master:
    """`clip` at `loudness` LUFS. Where that cannot be held, the best that was reached and a warning."""
    ceiling = _CEILINGS[bitrate]
    aim = loudness + LAME_LOSS
    tries: list[Master] = []
    while len(tries) < _ENCODINGS:
        found = _once(clip, _estimate(clip, aim, ceiling), ceiling, bitrate)
        tries.append(found)
        if found.loudness == SILENT or _miss(found, loudness) == 0:
            break
        aim += loudness - found.loudness
        if found.true_peak > PEAK:
            ceiling -= found.true_peak - PEAK + _MARGIN
    best = min(tries, key=lambda tried: _miss(tried, loudness))
    return best if _miss(best, loudness) == 0 else replace(best, findings=(_warning(best, loudness),))


def _estimate(clip: Clip, loudness: float, ceiling: float) -> float:
    """The gain in dB with which the chain, run at the clip's own rate, comes out at `loudness`."""
    gain = 0.0
    for _ in range(_ESTIMATES):
        found, _peak = measure(frames(clip), (*_TONE, _volume(gain), _limiter(ceiling)))
        if found == SILENT:
            return 0.0
        gain += loudness - found
        if abs(loudness - found) < _CLOSE:
            break
    return gain


def _once(clip: Clip, gain: float, ceiling: float, bitrate: int) -> Master:
    oversampled = (("aresample", str(4 * RATE)), _limiter(ceiling), ("aresample", str(RATE)))
    mp3 = encode(filtered(frames(clip), (*_TONE, _volume(gain), *oversampled)), bitrate)
    return Master(mp3, *measure(decode(mp3), peak=True))


def _volume(gain: float) -> tuple[str, str]:
    return "volume", f"{gain:.3f}dB"


def _limiter(ceiling: float) -> tuple[str, str]:
    return "alimiter", f"level=false:limit={ceiling:.3f}dB:attack=2:release=60:latency=true"


def _miss(found: Master, loudness: float) -> float:
    """By how many dB the episode lies outside what is promised; 0 where it holds."""
    return max(0.0, abs(found.loudness - loudness) - TOLERANCE) + max(0.0, found.true_peak - PEAK)


def _warning(best: Master, loudness: float) -> Finding:
    if best.loudness == SILENT:
        message = "The audio is silent or too short for a measurement of its loudness."
        return Finding("audio.loudness", "warning", message, "Listen to the episode before it goes out.")
    message = (
        f"The audio has {best.loudness:.1f} LUFS and {best.true_peak:.1f} dBTP instead of {loudness:.1f} LUFS"
        f" and at most {PEAK:.1f} dBTP."
    )
    return Finding("audio.loudness", "warning", message, "Choose a lower loudness in [voice] or another voice.")
