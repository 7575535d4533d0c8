"""`briefing publish` and `briefing withdraw`: what they say, and what they refuse."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefing.build.stages import build
from briefing.config.options import Options
from briefing.episode.folder import open_episode
from shows import ARTICLES, BASE, copy_show, snapshot, write_show

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run

FIRST, SECOND = [*ARTICLES][:2]


@pytest.fixture
def project(built_show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two episodes, built; one stands in the project, on a morning of November."""
    copy_show(built_show, tmp_path / "project", 2)
    monkeypatch.chdir(tmp_path / "project")
    set_clock(monkeypatch, 16)
    return tmp_path / "project"


def set_clock(monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    monkeypatch.setattr(
        "briefing.api.now", lambda: dt.datetime(2026, 11, day, 5, 30, tzinfo=dt.UTC)
    )


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def rebuild(project: Path, slug: str = FIRST, *, draft: bool = False) -> None:
    build(open_episode(project / "episodes" / slug), Options(draft=draft))


def test_the_first_publication_and_the_next_say_what_they_did(
    project: Path, briefing: Callable[..., Run]
) -> None:
    first = briefing("publish", "--to", "site")
    again = briefing("publish", "--to", "site")

    assert first.out.splitlines() == [
        f"{FIRST}: new",
        f"{SECOND}: new",
        "site: 14 files written, 2 episodes in the feed",
    ]
    assert (again.status, again.out) == (0, "site: up to date, 2 episodes in the feed\n")
    assert (project / "site" / FIRST / "episode.mp3").is_file()


def test_a_dry_run_names_the_files_in_their_order_and_writes_none(
    project: Path, briefing: Callable[..., Run]
) -> None:
    before = snapshot(project)

    said = briefing("publish", "--to", "site", "--dry-run").out.splitlines()

    names = [line.removeprefix("would write ") for line in said if line.startswith("would write ")]
    assert names[:3] == [f"{FIRST}/episode.mp3", f"{SECOND}/episode.mp3", f"{FIRST}/episode.vtt"]
    assert re.fullmatch(r"cover-[0-9a-f]{8}\.jpg", names[6])
    pages = [f"{slug}/{name}" for slug in (FIRST, SECOND) for name in ("podcast.jpg", "index.html")]
    assert names[7:] == [*pages, "search.json", "index.html", "feed.xml"]
    assert said[-1] == "site: 14 files to write, 2 episodes in the feed"
    assert snapshot(project) == before


def test_a_file_address_is_a_folder(project: Path, briefing: Callable[..., Run]) -> None:
    assert briefing("publish", "--to", (project / "die seite").as_uri()).status == 0
    assert (project / "die seite" / "feed.xml").is_file()


def test_without_a_name_what_is_not_ready_is_left_out(
    project: Path, briefing: Callable[..., Run]
) -> None:
    edit(project / "episodes" / SECOND / "notes.md", "reviewed_by: Ute Lorenz\n", "")

    done = briefing("publish", "--to", "site")

    assert done.status == 0
    assert done.err == (
        f'{SECOND}: left as it is: notes.md: nobody has reviewed this episode. Write "reviewed_by: '
        f'NAME" into its notes, then build it.\n'
    )
    assert done.out.endswith("site: 9 files written, 1 episode in the feed\n")


def test_where_nothing_is_ready_nothing_is_written(
    project: Path, briefing: Callable[..., Run]
) -> None:
    for slug in (FIRST, SECOND):
        shutil.rmtree(project / "episodes" / slug / "build")

    done = briefing("publish", "--to", "site")

    assert done.status == 1
    assert done.error == (
        "Error: no episode is ready to be published. Build it, review it, and write who did into "
        "its notes."
    )
    assert not (project / "site").exists()


def refused(briefing: Callable[..., Run], *arguments: str, status: int = 1) -> str:
    """The error line of a refused publication of the first episode, without the folder."""
    before = snapshot(open_episode(f"episodes/{FIRST}").folder.parents[1])
    done = briefing("publish", f"episodes/{FIRST}", "--to", "site", *arguments)
    assert done.status == status
    assert snapshot(open_episode(f"episodes/{FIRST}").folder.parents[1]) == before
    return (
        done.error.replace(f"episodes{os.sep}{FIRST}", "FOLDER")
        .replace(os.sep, "/")
        .removeprefix("Error: ")
    )


def test_without_a_reviewer(project: Path, briefing: Callable[..., Run]) -> None:
    edit(project / "episodes" / FIRST / "notes.md", "reviewed_by: Ute Lorenz\n", "")
    assert refused(briefing) == (
        'FOLDER/notes.md: nobody has reviewed this episode. Write "reviewed_by: NAME" into its '
        "notes, then build it."
    )


def test_with_made_up_addresses(project: Path, briefing: Callable[..., Run]) -> None:
    settings = project / "briefing.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("hafenfunk-test.de", "hafenfunk.example"), encoding="utf-8")
    rebuild(project)

    line = refused(briefing, status=2)

    assert "made-up addresses, which no listener can reach:" in line
    for key in ("email", "link", "feed_url", "media_url"):
        assert f'"{key}" of [show]' in line
    assert '"view_url" of [newsletter]' in line
    looked = briefing("publish", f"episodes/{FIRST}", "--to", "site", "--dry-run")
    assert looked.status == 0
    assert "1 episode in the feed" in looked.out


def test_with_a_made_up_link_in_its_notes(project: Path, briefing: Callable[..., Run]) -> None:
    edit(project / "episodes" / FIRST / "notes.md", "hafenfunk-test.de", "hafenfunk.example")
    rebuild(project)

    assert refused(briefing) == (
        "FOLDER/notes.md: made-up addresses, which no listener can reach: "
        "https://hafenfunk.example/karte?ort=1&zoom=3. Correct its links."
    )
    assert f"{SECOND}: new" in briefing("publish", "--to", "site").out


def test_before_the_embargo_is_over(project: Path, briefing: Callable[..., Run]) -> None:
    edit(
        project / "episodes" / FIRST / "notes.md",
        "number: 1",
        "number: 1\nembargo: 2026-11-16T07:00+01:00",
    )
    rebuild(project)
    assert (
        refused(briefing)
        == "FOLDER/notes.md: under embargo until 2026-11-16 07:00+01:00. Publish it then."
    )


def test_when_the_embargo_is_over(
    project: Path, briefing: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(
        project / "episodes" / FIRST / "notes.md",
        "number: 1",
        "number: 1\nembargo: 2026-11-16T07:00+01:00",
    )
    rebuild(project)
    monkeypatch.setattr("briefing.api.now", lambda: dt.datetime(2026, 11, 16, 6, 0, tzinfo=dt.UTC))
    assert briefing("publish", f"episodes/{FIRST}", "--to", "site").status == 0


def test_without_a_build(project: Path, briefing: Callable[..., Run]) -> None:
    shutil.rmtree(project / "episodes" / FIRST / "build")
    assert (
        refused(briefing)
        == "FOLDER: was not built, or not completely by this version. Run: briefing build"
    )


def test_with_a_stale_build(project: Path, briefing: Callable[..., Run]) -> None:
    edit(project / "episodes" / FIRST / "article.txt", "14", "15")
    assert refused(briefing) == "FOLDER: changed since it was built. Run: briefing build"


def test_with_a_draft(project: Path, briefing: Callable[..., Run]) -> None:
    rebuild(project, draft=True)
    assert refused(briefing) == (
        "FOLDER: was built as a draft. Correct what briefing check shows, then build it without "
        "--draft."
    )


def test_with_errors_in_the_report(project: Path, briefing: Callable[..., Run]) -> None:
    edit(
        project / "episodes" / FIRST / "build" / "report.json",
        '"status": "ok"',
        '"status": "failed"',
    )
    assert (
        refused(briefing)
        == "FOLDER: its build has errors, see briefing check. Correct them, then build it."
    )


def test_with_a_name_that_is_no_address(project: Path, briefing: Callable[..., Run]) -> None:
    (project / "episodes" / FIRST).rename(project / "episodes" / "fähre")
    done = briefing("publish", "episodes/fähre", "--to", "site")
    assert done.error.endswith(
        "fähre: the folder's name becomes an address: only a to z, digits, - and _ are safe there. "
        "Rename the folder."
    )


def test_an_episode_that_was_edited_since_is_named_and_its_settings_are_not(
    project: Path, briefing: Callable[..., Run]
) -> None:
    briefing("publish", "--to", "site")
    edit(project / "briefing.toml", "Hafenfunk & Hinterland", "Hafenfunk")
    assert briefing("publish", "--to", "site").err == ""
    edit(project / "episodes" / FIRST / "article.txt", "14", "15")
    edit(project / "episodes" / SECOND / "notes.md", "number: 2", "number: [")

    done = briefing("publish", "--to", "site")

    first, second = done.err.splitlines()
    assert first == f"{FIRST}: left as it is: changed since it was built. Run: briefing build"
    assert second.startswith(f"{SECOND}: left as it is: notes.md:4: the front matter is not YAML")
    assert done.status == 0


def test_published_episodes_need_no_build_and_no_word(
    project: Path, briefing: Callable[..., Run]
) -> None:
    briefing("publish", "--to", "site")
    shutil.rmtree(project / "episodes" / FIRST / "build")

    done = briefing("publish", "--to", "site")

    assert (done.out, done.err) == ("site: up to date, 2 episodes in the feed\n", "")


def test_warnings_of_the_feed_are_shown_once_of_each_check(
    project: Path, briefing: Callable[..., Run]
) -> None:
    edit(project / "briefing.toml", "Hafenfunk & Hinterland", "Die")
    edit(project / "episodes" / SECOND / "article.txt", "Der alte Kran", "Die Halle")
    rebuild(project, FIRST)
    rebuild(project, SECOND)

    for _ in range(2):
        done = briefing("publish", "--to", "site")

        assert done.status == 0
        assert done.err.count("warning feed.title-name (feed.xml:") == 1
        assert "„Die Halle am Nordkai" in done.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a program could answer")
@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGTERM])
def test_a_publication_that_is_ended_leaves_no_unfinished_file_and_says_so(
    project: Path,
    briefing: Callable[..., Run],
    monkeypatch: pytest.MonkeyPatch,
    ended: signal.Signals,
) -> None:
    before = {which: signal.getsignal(which) for which in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell's job in the background ignores it
    monkeypatch.setattr("os.fsync", lambda _handle: os.kill(os.getpid(), ended))
    try:
        done = briefing("publish", "--to", "site")
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)

    assert done.status == 130
    assert done.error == "Error: interrupted. No file is half-written; run the command again."
    assert [path for path in (project / "site").rglob("*") if path.is_file()] == []


