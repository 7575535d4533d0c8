"""ID3v2.3 tags: what a player shows, the written text, the cover and the chapters."""

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
"""The only encoding of ID3v2.3 that holds all of German typography."""
_ISO_639_2 = {"de": "deu"}
"""The languages that [show] allows, as ID3 names them."""
_NO_OFFSET = 0xFFFFFFFF
_FRONT_COVER = 3
_TOP_LEVEL, _ORDERED = 2, 1


@dataclass(frozen=True, slots=True)
class Tags:
    """What an episode says about itself. Empty texts are left out."""

    title: str
    show: str = ""
    author: str = ""
    """Artist and publisher."""
    number: int | None = None
    """Of the episode."""
    date: dt.date | None = None
    language: str = "de"
    """As in [show]: "de", perhaps with a country."""
    genre: str = "Podcast"
    notice: str = ""
    """How the audio was made, for the listener; also in a frame "AI notice" for machines."""
    page: str = ""
    """Its address on the web."""
    cover: bytes = b""
    """JPEG."""


def add_tags(mp3: bytes, tags: Tags, chapters: Sequence[Chapter], lyrics: str) -> bytes:
    """`mp3`, which has no tag yet, with its tag in front. `lyrics` is the written text, a sentence a line."""
    tag = _id3().ID3()
    for frame in [*_text_frames(tags, lyrics), *_chapter_frames(chapters)]:
        tag.add(frame)
    tag.update_to_v23()
    file = io.BytesIO()
    tag.save(file, v1=0, v2_version=3, padding=lambda _info: 0)
    return file.getvalue() + mp3


def _id3() -> ModuleType:
    """The frames of mutagen, which declares few types: as a module without any."""
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
    """A CHAP for each chapter, and the CTOC without which players show none."""
    id3 = _id3()

    if not chapters:
        return []
    # mutagen sorts frames by size, then by name, and players list chapters as they find them: ids
    # that fill every frame
    # to one size keep them in the order of time.
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
