"""A published show of two episodes: a feed without a fault, and the files behind its addresses."""

from __future__ import annotations

import datetime as dt
from array import array
from functools import cache
from math import sin, tau
from typing import TYPE_CHECKING, NamedTuple

from briefing.audio.assemble import Cue
from briefing.audio.captions import webvtt
from briefing.audio.chapters import Chapter, chapters_json
from briefing.audio.tags import Tags, add_tags
from briefing.look.cover import cover
from briefing.model.script import Role
from briefing.sound.clip import Clip
from briefing.sound.encode import encode
from briefing.sound.filters import iter_frames

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://landblick.example/podcast/"
SIZES = {
    f"{BASE}feed.xml": 4_000,
    f"{BASE}cover.jpg": 140_000,
    f"{BASE}2026-11-23-faehre/episode.mp3": 812_345,
    f"{BASE}2026-11-23-faehre/episode.vtt": 2_100,
    f"{BASE}2026-11-23-faehre/chapters.json": 310,
    f"{BASE}2026-11-20-rufbus/episode.mp3": 640_112,
    f"{BASE}2026-11-20-rufbus/episode.vtt": 1_900,
    f"{BASE}2026-11-20-rufbus/chapters.json": 290,
}
FEED = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" \
xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>Landblick</title>
<link>https://landblick.example/</link>
<description>Nachrichten vom Land, in zwei Minuten.</description>
<language>de</language>
<copyright>Redaktion Landblick</copyright>
<lastBuildDate>Mon, 23 Nov 2026 06:00:00 +0000</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="{BASE}feed.xml"/>
<itunes:author>Redaktion Landblick</itunes:author>
<itunes:owner><itunes:name>Redaktion Landblick</itunes:name><itunes:email>redaktion@landblick.example</itunes:email></itunes:owner>
<itunes:image href="{BASE}cover.jpg"/>
<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>
<itunes:explicit>false</itunes:explicit>
<itunes:type>episodic</itunes:type>
<podcast:guid>3f2c8b1e-5a77-5c0e-9d1f-0a4be2c6d711</podcast:guid>
<podcast:locked>yes</podcast:locked>
<podcast:medium>podcast</podcast:medium>
<item>
<title>Die Fähre fährt wieder</title>
<link>{BASE}2026-11-23-faehre/</link>
<guid isPermaLink="false">7a1d1f0a-3a8e-5b57-8f43-111111111111</guid>
<pubDate>Mon, 23 Nov 2026 06:00:00 +0000</pubDate>
<description><![CDATA[<p>Nach acht Monaten im Dock. Diese Folge spricht eine künstliche Stimme.</p>]]></description>
<content:encoded><![CDATA[<h2>Kapitel</h2><p>0:00 Die Fähre</p>]]></content:encoded>
<enclosure url="{BASE}2026-11-23-faehre/episode.mp3" length="812345" type="audio/mpeg"/>
<itunes:duration>94</itunes:duration>
<itunes:episode>2</itunes:episode>
<itunes:season>1</itunes:season>
<itunes:episodeType>full</itunes:episodeType>
<itunes:explicit>false</itunes:explicit>
<podcast:transcript url="{BASE}2026-11-23-faehre/episode.vtt" type="text/vtt" language="de"/>
<podcast:chapters url="{BASE}2026-11-23-faehre/chapters.json" type="application/json+chapters"/>
<podcast:txt purpose="ai-content">true</podcast:txt>
</item>
<item>
<title>Mehr Fahrgäste, weniger Geld</title>
<link>{BASE}2026-11-20-rufbus/</link>
<guid isPermaLink="false">7a1d1f0a-3a8e-5b57-8f43-222222222222</guid>
<pubDate>Fri, 20 Nov 2026 06:00:00 GMT</pubDate>
<description>Der Rufbus hat Erfolg &amp; kein Geld.</description>
<enclosure url="{BASE}2026-11-20-rufbus/episode.mp3" length="640112" type="audio/mpeg"/>
<itunes:duration>1:19</itunes:duration>
<podcast:transcript url="{BASE}2026-11-20-rufbus/episode.vtt" type="text/vtt" language="de"/>
<podcast:chapters url="{BASE}2026-11-20-rufbus/chapters.json" type="application/json+chapters"/>
</item>
</channel>
</rss>
"""


class Files(NamedTuple):
    """The files of an episode."""

    mp3: bytes
    transcript: bytes
    chapters: bytes


TITLES = ("Begrüßung", "Die Fähre & das Dock")
CUES = (
    Cue(0.1, 0.8, "Guten Morgen.", TITLES[0], Role.NARRATOR),
    Cue(1.0, 1.8, "Die Fähre fährt wieder.", TITLES[1], Role.NARRATOR),
)


@cache
def episode(
    title: str = "Die Fähre fährt wieder", seconds: float = 2.0, bitrate: int = 96
) -> Files:
    """A tone of two seconds with two chapters, as a build writes it."""
    samples = array(
        "h", (round(6000 * sin(tau * 440 * n / 44100)) for n in range(round(44100 * seconds)))
    )
    parts = (Chapter(0, 1000, TITLES[0]), Chapter(1000, round(1000 * seconds), TITLES[1]))
    tags = Tags(
        title=title,
        show="Landblick",
        date=dt.date(2026, 11, 23),
        notice="Die Stimme ist künstlich.",
        cover=cover("Landblick", size=300),
    )
    mp3 = add_tags(
        encode(iter_frames(Clip(samples.tobytes(), 44100)), bitrate), tags, parts, "Guten Morgen."
    )
    return Files(mp3, webvtt(CUES, second_voice=False).encode(), chapters_json(parts).encode())


@cache
def picture(size: int = 1400) -> bytes:
    """A cover."""
    return cover("Landblick", size=size)


def write_site(folder: Path, base: str = BASE) -> Path:
    """Publish the show into `folder` for addresses below `base`; gives the feed."""
    feed = FEED.replace(BASE, base)
    for slug, title in (
        ("2026-11-23-faehre", "Die Fähre"),
        ("2026-11-20-rufbus", "Mehr Fahrgäste"),
    ):
        (folder / slug).mkdir()
        files = episode(title)
        for name, content in zip(
            ("episode.mp3", "episode.vtt", "chapters.json"), files, strict=True
        ):
            (folder / slug / name).write_bytes(content)
        (folder / slug / "index.html").write_text(
            "<!doctype html><title>Folge</title>", encoding="utf-8"
        )
        address = f"{base}{slug}/episode.mp3"
        size = SIZES[f"{BASE}{slug}/episode.mp3"]
        feed = feed.replace(f'{address}" length="{size}"', f'{address}" length="{len(files.mp3)}"')
    (folder / "cover.jpg").write_bytes(picture())
    (folder / "feed.xml").write_text(feed, encoding="utf-8")
    return folder / "feed.xml"
