from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import mutagen.mp3
import pytest
from PIL import Image

from briefing.podcast.lint.episode import lint_cover, lint_episode
from podcast.published import episode, picture

if TYPE_CHECKING:
    from collections.abc import Callable

Found = set[tuple[str, str]]


def found(
    mp3: bytes | None = None, transcript: bytes | None = None, chapters: bytes | None = None
) -> Found:
    whole = episode()
    given = (mp3, transcript, chapters)
    files = (right if other is None else other for other, right in zip(given, whole, strict=True))
    return {(finding.check, finding.level) for finding in lint_episode(*files)}


def retagged(change: Callable[[Any], object]) -> bytes:
    """The MP3 with its tag changed."""
    file = io.BytesIO(episode().mp3)
    audio = mutagen.mp3.MP3(file)
    change(audio.tags)
    file.seek(0)
    audio.save(file, v2_version=3, v1=0)
    return file.getvalue()


def cover_of(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    Image.new(mode, size).save(data, kind)
    return data.getvalue()


def marks(tag: Any) -> list[Any]:
    return sorted(tag.getall("CHAP"), key=lambda mark: mark.start_time)


def test_an_episode_as_built_has_no_finding() -> None:
    assert found() == set()


@pytest.mark.parametrize("seconds", [2.0, 2.005, 2.01, 2.015, 2.02, 2.025])
def test_the_silence_that_the_encoder_adds_is_no_fault(seconds: float) -> None:
    files = episode(seconds=seconds)
    assert lint_episode(*files) == ()


def test_chapters_are_not_obligatory() -> None:
    bare = retagged(lambda tag: (tag.delall("CHAP"), tag.delall("CTOC")))
    assert found(bare, chapters=b'{"version": "1.2.0", "chapters": []}') == set()


@pytest.mark.parametrize("mp3", [b"", b"\0" * 5000, b"ID3", b"<html>404</html>" * 100])
def test_what_is_no_mp3_is_found(mp3: bytes) -> None:
    assert found(mp3) == {("episode.mp3", "error")}


@pytest.mark.parametrize(
    "damage",
    [
        lambda mp3: mp3[:-100],
        lambda mp3: mp3[:-23_000] + b"x" * 23_000,
        lambda mp3: mp3 + b"x",
        lambda mp3: mp3[:-5_000] + mp3[-4_900:],
        lambda mp3: mp3 + episode("Noch eine").mp3,
    ],
)
def test_a_damaged_mp3_is_found(damage: Callable[[bytes], bytes]) -> None:
    assert found(damage(episode().mp3)) == {("episode.mp3", "error")}


def test_an_old_tag_at_the_end_is_no_damage() -> None:
    assert found(episode().mp3 + b"TAG" + b"\0" * 125) == set()


def test_a_bit_rate_outside_of_apples_band_is_a_warning() -> None:
    assert ("episode.bitrate", "warning") in found(episode(bitrate=32).mp3)


@pytest.mark.parametrize(
    ("change", "check", "level"),
    [
        (lambda tag: tag.delall("TLAN"), "episode.tag", "warning"),
        (lambda tag: tag.delall("APIC"), "episode.tag", "warning"),
        (lambda tag: tag.delall("CTOC"), "episode.contents", "error"),
        (lambda tag: tag.getall("CTOC")[0].child_element_ids.pop(), "episode.contents", "error"),
        (
            lambda tag: tag.getall("CTOC")[0].child_element_ids.reverse(),
            "episode.contents",
            "error",
        ),
        (lambda tag: setattr(marks(tag)[0], "end_time", 900), "episode.marks", "error"),
        (lambda tag: setattr(marks(tag)[-1], "end_time", 2200), "episode.marks", "error"),
    ],
)
def test_a_fault_in_the_tag_is_found_and_nothing_else(
    change: Callable[[Any], object], check: str, level: str
) -> None:
    assert found(retagged(change)) == {(check, level)}


@pytest.mark.parametrize(
    "chapters",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"version": "1.2.0"}',
        b'{"version": "1.2.0", "chapters": [{"title": "ohne Zeit"}]}',
        b'{"version": "1.2.0", "chapters": [{"startTime": "0", "title": "Wort"}]}',
        b'{"version": "1.2.0", "chapters": [{"startTime": 1e999, "title": "endlos"}]}',
        b'{"version": "1.2.0", "chapters": [{"startTime": 1, "title": "nicht bei 0"}]}',
        b'{"version": "1.2.0", "chapters": [{"startTime": 0}, {"startTime": 2}, {"startTime": 1}]}',
        b'{"chapters": []}',
    ],
)
def test_what_is_no_file_of_chapters_is_found(chapters: bytes) -> None:
    assert found(chapters=chapters) == {("episode.chapters", "error")}


