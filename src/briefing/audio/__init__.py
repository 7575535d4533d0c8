"""Produce the MP3 of an episode from its script, with captions and chapters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.audio.assemble import Cue, assemble  # noqa: TC001 - msgspec reads Cue
from briefing.audio.captions import subrip, webvtt
from briefing.audio.chapters import build_chapters, chapters_json
from briefing.audio.master import Target, master_audio
from briefing.audio.mix import Mix, read_mix
from briefing.audio.tags import Tags, add_tags
from briefing.cache import Code, ValueKind
from briefing.model.findings import Finding  # noqa: TC001 - msgspec reads it
from briefing.sound.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.cache import Cache
    from briefing.model.script import Script
    from briefing.voices.model import Voice

__all__ = ["Mix", "Production", "Tags", "Target", "produce", "read_mix"]

_NO_MIX = Mix()


@dataclass(frozen=True, slots=True)
class Production:
    """The MP3 of an episode, its captions and chapters, and values measured on the encoded MP3."""

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
    """A warning if loudness or peak miss the target."""


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
    mix: Mix = _NO_MIX,
    progress: Callable[[int, int], None] | None = None,
) -> Production:
    """Speak `script` and return it as a mono MP3 of 44.1 kHz that meets `target`.

    The result comes from `cache` if nothing has changed. `progress` gets (segments done, segments).
    Raises InputError if there is nothing to speak or a jingle of `mix` cannot be used, ServiceError
    if the voice fails.
    """
    source = {
        "script": script,
        "voice": voice.identity,
        "target": target,
        "tags": tags,
        "mix": mix.cache_key(),
    }

    def make() -> Production:
        return _produce(script, voice, target, tags, mix, progress)

    return cache.get_or_make(EPISODES, source, make)


def _produce(
    script: Script,
    voice: Voice,
    target: Target,
    tags: Tags,
    mix: Mix,
    progress: Callable[[int, int], None] | None,
) -> Production:
    with Spool() as spool:
        sound, cues = assemble(script, voice, spool, mix, progress)
        episode = master_audio(sound, target)
    parts = build_chapters(cues, sound.seconds)
    transcript = "\n".join(cue.written for cue in cues)
    return Production(
        mp3=add_tags(episode.mp3, tags, parts, transcript),
        vtt=webvtt(cues, second_voice=not mix.lower_quotes),
        srt=subrip(cues),
        chapters=chapters_json(parts),
        cues=cues,
        seconds=sound.seconds,
        loudness=episode.loudness,
        true_peak=episode.true_peak,
        findings=episode.findings,
    )
