"""episode.toml: written, read back, and refused where it was changed by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest

from briefing.cache import MEGABYTE, Cache
from briefing.config.settings import Show
from briefing.episode import record as module
from briefing.episode.record import (
    FILE,
    as_toml,
    episode_guid,
    read_record,
    read_records,
    show_guid,
    write_record,
)
from briefing.errors import InputError
from briefing.model.record import (
    Chapter,
    Correction,
    Link,
    Picture,
    Provenance,
    PublishedFile,
    Record,
    Withdrawal,
)

if TYPE_CHECKING:
    from pathlib import Path

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
RECORD = Record(
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
    slug="2026-11-20-kran",
    published=NOON,
    revision=3,
    title='Der „alte“ Kran \\ und "mehr" ▲',
    kicker="Hafen",
    summary="Er bleibt.",
    points=("Erstens.", "Zweitens."),
    number=7,
    seconds=61.25,
    audio=PublishedFile(name="episode-r3.mp3", type="audio/mpeg", size=1000, sha256="a" * 64),
    transcript=PublishedFile(name="episode.vtt", type="text/vtt", size=10, sha256="b" * 64),
    chapters_file=PublishedFile(
        name="chapters.json", type="application/json+chapters", size=20, sha256="c" * 64
    ),
    chapters=(Chapter(start=0.0, title="Anfang"), Chapter(start=12.5, title="Ende")),
    links=(Link(text="Mehr", url="https://hafen.example/?a=1&b=2"),),
    corrections=(
        Correction(at=NOON + dt.timedelta(days=1), text="Erst so."),
        Correction(at=NOON, text="Dann so."),
    ),
    earlier=(PublishedFile(name="episode.mp3", type="audio/mpeg", size=900, sha256="d" * 64),),
    pictures=(
        Picture(
            name="Kran am Kai.jpg", type="image/jpeg", size=30, sha256="e" * 64, alt="Der Kran"
        ),
    ),
    withdrawn=Withdrawal(at=NOON + dt.timedelta(hours=1), reason="Falsch."),
    made=Provenance(
        reviewed_by="Ute Lorenz",
        reviewed_at=NOON,
        source="article.txt",
        source_sha256="f" * 64,
        drafter="extractive",
        engine="espeak",
        voice="espeak de",
        version="0.1.0",
    ),
)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_record(tmp_path, RECORD)

    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert read_record(tmp_path) == RECORD
    assert text.startswith("# Written by briefing publish, never by hand")
    assert text == as_toml(RECORD)


def test_a_folder_without_a_record_was_never_published(tmp_path: Path) -> None:
    assert read_record(tmp_path) is None


def test_the_newest_change_counts() -> None:
    assert RECORD.changed == NOON + dt.timedelta(days=1)
    assert msgspec.structs.replace(RECORD, corrections=(), withdrawn=None).changed == NOON


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('guid = "', 'giud = "', '2: unknown key "giud". Did you mean "guid"?'),
        (
            "seconds = 61.25",
            'seconds = "lang"',
            '14: "seconds": expected a number, found a text in quotation marks.',
        ),
        (
            "published = 2026-11-20 12:00:00+00:00",
            "published = 2026-11-20 12:00:00",
            '4: "published": expected a date and',
        ),
        (
            'name = "episode-r3.mp3"',
            'name = "../feed.xml"',
            '"audio.name": expected another form. Correct the value.',
        ),
        ('slug = "2026', 'slug = "../2026', '3: "slug": expected another form. Correct the value.'),
        ("revision = 3", "revision 3", "5: not TOML: "),
    ],
)
def test_what_was_changed_by_hand_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: str
) -> None:
    text = as_toml(RECORD)
    assert text.count(old) == 1
    (tmp_path / FILE).write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(InputError) as problem:
        read_record(tmp_path)

    assert line in str(problem.value)
    assert str(problem.value).startswith(f"{tmp_path / FILE}:")


def test_a_record_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(as_toml(RECORD).encode("utf-16"))
    with pytest.raises(
        InputError, match=r"not UTF-8 \(byte 0\)\. Restore the file as publish has written it\."
    ):
        read_record(tmp_path)


@pytest.mark.parametrize(
    ("feed_url", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_the_show_has_the_guid_that_podcasting_2_gives_it(feed_url: str, guid: str) -> None:
    assert show_guid(Show(feed_url=feed_url)) == guid
    assert show_guid(Show(feed_url=feed_url, guid="eigen")) == "eigen"


def test_episodes_of_one_show_have_guids_of_their_own() -> None:
    one, other = (
        Show(feed_url="https://a.example/feed.xml"),
        Show(feed_url="https://b.example/feed.xml"),
    )
    made = {episode_guid(show, slug) for show in (one, other) for slug in ("eins", "zwei")}
    assert len(made) == 4
    assert episode_guid(one, "eins") in made


def test_records_come_oldest_first_and_are_parsed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cache(tmp_path / "cache", MEGABYTE)
    episodes = tmp_path / "episodes"
    for day, name in ((2, "a"), (1, "b"), (1, "c")):
        (episodes / name).mkdir(parents=True)
        write_record(
            episodes / name,
            msgspec.structs.replace(RECORD, slug=name, published=NOON + dt.timedelta(days=day)),
        )
    (episodes / "neu").mkdir()
    (episodes / "datei").write_text("", encoding="utf-8")

    first = read_records(episodes, kept)
    monkeypatch.setattr(module, "_parse", lambda *_: pytest.fail("parsed again"))

    assert [folder.name for folder in first] == ["b", "c", "a"]
    assert read_records(episodes, kept) == first
