"""Check that the files of an episode are whole and agree, and the cover.

The files are the MP3 with its tag, the chapters and the transcript. Loudness is not measured here
but when the audio is made. The figures: Apple for bit rates and covers, the ID3v2 chapter addendum,
the podcast namespace for chapters and for the width of lines.
"""

from __future__ import annotations

import io
import json
import warnings
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.episode.folder import CAPTIONS, CHAPTERS, MP3
from briefing.model.checks import Probe
from briefing.model.findings import Finding
from briefing.podcast.lint.mpeg import broken_at
from briefing.podcast.standards import LARGEST_COVER, SMALLEST_COVER
from briefing.sound.webvtt import WIDTH, WebVttError, read_webvtt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model.checks import Check
    from briefing.model.findings import Finding
    from briefing.sound.webvtt import Caption

COVER = "cover"
_FRAMES = ("TIT2", "TPE1", "TALB", "TDRC", "TLAN", "COMM", "APIC")
_RATES = frozenset({44100, 48000})
_MONO, _STEREO = range(64, 129), range(128, 257)
_TOLERANCE = 100
"""Milliseconds by which chapters and cues may miss the end of the audio: it includes the silence
that LAME puts before and behind it, up to three frames of 26 ms."""


@dataclass(frozen=True, slots=True)
class _Audio:
    """An MP3 as mutagen reads it."""

    info: Any
    tag: Any
    milliseconds: int

    @property
    def marks(self) -> list[Any]:
        """The CHAP frames in the order of time."""
        marks = self.tag.getall("CHAP") if self.tag else []
        return sorted(marks, key=lambda mark: (mark.start_time, mark.end_time))

    @property
    def contents(self) -> list[Any]:
        """The CTOC frames."""
        return list(self.tag.getall("CTOC")) if self.tag else []


@dataclass(frozen=True)
class _Files:
    """The files of an episode; None stands for one that is not at hand."""

    mp3: bytes | None
    transcript: bytes | None
    chapters: bytes | None

    @cached_property
    def audio(self) -> _Audio | None:
        """The MP3, if it is one."""
        return None if self.mp3 is None else _audio(self.mp3)

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        """Of the transcript, if it is one."""
        try:
            return () if self.transcript is None else read_webvtt(self.transcript)
        except WebVttError:
            return ()

    @cached_property
    def listed(self) -> list[tuple[int, str]] | None:
        """Milliseconds and titles in the file of chapters, if it is one."""
        return None if self.chapters is None else _listed(self.chapters)


def lint_episode(
    mp3: bytes | None, transcript: bytes | None, chapters: bytes | None
) -> tuple[Finding, ...]:
    """Return every objection to an episode's MP3, WebVTT and JSON chapters.

    None stands for a file that is not at hand.
    """
    files = _Files(mp3, transcript, chapters)
    return tuple(_finding(check, text) for check in CHECKS for text in check.find(files))


def lint_cover(picture: bytes) -> tuple[Finding, ...]:
    """Every objection to a show's picture."""
    return tuple(_finding(COVER_CHECK, text) for text in COVER_CHECK.find(picture))


def _finding(check: Check, text: str) -> Finding:
    return check.said_of("The file", text, check.about)


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


def _listed(chapters: bytes) -> list[tuple[int, str]] | None:
    """The chapters of a file in the podcast namespace's form, or None where it is none."""
    try:
        document = json.loads(chapters)
        if not isinstance(document["version"], str):
            return None
        return [
            (round(1000 * chapter["startTime"]), str(chapter.get("title", "")))
            for chapter in document["chapters"]
        ]
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return None


def _ascending(starts: list[int]) -> bool:
    return starts[:1] in ([], [0]) and starts == sorted(set(starts))


def _broken(files: _Files) -> Iterator[str]:
    if files.mp3 is not None and files.audio is None:
        yield ""


def _rate(files: _Files) -> Iterator[str]:
    if files.audio and files.audio.info.sample_rate not in _RATES:
        yield f"{files.audio.info.sample_rate} Hz"


def _bitrate(files: _Files) -> Iterator[str]:
    if not files.audio:
        return
    info = files.audio.info
    rate = round(info.bitrate / 1000)
    if rate not in (_MONO if info.channels == 1 else _STEREO):
        yield f"{rate} kbit/s"


def _tag(files: _Files) -> Iterator[str]:
    if not files.audio:
        return
    tag = files.audio.tag
    if missing := [name for name in _FRAMES if not (tag and tag.getall(name))]:
        yield ", ".join(missing)


def _contents(files: _Files) -> Iterator[str]:
    if not files.audio or not (files.audio.marks or files.audio.contents):
        return
    listed = [name for table in files.audio.contents for name in table.child_element_ids]
    ids = [mark.element_id for mark in files.audio.marks]
    if len(files.audio.contents) != 1 or listed != ids:
        yield ", ".join(listed)