def test_a_changed_file_behind_a_published_address(
    project: Path, briefing: Callable[..., Run]
) -> None:
    briefing("publish", "--to", "site")
    edit(project / "episodes" / FIRST / "article.txt", "14", "15")
    rebuild(project)
    line = 'differs from what is published. Say what was corrected: --correction "…"'
    assert refused(briefing) == f"FOLDER: {line}"
    assert briefing("publish", "--to", "site").err == f"{FIRST}: left as it is: {line}\n"


def test_a_tampered_file_behind_a_published_address(
    project: Path, briefing: Callable[..., Run]
) -> None:
    briefing("publish", "--to", "site")
    mp3 = project / "episodes" / FIRST / "build" / "episode.mp3"
    mp3.write_bytes(mp3.read_bytes()[:-1] + b"x")
    assert refused(briefing) == (
        "FOLDER/build/episode.mp3: was edited, damaged or removed since it was built; edits belong"
        f" in notes.md or templates/. Run: briefing build {FIRST}"
    )


@pytest.mark.parametrize("name", ["chapters.json", "newsletter.html", "review.html"])
def test_a_file_that_was_edited_since_it_was_built(
    project: Path, briefing: Callable[..., Run], name: str
) -> None:
    edit(project / "episodes" / FIRST / "build" / name, "<" if name.endswith("html") else "{", "")
    line = refused(briefing)
    assert line.startswith(
        f"FOLDER/build/{name}: was edited, damaged or removed since it was built;"
    )
    assert line.endswith(f"Run: briefing build {FIRST}")

    rebuild(project)
    assert briefing("publish", f"episodes/{FIRST}", "--to", "site").status == 0


