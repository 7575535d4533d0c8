"""From a script to an episode: speak, assemble, master, encode, tag, and the files beside the MP3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.audio.assemble import Cue, assemble  # noqa: TC001 - msgspec reads Cue
from briefing.audio.captions import captions
from briefing.audio.chapters import chapters, chapters_json
from briefing.audio.cover import cover
from briefing.audio.master import mastered
from briefing.audio.tags import Tags, tagged
from briefing.findings import Finding  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.cache import Cache
    from briefing.speech.model import Script
    from briefing.voices.model import Voice

__all__ = ["Production", "Tags", "cover", "produce"]


@dataclass(frozen=True, slots=True)
class Production:
    """An episode as it goes out; the figures were measured on the encoded MP3."""

    mp3: bytes
    vtt: str
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


def produce(
    script: Script,
    voice: Voice,
    *,
    cache: Cache,
    loudness: float,
    bitrate: int,
    tags: Tags,
    progress: Callable[[int, int], None] | None = None,
) -> Production:
    """Speak `script` and make it an MP3 of 44.1 kHz, mono, at `loudness` LUFS and `bitrate` kbit/s (64, 96 or 128).

    `cache` gives what was produced of the same before. `progress` hears (segments done, all segments). Raises InputError
    where there is nothing to speak, ServiceError where the voice fails.
    """
    source = {"script": script, "voice": voice.identity, "loudness": loudness, "bitrate": bitrate, "tags": tags}
    return cache.keep(Production, source, lambda: _produced(script, voice, loudness, bitrate, tags, progress))


def _produced(
    script: Script,
    voice: Voice,
    loudness: float,
    bitrate: int,
    tags: Tags,
    progress: Callable[[int, int], None] | None,
) -> Production:
    sound, cues = assemble(script, voice, progress)
    episode = mastered(sound, loudness, bitrate)
    parts = chapters(cues, sound.seconds)
    written = "\n".join(cue.written for cue in cues)
    return Production(
        mp3=tagged(episode.mp3, tags, parts, written),
        vtt=captions(cues),
        chapters=chapters_json(parts),
        cues=cues,
        seconds=sound.seconds,
        loudness=episode.loudness,
        true_peak=episode.true_peak,
        findings=episode.findings,
    )
