"""Assemble an episode: speak the segments, level them, and join them with pauses and jingles."""

from __future__ import annotations

from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from threading import Event
from typing import TYPE_CHECKING

from briefing.audio.mix import Mix, lower_pitch, read_jingle
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role
from briefing.sound.encode import RATE
from briefing.sound.filters import SILENT, iter_frames, iter_samples, measure, resample
from briefing.sound.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from av.audio.frame import AudioFrame

    from briefing.model.script import Script, Segment
    from briefing.sound.clip import Clip
    from briefing.sound.filters import Chain
    from briefing.sound.spool import SpoolSlice
    from briefing.voices.model import Voice

_VOICE_LEVEL = -23.0
"""LUFS of every role before mastering (EBU R 128), so that all voices are equally loud and the
compressor treats them alike."""
_NO_MIX = Mix()


@dataclass(frozen=True, slots=True)
class Cue:
    """The time of a segment without the silence around it, in seconds from the first sample."""

    start: float
    end: float
    written: str
    chapter: str
    """The title of the chapter that it opens, or ""."""
    role: Role


@dataclass(frozen=True, slots=True)
class _Take:
    """The audio of a segment, and the filters that set a quotation apart."""

    sound: SpoolSlice
    role: Role
    colour: Chain

    def at(self, rate: int) -> Iterator[AudioFrame]:
        """Yield its frames at `rate`."""
        if self.colour or self.sound.rate != rate:
            return resample(iter_frames(self.sound), rate, self.colour)
        return iter_frames(self.sound)


def assemble(
    script: Script,
    voice: Voice,
    sound: Spool,
    mix: Mix = _NO_MIX,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[SpoolSlice, tuple[Cue, ...]]:
    """Speak and join all segments with pauses and jingles in the empty spool `sound`.

    Returns all of it and the time of each segment. `progress` gets (segments done, segments).
    Raises InputError if there is nothing to speak or a jingle cannot be used, ServiceError if the
    voice fails or leaves out a sentence.
    """
    intro, outro = (
        jingle and read_jingle(jingle, RATE, _VOICE_LEVEL) for jingle in (mix.intro, mix.outro)
    )
    with Spool() as spoken:
        takes = _make_takes(script, _speak_segments(script, voice, progress), spoken, mix)
        if not any(take.sound.size for take in takes):
            raise InputError("there is nothing that a voice could speak. Write at least one word.")
        # Music needs the full rate; speech alone keeps the rate of its voices.
        rate = RATE if intro or outro else max(take.sound.rate for take in takes)
        under = 2 * round(mix.intro.under * rate) if mix.intro else 0
        opening, overlap = _split_end(intro.pcm if intro else b"", under)
        sound.append([opening], rate)
        cues = _join_takes(script, takes, sound, rate)
    if overlap:  # the intro may be longer than everything spoken
        sound.append([bytes(max(0, len(opening) + len(overlap) - sound.size))], rate)
        sound.mix(len(opening), overlap)
    if outro:
        sound.append([outro.pcm], rate)
    _check_complete(script, cues)
    return sound.whole(rate), cues


def _split_end(pcm: bytes, size: int) -> tuple[bytes, bytes]:
    """Return `pcm` without its last `size` bytes, and these."""
    cut = max(0, len(pcm) - size)
    return pcm[:cut], pcm[cut:]


def _speak_segments(
    script: Script, voice: Voice, progress: Callable[[int, int], None] | None
) -> list[Clip]:
    clips: list[Clip] = []
    failed = Event()

    def speak(segment: Segment) -> Clip:
        if failed.is_set():  # sends no more requests to a service that failed
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
            # Else the executor would first speak everything that is queued.
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return clips


def _make_takes(script: Script, clips: Iterable[Clip], spoken: Spool, mix: Mix) -> list[_Take]:
    """Append the clips to `spoken` and return them as takes."""
    takes = []
    for segment, clip in zip(script.segments, clips, strict=True):
        lower = mix.lower_quotes and segment.role is Role.QUOTE and clip.pcm
        takes.append(
            _Take(
                spoken.append([clip.pcm], clip.rate),
                segment.role,
                lower_pitch(clip.rate) if lower else (),
            )
        )
    return takes


def _gains(takes: Sequence[_Take], rate: int) -> dict[Role, float]:
    """Return the gain in dB that brings each role to _VOICE_LEVEL.

    All takes of a role are measured as one, so their differences stay. The gain is 0 for a role
    that is too short to measure.
    """
    gains = {}
    for role in Role:
        loudness, _peak = measure(
            chain.from_iterable(take.at(rate) for take in takes if take.role is role)
        )
        gains[role] = 0.0 if loudness == SILENT else _VOICE_LEVEL - loudness
    return gains


def _join_takes(script: Script, takes: Sequence[_Take], sound: Spool, rate: int) -> tuple[Cue, ...]:
    """Append the levelled takes and the pauses to `sound`, and return the time of each take."""
    gains = _gains(takes, rate)
    sound.append([_silence(script.head, rate)], rate)
    cues = []
    for segment, take in zip(script.segments, takes, strict=True):
        level = ("volume", f"{gains[take.role]:.3f}dB")
        heard = sound.append(
            iter_samples(iter_frames(take.sound), rate, (*take.colour, level)), rate
        )
        start = heard.start / 2 / rate
        cues.append(
            Cue(start, start + heard.seconds, segment.written, segment.chapter, segment.role)
        )
        sound.append([_silence(segment.pause, rate)], rate)
    return tuple(cues)


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * round(seconds * rate))


def _check_complete(script: Script, cues: Sequence[Cue]) -> None:
    """Raise ServiceError unless every sentence of the script is heard."""
    pairs = zip(script.segments, cues, strict=True)
    missing = [
        cue.written
        for segment, cue in pairs
        if any(map(str.isalnum, segment.spoken)) and cue.start == cue.end
    ]
    if missing:
        message = (
            f"the voice left out {len(missing)} of {len(cues)} sentences, "
            f"the first is „{missing[0]}“. Rewrite it."
        )
        raise ServiceError(message)