def test_the_text_of_a_published_page_that_was_edited_in_build_is_named_and_left_out(
    project: Path, briefing: Callable[..., Run]
) -> None:
    briefing("publish", "--to", "site")
    edit(
        project / "episodes" / FIRST / "build" / "briefing.json", "14 Beschwerden", "40 Beschwerden"
    )
    done = briefing("publish", "--to", "site")

    assert done.err == (
        f"{FIRST}: left as it is: build{os.sep}briefing.json: was edited, damaged or removed since "
        f"it"
        f" was built; edits belong in notes.md or templates/. Run: briefing build {FIRST}\n"
    )
    assert done.out == "site: up to date, 2 episodes in the feed\n"


def test_a_correction_of_what_is_not_out_or_not_changed(
    project: Path, briefing: Callable[..., Run]
) -> None:
    assert (
        refused(briefing, "--correction", "Alles.")
        == "FOLDER: was not published yet. Leave out --correction."
    )
    briefing("publish", "--to", "site")
    assert refused(briefing, "--correction", "Alles.") == (
        "FOLDER: is published as it is. Correct and build it first, or leave out --correction."
    )


def test_a_correction_without_a_text_or_of_several(
    project: Path, briefing: Callable[..., Run]
) -> None:
    assert (
        refused(briefing, "--correction", " ", status=2)
        == "--correction: say in a sentence what was corrected."
    )
    assert refused(briefing, f"episodes/{SECOND}", "--correction", "Alles.", status=2) == (
        "--correction is about one episode. Name its folder."
    )


