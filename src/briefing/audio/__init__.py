"""From a script to an episode: speak, assemble, master, encode, tag, and the files beside the MP3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.audio.assemble import assemble
from briefing.audio.captions import subrip, webvtt
from briefing.audio.chapters import chapters, chapters_json
from briefing.audio.cover import cover
from briefing.audio.master import PEAK, mastered
from briefing.audio.mix import Mix, show_mix
from briefing.audio.spool import Spool
from briefing.audio.tags import Tags, tagged

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.audio.assemble import Cue
    from briefing.findings import Finding
    from briefing.speech.model import Script
    from briefing.voices.model import Voice

__all__ = ["Mix", "Production", "Tags", "cover", "produce", "show_mix"]

_PLAIN = Mix()


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


def produce(
    script: Script,
    voice: Voice,
    *,
    loudness: float,
    bitrate: int,
    tags: Tags,
    true_peak: float = PEAK,
    mix: Mix = _PLAIN,
    progress: Callable[[int, int], None] | None = None,
) -> Production:
    """Speak `script` and make it an MP3 of 44.1 kHz, mono, at `loudness` LUFS and `bitrate` kbit/s (64, 96 or 128).

    `true_peak` is the most it may reach in dBTP. `progress` hears (segments done, all segments). Raises InputError where
    there is nothing to speak or a jingle of `mix` cannot be used, ServiceError where the voice fails.
    """
    with Spool() as spool:
        sound, cues = assemble(script, voice, spool, mix, progress)
        episode = mastered(sound, loudness, bitrate, true_peak)
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
