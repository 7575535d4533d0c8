from __future__ import annotations

import functools
import json
import socket
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import InputError, ServiceError
from briefing.net import Answer, Client
from briefing.podcast.verify import checks as checks_module
from briefing.podcast.verify import verify
from briefing.podcast.verify.checks import AUDIO, FEED
from briefing.podcast.verify.served import _reached
from loopback import running
from podcast.host import Host, serving
from podcast.published import BASE, CUES, episode, write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Found = set[tuple[str, str]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    write_site(folder)
    return folder


@pytest.fixture
def host(site: Path) -> Host:
    return Host(site)


@pytest.fixture
def address(host: Host) -> Iterator[str]:
    with serving(host) as running_at:
        yield running_at


def found(where: object, **options: Any) -> Found:
    client = Client(timeout=0.3, slowest=2.0)
    return {
        (finding.check, finding.level)
        for finding in verify(str(where), client=client, **options).findings
    }


def edit(file: Path, there: str, planted: str, count: int = -1) -> None:
    text = file.read_text(encoding="utf-8")
    assert there in text
    file.write_text(text.replace(there, planted, count), encoding="utf-8")


@pytest.mark.parametrize("deep", [False, True])
def test_a_clean_show_has_no_finding_on_a_disk_and_on_a_server(
    site: Path, host: Host, address: str, *, deep: bool
) -> None:
    assert found(site, deep=deep) == found(site / "feed.xml", deep=deep) == set()
    assert found(address, deep=deep) == found(f"{address}feed.xml", deep=deep) == set()
    assert len([asked for asked in host.asked if asked.startswith("HEAD")]) == 8


def test_an_app_is_asked_for_little(host: Host, address: str) -> None:
    verified = verify(address)
    assert (verified.pages, verified.episodes, verified.looked_at) == (1, 2, 2)
    assert verified.requests == len(host.asked) == 1 + 1 + 2 * (3 + 2 + 1)


def test_only_the_newest_episodes_are_looked_at(host: Host, address: str) -> None:
    assert verify(address, newest=1).looked_at == 1
    assert not [asked for asked in host.asked if "rufbus" in asked]


@pytest.mark.parametrize(
    ("file", "fault", "check", "level"),
    [
        ("episode.mp3", "404", "verify.missing", "error"),
        ("episode.mp3", "403", "verify.missing", "error"),
        ("episode.vtt", "500", "verify.missing", "error"),
        ("index.html", "404", "verify.missing", "error"),
        ("cover.jpg", "404", "verify.missing", "error"),
        ("episode.mp3", "no-head", "verify.head", "error"),
        ("episode.mp3", "no-ranges", "verify.range", "error"),
        ("episode.mp3", "other-size", "verify.range", "error"),
        ("episode.mp3", "no-end", "verify.range-end", "warning"),
        ("episode.mp3", "no-length", "verify.length", "error"),
        ("episode.mp3", "loop", "verify.loop", "error"),
        ("episode.mp3", "hops", "verify.redirects", "warning"),
        ("feed.xml", "type", "verify.type", "error"),
        ("episode.mp3", "type", "verify.type", "error"),
        ("episode.vtt", "type", "verify.type", "error"),
        ("chapters.json", "type", "verify.type", "error"),
        ("cover.jpg", "type", "verify.type", "error"),
        ("index.html", "type", "verify.type", "error"),
        ("episode.vtt", "no-cors", "verify.cors", "warning"),
        ("chapters.json", "no-cors", "verify.cors", "warning"),
        ("cover.jpg", "hang", "verify.answer", "error"),
        ("cover.jpg", "reset", "verify.answer", "error"),
        ("cover.jpg", "garbage", "verify.answer", "error"),
        ("cover.jpg", "short", "verify.answer", "error"),
    ],
)
def test_a_fault_of_the_server_is_found_and_nothing_else(
    host: Host, address: str, file: str, fault: str, check: str, level: str
) -> None:
    host.faults[file] = fault
    assert found(address) == {(check, level)}


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        ("404", InputError, "status 404"),
        ("500", ServiceError, "status 500"),
        ("hang", ServiceError, "in time"),
        ("reset", ServiceError, "connection"),
        ("garbage", ServiceError, "cannot be loaded"),
        ("loop", ServiceError, "cannot be loaded"),
        ("short", ServiceError, "broke"),
    ],
)
def test_a_feed_that_cannot_be_had_is_one_clear_error(
    host: Host, address: str, fault: str, error: type[Exception], words: str
) -> None:
    host.faults["feed.xml"] = fault
    with pytest.raises(error, match=words) as caught:
        found(address)
    assert str(caught.value).startswith(f"{address}feed.xml: ")


