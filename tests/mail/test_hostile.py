"""Whatever article, notes and settings hold, the newsletter is inert, says it as written, and no build ends in a crash."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import unicodedata
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as bounded
from hypothesis import strategies as st
from lxml.html import document_fromstring

from briefing.config.notes import Link, Rules
from briefing.config.settings import Newsletter, Settings, Show
from briefing.episode.folder import Episode
from briefing.mail import Listening, compose
from briefing.model.briefing import Briefing, Origin, Statement
from newsletters import painted

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = "<script>alert(1)</script>"
HANDLER = "<img src=x onerror=alert(1)>"
LINK = '<a href="javascript:alert(1)">hier</a> <a href="data:text/html,x">dort</a>'
MJML = "</mj-text></mj-column><mj-raw><iframe src='https://x-test.de'></iframe></mj-raw>"
CODE = "{{ 7*7 }} {% include 'parts/head.mjml.j2' %} {# weg #}"
QUOTES = "\"doppelt\" 'einfach' <spitz> & zu"
ODD = "Fa\u0308hre\u00a0im\u202fNebel, \N{FAMILY} 👩\u200d🚒 \u202egnp.exe\u202c"
"""A decomposed umlaut, blanks that do not break, joined emoji, an order to write from right to left."""
PIECES = (SCRIPT, HANDLER, LINK, MJML, CODE, QUOTES, ODD)
SHOWN = (*PIECES[:-1], "Fähre im Nebel, \N{FAMILY} 👩\u200d🚒 gnp.exe")
"""The same as a reader sees it."""
BASE = "Die Fähre über die Lenne fährt ab Montag wieder. Das teilte die Stadt Warnfels am Donnerstag mit."
ACTIVE = {
    "script",
    "object",
    "embed",
    "form",
    "input",
    "svg",
    "math",
    "base",
    "link",
    "iframe",
    "audio",
    "video",
}
OF_THE_REVIEW_PAGE = {"iframe"}  # it shows the newsletter


def sentences() -> list[str]:
    return [
        f"Der {number}. Aushang am Kai sagt {piece} zu allen."
        for number, piece in enumerate(PIECES, 2)
    ]


def articles() -> dict[str, str]:
    """The hostile sentences in each format, as the words of an article and not as its markup."""
    plain = [BASE, *sentences()]
    marked = [BASE, *(re.sub(r"([\\`*_{}\[\]<>#&])", r"\\\1", text) for text in sentences())]
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in plain)
    return {
        "article.txt": "\n\n".join(plain),
        "article.md": "\n\n".join(marked),
        "article.html": f"<!doctype html><html><body><article>{paragraphs}</article></body></html>",
    }


def in_quotes(text: str) -> str:
    """`text` as YAML and TOML write it between quotation marks."""
    return msgspec.json.encode(text).decode()


NOTES = f"""---
title: {in_quotes(MJML + QUOTES)}
kicker: {in_quotes(QUOTES + SCRIPT)}
subject: {in_quotes("Betreff " + CODE)}
preheader: {in_quotes(HANDLER + QUOTES)}
words: 2000
links: [{{text: {in_quotes(QUOTES + SCRIPT)}, url: "https://a-test.de/\\"onclick=\\"alert(1)\\"<b>"}}]
image: {{file: kai.png, alt: {in_quotes(QUOTES + HANDLER)}, credit: {in_quotes(MJML + QUOTES)}}}
---

## Einordnung

Wir meinen dazu {QUOTES.replace("<", "&lt;")} und mehr nicht.
"""
SETTINGS = f"""
[show]
title = {in_quotes(QUOTES + SCRIPT)}
notice = {in_quotes(MJML)}
media_url = "https://m-test.de/\\"onerror=\\"alert(1)/{{slug}}"

[newsletter]
address = {in_quotes(QUOTES + MJML)}
unsubscribe_url = "https://a-test.de/?\\"onclick=\\"alert(1)"
imprint_url = "{{javascript:alert(1)}}"
privacy_url = "*|\\"><script>alert(1)</script>|*"
logo = "https://l-test.de/\\"onerror=\\"alert(1)"
"""


def assert_inert(page: str, allowed: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Nothing on the page would run, and no address leads to code."""
    for element in document_fromstring(page.encode()).iter("*"):
        assert element.tag not in ACTIVE - allowed, element.tag
        assert element.tag == "meta" or not element.get("http-equiv")
        for name, value in element.items():
            assert not name.startswith("on"), (element.tag, name)
            if name in {"href", "src", "action", "background"}:
                assert not re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE), (
                    value
                )


def words(text: str) -> str:
    """The letters, digits and emoji of `text` in order: typography sets marks and blanks, and may divide words."""
    return "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if c.isalnum() or c == "\u200d" or c > "\uffff"
    )


def visible(page: str) -> str:
    return words(
        " ".join(
            map(str, document_fromstring(page.encode()).xpath("//body//text()[not(parent::style)]"))
        )
    )


@pytest.fixture
def build(tmp_path: Path, briefing: Callable[..., object]) -> Callable[..., dict[str, bytes]]:
    """Builds a hostile episode and gives its files, by the command as a newsroom runs it."""

    def built(
        name: str, text: str, notes: str = NOTES, settings: str = SETTINGS
    ) -> dict[str, bytes]:
        folder = tmp_path / "episodes" / "2026-11-23-faehre"
        folder.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
        (folder / "notes.md").write_text(notes, encoding="utf-8")
        (folder / "kai.png").write_bytes(painted(40, 30))
        (tmp_path / "briefing.toml").write_text(settings, encoding="utf-8")
        assert briefing("build", "--only", "mail", folder).status == 0  # type: ignore[attr-defined]
        return {file.name: file.read_bytes() for file in (folder / "build").iterdir()}

    return built


@pytest.mark.build
@pytest.mark.parametrize("name", articles())
def test_every_output_of_a_hostile_episode_is_inert_and_says_what_was_written(
    build: Callable[..., dict[str, bytes]], name: str
) -> None:
    files = build(name, articles()[name])
    newsletter, text = files["newsletter.html"].decode(), files["newsletter.txt"].decode()
    message = message_from_bytes(files["newsletter.eml"], policy=default)

    assert_inert(newsletter)
    assert_inert(files["review.html"].decode(), OF_THE_REVIEW_PAGE)
    bodies = {part.get_content_type(): part for part in message.walk()}
    assert_inert(bodies["text/html"].get_content())
    assert words(message["Subject"]) == words(f"Betreff {CODE}")
    assert bodies["text/plain"].get_content().splitlines() == text.splitlines()
    for shown in map(words, SHOWN):
        assert shown in visible(newsletter)
        assert shown in words(text)
        assert shown in visible(files["review.html"].decode())
    assert words(MJML + QUOTES) in visible(newsletter)
    picture = document_fromstring(newsletter).xpath("//img[contains(@src, 'kai.png')]")[0]
    assert words(picture.get("alt")) == words(QUOTES + HANDLER)


@pytest.mark.build
@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "article.md",
            f"{BASE} {SCRIPT} {HANDLER} [hier](javascript:alert(1)) [dort](data:text/html,x) {MJML}",
        ),
        (
            "article.md",
            f"{BASE}\n\n<div onclick='alert(1)'>\n{SCRIPT}\n</div>\n\n<mj-raw>{SCRIPT}</mj-raw>",
        ),
        (
            "article.html",
            f"<p onclick='alert(1)'>{BASE} {SCRIPT} {HANDLER} {LINK}</p>{MJML}<svg onload=alert(1)></svg>",
        ),
    ],
)
def test_active_markup_of_an_article_leaves_its_words_only(
    build: Callable[..., dict[str, bytes]], name: str, text: str
) -> None:
    files = build(name, text, notes="")

    for page, allowed in (("newsletter.html", set()), ("review.html", OF_THE_REVIEW_PAGE)):
        assert_inert(files[page].decode(), allowed)
        assert words("Die Fähre über die Lenne fährt ab Montag wieder.") in visible(
            files[page].decode()
        )


