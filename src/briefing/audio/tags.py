"""Write ID3v2.3 tags: metadata, transcript, cover and chapters."""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from types import ModuleType

    from mutagen.id3 import Frame

    from briefing.audio.chapters import Chapter

_UTF16 = 1
"""The only encoding of ID3v2.3 that has all characters of German typography."""
_ISO_639_2 = {"de": "deu"}
"""ID3 codes for the languages that [show] allows."""
_NO_OFFSET = 0xFFFFFFFF
"""Makes players use the times of a chapter, not byte offsets (ID3v2 Chapter Frame Addendum)."""
_FRONT_COVER = 3
_TOP_LEVEL, _ORDERED = 2, 1


@dataclass(frozen=True, slots=True)
class Tags:
    """The metadata of an episode. Empty texts are left out."""

    title: str
    show: str = ""
    author: str = ""
    """Artist and publisher."""
    number: int | None = None
    """The number of the episode."""
    date: dt.date | None = None
    language: str = "de"
    """As in [show]: "de", perhaps with a country."""
    genre: str = "Podcast"
    notice: str = ""
    """States for listeners how the audio was made; also in a frame "AI notice" for machines."""
    page: str = ""
    """The web address of the episode."""
    cover: bytes = b""
    """JPEG."""


def add_tags(mp3: bytes, tags: Tags, chapters: Sequence[Chapter], lyrics: str) -> bytes:
    """Return the untagged `mp3` with a tag in front.

    `lyrics` is the transcript, one sentence on each line.
    """
    tag = _id3().ID3()
    for frame in [*_text_frames(tags, lyrics), *_chapter_frames(chapters)]:
        tag.add(frame)
    tag.update_to_v23()
    file = io.BytesIO()
    tag.save(file, v1=0, v2_version=3, padding=lambda _info: 0)
    return file.getvalue() + mp3


def _id3() -> ModuleType:
    """Return mutagen's module of frames, untyped: mutagen annotates few of them."""
    return import_module("mutagen.id3")


def _text_frames(tags: Tags, lyrics: str) -> list[Frame]:
    id3 = _id3()
    language = _ISO_639_2[tags.language[:2]]
    wanted: tuple[tuple[str, Any, dict[str, str]], ...] = (
        (tags.title, id3.TIT2, {}),
        (tags.author or tags.show, id3.TPE1, {}),
        (tags.show, id3.TALB, {}),
        (str(tags.number or ""), id3.TRCK, {}),
        (tags.author or tags.show, id3.TPUB, {}),
        (tags.genre, id3.TCON, {}),
        (tags.date.isoformat() if tags.date else "", id3.TDRC, {}),
        (language, id3.TLAN, {}),
        (tags.notice, id3.COMM, {"lang": language, "desc": ""}),
        (tags.notice, id3.TXXX, {"desc": "AI notice"}),
        (lyrics, id3.USLT, {"lang": language, "desc": ""}),
    )
    frames = [frame(encoding=_UTF16, text=text, **more) for text, frame, more in wanted if text]
    if tags.page:
        frames.append(id3.WOAF(url=tags.page))
    if tags.cover:
        frames.append(
            id3.APIC(
                encoding=_UTF16, mime="image/jpeg", type=_FRONT_COVER, desc="Cover", data=tags.cover
            )
        )
    return frames


def _chapter_frames(chapters: Sequence[Chapter]) -> list[Frame]:
    """Return a CHAP frame for each chapter, and the CTOC frame that players need to show them."""
    id3 = _id3()

    if not chapters:
        return []
    # mutagen sorts frames by size, then by name, and players list chapters in the order of their
    # frames. Padded ids make all frames the same size, so the chapters stay in order.
    sizes = [len(chapter.title.encode("utf-16")) for chapter in chapters]
    names = [
        f"chapter{place:03}".ljust(10 + max(sizes) - size, "-") for place, size in enumerate(sizes)
    ]
    frames = [
        id3.CHAP(
            element_id=name,
            start_time=chapter.start,
            end_time=chapter.end,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[id3.TIT2(encoding=_UTF16, text=chapter.title)],
        )
        for name, chapter in zip(names, chapters, strict=True)
    ]
    title = id3.TIT2(encoding=_UTF16, text="Kapitel")
    return [
        *frames,
        id3.CTOC(
            element_id="toc",
            flags=_TOP_LEVEL | _ORDERED,
            child_element_ids=names,
            sub_frames=[title],
        ),
    ]
