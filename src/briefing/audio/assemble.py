"""From a script to one stretch of sound with exact times."""

from __future__ import annotations

from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from briefing.audio.filters import SILENT, collect, frames, measure
from briefing.errors import InputError
from briefing.speech.model import Role  # noqa: TC001 - msgspec reads it
from briefing.voices.model import Clip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.speech.model import Script, Segment
    from briefing.voices.model import Voice

_LEVEL = -23.0
"""LUFS that every role is brought to before mastering (EBU R 128): no voice sticks out, and the compressor meets each alike."""


@dataclass(frozen=True, slots=True)
class Cue:
    """When a segment is heard: `start` and `end` in seconds from the first sample, silence around it not counted."""

    start: float
    end: float
    written: str
    chapter: str
    """The title of the chapter that it opens, or ""."""
    role: Role


def assemble(
    script: Script, voice: Voice, progress: Callable[[int, int], None] | None = None
) -> tuple[Clip, tuple[Cue, ...]]:
    """Every segment spoken and joined with the script's silences; `progress` hears (done, total).

    Raises InputError where nothing can be spoken, ServiceError from the voice.
    """
    clips = _speak(script, voice, progress)
    if not any(clip.pcm for clip in clips):
        raise InputError("there is nothing that a voice could speak. Write at least one word.")
    clips = _levelled(_at_one_rate(clips), [segment.role for segment in script.segments])
    return _joined(script, clips)


def _speak(script: Script, voice: Voice, progress: Callable[[int, int], None] | None) -> list[Clip]:
    clips: list[Clip] = []
    failed = Event()

    def speak(segment: Segment) -> Clip:
        if failed.is_set():  # a service that refuses is not asked once more
            raise CancelledError
        try:
            return voice.speak(segment.spoken, segment.role)
        except BaseException:
            failed.set()
            raise

    with ThreadPoolExecutor(voice.jobs) as pool:
        spoken = [pool.submit(speak, segment) for segment in script.segments]
        try:
            for clip in spoken:
                clips.append(clip.result())
                if progress:
                    progress(len(clips), len(spoken))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return clips


def _at_one_rate(clips: Sequence[Clip]) -> list[Clip]:
    rate = max(clip.rate for clip in clips)
    return [clip if clip.rate == rate else collect(frames(clip), rate) for clip in clips]


def _levelled(clips: Sequence[Clip], roles: Sequence[Role]) -> list[Clip]:
    """The clips of each role, taken together, at the same loudness. What is too short to measure stays as it is."""
    levelled = list(clips)
    for role in set(roles):
        places = [place for place, other in enumerate(roles) if other is role]
        whole = Clip(b"".join(clips[place].pcm for place in places), clips[0].rate)
        loudness, _peak = measure(frames(whole))
        if loudness == SILENT:
            continue
        louder = collect(frames(whole), whole.rate, (("volume", f"{_LEVEL - loudness:.3f}dB"),)).pcm
        for place in places:
            size = len(clips[place].pcm)
            levelled[place], louder = Clip(louder[:size], whole.rate), louder[size:]
    return levelled


def _joined(script: Script, clips: Sequence[Clip]) -> tuple[Clip, tuple[Cue, ...]]:
    rate = clips[0].rate
    sound = bytearray(_silence(script.head, rate))
    cues = []
    for segment, clip in zip(script.segments, clips, strict=True):
        start = len(sound)
        sound += clip.pcm
        cues.append(Cue(start / 2 / rate, len(sound) / 2 / rate, segment.written, segment.chapter, segment.role))
        sound += _silence(segment.pause, rate)
    return Clip(bytes(sound), rate), tuple(cues)


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * round(seconds * rate))
