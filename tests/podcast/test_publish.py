"""A published show: its feed agrees with its folders, and GUIDs and addresses hold whatever happens."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import feedparser
import fsspec
import podcastparser
import pytest
from lxml import etree
from PIL import Image

from briefing.build.stages import build
from briefing.episode.folder import find_episodes, open_episode
from briefing.episode.record import read_record
from briefing.errors import ContentError, ServiceError
from briefing.model.findings import Finding
from briefing.podcast.checked_feed import PREVIOUS
from briefing.podcast.publish import publish, withdraw
from briefing.podcast.target import Folder, open_target
from shows import ARTICLES, BASE, copy_show, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.model.record import Record
    from briefing.podcast.publish import Publication

FIRST = next(iter(ARTICLES))
MORNING = dt.datetime(2026, 11, 16, 5, 30, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 11, 16, 11, 0, tzinfo=dt.UTC)
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
PODCAST = "{https://podcastindex.org/namespace/1.0}"


class Show:
    """A project and its site."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.site = project / "site"

    def folder(self, slug: str = FIRST) -> Path:
        return self.project / "episodes" / slug

    def publish(self, *slugs: str, at: dt.datetime = MORNING, **more: Any) -> Publication:
        return publish(
            self.project, [self.folder(slug) for slug in slugs], Folder(self.site), at, **more
        )

    def publish_day_by_day(self) -> None:
        for day, folder in enumerate(find_episodes(self.project)):
            self.publish(folder.name, at=MORNING + dt.timedelta(days=day))

    def record(self, slug: str = FIRST) -> Record:
        record = read_record(self.folder(slug))
        assert record
        return record

    def change(self, slug: str = FIRST, old: str = "14", new: str = "15") -> None:
        """Another sentence in the article, built."""
        article = self.folder(slug) / "article.txt"
        article.write_text(article.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        build(open_episode(self.folder(slug)))

    def feed(self, name: str = "feed.xml") -> Any:
        return etree.fromstring((self.site / name).read_bytes()).find("channel")

    def guids(self) -> list[str]:
        return [guid.text for guid in self.feed().iter("guid")]


@pytest.fixture
def show(built_show: Path, tmp_path: Path) -> Show:
    """Two episodes, built, not published."""
    copy_show(built_show, tmp_path / "project", 2)
    return Show(tmp_path / "project")


@pytest.fixture(scope="module")
def published_ten(built_show: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("ten") / "project"
    copy_show(built_show, project, 10)
    Show(project).publish_day_by_day()
    return project


@pytest.fixture
def ten(published_ten: Path, tmp_path: Path) -> Show:
    """Ten episodes, published day by day."""
    return Show(shutil.copytree(published_ten, tmp_path / "project"))


def test_feedparser_and_podcastparser_agree_with_the_folders(ten: Show) -> None:
    records = [ten.record(slug) for slug in reversed(ARTICLES)]
    feed = (ten.site / "feed.xml").read_bytes()

    read = feedparser.parse(io.BytesIO(feed))
    podcast = podcastparser.parse(f"{BASE}/feed.xml", io.BytesIO(feed))

    assert not read.bozo
    assert read.feed.title == podcast["title"] == "Hafenfunk & Hinterland"
    assert len(records) == len(read.entries) == len(podcast["episodes"]) == 10
    for record, entry, episode in zip(records, read.entries, podcast["episodes"], strict=True):
        audio = f"{BASE}/{record.slug}/episode.mp3"
        assert record.guid == entry.id == episode["guid"]
        assert record.title == entry.title == episode["title"]
        assert (
            [audio]
            == [link.href for link in entry.enclosures]
            == [link["url"] for link in episode["enclosures"]]
        )
        assert (ten.site / record.slug / "episode.mp3").stat().st_size == int(
            entry.enclosures[0].length
        )
        assert record.published.timestamp() == episode["published"]
        assert round(record.seconds) == int(entry.itunes_duration) == episode["total_time"]
        assert entry.podcast_transcript["url"] == f"{BASE}/{record.slug}/episode.vtt"
        assert entry.itunes_episode == str(record.number)


def test_the_feed_says_what_apple_and_podcasting_2_ask_for(ten: Show) -> None:
    channel = ten.feed()
    item = channel.find("item")

    def text(name: str) -> str:
        return str(channel.findtext(name))

    assert text(f"{PODCAST}guid") == str(uuid.uuid5(PODCASTS, "hafenfunk-test.de/podcast/feed.xml"))
    assert channel.find(f"{ITUNES}category/{ITUNES}category").get("text") == "Daily News"
    assert (text(f"{ITUNES}explicit"), text(f"{PODCAST}locked"), text(f"{PODCAST}medium")) == (
        "false",
        "yes",
        "podcast",
    )
    assert text(f"{ITUNES}owner/{ITUNES}email") == "redaktion@hafenfunk-test.de"
    assert (
        channel.find(f"{PODCAST}updateFrequency").get("rrule") == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    )
    assert text(f"{PODCAST}license") == "cc-by-4.0"
    assert text("lastBuildDate") == "Wed, 25 Nov 2026 05:30:00 +0000"
    for part in (channel, item):
        marked = part.find(f"{PODCAST}txt")
        assert (marked.get("purpose"), marked.text) == ("ai-content", "true")
    assert item.find(f"{PODCAST}chapters").get("type") == "application/json+chapters"
    assert item.find("guid").get("isPermaLink") == "false"
    assert b"<title>Hafenfunk &#x26; Hinterland</title>" in (ten.site / "feed.xml").read_bytes()


def test_show_notes_have_points_chapters_links_and_the_label(ten: Show) -> None:
    notes = ten.feed().find("item").findtext("{http://purl.org/rss/1.0/modules/content/}encoded")

    assert (
        '<a href="https://hafenfunk-test.de/karte?ort=10&amp;zoom=3">Karte &amp; Plan</a>' in notes
    )
    assert re.search(r"<p>Kapitel:</p>\n<ul><li>0:00 .+</li></ul>", notes)
    assert f'<a href="{BASE}/2026-11-13-eis/">' in notes
    assert "den Text hat die Redaktion geprüft.</p>" in notes


def with_picture(show: Show, name: str) -> None:
    folder = show.folder()
    (folder / name).parent.mkdir(exist_ok=True)
    Image.new("RGB", (800, 600)).save(folder / name, "JPEG")
    notes = folder / "notes.md"
    notes.write_text(
        notes.read_text(encoding="utf-8").replace(
            "number: 1", f"number: 1\nimage: {{file: {name}, alt: Die Schleuse}}"
        ),
        encoding="utf-8",
    )
    build(open_episode(folder))


def test_a_picture_lies_where_the_email_looks_for_it(show: Show) -> None:
    with_picture(show, "bilder/Schleuse früh (1).jpg")

    show.publish()
    again = show.publish(FIRST, at=MORNING + dt.timedelta(days=1))

    html = (show.folder() / "build" / "newsletter.html").read_text(encoding="utf-8")
    addresses = set(re.findall(rf'src="{BASE}/{FIRST}/([^"]+)"', html))
    assert len(addresses) == 2
    assert all((show.site / FIRST / unquote(address)).is_file() for address in addresses)
    assert again.written == ()


def test_a_picture_with_the_name_of_the_emails_own_is_refused(show: Show) -> None:
    with_picture(show, "podcast.jpg")
    with pytest.raises(ContentError, match=r"its picture podcast\.jpg would lie where"):
        show.publish(FIRST)


def test_nothing_is_written_where_nothing_changed(ten: Show) -> None:
    before = snapshot(ten.project)

    again = ten.publish(at=MORNING + dt.timedelta(days=30))
    named = ten.publish(FIRST, at=MORNING + dt.timedelta(days=31))

    assert (again.written, again.published, again.skipped) == ((), (), ())
    assert (named.written, named.published) == ((), ())
    assert snapshot(ten.project) == before


def test_the_same_records_give_the_same_site_in_any_order(ten: Show, tmp_path: Path) -> None:
    other = tmp_path / "other"

    publish(
        ten.project,
        [ten.folder(slug) for slug in reversed(ARTICLES)],
        Folder(other),
        MORNING + dt.timedelta(days=9),
    )

    site = {path: content for path, (content, _) in snapshot(ten.site).items() if path != PREVIOUS}
    assert {path: content for path, (content, _) in snapshot(other).items()} == site


def test_a_correction_keeps_guid_date_and_old_audio(show: Show) -> None:
    show.publish()
    old, audio = show.record(), (show.site / FIRST / "episode.mp3").read_bytes()
    show.change()

    done = show.publish(
        FIRST, at=MORNING + dt.timedelta(days=1), correction="Es waren 15 Beschwerden --> nicht 14."
    )

    new = show.record()
    line = "Korrektur, 17.\N{NO-BREAK SPACE}November 2026: Es waren 15 Beschwerden"
    assert (new.guid, new.published, new.revision) == (old.guid, old.published, 2)
    assert (new.audio.name, new.earlier) == ("episode-r2.mp3", (old.audio,))
    assert (show.site / FIRST / "episode.mp3").read_bytes() == audio
    assert (show.site / FIRST / "episode-r2.mp3").stat().st_size == new.audio.size
    item = show.feed().findall("item")[-1]
    assert item.find("enclosure").get("url") == f"{BASE}/{FIRST}/episode-r2.mp3"
    assert item.findtext("description").startswith(f"<p>{line} --&gt; nicht 14.</p>")
    captions = (show.site / FIRST / "episode.vtt").read_text(encoding="utf-8")
    assert captions.startswith(f"WEBVTT\n\nNOTE\n{line} → nicht 14.\n\n00:00:")
    assert "Es waren 15 Beschwerden" in (show.site / FIRST / "index.html").read_text(
        encoding="utf-8"
    )
    assert show.feed().findtext("lastBuildDate") == "Tue, 17 Nov 2026 05:30:00 +0000"
    assert done.published == (new,)


def test_a_correction_is_kept_as_it_is_read_back(show: Show) -> None:
    show.publish()
    show.change()

    typed = unicodedata.normalize("NFD", " \u2067Für\u2069 15\n\tBeschwerden\0. ")
    show.publish(FIRST, correction=typed)
    build(open_episode(show.folder()))

    assert show.record().corrections[0].text == "Für 15 Beschwerden ."
    assert show.publish(FIRST).written == ()


def test_a_correction_that_leaves_the_audio_alone_keeps_its_address(show: Show) -> None:
    show.publish()
    notes = show.folder() / "notes.md"
    notes.write_text(
        notes.read_text(encoding="utf-8").replace("Karte & Plan", "Karte"), encoding="utf-8"
    )
    build(open_episode(show.folder()))

    show.publish(FIRST, correction="Der Link hieß falsch.")

    assert (show.record().revision, show.record().audio.name, show.record().earlier) == (
        2,
        "episode.mp3",
        (),
    )


def test_the_email_of_a_corrected_episode_says_so_and_leads_to_the_new_audio(show: Show) -> None:
    show.publish()
    show.change()
    show.publish(FIRST, correction="Es waren 15 Beschwerden, nicht 14.")
    with pytest.raises(ContentError, match="changed since it was built"):
        show.publish(FIRST)

    build(open_episode(show.folder()))

    made = show.folder() / "build"
    html = (made / "newsletter.html").read_text(encoding="utf-8")
    text = (made / "newsletter.txt").read_text(encoding="utf-8")
    assert "Korrektur, 16. November 2026: Es waren 15 Beschwerden, nicht 14." in text
    assert "Korrektur, 16. November 2026: Es waren 15 Beschwerden, nicht 14." in html.replace(
        "&nbsp;", " "
    )
    for letter in (html, text):
        assert f"{BASE}/{FIRST}/episode-r2.mp3" in letter
    assert show.publish(FIRST).written == ()


def test_a_withdrawn_episode_leaves_the_feed_and_keeps_a_page(show: Show) -> None:
    show.publish()
    guid = show.record().guid

    withdraw(
        show.project,
        show.folder(),
        Folder(show.site),
        MORNING + dt.timedelta(days=2),
        "Der Beschluss war keiner.",
    )
    audio = show.site / FIRST / "episode.mp3"
    assert audio.is_file()
    audio.unlink()  # by order of a court
    show.publish(at=MORNING + dt.timedelta(days=3))

    page = (show.site / FIRST / "index.html").read_text(encoding="utf-8")
    assert guid not in show.guids()
    assert len(show.guids()) == 1
    assert "Der Beschluss war keiner." in page
    assert ".mp3" not in page
    assert not audio.exists()
    assert FIRST not in (show.site / "search.json").read_text(encoding="utf-8")
    with pytest.raises(ContentError, match="was withdrawn"):
        show.publish(FIRST)


def test_a_renamed_folder_keeps_guid_and_addresses(show: Show) -> None:
    show.publish()
    before = snapshot(show.site)
    renamed = show.folder("2026-11-02-neuer-name")
    show.folder().rename(renamed)
    build(open_episode(renamed))

    done = show.publish(renamed.name, at=MORNING + dt.timedelta(days=1))

    assert done.published == ()
    assert snapshot(show.site) == before


def test_a_feed_that_moved_keeps_its_guid_and_those_of_its_episodes(show: Show) -> None:
    show.publish()
    before, guid = show.guids(), show.feed().findtext(f"{PODCAST}guid")
    settings = show.project / "briefing.toml"
    moved = settings.read_text(encoding="utf-8").replace("/feed.xml", "/neu/feed.xml")
    settings.write_text(moved, encoding="utf-8")
    build(open_episode(show.folder()))
    with pytest.raises(ContentError, match=f'known by another GUID. Write guid = "{guid}" into'):
        show.publish(FIRST, at=MORNING + dt.timedelta(days=1))

    settings.write_text(moved.replace("[show]", f'[show]\nguid = "{guid}"'), encoding="utf-8")
    build(open_episode(show.folder()))
    show.publish(FIRST, at=MORNING + dt.timedelta(days=1))

    assert show.guids() == before
    assert show.feed().findtext(f"{PODCAST}guid") == guid


def test_a_deleted_build_changes_nothing(show: Show) -> None:
    show.publish()
    before = snapshot(show.site)
    shutil.rmtree(show.folder() / "build")

    show.publish(at=MORNING + dt.timedelta(days=1))

    assert snapshot(show.site) == before


def test_old_episodes_move_to_archives_that_stay(ten: Show) -> None:
    settings = ten.project / "briefing.toml"
    settings.write_text(
        settings.read_text().replace("[show]", "[show]\nfeed_episodes = 3"), encoding="utf-8"
    )
    ten.publish(at=MORNING + dt.timedelta(days=20))
    names = ("feed-1.xml", "feed-2.xml", "feed.xml")
    archives = [(ten.site / name).read_bytes() for name in names[:2]]

    documents = [ten.feed(name) for name in names]

    links = [
        {
            link.get("rel"): link.get("href").removeprefix(f"{BASE}/")
            for link in document.iter("{*}link")
            if link.get("rel")
        }
        for document in documents
    ]
    assert links == [
        {"self": "feed-1.xml", "current": "feed.xml", "next-archive": "feed-2.xml"},
        {"self": "feed-2.xml", "current": "feed.xml", "prev-archive": "feed-1.xml"},
        {"self": "feed.xml", "prev-archive": "feed-2.xml"},
    ]
    assert [len(document.findall("item")) for document in documents] == [3, 3, 4]
    assert len({guid.text for document in documents for guid in document.iter("guid")}) == 10
    withdraw(
        ten.project,
        ten.folder([*ARTICLES][8]),
        Folder(ten.site),
        MORNING + dt.timedelta(days=21),
        "Falsch.",
    )
    assert [(ten.site / name).read_bytes() for name in names[:2]] == archives


def test_the_feed_before_is_kept(show: Show) -> None:
    show.publish(FIRST)
    before = (show.site / "feed.xml").read_bytes()

    show.publish(at=MORNING + dt.timedelta(days=1))

    assert (show.site / PREVIOUS).read_bytes() == before


def test_another_cover_has_another_name(show: Show) -> None:
    show.publish()
    first = show.feed().find(f"{ITUNES}image").get("href")
    settings = show.project / "briefing.toml"
    settings.write_text(
        settings.read_text() + '\n[newsletter.colours]\naccent = "#7a1f3d"\n', encoding="utf-8"
    )

    show.publish(at=MORNING + dt.timedelta(days=1))

    second = show.feed().find(f"{ITUNES}image").get("href")
    assert first != second
    assert all((show.site / url.rpartition("/")[2]).is_file() for url in (first, second))


def test_an_empty_place_is_filled_from_the_folders(show: Show, tmp_path: Path) -> None:
    show.publish()

    publish(show.project, [], Folder(tmp_path / "other"), MORNING + dt.timedelta(days=1))

    assert snapshot(tmp_path / "other").keys() == snapshot(show.site).keys()


def test_what_neither_place_nor_folder_has_is_not_promised(show: Show, tmp_path: Path) -> None:
    show.publish()
    shutil.rmtree(show.folder() / "build")

    with pytest.raises(
        ContentError, match=r"its episode\.mp3 lies neither in .+ nor in the folder"
    ):
        publish(show.project, [], Folder(tmp_path / "other"), MORNING + dt.timedelta(days=1))

    assert not (tmp_path / "other").exists()


def test_a_site_in_any_file_system_of_fsspec(show: Show) -> None:
    memory = fsspec.filesystem("memory")

    publish(show.project, [], open_target("memory://sender/podcast"), MORNING)
    again = publish(
        show.project, [], open_target("memory://sender/podcast"), MORNING + dt.timedelta(days=1)
    )
    publish(show.project, [], Folder(show.site), MORNING + dt.timedelta(days=2))

    root = "/sender/podcast/"
    assert again.written == ()
    assert {name.removeprefix(root): memory.cat_file(name) for name in memory.find(root)} == {
        name: content for name, (content, _) in snapshot(show.site).items()
    }


class Broken(Folder):
    """A place that goes away at a file."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__(path)
        self.name = name

    def write(self, name: str, content: bytes) -> None:
        if name.endswith(self.name):
            raise ServiceError("The line is dead.")
        super().write(name, content)


@pytest.mark.parametrize("name", ["episode-r2.mp3", "episode.vtt", "index.html", "feed.xml"])
def test_a_correction_that_broke_off_is_completed(show: Show, name: str) -> None:
    show.publish()
    show.change()
    with pytest.raises(ServiceError):
        publish(
            show.project, [show.folder()], Broken(show.site, name), NOON, correction="Es waren 15."
        )
    assert len(show.guids()) == 2

    show.publish(
        at=MORNING + dt.timedelta(days=1)
    )  # for others; nothing is lost and nothing stands in the way
    if show.record().revision == 1:
        show.publish(FIRST, at=NOON, correction="Es waren 15.")

    assert show.record().revision == 2
    assert [url.get("url") for url in show.feed().iter("enclosure")][-1].endswith("episode-r2.mp3")
    assert "Es waren 15." in (show.site / FIRST / "episode.vtt").read_text(encoding="utf-8")


def test_a_correction_that_broke_off_is_completed_where_sizes_do_not_tell(show: Show) -> None:
    show.change(old="5 Uhr", new="2 Uhr")
    show.publish()
    before = (show.site / FIRST / "chapters.json").read_bytes()
    chapters, said = b"", "2 Uhr"
    for hour in ("8 Uhr", "9 Uhr", "6 Uhr", "4 Uhr", "3 Uhr", "7 Uhr"):
        if len(chapters) != len(before):  # until one takes other times of as many digits
            show.change(old=said, new=hour)
            chapters, said = (show.folder() / "build" / "chapters.json").read_bytes(), hour
    assert len(chapters) == len(before)
    assert chapters != before
    with pytest.raises(ServiceError):
        publish(
            show.project,
            [show.folder()],
            Broken(show.site, "chapters.json"),
            NOON,
            correction="Um acht.",
        )

    show.publish(at=MORNING + dt.timedelta(days=1))

    assert (show.site / FIRST / "chapters.json").read_bytes() == chapters != before


PROGRAM = """
import datetime as dt, sys
from pathlib import Path
from briefing.episode.folder import find_episodes
from briefing.podcast.publish import publish
from briefing.podcast.target import Folder
project, site, which = Path(sys.argv[1]), Path(sys.argv[2]), slice(*map(int, sys.argv[3:5]))
folders = find_episodes(project)[which]
print(flush=True)
publish(project, folders, Folder(site), dt.datetime(2026, 11, 16, 5, 30, tzinfo=dt.UTC))
"""


def started(show: Show, first: int, last: int) -> subprocess.Popen[bytes]:
    arguments = [
        sys.executable,
        "-c",
        PROGRAM,
        str(show.project),
        str(show.site),
        str(first),
        str(last),
    ]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="no lock")
def test_publications_at_the_same_time_lose_no_episode(built_show: Path, tmp_path: Path) -> None:
    copy_show(built_show, tmp_path / "project", 10)
    show = Show(tmp_path / "project")

    runs = [started(show, first, first + 2) for first in range(0, 10, 2)]

    for run in runs:
        run.communicate()
        assert run.returncode == 0
    assert sorted(show.guids()) == sorted(show.record(slug).guid for slug in ARTICLES)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_leaves_whole_files_and_a_feed_that_holds(built_show: Path, tmp_path: Path) -> None:
    copy_show(built_show, tmp_path / "project", 10)
    show = Show(tmp_path / "project")
    show.publish(FIRST)
    chance = random.Random(7)  # noqa: S311 - the same moments in every run
    for _ in range(12):
        run = started(show, 0, 10)
        assert run.stdout
        run.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        run.send_signal(signal.SIGKILL)
        run.communicate()

        for item in show.feed().iter("item"):
            enclosure = item.find("enclosure")
            audio = show.site / enclosure.get("url").removeprefix(f"{BASE}/")
            assert audio.stat().st_size == int(enclosure.get("length"))
        for slug in ARTICLES:
            read_record(show.folder(slug))
    show.publish(at=MORNING)
    assert len(show.guids()) == 10


def test_captions_that_are_no_webvtt_are_not_published(show: Show) -> None:
    file = show.folder(FIRST) / "build" / "episode.vtt"
    file.write_bytes(file.read_bytes().replace(b" --> ", b" -> ", 1))

    with pytest.raises(
        ContentError, match=r"episode\.vtt: was edited, damaged or removed since it was built"
    ):
        show.publish(FIRST)


@pytest.fixture
def loud(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make the lint of the feed object, whatever it said of the same feed before."""

    def object_to_feeds() -> None:
        found = Finding("feed.test", "error", "Something is wrong.", "Correct it.")
        monkeypatch.setattr("briefing.podcast.checked_feed.lint_feed", lambda *_: (found,))

    return object_to_feeds


def test_a_feed_that_the_lint_refuses_is_not_published(
    show: Show, loud: Callable[[], None]
) -> None:
    show.publish(FIRST)
    before = snapshot(show.project)
    loud()

    with pytest.raises(ContentError, match=r"feed\.xml: Something is wrong\. Correct it\."):
        show.publish(at=MORNING + dt.timedelta(days=1))

    assert snapshot(show.project) == before
