"""Mastering: one loudness for every episode, held by measuring the encoded MP3.

The chain is a high-pass against rumble, a compressor, the gain and a limiter that works on four
times the samples, so that it also catches peaks between them. How much loudness the limiter takes
depends on the voice; it is found on the chain without oversampling, which costs a tenth of an
encoding, so that the first encoding normally holds the target.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.model.findings import Finding
from briefing.sound.encode import LAME_LOSS, RATE, decode, encode
from briefing.sound.filters import SILENT, apply_filters, iter_frames, measure

if TYPE_CHECKING:
    from briefing.sound.clip import Clip
    from briefing.sound.filters import Chain
    from briefing.sound.spool import SpoolSlice

TOLERANCE = 0.3
"""LU around the target."""
PEAK = -1.5
"""dBTP that no episode exceeds unless the show says otherwise: half a decibel below what Apple
Podcasts allows."""
_CORRECTIONS = 3
_ESTIMATES = 6
_CLOSE_ENOUGH = 0.5
"""LU: a correction of the gain below this has an error well within TOLERANCE."""
_OVERSHOOT = {64: 1.0, 96: 0.5, 128: 0.5}
"""dB that the limiter stays below the peak by bit rate: the coarser the encoding, the more it
overshoots."""
_MARGIN = 0.3
"""dB that a lowered ceiling goes further, since the overshoot of the next encoding is another
one."""
_MIN_CEILING = -24.0
"""dB: alimiter takes no lower limit."""
_VOICE_CHAIN: Chain = (
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


@dataclass(frozen=True, slots=True)
class _Target:
    """What the MP3 is to measure."""

    loudness: float
    peak: float

    def miss(self, found: Master) -> float:
        """By how many dB an episode lies outside; 0 where it holds."""
        return max(0.0, abs(found.loudness - self.loudness) - TOLERANCE) + max(
            0.0, found.true_peak - self.peak
        )

    def warning(self, best: Master) -> Finding:
        """What is said about an episode that does not hold it."""
        if best.loudness == SILENT:
            message = "The audio is silent or too short for a measurement of its loudness."
            return Finding(
                "audio.loudness", "warning", message, "Listen to the episode before it goes out."
            )
        message = (
            f"The audio has {best.loudness:.1f} LUFS and {best.true_peak:.1f} dBTP instead of "
            f"{self.loudness:.1f} LUFS"
            f" and at most {self.peak:.1f} dBTP."
        )
        return Finding(
            "audio.loudness",
            "warning",
            message,
            "Choose a lower loudness in [voice] or another voice.",
        )


def master_audio(
    sound: Clip | SpoolSlice, loudness: float, bitrate: int, peak: float = PEAK
) -> Master:
    """`sound` at `loudness` LUFS and at most `peak` dBTP. Where that cannot be held, the best reached and a warning."""
    target = _Target(loudness, peak)
    ceiling = peak - _OVERSHOOT[bitrate]
    aim = loudness + LAME_LOSS
    best = found = _encode(sound, _estimate_gain(sound, aim, ceiling), ceiling, bitrate)
    for _ in range(_CORRECTIONS):
        if found.loudness == SILENT or target.miss(found) == 0:
            break
        aim += loudness - found.loudness
        if found.true_peak > peak:
            ceiling = max(_MIN_CEILING, ceiling - (found.true_peak - peak + _MARGIN))
        found = _encode(sound, _estimate_gain(sound, aim, ceiling), ceiling, bitrate)
        best = min(best, found, key=target.miss)
    return best if target.miss(best) == 0 else replace(best, findings=(target.warning(best),))


def _estimate_gain(sound: Clip | SpoolSlice, loudness: float, ceiling: float) -> float:
    """The gain in dB with which the chain, run at the sound's own rate, comes out at `loudness`."""
    gain = 0.0
    for _ in range(_ESTIMATES):
        found, _peak = measure(
            iter_frames(sound), (*_VOICE_CHAIN, _volume_filter(gain), _limiter_filter(ceiling))
        )
        if found == SILENT:
            return 0.0
        gain += loudness - found
        if abs(loudness - found) < _CLOSE_ENOUGH:
            break
    return gain


def _encode(sound: Clip | SpoolSlice, gain: float, ceiling: float, bitrate: int) -> Master:
    oversampled = (("aresample", str(4 * RATE)), _limiter_filter(ceiling), ("aresample", str(RATE)))
    mp3 = encode(
        apply_filters(iter_frames(sound), (*_VOICE_CHAIN, _volume_filter(gain), *oversampled)),
        bitrate,
    )
    return Master(mp3, *measure(decode(mp3), peak=True))


def _volume_filter(gain: float) -> tuple[str, str]:
    return "volume", f"{gain:.3f}dB"


def _limiter_filter(ceiling: float) -> tuple[str, str]:
    return "alimiter", f"level=false:limit={ceiling:.3f}dB:attack=2:release=60:latency=true"
