from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import mutagen.id3
import pytest

from briefing.audio.chapters import Chapter
from briefing.audio.tags import Tags, add_tags
from briefing.sound.encode import encode
from briefing.sound.filters import iter_frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.sound.clip import Clip

TITLES = ("Begrüßung", "Die Brücke über den Kanal und was sie kostet", "Mitte", "Abschied & Dank")
CHAPTERS = tuple(
    Chapter(1000 * place, 1000 * (place + 1), title) for place, title in enumerate(TITLES)
)
TAGS = Tags(
    title="Größe „zählt“ – doch",
    show="Das Briefing",
    author="Redaktion",
    number=12,
    page="https://sender.example/folge",
    date=dt.date(2026, 11, 23),
    language="de-AT",
    genre="News",
    notice="Die Stimme ist künstlich.",
    cover=b"\xff\xd8jpeg",
)


@pytest.fixture
def mp3(tone: Callable[..., Clip]) -> bytes:
    return encode(iter_frames(tone(0.5)), 64)


def read(data: bytes) -> Any:
    return mutagen.id3.ID3(io.BytesIO(data))


def test_every_frame_reads_back(mp3: bytes) -> None:
    tag = read(add_tags(mp3, TAGS, CHAPTERS, "Satz eins.\nSatz zwei."))
    texts = {
        name: str(tag[name])
        for name in (
            "TIT2",
            "TALB",
            "TPE1",
            "TPUB",
            "TRCK",
            "TCON",
            "TDRC",
            "TLAN",
            "TXXX:AI notice",
        )
    }
    assert texts == {
        "TIT2": "Größe „zählt“ – doch",
        "TALB": "Das Briefing",
        "TPE1": "Redaktion",
        "TPUB": "Redaktion",
        "TRCK": "12",
        "TCON": "News",
        "TDRC": "2026-11-23",
        "TLAN": "deu",
        "TXXX:AI notice": "Die Stimme ist künstlich.",
    }
    assert str(tag["COMM::deu"]) == "Die Stimme ist künstlich."
    assert str(tag["USLT::deu"]) == "Satz eins.\nSatz zwei."
    assert tag["WOAF"].url == "https://sender.example/folge"
    picture = tag.getall("APIC")[0]
    assert (picture.data, picture.mime, picture.type) == (b"\xff\xd8jpeg", "image/jpeg", 3)


def test_the_tag_is_version_2_3_in_front_of_the_untouched_sound(mp3: bytes) -> None:
    data = add_tags(mp3, TAGS, CHAPTERS, "Text")
    assert data[:5] == b"ID3\x03\x00"
    assert data.endswith(mp3)
    assert len(data) - len(mp3) == read(data).size


def test_chapters_stand_in_the_order_of_time_and_in_one_table(mp3: bytes) -> None:
    data = add_tags(mp3, TAGS, CHAPTERS, "")
    tag = read(data)
    table = tag["CTOC:toc"]
    listed = [tag[f"CHAP:{name}"] for name in table.child_element_ids]
    found = [(part.start_time, part.end_time, str(part.sub_frames["TIT2"])) for part in listed]
    assert found == [(chapter.start, chapter.end, chapter.title) for chapter in CHAPTERS]
    assert table.flags == mutagen.id3.CTOCFlags.TOP_LEVEL | mutagen.id3.CTOCFlags.ORDERED
    places = [data.index(title.encode("utf-16")) for title in TITLES]
    assert places == sorted(places)


def test_what_is_not_known_has_no_frame(mp3: bytes) -> None:
    tag = read(add_tags(mp3, Tags("Titel", genre=""), (), ""))
    assert set(tag) == {"TIT2", "TLAN"}


def test_without_an_author_the_show_speaks(mp3: bytes) -> None:
    assert (
        str(read(add_tags(mp3, Tags("Titel", show="Das Briefing"), (), ""))["TPE1"])
        == "Das Briefing"
    )