def test_a_server_that_stops_answering_is_not_asked_for_all_the_rest(
    host: Host, address: str
) -> None:
    host.faults |= dict.fromkeys(("episode.mp3", "episode.vtt", "chapters.json"), "hang")
    with pytest.raises(ServiceError, match="stopped answering"):
        found(address)
    assert len(host.asked) == 5


def test_a_host_that_is_not_there_is_one_clear_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(ServiceError, match="refused"):
            found(f"http://127.0.0.1:{taken.getsockname()[1]}/")


@pytest.mark.parametrize(
    "where",
    ["ftp://sender.example/feed.xml", "https://", "nirgends", "https:///feed.xml", "https://[::1"],
)
def test_what_is_no_site_is_one_clear_error(where: str) -> None:
    with pytest.raises(InputError, match=r"Publish it|no address"):
        found(where)


def test_pythons_own_server_is_not_good_enough(site: Path) -> None:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(site))
    with running(ThreadingHTTPServer(("127.0.0.1", 0), handler), Event()) as port:
        checks = {check for check, _level in found(f"http://127.0.0.1:{port}/")}
    assert {"verify.range", "verify.cors"} <= checks


@pytest.mark.parametrize(
    "content", [b"", b"kein Feed", b"\0\xff", b"<html><body>404</body></html>"]
)
def test_a_feed_that_is_none_is_an_error(site: Path, address: str, content: bytes) -> None:
    (site / "feed.xml").write_bytes(content)
    for where in (site, address):
        ((check, level),) = found(where)
        assert (check[:5], level) == ("feed.", "error")


def test_a_feed_that_does_not_end_is_not_loaded_to_its_end(
    site: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "briefing.podcast.verify.FEED", checks_module.FileKind("feed", FEED.types, limit=2000)
    )
    assert ("verify.size", "error") in found(address)
    assert ("verify.size", "error") in found(site)


def test_addresses_that_are_none_are_left_to_the_lint(site: Path, address: str) -> None:
    for name in ("episode.mp3", "episode.vtt", "chapters.json"):
        edit(site / "feed.xml", f'"{BASE}2026-11-23-faehre/{name}"', f'"{name}"')
    assert found(site) == found(address) == {("feed.relative", "error")}


def test_a_feed_without_an_address_of_its_own_is_an_error_of_the_feed(
    site: Path, address: str
) -> None:
    edit(site / "feed.xml", f'href="{BASE}feed.xml"', 'href="https://[::1"')
    assert {check for check, _level in found(site)} == {check for check, _level in found(address)}
    assert ("feed.relative", "error") in found(site)