@pytest.mark.parametrize(
    "change",
    [
        lambda listed: listed.pop(),
        lambda listed: listed[1].update(startTime=1.001),
        lambda listed: listed[1].update(title="Die Faehre"),
    ],
)
def test_chapters_that_differ_from_the_mp3_are_found(change: Callable[[Any], object]) -> None:
    document = json.loads(episode().chapters)
    change(document["chapters"])
    assert found(chapters=json.dumps(document).encode()) == {("episode.same-chapters", "error")}


@pytest.mark.parametrize(
    "transcript",
    [
        b"",
        b"1\n00:00:00,100 --> 00:00:00,800\nSubRip\n",
        b"WEBVTTX\n",
        "WEBVTT\n\n00:00.100 --> 00:00.800\nFähre\n".encode("latin-1"),
        b"WEBVTT\n\n00:00.100 --> 00:00,800\nKomma\n",
        b"WEBVTT\n\n00:00.800 --> 00:00.100\nEnde vor Anfang\n",
        b"WEBVTT\n\n00:01.000 --> 00:01.500\nspaeter\n\n00:00.100 --> 00:00.800\nfrueher\n",
        b"WEBVTT\n\nnur Text\n",
    ],
)
def test_what_is_no_webvtt_is_found(transcript: bytes) -> None:
    assert found(transcript=transcript) == {("episode.transcript", "error")}


def test_webvtt_may_have_names_notes_styles_and_speakers() -> None:
    rich = b"\xef\xbb\xbfWEBVTT - Folge\r\n\r\nNOTE geprueft\r\n\r\nSTYLE\r\n::cue {}\r\n\r\nerste\r\n00:00:00.100 --> 00:00:00.800 align:start\r\n"
    assert found(transcript=rich + b"<v Moderation>" + b"x" * 65 + b"\r\n") == set()


def test_a_cue_after_the_end_of_the_audio_is_found() -> None:
    late = b"WEBVTT\n\n00:01.000 --> 00:02.500\nzu lang\n"
    assert found(transcript=late) == {("episode.transcript-end", "error")}


def test_a_long_line_of_the_transcript_is_a_warning() -> None:
    wide = b"WEBVTT\n\n00:00.100 --> 00:00.800\n" + b"x" * 66 + b"\n"
    assert found(transcript=wide) == {("episode.transcript-width", "warning")}


def test_a_cover_as_built_has_no_finding() -> None:
    assert (
        lint_cover(picture())
        == lint_cover(picture(3000))
        == lint_cover(cover_of((1400, 1400), "PNG"))
        == ()
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg/>",
        cover_of((1399, 1399)),
        cover_of((3001, 3001)),
        cover_of((1400, 1500)),
        cover_of((1400, 1400), "GIF"),
        cover_of((1400, 1400), "JPEG", "CMYK"),
        cover_of((1400, 1400), "PNG", "RGBA"),
        cover_of((10_000, 10_000), "PNG", "1"),
    ],
)
def test_a_cover_that_apple_refuses_is_found(data: bytes) -> None:
    assert [(finding.check, finding.level) for finding in lint_cover(data)] == [
        ("episode.cover", "error")
    ]