def test_a_copied_folder_with_the_same_guid(project: Path, briefing: Callable[..., Run]) -> None:
    briefing("publish", "--to", "site")
    shutil.copytree(project / "episodes" / FIRST, project / "episodes" / "2026-01-01-kopie")
    shutil.copytree(project / "episodes" / SECOND, project / "episodes" / "x")
    shutil.rmtree(project / "episodes" / "x")
    assert refused(briefing) == (
        f"episodes/2026-01-01-kopie/episode.toml: has the GUID of {FIRST}: apps would show one of "
        f"them. "
        "Delete episode.toml from the copy."
    )


def test_a_folder_that_takes_the_address_of_another(
    project: Path, briefing: Callable[..., Run]
) -> None:
    briefing("publish", "--to", "site")
    renamed = project / "episodes" / "2026-11-01-anders"
    (project / "episodes" / FIRST).rename(renamed)
    shutil.copytree(
        project / "episodes" / SECOND,
        project / "episodes" / FIRST,
        ignore=shutil.ignore_patterns("*.toml"),
    )
    briefing("build", project / "episodes" / FIRST)  # under its name it has other addresses
    edit(renamed / "episode.toml", 'guid = "', 'guid = "0')
    edit(project / "site" / "feed.xml", "<guid", "<!-- <guid")
    assert "would get the address of 2026-11-01-anders, which was published as" in refused(briefing)


def test_a_date_to_come(
    project: Path, briefing: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("publish", "--to", "site")
    set_clock(monkeypatch, 15)
    assert refused(briefing) == (
        "FOLDER/episode.toml: published at 2026-11-16 05:30 UTC, which is to come. Set this "
        "machine's clock."
    )


def test_a_lost_record(project: Path, briefing: Callable[..., Run]) -> None:
    briefing("publish", "--to", "site")
    (project / "episodes" / FIRST / "episode.toml").unlink()
    assert refused(briefing) == (
        "FOLDER: was published before, but its episode.toml is gone. Restore it, or publish from a "
        "folder of another name."
    )


def test_a_lost_folder(project: Path, briefing: Callable[..., Run]) -> None:
    briefing("publish", "--to", "site")
    shutil.rmtree(project / "episodes" / SECOND)
    assert refused(briefing) == (
        f"site/feed.xml: lists an episode that no folder has: {BASE}/{SECOND}/. "
        "Bring its folder back; an episode that must go is withdrawn."
    )


def test_a_lost_folder_of_an_archive(
    project: Path, briefing: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project / "briefing.toml", "[show]", "[show]\nfeed_episodes = 1")
    rebuild(project, FIRST)
    rebuild(project, SECOND)
    briefing("publish", f"episodes/{FIRST}", "--to", "site")
    set_clock(monkeypatch, 17)
    briefing("publish", f"episodes/{SECOND}", "--to", "site")
    shutil.rmtree(project / "episodes" / FIRST)
    assert f"no folder has: {BASE}/{FIRST}/." in briefing("publish", "--to", "site").error


def test_a_damaged_record(project: Path, briefing: Callable[..., Run]) -> None:
    briefing("publish", "--to", "site")
    edit(project / "episodes" / FIRST / "episode.toml", "seconds = ", "secnds = ")
    done = briefing("publish", f"episodes/{SECOND}", "--to", "site")
    assert re.search(
        r'episode\.toml:\d+: unknown key "secnds"\. Did you mean "seconds"\?$', done.error
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            f'feed_url = "{BASE}/feed.xml"',
            "",
            '"feed_url" of [show] is missing: where feed.xml will lie. Add it.',
        ),
        (
            f'media_url = "{BASE}/{{slug}}"',
            "",
            '"media_url" of [show] is missing: where an episode\'s files will lie. Add it.',
        ),
        (
            f'view_url = "{BASE}/{{slug}}/"',
            'view_url = "http://hafenfunk-test.de/{slug}"',
            (
                '"view_url" of [newsletter] must be https: podcast apps refuse '
                "http://hafenfunk-test.de/{slug}. Correct it."
            ),
        ),
        (
            "/feed.xml",
            "/podcast.rss",
            '"feed_url" of [show] must end in /feed.xml, the name of the file. Correct it.',
        ),
        (
            'email = "redaktion@hafenfunk-test.de"',
            "",
            '"email" of [show] is missing: the address of the editors. Add it.',
        ),
        (
            "News > Daily News",
            "Wirtschaft",
            '"category" of [show]: "Wirtschaft" is not in Apple\'s list. Known here: ',
        ),
        (
            "News > Daily News",
            "News > Daly News",
            '"category" of [show]: "Daly News" is not in Apple\'s list. Did you mean "Daily News"?',
        ),
        (
            "[show]",
            '[show]\nguid = "meins"',
            (
                '"guid" of [show] is no UUID: meins. Correct it, or delete it to have it made from '
                '"feed_url".'
            ),
        ),
    ],
)
def test_a_show_that_lacks_what_a_feed_needs(
    project: Path, briefing: Callable[..., Run], old: str, new: str, line: str
) -> None:
    edit(project / "briefing.toml", old, new)
    done = briefing("publish", "--to", "site")
    assert (done.status, (project / "site").exists()) == (2, False)
    assert line in done.error


