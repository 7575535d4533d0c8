from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing.podcast.lint import CHECKS, lint_feed
from briefing.podcast.lint.document import UNREADABLE
from podcast.published import BASE, FEED, SIZES

if TYPE_CHECKING:
    from pathlib import Path

FERRY = f"{BASE}2026-11-23-faehre/"
BUS = f"{BASE}2026-11-20-rufbus/"
ITEM = '<guid isPermaLink="false">7a1d1f0a-3a8e-5b57-8f43-111111111111</guid>'
CATEGORY = '<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>'
FAULTS = [
    # Those on which the tools that run offline were measured.
    ("<itunes:explicit>false", "<itunes:explicit>no", "feed.explicit"),
    ("<language>de<", "<language>deutsch<", "feed.language"),
    ("8f43-111111111111", "8f43-222222222222", "feed.guid-twice"),
    (' length="812345"', "", "feed.enclosure-length"),
    (
        "Mon, 23 Nov 2026 06:00:00 +0000</pubDate>",
        "Mo, 23 Nov 2026 06:00:00 +0000</pubDate>",
        "feed.date",
    ),
    ("Fri, 20 Nov 2026 06:00:00 GMT", "2026-11-20T06:00:00Z", "feed.date"),
    ('text="News"', 'text="Nachrichten"', "feed.category"),
    ('text="Daily News"', 'text="Parenting"', "feed.subcategory"),
    ("<itunes:duration>94", "<itunes:duration>0:29,5", "feed.duration"),
    ("<itunes:episode>2", "<itunes:episode>0", "feed.episode"),
    (f'url="{FERRY}episode.vtt"', f'url="{BASE}fähre/episode.vtt"', "feed.address"),
    (f"<link>{FERRY}", "<link>https://landblick.example/die fähre", "feed.address"),
    ("Erfolg &amp; kein", "Erfolg & kein", "feed.xml"),
    ("<itunes:type>episodic", "<itunes:type>episodisch", "feed.type"),
    ("<language>de</language>\n", "", "feed.language"),
    ('<atom:link rel="self"', '<atom:link rel="alternate"', "feed.self"),
    (ITEM, "", "feed.guid"),
    (
        "<itunes:duration>94",
        f'<enclosure url="{FERRY}b.mp3" length="1" type="audio/mpeg"/><itunes:duration>94',
        "feed.enclosure",
    ),
    ("zwei Minuten.", "ü" * 2000, "feed.description-length"),
    (
        "www.itunes.com/dtds/podcast-1.0.dtd",
        "www.itunes.com/DTDs/Podcast-1.0.dtd",
        "feed.namespace",
    ),
    ("www.itunes.com/dtds/podcast-1.0.dtd", "www.itunes.com/dtd/podcast-1.0.dtd", "feed.namespace"),
    (
        "https://podcastindex.org/namespace/1.0",
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
        "feed.namespace",
    ),
    (' type="text/vtt"', "", "feed.transcript"),
    (f'url="{FERRY}chapters.json"', 'url="chapters.json"', "feed.relative"),
    ("<link>https://landblick.example/<", "<link>https://[::1<", "feed.relative"),
    ("<podcast:guid>3f2c8b1e-", "<podcast:guid>landblick-", "feed.podcast-guid"),
    ("<podcast:locked>yes", "<podcast:locked>ja", "feed.locked"),
    (f'<itunes:image href="{BASE}cover.jpg"/>', "", "feed.image"),
    (
        f'{BUS}episode.mp3" length="640112"',
        f'{FERRY}episode.mp3" length="812345"',
        "feed.enclosure-twice",
    ),
    ('length="812345"', 'length="0"', "feed.enclosure-length"),
    ('length="812345"', f'length="{"9" * 5000}"', "feed.enclosure-length"),
    ('type="audio/mpeg"', 'type="audio/mp3"', "feed.enclosure-type"),
    ("<link>https://landblick.example/<", f"<link>{BASE}feed.xml<", "feed.link-is-feed"),
    ('type="text/vtt"', 'type="text/webvtt"', "feed.transcript"),
    ('type="application/json+chapters"', 'type="application/json"', "feed.chapters"),
    ("<podcast:medium>podcast", "<podcast:medium>radio", "feed.medium"),
    ("<podcast:txt ", "<podcast:text>x</podcast:text><podcast:txt ", "feed.podcast-tag"),
    # The rest of the checks.
    ('version="2.0"', 'version="0.92"', "feed.rss"),
    ("</channel>", "</channel><channel/>", "feed.rss"),
    ("<rss ", '<!DOCTYPE rss [<!ENTITY x "y">]><rss ', "feed.doctype"),
    ('encoding="UTF-8"', 'encoding="ISO-8859-1"', "feed.encoding"),
    (' isPermaLink="false"', "", "feed.guid-permalink"),
    ('length="812345"', 'length="812346"', "feed.enclosure-size"),
    (f"{FERRY}episode.mp3", f"{FERRY}episode-r2.mp3", "feed.file"),
    (
        "Mon, 23 Nov 2026 06:00:00 +0000</pubDate>",
        "Tue, 23 Nov 2026 06:00:00 +0000</pubDate>",
        "feed.date",
    ),
    (
        "Mon, 23 Nov 2026 06:00:00 +0000</pubDate>",
        "Mon, 31 Nov 2026 06:00:00 +0000</pubDate>",
        "feed.date",
    ),
    ("Mon, 23 Nov 2026 06:00:00 +0000</lastB", "gestern</lastB", "feed.date"),
    ("<pubDate>Fri, 20 Nov 2026 06:00:00 GMT</pubDate>", "", "feed.date"),
    ("<itunes:duration>94</itunes:duration>", "", "feed.duration"),
    ("<itunes:duration>94", "<itunes:duration>0", "feed.duration"),
    ("<itunes:season>1", "<itunes:season>eins", "feed.season"),
    ("<itunes:episodeType>full", "<itunes:episodeType>Full", "feed.episode-type"),
    (CATEGORY, "", "feed.category"),
    ("<itunes:explicit>false</itunes:explicit>", "", "feed.explicit"),
    ("</language>", f'</language><atom:link rel="self" href="{BASE}feed.xml"/>', "feed.self"),
    ("<link>https://landblick.example/</link>", "", "feed.link"),
    (f'href="{BASE}cover.jpg"', f'href="{BASE}cover.webp"', "feed.image-type"),
    (f'href="{BASE}cover.jpg"', f'href="{BASE.replace("https", "http")}cover.jpg"', "feed.https"),
    ("<title>Die Fähre fährt wieder</title>", "", "feed.title"),
    ("Fahrgäste, weniger", "Fahrgäste &amp;amp; weniger", "feed.title-markup"),
    ("Mehr Fahrgäste", "&lt;b&gt;Mehr&lt;/b&gt; Fahrgäste", "feed.title-markup"),
    ("<description>Nachrichten vom Land, in zwei Minuten.</description>", "", "feed.description"),
    ("<podcast:medium>", "<podcast:locked>no</podcast:locked><podcast:medium>", "feed.repeated"),
    ("<itunes:type>", "<itunes:sumary>x</itunes:sumary><itunes:type>", "feed.itunes-tag"),
]
WEAKNESSES = [
    ("23 Nov 2026 06:00:00 +0000</lastB", "23 Nov 2026 05:00:00 +0000</lastB", "feed.build-date"),
    (
        "Mon, 23 Nov 2026 06:00:00 +0000</pubDate>",
        "Thu, 19 Nov 2026 06:00:00 +0000</pubDate>",
        "feed.order",
    ),
    ("<copyright>Redaktion", "<copyright>© 2026 Redaktion", "feed.copyright"),
    ("<title>Die Fähre", "<title>Landblick: Die Fähre", "feed.title-name"),
    ("<title>Die Fähre", "<title>Folge 12: Die Fähre", "feed.title-name"),
    ("<description>Der", "<description>&lt;div&gt;Der", "feed.description-markup"),
    (f"<link>{BUS}</link>", "", "feed.recommended"),
    ("<podcast:locked>yes</podcast:locked>", "", "feed.recommended"),
    ("<itunes:email>redaktion@landblick.example</itunes:email>", "", "feed.owner"),
    ('<podcast:txt purpose="ai-content">true</podcast:txt>', "", "feed.ai-content"),
    (f"{FERRY}episode.mp3", f"{FERRY}f%C3%A4hre.mp3", "feed.file-name"),
]