def test_audio_that_no_app_would_load_is_not_loaded(
    site: Path, address: str, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.podcast.verify.inspection.AUDIO", replace(AUDIO, limit=1000))
    assert found(address, deep=True) == found(site, deep=True) == {("verify.size", "error")}
    assert len([asked for asked in host.asked if asked.endswith("mp3")]) == 2 * 3


def test_no_address_leads_out_of_the_folder(site: Path) -> None:
    (site.parent / "secret.vtt").write_text("WEBVTT", encoding="utf-8")
    edit(site / "feed.xml", f"{BASE}2026-11-23-faehre/episode.vtt", f"{BASE}../secret.vtt")
    assert found(site) == {("verify.missing", "error")}


def test_a_fault_in_the_feed_is_found_with_its_line(site: Path) -> None:
    edit(site / "feed.xml", "<itunes:duration>94", "<itunes:duration>0:29,5")
    (finding,) = verify(str(site)).findings
    assert (finding.check, finding.file) == ("feed.duration", "feed.xml:28")


def test_a_length_that_the_server_does_not_confirm_is_found(site: Path, address: str) -> None:
    edit(site / "feed.xml", f'length="{len(episode("Die Fähre").mp3)}"', 'length="812345"')
    assert found(site) == found(address) == {("feed.enclosure-size", "error")}


def test_a_feed_that_lies_under_another_name_than_it_says_is_found(site: Path) -> None:
    (site / "podcast.xml").write_bytes((site / "feed.xml").read_bytes())
    assert found(site / "podcast.xml") == {("feed.self", "error")}


def test_files_on_a_host_that_is_not_verified_are_named(site: Path) -> None:
    edit(
        site / "feed.xml", f"{BASE}2026-11-20-rufbus/episode.vtt", "https://cdn.example/episode.vtt"
    )
    assert found(site) == {("verify.elsewhere", "warning")}


def test_media_may_have_a_host_of_their_own_in_the_same_folder(site: Path, address: str) -> None:
    media = "https://media.example/p/"
    for name in ("2026-11-23-faehre/episode", "2026-11-20-rufbus/episode", "cover"):
        edit(site / "feed.xml", f"{BASE}{name}", f"{media}{name}")
    assert found(site) == found(address) == set()


def test_files_that_fit_neither_each_other_nor_their_names_are_found(
    site: Path, address: str
) -> None:
    folder = site / "2026-11-23-faehre"
    (folder / "chapters.json").write_text(
        '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Alles"}]}'
    )
    assert found(address) == set()
    assert found(address, deep=True) == {("episode.same-chapters", "error")}
    (folder / "episode.vtt").write_text("1\n00:00:01,000 --> 00:00:02,000\nSubRip\n")
    (site / "cover.jpg").write_bytes(b"kein Bild")
    assert (
        found(address)
        == found(site)
        == {("episode.transcript", "error"), ("episode.cover", "error")}
    )


def test_a_finding_about_a_file_says_where_it_lies(site: Path) -> None:
    (site / "2026-11-23-faehre" / "episode.vtt").write_text(
        f"WEBVTT\n\n00:01.000 --> 00:09.000\n{CUES[0].written}\n"
    )
    (finding,) = verify(str(site), deep=True).findings
    assert finding.file == (site / "2026-11-23-faehre" / "episode.vtt").as_posix()


def test_one_audio_for_two_episodes_is_found_where_it_is_loaded(site: Path) -> None:
    mp3 = (site / "2026-11-23-faehre" / "episode.mp3").read_bytes()
    edit(
        site / "feed.xml", f'length="{len(episode("Mehr Fahrgäste").mp3)}"', f'length="{len(mp3)}"'
    )
    (site / "2026-11-20-rufbus" / "episode.mp3").write_bytes(mp3)
    assert found(site) == set()
    assert found(site, deep=True) == {("verify.same", "error")}


def test_a_page_of_text_in_the_place_of_the_audio_is_found(site: Path, address: str) -> None:
    size = len(episode("Die Fähre").mp3)
    (site / "2026-11-23-faehre" / "episode.mp3").write_bytes(b"<html>".ljust(size))
    assert found(address) == found(site) == {("verify.audio", "error")}


def paged(site: Path, relation: str = "prev-archive", back: str = "") -> None:
    """Move the older episode to a page of its own."""
    feed = (site / "feed.xml").read_text(encoding="utf-8")
    first, second = feed.index("<item>"), feed.index("<item>", feed.index("<item>") + 1)
    link = f'<atom:link rel="{relation}" href="{BASE}feed-1.xml"/>'
    older = feed[:first].replace(f"{BASE}feed.xml", f"{BASE}feed-1.xml") + back + feed[second:]
    (site / "feed.xml").write_text(
        feed[:first] + link + feed[first:second] + "</channel></rss>", encoding="utf-8"
    )
    (site / "feed-1.xml").write_text(older, encoding="utf-8")


@pytest.mark.parametrize("relation", ["prev-archive", "next"])
def test_every_page_of_the_feed_is_read(site: Path, address: str, relation: str) -> None:
    paged(site, relation)
    assert found(site) == found(address) == set()
    edit(site / "feed-1.xml", "<itunes:duration>1:19", "<itunes:duration>kurz")
    verified = verify(address)
    assert (verified.pages, verified.episodes) == (2, 2)
    assert [(finding.check, finding.file[:11]) for finding in verified.findings] == [
        ("feed.duration", "feed-1.xml:")
    ]


def test_pages_that_lead_back_are_found_and_end(site: Path) -> None:
    paged(site, back=f'<atom:link rel="prev-archive" href="{BASE}feed.xml"/>')
    assert found(site) == {("verify.pages", "error")}


def test_a_page_that_is_missing_is_found(site: Path, address: str) -> None:
    paged(site)
    (site / "feed-1.xml").unlink()
    assert found(site) == found(address) == {("verify.missing", "error")}


def test_an_episode_in_two_pages_is_found(site: Path) -> None:
    paged(site)
    edit(site / "feed-1.xml", "222222222222", "111111111111")
    assert found(site) == {("verify.twice", "error")}


def test_a_show_elsewhere_is_asked_at_its_own_addresses(
    tmp_path: Path, host: Host, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.podcast.verify.is_local", lambda _address: False)
    host.folder = tmp_path / "elsewhere"
    host.folder.mkdir()
    write_site(host.folder, address)
    assert found(address, deep=True) == {("feed.https", "error")}
    host.faults["feed.xml"] = "hops"
    edit(host.folder / "feed.xml", f"{address}feed.xml", f"{address}feed.xml?xxx")
    assert found(address) == {("feed.https", "error"), ("verify.redirects", "warning")}


def test_a_redirect_to_http_is_found() -> None:
    answer = Answer(
        200,
        {},
        b"",
        truncated=False,
        hops=("http://cdn.example/a.mp3", "https://cdn.example/a.mp3"),
    )
    assert [finding.check for finding in _reached(answer, "https://a.example", AUDIO)] == [
        "verify.https"
    ]


def test_a_server_that_sends_drop_by_drop_is_late(host: Host, address: str) -> None:
    del host
    with pytest.raises(ServiceError, match="in time"):
        verify(address, client=Client(15.0, slowest=0.0))


def test_the_command_shows_findings_and_ends_with_their_number(
    site: Path, address: str, host: Host, briefing: Callable[..., Any]
) -> None:
    assert (
        briefing("verify", site).out == f"{site / 'feed.xml'}: 1 page, 2 episodes: nothing wrong\n"
    )
    shown = briefing("verify", address, "--episodes", "1")
    assert (shown.status, shown.err) == (0, "")
    assert (
        shown.out
        == f"{address}feed.xml: 1 page, 2 episodes, files of the newest 1, 8 requests: nothing wrong\n"
    )
    host.faults["episode.mp3"] = "no-ranges"
    shown = briefing("verify", address, "--episodes", "1")
    assert shown.status == 1
    assert f"error verify.range ({address}2026-11-23-faehre/episode.mp3)" in shown.err
    assert shown.error.endswith("feed.xml: 1 error. Correct what is listed above.")
    line = json.loads(briefing("verify", address, "--json").out)
    assert (line["pages"], line["findings"][0]["check"]) == (1, "verify.range")
    host.faults["feed.xml"] = "500"
    assert briefing("verify", address).status == 3


def test_on_a_terminal_the_command_says_what_it_looks_at(
    site: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "verify" in briefing("verify", site).err
