"""A feed from records: what becomes of long texts, odd characters and settings that are left out."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import Any

import pytest
from lxml import etree
from msgspec import convert
from msgspec.structs import replace

from briefing.config.settings import Newsletter, Settings, Show
from briefing.episode.record import as_toml
from briefing.model.briefing import Mark
from briefing.model.prose import Block
from briefing.model.record import Chapter, Correction, Link, Provenance, PublishedFile, Record
from briefing.podcast.feed import Page, feed_xml, pages
from briefing.podcast.shownotes import LONGEST, description, show_notes
from briefing.podcast.standards import FEED_FILE

NOON = dt.datetime(2026, 3, 3, 12, 0, tzinfo=dt.UTC)
SETTINGS = Settings(
    show=Show(
        title="Hafenfunk",
        email="post@hafen.example",
        description="Am Fluss.",
        feed_url="https://hafen.example/podcast/feed.xml",
        media_url="https://media.hafen.example/{slug}",
    ),
    newsletter=Newsletter(view_url="https://hafen.example/podcast/{slug}/"),
)
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def file(name: str, kind: str) -> PublishedFile:
    return PublishedFile(name=name, type=kind, size=1000, sha256="a" * 64)


RECORD = Record(
    guid="g-1",
    slug="kran",
    published=NOON,
    title="Der Kran bleibt",
    summary="Der Kran bleibt stehen. Der Rat war z. B. am Dienstag dafür.",
    seconds=0.4,
    audio=file("episode.mp3", "audio/mpeg"),
    transcript=file("episode.vtt", "text/vtt"),
    chapters_file=file("chapters.json", "application/json+chapters"),
    made=Provenance(
        reviewed_by="Ute Lorenz",
        reviewed_at=NOON,
        source="https://hafen.example/kran?a=1&b=2",
        source_sha256="f" * 64,
        drafter="openai",
        engine="espeak",
        voice="espeak de",
        version="0.1.0",
        notice="Diese Folge spricht eine künstliche Stimme.",
    ),
)


def channel(record: Record = RECORD, settings: Settings = SETTINGS) -> Any:
    return etree.fromstring(feed_xml(Page(FEED_FILE, (record,), ()), settings, "cover-1.jpg")).find(
        "channel"
    )


def test_keys_that_are_empty_leave_no_element() -> None:
    made = channel()

    names = {element.tag.rpartition("}")[2] for element in made}
    assert not names & {"person", "license", "updateFrequency", "archive"}
    assert made.findtext(f"{ITUNES}author") == "Hafenfunk"
    assert made.findtext("link") == "https://hafen.example/podcast/"
    assert made.find(f"{ITUNES}category").get("text") == "News"
    assert len(made.find(f"{ITUNES}category")) == 0
    assert made.find(f"item/{ITUNES}episode") is None


def test_the_show_may_be_unlocked_explicit_and_swiss() -> None:
    show = replace(SETTINGS.show, locked=False, explicit=True, language="de-CH", author="Bote")
    made = channel(settings=replace(SETTINGS, show=show))
    assert (made.findtext(f"{PODCAST}locked"), made.findtext(f"{ITUNES}explicit")) == ("no", "true")
    assert made.findtext("language") == "de-ch"
    assert made.find(f"{PODCAST}person").attrib == {"role": "author", "group": "writing"}


def test_a_second_is_the_shortest_duration() -> None:
    assert channel().findtext(f"item/{ITUNES}duration") == "1"


def test_markup_in_texts_stays_text() -> None:
    odd = "Öl & <b>Gas</b> ]]> „80 %“ &amp;"
    made = replace(
        RECORD, title=odd, summary=odd, links=(Link(text=odd, url='https://a.example/?x="1"&y'),)
    )

    xml = feed_xml(Page(FEED_FILE, (made,), ()), SETTINGS, "cover-1.jpg")
    item = etree.fromstring(xml).find("channel/item")

    assert item.findtext("title") == odd
    assert b"<title>&#xD6;" not in xml
    title = re.search(r"<title>(Öl.+)</title>", xml.decode())
    assert title
    assert title[1] == "Öl &#x26; &#x3C;b&gt;Gas&#x3C;/b&gt; ]]&gt; „80 %“ &#x26;amp;"
    notes = item.findtext("description")
    assert "<p>Öl &amp; &lt;b&gt;Gas&lt;/b&gt; ]]&gt; „80 %“ &amp;amp;</p>" in notes
    assert 'href="https://a.example/?x=&quot;1&quot;&amp;y"' in notes


def test_show_notes_name_source_label_and_model() -> None:
    notes = show_notes(RECORD, "https://hafen.example/podcast/kran/")
    source = "https://hafen.example/kran?a=1&amp;b=2"
    assert f'<p>Quelle: <a href="{source}">{source}</a></p>' in notes
    assert notes.endswith(
        "<p>Diese Folge spricht eine künstliche Stimme.</p>\n"
        "<p>Den Text hat ein Sprachmodell entworfen und die Redaktion geprüft.</p>"
    )


def test_a_source_that_is_a_file_is_nobodys_business() -> None:
    made = replace(RECORD, made=replace(RECORD.made, source="article.md", drafter="extractive"))
    notes = show_notes(made, "https://hafen.example/podcast/kran/")
    assert "article.md" not in notes
    assert "Sprachmodell" not in notes


def commentary(length: int = 1) -> tuple[Block, ...]:
    link = Mark(kind="link", start=10, end=22, url="https://hafen.example/interview?a=1&b=2")
    return (
        Block(text="Mehr dazu im Interview. " * length, marks=(link,)),
        Block(text="Der Kran", item="•"),
        Block(text="Der Kai", item="•"),
    )


def test_links_and_lists_of_the_commentary_stand_in_the_show_notes_and_the_record() -> None:
    record = replace(RECORD, commentary=commentary())
    for notes in (
        show_notes(record, "https://hafen.example/"),
        description(record, "https://hafen.example/"),
    ):
        assert (
            "<p>Einordnung der Redaktion:</p>\n<p>Mehr dazu "
            '<a href="https://hafen.example/interview?a=1&amp;b=2">im Interview</a>. </p>\n'
            "<ul><li>Der Kran</li><li>Der Kai</li></ul>"
        ) in notes
    assert convert(tomllib.loads(as_toml(record)), Record) == record


def test_a_commentary_that_does_not_fit_takes_no_room_from_the_links() -> None:
    link = Link(text="Zum Artikel", url="https://hafen.example/kran")
    record = replace(RECORD, commentary=commentary(300), links=(link,))
    shown = description(record, "https://hafen.example/")
    assert "Zum Artikel" in shown
    assert "Einordnung" not in shown
    assert "Einordnung" in show_notes(record, "https://hafen.example/")


@pytest.mark.parametrize("points", [0, 1, 40])
@pytest.mark.parametrize("sentences", [1, 100])
@pytest.mark.parametrize("corrections", [0, 1, 60])
def test_a_description_fits_and_keeps_what_matters(
    points: int, sentences: int, corrections: int
) -> None:
    long = replace(
        RECORD,
        summary=" ".join(
            f"Der Pegel stieg am {day}. Tag um 3,20 m über Normal – überall."
            for day in range(sentences)
        ),
        points=tuple(
            f"Punkt {place} überquert die Brücke über die Lenne bei Warnfels am Abend."
            for place in range(points)
        ),
        chapters=tuple(Chapter(start=60.0 * place, title="Kapitel") for place in range(20)),
        corrections=tuple(
            Correction(
                at=NOON + dt.timedelta(days=day),
                text=f"Korrigiert wurde Zahl {day} im zweiten Absatz der Folge.",
            )
            for day in range(corrections)
        ),
    )

    text = description(long, "https://hafen.example/podcast/kran/")

    assert len(text.encode()) <= LONGEST
    assert text.endswith("und die Redaktion geprüft.</p>")
    assert "künstliche Stimme" in text
    assert "<p>Der Pegel stieg am 0. Tag um 3,20 m über Normal – überall." in text
    assert not re.search(r"[^.:>]</p>", text)
    if corrections:
        assert f"Zahl {corrections - 1} im" in text
    etree.fromstring(f"<div>{text}</div>")


@pytest.mark.parametrize(
    ("number", "least", "sizes"),
    [
        (0, 3, [0]),
        (1, 3, [1]),
        (5, 3, [5]),
        (6, 3, [3, 3]),
        (8, 3, [3, 5]),
        (9, 3, [3, 3, 3]),
        (4, 1, [1, 1, 1, 1]),
    ],
)
def test_the_feed_keeps_the_newest_and_archives_are_full(
    number: int, least: int, sizes: list[int]
) -> None:
    records = [replace(RECORD, guid=f"g-{place}") for place in range(number)]

    made = [*pages(records, least)]

    assert [len(page.records) for page in made] == sizes
    assert [record for page in made for record in page.records] == records
    assert made[-1].name == FEED_FILE


def test_a_feed_without_episodes_is_still_a_feed() -> None:
    made = etree.fromstring(feed_xml(Page(FEED_FILE, (), ()), SETTINGS, "cover-1.jpg")).find(
        "channel"
    )
    assert made.find("lastBuildDate") is None
    assert made.findtext("title") == "Hafenfunk"
