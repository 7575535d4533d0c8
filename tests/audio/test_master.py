from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import av
import pytest

from briefing.audio import master as stage
from briefing.audio.master import Target, master_audio
from briefing.sound.clip import Clip
from briefing.sound.encode import decode, encode
from briefing.sound.filters import SILENT, iter_frames, measure
from briefing.sound.spool import Spool

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable


@pytest.fixture
def encodings(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Record the gain of each encoding."""
    gains: list[float] = []
    once = stage._encode

    def counted(clip: Clip, gain: float, ceiling: float, bitrate: int) -> stage.Master:
        gains.append(gain)
        return once(clip, gain, ceiling, bitrate)

    monkeypatch.setattr(stage, "_encode", counted)
    return gains


@pytest.mark.parametrize(
    ("level", "loudness", "bitrate", "most"),
    [(6000, -19, 96, 1), (600, -16, 64, 2), (16000, -16, 128, 2)],
)
def test_every_voice_comes_out_at_the_target(
    speech: Callable[..., Clip],
    encodings: list[float],
    level: int,
    loudness: float,
    bitrate: int,
    most: int,
) -> None:
    made = master_audio(speech(4, level=level), Target(loudness, bitrate))
    heard, peak = measure(decode(made.mp3), peak=True)
    assert heard == pytest.approx(loudness, abs=0.3)
    assert peak <= -1.0
    assert (made.loudness, made.true_peak, made.findings) == (heard, peak, ())
    assert len(encodings) <= most


def test_a_missed_first_encoding_is_corrected(
    speech: Callable[..., Clip], encodings: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "LAME_LOSS", -3.0)
    made = master_audio(speech(3), Target(-16, 96))
    assert made.loudness == pytest.approx(-16, abs=0.3)
    assert 2 <= len(encodings) <= 4


def test_a_peak_above_the_limit_lowers_the_ceiling(
    speech: Callable[..., Clip], encodings: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_OVERSHOOT", {96: -1.0})
    made = master_audio(speech(3), Target(-12, 96))
    assert made.true_peak <= -1.5
    assert len(encodings) > 1


def test_the_peak_is_the_shows_to_choose(speech: Callable[..., Clip]) -> None:
    made = master_audio(speech(3), Target(-19, 96, -4.0))
    assert made.true_peak <= -4.0
    assert made.loudness == pytest.approx(-19, abs=0.3)
    assert made.findings == ()


def test_a_peak_that_cannot_be_held_is_named_with_the_loudness(
    speech: Callable[..., Clip], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_OVERSHOOT", {96: -8.0})
    monkeypatch.setattr(stage, "_MAX_CORRECTIONS", 0)
    (finding,) = master_audio(speech(2), Target(-10, 96, -9.0)).findings
    assert finding.message.endswith("instead of -10.0 LUFS and at most -9.0 dBTP.")


def test_sound_in_a_spool_makes_the_bytes_of_sound_in_memory(speech: Callable[..., Clip]) -> None:
    clip = speech(2)
    with Spool() as spool:
        passage = spool.append([clip.pcm[:30001], clip.pcm[30001:]], clip.rate)
        assert master_audio(passage, Target(-16, 96)) == master_audio(clip, Target(-16, 96))


def test_a_target_out_of_reach_is_a_warning_with_the_figures(
    tone: Callable[..., Clip], encodings: list[float]
) -> None:
    made = master_audio(tone(1.5), Target(-1, 96))
    assert len(encodings) == 4
    (finding,) = made.findings
    assert (finding.check, finding.level) == ("audio.loudness", "warning")
    assert (
        f"has {made.loudness:.1f} LUFS and {made.true_peak:.1f} dBTP instead of -1.0 LUFS"
        in finding.message
    )


@pytest.mark.parametrize("seconds", [0.05, 1])
def test_silence_is_encoded_once_and_reported(encodings: list[float], seconds: float) -> None:
    made = master_audio(Clip(bytes(2 * round(seconds * 22050)), 22050), Target(-16, 96))
    assert made.loudness == SILENT
    assert encodings == [0.0]
    assert "silent or too short" in made.findings[0].message


def test_the_mp3_is_mono_at_a_constant_bit_rate_with_a_lame_header(
    speech: Callable[..., Clip],
) -> None:
    mp3 = encode(iter_frames(speech(2)), 96)
    with av.open(io.BytesIO(mp3)) as container:
        stream = container.streams.audio[0]
        assert (stream.rate, stream.channels, stream.codec_context.bit_rate) == (44100, 1, 96000)
    assert mp3[0] == 0xFF
    assert mp3[21:25] == b"Info"


@pytest.mark.parametrize("rate", [22050, 24000, 44100])
def test_a_player_hears_every_sample_at_its_time(
    pcm_of: Any, tone: Callable[..., Clip], rate: int
) -> None:
    silence = bytes(2 * rate)
    heard: array[int] = pcm_of(
        encode(iter_frames(Clip(silence + tone(0.5, rate).pcm + silence, rate)), 96)
    )
    assert len(heard) == pytest.approx(2.5 * 44100, abs=2)
    sounding = [at for at, sample in enumerate(heard) if abs(sample) > 600]
    assert sounding[0] / 44100 == pytest.approx(1, abs=0.005)
    assert sounding[-1] / 44100 == pytest.approx(1.5, abs=0.005)


def test_loudness_of_a_reference_tone(tone: Callable[..., Clip]) -> None:
    """EBU Tech 3341: 1 kHz at -23 dBFS in both channels has -23 LUFS, in one channel 3 LU less."""
    level = round(32768 * 10 ** (-20 / 20))
    heard, peak = measure(iter_frames(tone(3, 48000, level, 1000)), peak=True)
    assert heard == pytest.approx(-23, abs=0.1)
    assert peak == pytest.approx(-20, abs=0.1)