@pytest.mark.build
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("article.md", f"{BASE}\n\n{'>' * 10_000} tief"),
        ("article.md", f"{BASE}\n\n{'<blockquote>' * 10_000} tief"),
        (
            "article.html",
            f"<p>{BASE}</p>{'<blockquote>' * 10_000}<p>Tief.</p>{'</blockquote>' * 10_000}<p>Ende.</p>",
        ),
        ("article.html", f"<p>{BASE} {'<b>' * 10_000} tief</p>"),
        ("article.txt", f"{BASE} {'„' * 10_000}tief{'“' * 10_000}, sagte er."),
        ("article.txt", f"{BASE} {'„So ' * 10_000}"),
        ("article.txt", f"{BASE} {'a' * 1_000_000} ist ein Wort."),
        ("article.txt", f"{BASE}\0"),
        ("notes.md", f"## Einordnung\n\nEin Satz.\n\n{'>' * 10_000} tief\n"),
        ("notes.md", f"## Begrüßung\n\n{'„' * 10_000}tief\n"),
        ("notes.md", "## Einordnung\n\nEin\0 Satz.\n"),
        ("notes.md", f"---\nmust: {'[' * 10_000}\n---\n"),
        ("notes.md", '---\nimage: {file: "a\\0.png", alt: x}\n---\n'),
        ("notes.md", '---\nsubject: "halb \\ud83d"\n---\n'),
        ("briefing.toml", f'[show]\ntitle = "{"„" * 10_000}"\n'),
        ("briefing.toml", '[show]\ncover = "\\u0000"\n'),
        ("briefing.toml", '[newsletter]\nlist_id = "a.b\\r\\nBcc: x@y-test.de"\n'),
        (
            "briefing.toml",
            '[newsletter]\nlist_id = """\na.b\n"""\nunsubscribe_url = """https://a-test.de\n"""\n',
        ),
    ],
)
def test_no_depth_and_no_length_ends_in_a_crash(tmp_path: Path, name: str, text: str) -> None:
    """In a process of its own, which what is nested too deep could end."""
    folder = tmp_path / "episodes" / "2026-11-23-faehre"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "briefing.toml").touch()
    if name.startswith("article"):
        (folder / "article.txt").unlink()
    place = tmp_path if name == "briefing.toml" else folder
    (place / name).write_text(text, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", "--only", "mail", str(folder)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ,
        timeout=120,
        check=False,
    )

    assert done.returncode in {0, 1, 2}, done.stderr[-500:]
    assert "Traceback" not in done.stderr
    assert done.stderr.count("Error: ") == bool(done.returncode)
    if done.returncode == 0:
        assert_inert((folder / "build" / "newsletter.html").read_text(encoding="utf-8"))