def found(feed: str | bytes, **more: str) -> set[tuple[str, str]]:
    sizes = SIZES | {f"{FERRY}f%C3%A4hre.mp3": 812_345, f"{FERRY}b.mp3": 1}
    sizes |= {
        f"{BASE}cover.webp": 1,
        f"{BASE.replace('https', 'http')}cover.jpg": 1,
        f"{BASE}fähre/episode.vtt": 1,
    }
    data = feed if isinstance(feed, bytes) else feed.encode()
    return {(finding.check, finding.level) for finding in lint_feed(data, sizes.get, **more)}


def test_a_feed_without_a_fault_has_no_finding() -> None:
    assert found(FEED) == found(FEED, address=f"{BASE}feed.xml") == set()


@pytest.mark.parametrize(("there", "planted", "check"), FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(there: str, planted: str, check: str) -> None:
    assert there in FEED
    assert found(FEED.replace(there, planted, 1)) == {(check, "error")}


@pytest.mark.parametrize(("there", "planted", "check"), WEAKNESSES)
def test_a_planted_weakness_is_a_warning_and_nothing_else(
    there: str, planted: str, check: str
) -> None:
    assert there in FEED
    assert found(FEED.replace(there, planted, 1)) == {(check, "warning")}


def test_bytes_of_another_encoding_are_found_with_their_line() -> None:
    (finding,) = lint_feed(FEED.encode("latin-1"), SIZES.get)
    assert (finding.check, finding.file) == ("feed.encoding", "feed.xml:21")


def test_a_show_without_an_episode_is_a_warning() -> None:
    assert found(re.sub(r"<item>.*</item>", "", FEED, flags=re.DOTALL)) == {
        ("feed.empty", "warning")
    }


def test_a_feed_that_lies_elsewhere_than_it_says_is_found() -> None:
    assert found(FEED, address="https://landblick.example/feed.xml") == {("feed.self", "error")}


def test_a_mark_on_the_show_holds_for_its_episodes() -> None:
    mark = '<podcast:txt purpose="ai-content">true</podcast:txt>'
    assert (
        found(FEED.replace(mark, "").replace("<podcast:medium>", f"{mark}<podcast:medium>"))
        == set()
    )


def test_a_finding_names_line_episode_and_value() -> None:
    (finding,) = lint_feed(FEED.replace(">94<", ">0:29,5<").encode(), SIZES.get)
    assert finding.file == "feed.xml:28"
    assert (
        finding.message
        == "<itunes:duration> of „Die Fähre fährt wieder“ is missing or no length of time."
    )
    assert finding.text == "0:29,5"


def test_every_check_has_a_fault_that_proves_it() -> None:
    proven = {check for _there, _planted, check in (*FAULTS, *WEAKNESSES)} | {"feed.empty"}
    assert {check.id for check in (*UNREADABLE, *CHECKS)} == proven


def test_entities_are_not_resolved_and_no_bomb_explodes(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim", encoding="utf-8")
    outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss '
    assert found(FEED.replace("<rss ", outside).replace(">Landblick<", ">&x;<")) == {
        ("feed.doctype", "error")
    }
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 20))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss '
    feed = FEED.replace("<rss ", bomb).replace(f'"{BASE}cover.jpg"', '"&l19;"')
    assert found(feed) <= {("feed.doctype", "error"), ("feed.xml", "error")}


@pytest.mark.parametrize(
    "feed",
    [b"", b"\0", b"\xff\xfe", b"<rss", b"kein Feed", FEED.encode()[:-30], FEED.encode("utf-16")],
)
def test_whatever_is_no_feed_is_one_finding(feed: bytes) -> None:
    ((check, level),) = found(feed)
    assert check in {fatal.id for fatal in UNREADABLE}
    assert level == "error"
