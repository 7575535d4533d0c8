"""An episode that was published, and how its pages are made."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefing.config.settings import Newsletter, Settings, Show
from briefing.model.record import (
    Chapter,
    Correction,
    Figure,
    Link,
    Picture,
    Provenance,
    PublishedFile,
    Record,
    Withdrawal,
)
from briefing.podcast.page import episode_page

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://bote.example"
SETTINGS = Settings(
    show=Show(
        title="Bote am Morgen",
        author="Lindenauer Bote",
        link=f"{SITE}/morgen",
        description="Ein Thema aus der Stadt.",
        feed_url=f"{SITE}/morgen/feed.xml",
        media_url=f"{SITE}/morgen/{{slug}}",
    ),
    newsletter=Newsletter(
        imprint_url=f"{SITE}/impressum",
        privacy_url=f"{SITE}/datenschutz",
        address="Bote Verlag\n04177 Lindenau",
    ),
)
TITLE = "Lindenau heizt künftig mit Abwasser"
LEAD = (
    "Die Stadtwerke wollen ab 2028 rund 4.200 Wohnungen versorgen. Der Rat stimmte am Dienstag zu."
)
RECORD = Record(
    guid="7c2f6f0e-53cf-5d5a-9d0c-2f6b1f0f8d11",
    slug="2026-11-23-waerme",
    published=dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC),  # in Germany it is the 23rd already
    title=TITLE,
    kicker="Energie",
    summary=LEAD,
    seconds=60.0,
    audio=PublishedFile(name="episode.mp3", type="audio/mpeg", size=1_812_345, sha256="a" * 64),
    transcript=PublishedFile(name="episode.vtt", type="text/vtt", size=300, sha256="b" * 64),
    chapters_file=PublishedFile(
        name="chapters.json", type="application/json+chapters", size=200, sha256="c" * 64
    ),
    chapters=(
        Chapter(start=0.0, title=TITLE),
        Chapter(start=20.0, title="Das Wichtigste"),
        Chapter(start=40.0, title="Zitat"),
    ),
    links=(Link(text="Zum ganzen Artikel", url=f"{SITE}/abwasser?a=1&b=2"),),
    pictures=(
        Picture(
            name="rohre.png",
            type="image/png",
            size=900,
            sha256="e" * 64,
            alt="Rohre",
            credit="Foto: Mara Lentz",
        ),
    ),
    figures=(Figure(value="17 Minuten", label="dauert der Weg"),),
    made=Provenance(
        reviewed_by="Clara Wendt",
        reviewed_at=dt.datetime(2026, 11, 22, 17, tzinfo=dt.UTC),
        source=f"{SITE}/abwasser",
        source_sha256="d" * 64,
        notice="Diese Folge spricht eine künstliche Stimme.",
        drafter="extractive",
        engine="espeak",
        voice="espeak de",
        version="0.1.0",
    ),
)
CORRECTED = replace(
    RECORD,
    corrections=(
        Correction(
            at=dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC),
            text="Der Umbau kostet 38,5 Mio. Euro, nicht 35,8.",
        ),
    ),
)
WITHDRAWN = replace(
    RECORD,
    withdrawn=Withdrawal(
        at=dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC), reason="Das Zitat war nicht freigegeben."
    ),
)


def sentence(text: str) -> dict[str, Any]:
    return {
        "text": text,
        "source": {"from": "article", "sentence": 0, "start": 0, "end": 1},
        "edits": [],
    }


DOCUMENT: dict[str, Any] = {
    "headline": TITLE,
    "kicker": "Energie",
    "greeting": [[sentence("Guten Morgen!")]],
    "lead": [sentence(LEAD)],
    "points": [
        [sentence("Eine Wärmepumpe mit 12 MW Leistung kühlt das Wasser um bis zu 6 °C.")],
        [
            sentence(
                "Die Fernwärmeleitungsgenehmigungsverfahrensbeschleunigung soll z. B. Monate sparen."
            )
        ],
    ],
    "lead_ins": [
        "Eine Wärmepumpe mit 12 MW Leistung",
        "Die Fernwärmeleitungsgenehmigungsverfahrensbeschleunigung",
    ],
    "paragraphs": [],
    "subheads": [],
    "quote": [sentence("„Wir waren überrascht“, sagt Werkleiterin Jana Petzold.")],
    "commentary": [[sentence("Ohne eine Preisbremse dürfte das schwierig werden.")]],
    "farewell": [[sentence("Bis morgen – Ihre Redaktion")]],
    "reading_seconds": 40,
    "article": {
        "text": "",
        "title": "Heizen mit Abwasser",
        "teaser": "",
        "source": f"{SITE}/abwasser",
    },
    "drafter": "extractive",
}
CAPTIONS = """\
WEBVTT

NOTE made for a test

00:00:00.000 --> 00:00:01.000
<v Moderation>Guten Morgen!

00:00:01.200 --> 00:00:02.000
<v Moderation>Lindenau heizt künftig
mit Abwasser

00:00:02.500 --> 00:00:03.500
<v Moderation>Eine Wärmepumpe kühlt das Wasser um

00:00:03.500 --> 00:00:04.400
<v Moderation>bis zu 6 °C.

00:00:40.000 --> 00:00:46.000
<v Zitat>„Wir waren überrascht &amp; froh“, sagt Jana Petzold.
"""


def made_page(
    record: Record = RECORD,
    document: dict[str, Any] | None = None,
    *,
    settings: Settings = SETTINGS,
    project: Path | None = None,
) -> str:
    """The page of the sample, with the values given in place of its own."""
    return episode_page(
        record,
        DOCUMENT | (document or {}),
        CAPTIONS.encode(),
        settings=settings,
        project=project,
        cover="cover.jpg",
    )


def many(count: int) -> list[Record]:
    """Episodes of as many days, the newest first."""
    return [
        replace(
            RECORD,
            slug=f"folge-{n}",
            title=f"Folge {n}",
            published=RECORD.published - dt.timedelta(days=n),
        )
        for n in range(count)
    ]
