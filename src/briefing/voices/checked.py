"""CheckedVoice: split texts, throttle and retry requests, and validate the audio of an engine.

A service that throttles or fails often still reports success, with no audio, a fragment or noise.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.errors import ServiceError
from briefing.sound.clip import Clip
from briefing.sound.filters import collect_clip, iter_frames
from briefing.voices.chunks import split_text
from briefing.voices.model import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefing.model.script import Role
    from briefing.speech.entry import Entry
    from briefing.voices.model import Engine

_MAX_WAIT = 60.0
"""Seconds: the longest Retry-After that is honoured."""
_MAX_QUOTED = 80
"""Characters of the text that a message quotes."""
_MAX_LETTERS_PER_SECOND = 30.0
"""Letters a second at rate 1. The embedded voice has 8 to 17 in sentences, the quickest variant 21
in a single long word (benchmarks/voices.py). So this finds audio that lacks well over half of its
text, and rejects none that is complete."""
_MIN_RMS = 10 ** (-50 / 20) * 32768
"""RMS of inaudible speech: -50 dBFS. The quietest voice known has -33 (espeak-ng's klatt), usual
ones have -20."""
_RMS_STEP = 16
"""The RMS is computed from every 16th sample: it is close enough, and saves time."""
_MAX_CLIPPED = 0.01
"""Share of samples in flat runs at full scale. The worst voice known has 0.002; sentences of the
embedded voice driven 12 dB too high have 0.005 to 0.03."""
_CLIPPED_RUNS = (4 * b"\xff\x7f", 4 * b"\x00\x80")
"""Four samples at the highest or at the lowest value, little-endian. Searching for bytes is much
faster than looping over samples."""
_UNSPOKEN = re.compile(r"\[\[.*?\]\]|<[^>]*>|[^0-9A-Za-zÀ-ɏ]")
"""Phonemes, markup, and characters that a German voice may skip."""


@dataclass(frozen=True, slots=True)
class CheckedVoice:
    """An engine's voice with validated audio, whose failures are ServiceErrors."""

    engine: Engine
    rate: float
    """The speed relative to normal, as in the settings."""
    own: Mapping[str, object] = field(default_factory=dict)
    """The table [voice.NAME] of an engine of another package."""
    sleep: Callable[[float], None] = time.sleep

    @property
    def label(self) -> str:
        """The label of the engine."""
        return self.engine.label

    @property
    def jobs(self) -> int:
        """The jobs of the engine."""
        return self.engine.jobs

    @property
    def identity(self) -> Mapping[str, object]:
        """The identity of the engine, with the settings of one of another package."""
        # Whoever writes an engine may forget them, and the cache would keep its old sound.
        return {**self.engine.identity, "settings": self.own} if self.own else self.engine.identity

    def spelling(self, entry: Entry) -> str:
        """Return the spelling of the engine."""
        return self.engine.spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """Return `text` as audio; empty for a text without letters and digits.

        Raises ServiceError where the engine fails.
        """
        # Engines disagree on what to do with such a text.
        if not any(map(str.isalnum, text)):
            return Clip(b"", 8000)
        return _concatenate(
            [
                self._speak_with_retries(piece, role)
                for piece in split_text(text, self.engine.terms.characters)
            ]
        ).trimmed()

    def _speak_with_retries(self, text: str, role: Role) -> Clip:
        terms = self.engine.terms
        if terms.pace:  # before each text: retries wait anyway
            self.sleep(terms.pace)
        for wait in terms.waits:
            try:
                return self._speak_checked(text, role)
            except EngineError as problem:
                # Neither a refusal for good nor a long block is worth the waits.
                if problem.lasting or problem.wait > _MAX_WAIT:
                    raise self._service_error(text, problem) from None
                self.sleep(max(wait, problem.wait))
        try:
            return self._speak_checked(text, role)
        except EngineError as problem:
            raise self._service_error(text, problem) from None

    def _speak_checked(self, text: str, role: Role) -> Clip:
        clip = self.engine.speak(text, role)
        if found := find_fault(clip, text, self.rate):
            raise EngineError(found)
        return clip

    def _service_error(self, text: str, problem: EngineError) -> ServiceError:
        quoted = text if len(text) <= _MAX_QUOTED else text[: _MAX_QUOTED - 1].rstrip() + "…"
        terms = self.engine.terms
        return ServiceError(
            f'{terms.name} did not speak "{quoted}": {problem}. {problem.advice or terms.advice}'
        )


def find_fault(clip: Clip, text: str, rate: float) -> str:
    """Return what is wrong with `clip` as the audio of `text`, or "".

    It completes a sentence that starts with the engine's name.
    """
    heard = clip.trimmed()
    sampled = heard.samples[::_RMS_STEP]
    if sum(sample * sample for sample in sampled) <= _MIN_RMS**2 * len(sampled):
        return "its answer is silent" if clip.pcm else "its answer holds no audio"
    letters = len(_UNSPOKEN.sub("", text))
    if letters > _MAX_LETTERS_PER_SECOND * rate * heard.seconds:
        return f"its answer is too short for the text ({heard.seconds:.1f} s for {letters} letters)"
    if (flat := clipped_share(heard)) > _MAX_CLIPPED:
        return f"its answer is clipped ({100 * flat:.0f} % at full scale)"
    return ""


def clipped_share(clip: Clip) -> float:
    """Return the share of samples in runs of four or more at full scale."""
    return sum(clip.pcm.count(run) * len(run) for run in _CLIPPED_RUNS) / len(clip.pcm)


def _concatenate(clips: Sequence[Clip]) -> Clip:
    """Return the clips as one, at the rate of the first."""
    rate = clips[0].rate
    return Clip(
        b"".join(
            clip.pcm if clip.rate == rate else collect_clip(iter_frames(clip), rate).pcm
            for clip in clips
        ),
        rate,
    )
