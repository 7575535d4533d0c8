"""Whether the files of an episode are whole and say the same: MP3 with its tag, chapters, transcript; and the cover.

Loudness is not measured here but when the audio is made. The figures: Apple for bit rates and covers, the ID3v2 chapter
addendum, the podcast namespace for chapters and for the width of lines.
"""

from __future__ import annotations

import io
import json
import warnings
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.episode.folder import CAPTIONS, CHAPTERS, MP3
from briefing.model.findings import Finding
from briefing.podcast.lint.mpeg import broken_at
from briefing.podcast.lint.webvtt import WIDTH, read_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model.findings import Level
    from briefing.podcast.lint.webvtt import Cue

COVER = "cover"
SMALLEST, LARGEST = 1400, 3000
"""Pixels of a cover's side."""
_AGAIN = "Build the episode again, and publish what comes out unchanged."
CHECKS: dict[str, tuple[Level, str, str, str]] = {
    "episode.mp3": ("error", MP3, "is no MP3, broken off, or has other bytes in it", _AGAIN),
    "episode.rate": ("error", MP3, "has neither 44.1 nor 48 kHz", _AGAIN),
    "episode.bitrate": (
        "warning",
        MP3,
        "has a bit rate outside of Apple's 64 to 128 kbit/s in mono or 128 to 256 in stereo",
        "Set [voice] bitrate, and build the episode again.",
    ),
    "episode.tag": ("warning", MP3, "lacks frames of its ID3 tag", "Fill in [show], and build the episode again."),
    "episode.contents": (
        "error",
        MP3,
        "has a table of contents that does not list its chapters as they follow",
        _AGAIN,
    ),
    "episode.marks": ("error", MP3, "has chapters that leave gaps or do not end with the audio", _AGAIN),
    "episode.chapters": (
        "error",
        CHAPTERS,
        "is no file of chapters that begin at 0 and ascend",
        'Write {"version": "1.2.0", "chapters": [{"startTime": 0, "title": …}, …]}.',
    ),
    "episode.same-chapters": ("error", CHAPTERS, "has other chapters than the MP3", _AGAIN),
    "episode.transcript": (
        "error",
        CAPTIONS,
        "is no WebVTT with cues in the order of time",
        "Begin it with WEBVTT, and write times as 00:00:01.000 --> 00:00:02.500, the end after the start.",
    ),
    "episode.transcript-end": ("error", CAPTIONS, "goes on after the end of the audio", _AGAIN),
    "episode.transcript-width": (
        "warning",
        CAPTIONS,
        f"has lines of more than {WIDTH} characters",
        "Break them; players cut or shrink long lines.",
    ),
    "episode.cover": (
        "error",
        COVER,
        f"is no square JPEG or PNG in RGB of {SMALLEST} to {LARGEST} pixels",
        "Give the show such a picture, under a new file name.",
    ),
}
"""Id: level, file, what is said of it, remedy."""

_FRAMES = ("TIT2", "TPE1", "TALB", "TDRC", "TLAN", "COMM", "APIC")
_RATES = frozenset({44100, 48000})
_MONO, _STEREO = range(64, 129), range(128, 257)
_TOLERANCE = 100
"""Milliseconds by which chapters and cues may miss the end of the audio, in whose length the silence counts that LAME puts
before and behind it: up to three frames of 26 ms."""


@dataclass(frozen=True, slots=True)
class _Audio:
    """An MP3 as mutagen reads it."""

    info: Any
    tag: Any
    milliseconds: int

    @property
    def marks(self) -> list[Any]:
        """The CHAP frames in the order of time."""
        return sorted(self.tag.getall("CHAP"), key=lambda mark: (mark.start_time, mark.end_time)) if self.tag else []


def lint_episode(mp3: bytes | None, transcript: bytes | None, chapters: bytes | None) -> tuple[Finding, ...]:
    """Every objection to an episode's MP3, WebVTT and JSON chapters; None stands for a file that is not at hand."""
    audio = None if mp3 is None else _audio(mp3)
    found: list[Finding] = []
    if audio:
        found += (*_sound(audio), *_marks(audio))
    elif mp3 is not None:
        found.append(_finding("episode.mp3"))
    if chapters is not None:
        found += _chapters(chapters, audio)
    if transcript is not None:
        found += _cues(read_cues(transcript), audio)
    return tuple(found)


