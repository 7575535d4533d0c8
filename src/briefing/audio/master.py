"""Mastering: bring every episode to the target loudness, verified on the encoded MP3.

The chain is a high-pass filter against rumble, a compressor, a gain and a limiter. The limiter runs
at four times the sample rate, so that it also catches peaks between samples. How much loudness it
costs depends on the voice. That is estimated with the chain at the sound's own rate, which takes a
tenth of the time of an encoding, so that normally the first encoding meets the target.
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
"""dBTP: the default limit, 0.5 dB below that of Apple Podcasts."""
_MAX_CORRECTIONS = 3
"""Further encodings if the first one misses the target."""
_MAX_ESTIMATES = 6
_CLOSE_ENOUGH = 0.5
"""LU: a smaller correction of the gain has an error well within TOLERANCE."""
_OVERSHOOT = {64: 1.0, 96: 0.5, 128: 0.5}
"""dB of headroom between limiter and true peak, by bit rate: a lower one overshoots more."""
_MARGIN = 0.3
"""dB by which a corrected ceiling is lowered further: each encoding overshoots differently."""
_MIN_CEILING = -24.0
"""dB: the lowest limit that alimiter accepts."""
_VOICE_CHAIN: Chain = (
    ("highpass", "f=70"),
    ("acompressor", "threshold=-26dB:ratio=3:attack=3:release=80:knee=4"),
)


@dataclass(frozen=True, slots=True)
class Master:
    """An encoded MP3 without tags, and the values measured on it."""

    mp3: bytes
    loudness: float
    """LUFS, integrated."""
    true_peak: float
    """dBTP."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The loudness, bit rate and peak that an MP3 shall have."""

    loudness: float
    """LUFS, integrated."""
    bitrate: int
    """kbit/s: 64, 96 or 128."""
    true_peak: float = PEAK
    """The highest one allowed, in dBTP."""

    def deviation(self, found: Master) -> float:
        """Return by how many dB an MP3 misses the target; 0 if it meets it."""
        return max(0.0, abs(found.loudness - self.loudness) - TOLERANCE) + max(
            0.0, found.true_peak - self.true_peak
        )

    def warning(self, best: Master) -> Finding:
        """Return the finding for an episode that misses the target."""
        if best.loudness == SILENT:
            message = "The audio is silent or too short for a measurement of its loudness."
            return Finding(
                "audio.loudness", "warning", message, "Listen to the episode before it goes out."
            )
        message = (
            f"The audio has {best.loudness:.1f} LUFS and {best.true_peak:.1f} dBTP instead of "
            f"{self.loudness:.1f} LUFS and at most {self.true_peak:.1f} dBTP."
        )
        return Finding(
            "audio.loudness",
            "warning",
            message,
            "Choose a lower loudness in [voice] or another voice.",
        )


def master_audio(sound: Clip | SpoolSlice, target: Target) -> Master:
    """Return `sound` as an MP3 that meets `target`, or else the closest one with a warning."""
    ceiling = target.true_peak - _OVERSHOOT[target.bitrate]
    aim = target.loudness + LAME_LOSS
    best = found = _encode(sound, _estimate_gain(sound, aim, ceiling), ceiling, target.bitrate)
    for _ in range(_MAX_CORRECTIONS):
        if found.loudness == SILENT or target.deviation(found) == 0:
            break
        aim += target.loudness - found.loudness
        if found.true_peak > target.true_peak:
            excess = found.true_peak - target.true_peak
            ceiling = max(_MIN_CEILING, ceiling - (excess + _MARGIN))
        found = _encode(sound, _estimate_gain(sound, aim, ceiling), ceiling, target.bitrate)
        # A correction may make it worse, e.g. a louder one that the limiter cannot hold.
        best = min(best, found, key=target.deviation)
    return best if target.deviation(best) == 0 else replace(best, findings=(target.warning(best),))


def _estimate_gain(sound: Clip | SpoolSlice, loudness: float, ceiling: float) -> float:
    """Return the gain in dB with which the chain, at the sound's own rate, gives `loudness`."""
    gain = 0.0
    for _ in range(_MAX_ESTIMATES):  # more than one, since the limiter takes part of each gain
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