def test_addresses_without_a_place_for_the_name_end_in_it(
    project: Path, briefing: Callable[..., Run]
) -> None:
    edit(project / "briefing.toml", f'media_url = "{BASE}/{{slug}}"', f'media_url = "{BASE}"')
    edit(project / "briefing.toml", f'view_url = "{BASE}/{{slug}}/"', f'view_url = "{BASE}/"')
    for slug in (FIRST, SECOND):
        rebuild(project, slug)

    assert briefing("publish", "--to", "site").status == 0

    feed = (project / "site" / "feed.xml").read_text(encoding="utf-8")
    assert f'url="{BASE}/{FIRST}/episode.mp3"' in feed
    assert f"<link>{BASE}/{FIRST}</link>" in feed


def test_an_episode_is_found_by_its_name(
    project: Path, briefing: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "episodes" / SECOND)
    site = project / "site"

    assert briefing("publish", FIRST, "--to", site).out.startswith(f"{FIRST}: new\n")
    assert briefing("check", FIRST).out.startswith(f"{FIRST}: ok")
    assert briefing("build", FIRST, "--only", "mail").status == 0
    assert briefing("lexicon", "unchecked", FIRST).status == 0
    gone = briefing("withdraw", FIRST, "--to", site, "--reason", "Falsch.")
    assert gone.out.startswith(f"{FIRST}: withdrawn")
    assert "2026-11-99-nichts: no such folder" in briefing("check", "2026-11-99-nichts").error


def test_a_cover_that_is_missing_or_too_small(project: Path, briefing: Callable[..., Run]) -> None:
    briefing("publish", "--to", "site")
    edit(project / "briefing.toml", "[show]", '[show]\ncover = "bild.png"')
    assert briefing("publish", "--to", "site").error == (
        'Error: bild.png: "cover" of [show] names this file, which is not there. Correct it.'
    )
    Image.new("RGB", (1200, 1600)).save(project / "bild.png")
    assert briefing("publish", "--to", "site").error == (
        "Error: bild.png: the cover is 1200 pixels wide; directories want 1400 to 3000. Give a "
        "larger one."
    )


def test_an_episode_outside_of_the_project(project: Path, briefing: Callable[..., Run]) -> None:
    shutil.move(project / "episodes" / FIRST, project / "anderswo")
    done = briefing("publish", "anderswo", "--to", "site")
    assert done.error.endswith("so that the next feed would lose it. Move it there.")
    assert done.status == 2


def test_two_shows_at_once(project: Path, tmp_path: Path, briefing: Callable[..., Run]) -> None:
    write_show(tmp_path / "other", [FIRST])
    done = briefing(
        "publish", f"episodes/{FIRST}", tmp_path / "other" / "episodes" / FIRST, "--to", "site"
    )
    assert (
        done.error == "Error: these episodes belong to several shows. Publish each show by itself."
    )