def _marks(files: _Files) -> Iterator[str]:
    if not files.audio or not files.audio.marks:
        return
    length = files.audio.milliseconds
    starts = [mark.start_time for mark in files.audio.marks]
    ends = [mark.end_time for mark in files.audio.marks]
    if starts != [0, *ends[:-1]] or abs(ends[-1] - length) > _TOLERANCE:
        yield f"{starts} to {ends}, audio {length} ms"


def _chapters(files: _Files) -> Iterator[str]:
    if files.chapters is None:
        return
    starts = None if files.listed is None else [start for start, _title in files.listed]
    if starts is None:
        yield ""
    elif not _ascending(starts):
        yield ", ".join(map(str, starts))


def _same_chapters(files: _Files) -> Iterator[str]:
    listed = files.listed
    if not files.audio or listed is None or not _ascending([start for start, _title in listed]):
        return
    marked = [(mark.start_time, str(mark.sub_frames.get("TIT2", ""))) for mark in files.audio.marks]
    if listed != marked:
        differing = (pair for pair in zip(listed, marked, strict=False) if pair[0] != pair[1])
        yield str(next(differing, f"{len(listed)} and {len(marked)}"))


def _transcript(files: _Files) -> Iterator[str]:
    try:
        if files.transcript is not None:
            read_webvtt(files.transcript)
    except WebVttError as problem:
        yield problem.line


def _transcript_end(files: _Files) -> Iterator[str]:
    if (
        files.audio
        and files.captions
        and files.captions[-1].end > files.audio.milliseconds + _TOLERANCE
    ):
        yield f"cue {files.captions[-1].end} ms, audio {files.audio.milliseconds} ms"


def _transcript_width(files: _Files) -> Iterator[str]:
    lines = (line for shown in files.captions for line in shown.text.split("\n"))
    if wide := next((line for line in lines if len(line) > WIDTH), None):
        yield wide


def _cover(picture: bytes) -> Iterator[str]:
    from PIL import Image  # noqa: PLC0415 - heavy

    bomb = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(picture)) as opened:
                form, mode, (width, height) = opened.format or "", opened.mode, opened.size
    except (OSError, ValueError, SyntaxError, *bomb):
        yield ""
        return
    square = width == height and SMALLEST_COVER <= width <= LARGEST_COVER
    if form not in {"JPEG", "PNG"} or mode != "RGB" or not square:
        yield f"{form}, {mode}, {width} × {height}"


_AGAIN = "Build the episode again, and publish what comes out unchanged."
CHECKS: tuple[Probe[_Files, str], ...] = (
    Probe(
        "episode.mp3", "error", "is no MP3, broken off, or has other bytes in it", _AGAIN, _broken,
        about=MP3,
    ),
    Probe("episode.rate", "error", "has neither 44.1 nor 48 kHz", _AGAIN, _rate, about=MP3),
    Probe(
        "episode.bitrate", "warning",
        "has a bit rate outside of Apple's 64 to 128 kbit/s in mono or 128 to 256 in stereo",
        "Set [voice] bitrate, and build the episode again.", _bitrate, about=MP3,
    ),
    Probe(
        "episode.tag", "warning", "lacks frames of its ID3 tag",
        "Fill in [show], and build the episode again.", _tag, about=MP3,
    ),
    Probe(
        "episode.contents", "error",
        "has a table of contents that does not list its chapters as they follow",
        _AGAIN, _contents, about=MP3,
    ),
    Probe(
        "episode.marks", "error", "has chapters that leave gaps or do not end with the audio",
        _AGAIN, _marks, about=MP3,
    ),
    Probe(
        "episode.chapters", "error", "is no file of chapters that begin at 0 and ascend",
        'Write {"version": "1.2.0", "chapters": [{"startTime": 0, "title": …}, …]}.',
        _chapters, about=CHAPTERS,
    ),
    Probe(
        "episode.same-chapters", "error", "has other chapters than the MP3", _AGAIN,
        _same_chapters, about=CHAPTERS,
    ),
    Probe(
        "episode.transcript", "error", "is no WebVTT with cues in the order of time",
        "Begin it with WEBVTT, and write times as 00:00:01.000 --> 00:00:02.500, "
        "the end after the start.", _transcript, about=CAPTIONS,
    ),
    Probe(
        "episode.transcript-end", "error", "goes on after the end of the audio", _AGAIN,
        _transcript_end, about=CAPTIONS,
    ),
    Probe(
        "episode.transcript-width", "warning", f"has lines of more than {WIDTH} characters",
        "Break them; players cut or shrink long lines.", _transcript_width, about=CAPTIONS,
    ),
)  # fmt: skip
COVER_CHECK: Probe[bytes, str] = Probe(
    "episode.cover", "error",
    f"is no square JPEG or PNG in RGB of {SMALLEST_COVER} to {LARGEST_COVER} pixels",
    "Give the show such a picture, under a new file name.", _cover, about=COVER,
)  # fmt: skip