@pytest.mark.skipif(
    os.name == "nt" or sys.platform == "darwin", reason="its file names are Unicode"
)
def test_a_folder_whose_name_is_no_utf8_is_one_clear_error(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"f\xff")
    folder.mkdir()
    (folder / "article.txt").write_text(BASE, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", "--only", "mail", folder],
        capture_output=True,
        check=False,
    )

    assert done.returncode == 2
    assert (
        b"f\\udcff: the folder's name has invisible or broken characters. Rename it." in done.stderr
    )


def any_text() -> st.SearchStrategy[str]:
    """Text as it comes from reading: no halves of characters, and no private mark of the mail stage."""
    signs = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ue000")
    return st.lists(
        st.text(signs, max_size=12) | st.sampled_from(PIECES), min_size=1, max_size=4
    ).map(lambda pieces: f"Wort {' '.join(pieces)} zuletzt")


@bounded(max_examples=40, deadline=None, derandomize=True)
@given(texts=st.lists(any_text(), min_size=6, max_size=6))
def test_any_text_anywhere_is_shown_and_inert(texts: list[str]) -> None:
    headline, kicker, sentence, title, alternative, link = texts
    said = ((Statement(sentence, Origin("article", 0, 0, 1)),),)

    mail = compose(
        Briefing(headline=headline, kicker=kicker, lead=said[0], points=said, commentary=said),
        rules=Rules(title=headline, links=(Link(text=link, url="https://a-test.de"),)),
        settings=Settings(
            show=Show(title=title, media_url="https://m-test.de"),
            newsletter=Newsletter(
                address=alternative, unsubscribe_url="https://a-test.de/abmelden"
            ),
        ),
        episode=Episode(Path("2026-11-23-faehre"), Path("article.txt"), None, None),
        listening=Listening(60, None),
    )

    assert_inert(mail.html)
    shown, plain = visible(mail.html), words(mail.text)
    for text in (headline, kicker, sentence, link):
        assert words(text) in shown
        assert words(text) in plain
    message = message_from_bytes(mail.eml, policy=default)
    assert_inert(
        next(
            part for part in message.walk() if part.get_content_type() == "text/html"
        ).get_content()
    )