def test_a_place_that_is_no_folder_or_unknown(project: Path, briefing: Callable[..., Run]) -> None:
    (project / "datei").write_text("", encoding="utf-8")
    assert (
        briefing("publish", "--to", "datei").error
        == "Error: datei: is a file. Name a folder for the site."
    )
    assert (
        briefing("publish", "--to", "").error
        == "Error: --to: is empty. Name a folder for the site."
    )
    assert briefing("publish", "--to", "file://site").error == (
        "Error: --to file://site: names another machine, site. Write file:///FOLDER, or a path."
    )
    for place in ("episodes", f"episodes/{FIRST}", f"episodes/{FIRST}/site"):
        assert "lies among the episodes in" in briefing("publish", "--to", place).error
    assert "Protocol not known: nix" in briefing("publish", "--to", "nix://hier").error


def test_a_missing_extra_says_what_brings_it(
    project: Path, briefing: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    done = briefing("publish", "--to", "s3://bucket/podcast")
    assert (
        done.error
        == "Error: --to s3://bucket/podcast: s3: needs an extra. Run: pip install 'briefing[s3]'"
    )
    assert done.status == 2


def test_withdrawing(
    project: Path, briefing: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("publish", "--to", "site")

    done = briefing(
        "withdraw", f"episodes/{FIRST}", "--reason", "Der Beschluss war keiner.", "--to", "site"
    )
    again = briefing("withdraw", f"episodes/{FIRST}", "--reason", "Noch einmal.", "--to", "site")

    assert done.out == f"{FIRST}: withdrawn, 1 episode in the feed\n"
    monkeypatch.chdir(project / "episodes" / SECOND)
    done = briefing("withdraw", ".", "--reason", "Der auch.", "--to", "../../site")
    assert done.out == f"{SECOND}: withdrawn, 0 episodes in the feed\n"
    assert "warning feed.empty (feed.xml:" in done.err
    assert again.error.endswith(f"{FIRST}: was withdrawn already.")


def test_checking_a_built_episode_looks_at_the_feed_it_would_stand_in(
    project: Path, briefing: Callable[..., Run]
) -> None:
    clean = briefing("check", f"episodes/{FIRST}")
    edit(
        project / "episodes" / FIRST / "notes.md",
        "---\n",
        '---\ntitle: "Hafenfunk & Hinterland: Die Schleuse öffnet früher"\n',
    )
    rebuild(project)

    told = briefing("check", f"episodes/{FIRST}")

    assert (clean.status, told.status) == (0, 0)
    assert "feed." not in clean.err
    assert "feed.title-name" in told.err


def test_checking_says_what_the_show_lacks_for_a_feed(
    project: Path, briefing: Callable[..., Run]
) -> None:
    edit(project / "briefing.toml", "description", "# description")
    rebuild(project)

    told = briefing("check", f"episodes/{FIRST}")

    assert told.status == 0
    assert "feed.show" in told.err
    assert '"description" of [show] is missing: what the show is about. Add it.' in told.err

    edit(project / "briefing.toml", "feed_url", "# feed_url")
    rebuild(project)
    assert "feed." not in briefing("check", f"episodes/{FIRST}").err


def test_withdrawing_from_another_place(project: Path, briefing: Callable[..., Run]) -> None:
    briefing("publish", "--to", "site")
    record = (project / "episodes" / FIRST / "episode.toml").read_bytes()

    done = briefing("withdraw", f"episodes/{FIRST}", "--reason", "Falsch.", "--to", "anderswo")

    assert done.status == 2
    assert done.error.endswith(
        f"is in no feed in {project / 'anderswo'}. Name the place where it was published."
    )
    assert (project / "episodes" / FIRST / "episode.toml").read_bytes() == record
    assert not (project / "anderswo").exists()


def test_withdrawing_what_was_never_published(project: Path, briefing: Callable[..., Run]) -> None:
    done = briefing("withdraw", f"episodes/{FIRST}", "--reason", "Nie da.", "--to", "site")
    assert (done.status, done.error) == (
        2,
        f"Error: episodes{os.sep}{FIRST}: was not published, so there is nothing to withdraw.",
    )
    assert (
        "--reason: say in a sentence why."
        in briefing("withdraw", f"episodes/{FIRST}", "--reason", " ", "--to", "site").error
    )