def lint_cover(picture: bytes) -> tuple[Finding, ...]:
    """Every objection to a show's picture."""
    from PIL import Image  # noqa: PLC0415 - heavy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(picture)) as opened:
                kind, mode, (width, height) = opened.format or "", opened.mode, opened.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return (_finding("episode.cover"),)
    if kind in {"JPEG", "PNG"} and mode == "RGB" and width == height and SMALLEST <= width <= LARGEST:
        return ()
    return (_finding("episode.cover", f"{kind}, {mode}, {width} × {height}"),)


def _finding(check: str, text: str = "") -> Finding:
    level, file, fault, remedy = CHECKS[check]
    return Finding(check, level, f"The file {fault}.", remedy, file, text)


def _audio(mp3: bytes) -> _Audio | None:
    """The MP3, or None where it is none."""
    module = import_module("mutagen.mp3")
    try:
        read = module.MP3(io.BytesIO(mp3))
    except import_module("mutagen").MutagenError:
        return None
    return (
        None
        if read.info.sketchy or broken_at(mp3) is not None
        else _Audio(read.info, read.tags, round(1000 * read.info.length))
    )


def _sound(audio: _Audio) -> Iterator[Finding]:
    info = audio.info
    if info.sample_rate not in _RATES:
        yield _finding("episode.rate", f"{info.sample_rate} Hz")
    if round(info.bitrate / 1000) not in (_MONO if info.channels == 1 else _STEREO):
        yield _finding("episode.bitrate", f"{round(info.bitrate / 1000)} kbit/s")
    missing = [name for name in _FRAMES if not (audio.tag and audio.tag.getall(name))]
    if missing:
        yield _finding("episode.tag", ", ".join(missing))


def _marks(audio: _Audio) -> Iterator[Finding]:
    """Objections to the chapters of the tag, where there are any."""
    marks = audio.marks
    contents = audio.tag.getall("CTOC") if audio.tag else []
    if not marks and not contents:
        return
    listed = [name for table in contents for name in table.child_element_ids]
    if len(contents) != 1 or listed != [mark.element_id for mark in marks]:
        yield _finding("episode.contents", ", ".join(listed))
    starts, ends = [mark.start_time for mark in marks], [mark.end_time for mark in marks]
    if marks and (starts != [0, *ends[:-1]] or abs(ends[-1] - audio.milliseconds) > _TOLERANCE):
        yield _finding("episode.marks", f"{starts} to {ends}, audio {audio.milliseconds} ms")


def _chapters(data: bytes, audio: _Audio | None) -> Iterator[Finding]:
    try:
        found = [
            (round(1000 * chapter["startTime"]), str(chapter.get("title", "")))
            for chapter in _table(json.loads(data))["chapters"]
        ]
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        yield _finding("episode.chapters")
        return
    starts = [start for start, _title in found]
    if starts[:1] not in ([], [0]) or starts != sorted(set(starts)):
        yield _finding("episode.chapters", ", ".join(map(str, starts)))
    elif audio:
        marked = [(mark.start_time, str(mark.sub_frames.get("TIT2", ""))) for mark in audio.marks]
        if found != marked:
            differing = (pair for pair in zip(found, marked, strict=False) if pair[0] != pair[1])
            yield _finding("episode.same-chapters", str(next(differing, f"{len(found)} and {len(marked)}")))


def _table(value: Any) -> dict[str, Any]:  # noqa: ANN401 - parsed JSON
    if not isinstance(value, dict) or not isinstance(value.get("version"), str):
        raise TypeError
    return value


def _cues(cues: list[Cue] | str, audio: _Audio | None) -> Iterator[Finding]:
    if isinstance(cues, str):
        yield _finding("episode.transcript", cues)
        return
    if audio and cues and cues[-1].end > audio.milliseconds + _TOLERANCE:
        yield _finding("episode.transcript-end", f"cue {cues[-1].end} ms, audio {audio.milliseconds} ms")
    if wide := next((line for cue in cues for line in cue.lines if len(line) > WIDTH), None):
        yield _finding("episode.transcript-width", wide)
