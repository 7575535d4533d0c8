"""A fake voice, test signals and a decoder."""

from __future__ import annotations

import io
import random
import time
from array import array
from dataclasses import dataclass, field
from math import sin, tau
from typing import TYPE_CHECKING

import av
import pytest

from briefing.model.script import Role, Script, Segment
from briefing.sound.clip import Clip

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.speech.entry import Entry


def _tone(seconds: float, rate: int = 22050, level: int = 6000, pitch: float = 440) -> Clip:
    samples = (round(level * sin(tau * pitch * n / rate)) for n in range(round(seconds * rate)))
    return Clip(array("h", samples).tobytes(), rate)


def _speech(seconds: float, rate: int = 22050, level: int = 6000) -> Clip:
    """Build syllables of harmonics and noise, as uneven and peaky as a voice."""
    chance = random.Random(1)  # noqa: S311 - noise
    samples = array("h")
    for n in range(round(seconds * rate)):
        syllable = abs(sin(tau * 2 * n / rate)) ** 2
        voiced = sum(sin(tau * 120 * harmonic * n / rate) for harmonic in range(1, 9)) / 3
        samples.append(
            max(-32768, min(32767, round(level * syllable * (voiced + 0.3 * chance.gauss(0, 1)))))
        )
    return Clip(samples.tobytes(), rate)


@dataclass
class FakeVoice:
    """Speaks a tone of 0.1 s for every word; `rates` and `levels` depend on the role."""

    rates: dict[Role, int] = field(default_factory=lambda: dict.fromkeys(Role, 22050))
    levels: dict[Role, int] = field(default_factory=lambda: dict.fromkeys(Role, 6000))
    jobs: int = 2
    label: str = "fake"
    delay: Callable[[str], float] = field(default=lambda _text: 0)

    @property
    def identity(self) -> dict[str, object]:
        return {"engine": "fake", "rates": self.rates, "levels": self.levels}

    def spelling(self, entry: Entry) -> str:
        return entry.alias

    def speak(self, text: str, role: Role) -> Clip:
        time.sleep(self.delay(text))
        return _tone(0.1 * len(text.split()), self.rates[role], self.levels[role])


@pytest.fixture
def script() -> Script:
    return Script(
        (
            Segment("Guten Morgen.", "guten Morgen", 0.4, chapter="Begrüßung"),
            Segment(
                "Die 9. Brücke & der Kanal",
                "die neunte Brücke und der Kanal",
                0.8,
                chapter="Brücke & Kanal",
            ),
            Segment(
                "„Das freut uns“, sagt die Leiterin.",
                "das freut uns sagt die Leiterin",
                0.4,
                Role.QUOTE,
            ),
            Segment("Bis morgen.", "bis morgen", 1.5, chapter="Abschied"),
        ),
        head=0.5,
    )


def _pcm_of(mp3: bytes) -> array[int]:
    """Decode a mono MP3 as a player does."""
    samples: array[int] = array("h")
    with av.open(io.BytesIO(mp3)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono")
        for frame in container.decode(audio=0):
            for out in resampler.resample(frame):
                samples.frombytes(bytes(out.planes[0])[: 2 * out.samples])
    return samples


@pytest.fixture
def tone() -> Callable[..., Clip]:
    return _tone


@pytest.fixture
def speech() -> Callable[..., Clip]:
    return _speech


@pytest.fixture
def pcm_of() -> Callable[[bytes], array[int]]:
    return _pcm_of


@pytest.fixture
def fake() -> type[FakeVoice]:
    return FakeVoice
