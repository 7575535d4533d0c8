"""From a script to an episode: speak, assemble, master, encode, tag, and the files beside the MP3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.audio.assemble import Cue, assemble  # noqa: TC001 - msgspec reads Cue
from briefing.audio.captions import subrip, webvtt
from briefing.audio.chapters import chapters, chapters_json
from briefing.audio.master import PEAK, mastered
from briefing.audio.mix import Mix, show_mix
from briefing.audio.tags import Tags, tagged
from briefing.cache import Code, ValueKind
from briefing.look.cover import cover
from briefing.model.findings import Finding  # noqa: TC001 - msgspec reads it
from briefing.sound.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.cache import Cache
    from briefing.model.script import Script
    from briefing.voices.model import Voice

__all__ = ["Mix", "Production", "Tags", "Target", "cover", "produce", "show_mix"]

_PLAIN = Mix()


@dataclass(frozen=True, slots=True)
class Target:
    """What the MP3 is brought to."""

    loudness: float
    """LUFS, integrated."""
    bitrate: int
    """kbit/s: 64, 96 or 128."""
    true_peak: float = PEAK
    """The most it may reach, in dBTP."""


@dataclass(frozen=True, slots=True)
class Production:
    """An episode as it goes out; the figures were measured on the encoded MP3."""

    mp3: bytes
    vtt: str
    srt: str
    chapters: str
    """JSON."""
    cues: tuple[Cue, ...]
    seconds: float
    loudness: float
    """LUFS, integrated."""
    true_peak: float
    """dBTP."""
    findings: tuple[Finding, ...]
    """Where the loudness could not be held."""


EPISODES = ValueKind(
    "episodes",
    Production,
    Code(packages=("audio", "sound", "voices"), libraries=("av", "mutagen")),
)
"""Finished episodes."""


def produce(
    script: Script,
    voice: Voice,
    *,
    cache: Cache,
    target: Target,
    tags: Tags,
    mix: Mix = _PLAIN,
    progress: Callable[[int, int], None] | None = None,
) -> Production:
    """Speak `script` and make it an MP3 of 44.1 kHz, mono, as `target` says.

    `cache` gives what was produced of the same before. `progress` hears
    (segments done, all segments). Raises InputError where there is nothing to speak or a jingle of `mix` cannot be used,
    ServiceError where the voice fails.
    """
    source = {
        "script": script,
        "voice": voice.identity,
        "target": target,
        "tags": tags,
        "mix": mix.content(),
    }

    def make() -> Production:
        return _produced(script, voice, target, tags, mix, progress)

    return cache.get_or_make(EPISODES, source, make)


def _produced(
    script: Script,
    voice: Voice,
    target: Target,
    tags: Tags,
    mix: Mix,
    progress: Callable[[int, int], None] | None,
) -> Production:
    with Spool() as spool:
        sound, cues = assemble(script, voice, spool, mix, progress)
        episode = mastered(sound, target.loudness, target.bitrate, target.true_peak)
    parts = chapters(cues, sound.seconds)
    written = "\n".join(cue.written for cue in cues)
    return Production(
        mp3=tagged(episode.mp3, tags, parts, written),
        vtt=webvtt(cues, second_voice=not mix.lower_quotes),
        srt=subrip(cues),
        chapters=chapters_json(parts),
        cues=cues,
        seconds=sound.seconds,
        loudness=episode.loudness,
        true_peak=episode.true_peak,
        findings=episode.findings,
    )
