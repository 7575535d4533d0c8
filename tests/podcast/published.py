"""A published show of two episodes: a feed without a fault, and the files behind its addresses."""

from __future__ import annotations

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
