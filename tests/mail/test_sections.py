"""Links and lists of the sections that an editor writes, from notes.md to every rendering of the e-mail."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING, Any

import pytest
from lxml.html import document_fromstring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTES = """\
## Begrüßung

Guten Morgen vom [Boten](https://www.bote.example/morgen#heute)!

## Einordnung

Mehr dazu [im **großen** Interview](https://zeitung.example/a?b=1&c={{x}}). Und {{ y }} bleibt stehen.

- Erstens der [Rat](http://rat.example)
- Zweitens die Werke

## Abschied

1. Bis *morgen*
2. Oder [schreiben Sie](mailto:post@bote.example)
"""
SETTINGS = '[show]\nlink = "https://bote.example"\n[newsletter]\nutm = true\ntool = "keila"\n'


@pytest.fixture
def build(make_episode: Callable[..., Path], briefing: Callable[..., Any]) -> Path:
    folder = make_episode(notes=NOTES, settings=SETTINGS)
    run = briefing("build", folder, "--only", "mail")
    assert run.status == 0, run.err
    return folder / "build"


def test_the_html_has_links_lists_and_emphasis(build: Path) -> None:
    html = (build / "newsletter.html").read_text(encoding="utf-8")
    message = email.message_from_bytes(
        (build / "newsletter.eml").read_bytes(), policy=email.policy.default
    )
    body = message.get_body(("html",))
    assert body
    for found in (html, body.get_content()):
        tree = document_fromstring(found)
        links = {link.text_content(): link.get("href") for link in tree.iter("a")}
        marks = "?utm_source=briefing&utm_medium=email&utm_campaign=2026-11-23-faehre&utm_content=greeting"
        assert links["Boten"] == f"https://www.bote.example/morgen{marks}#heute"
        assert links["im großen Interview"] == "https://zeitung.example/a?b=1&c=%7B%7Bx%7D%7D"
        assert links["schreiben Sie"] == "mailto:post@bote.example"
        assert [item.text_content() for item in tree.xpath("//ul/li[contains(., 'tens')]")] == [
            "Erstens der Rat",
            "Zweitens die Werke",
        ]
        assert [item.text_content() for item in tree.xpath("//ol/li")] == [
            "Bis morgen",
            "Oder schreiben Sie",
        ]
        assert [bold.text for bold in tree.xpath("//a/strong")] == ["großen"]
        assert [slanted.text for slanted in tree.xpath("//ol//em")] == ["morgen"]
    assert "{{ y" not in html


def test_the_text_part_has_bullets_and_numbered_links(build: Path) -> None:
    text = (build / "newsletter.txt").read_text(encoding="utf-8")
    number = text.partition("im großen Interview [")[2].partition("]")[0]
    assert f"\n[{number}] https://zeitung.example/a?b=1&c=%7B%7Bx%7D%7D\n" in text
    assert "\n• Erstens der Rat [" in text
    assert "\n• Zweitens die Werke\n" in text
    assert "\n1. Bis morgen\n\n2. Oder schreiben Sie [" in text


def test_what_is_said_is_the_plain_text(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(
        notes=NOTES.replace("&c={{x}}", "").replace("Und {{ y }} bleibt stehen.", "")
    )
    run = briefing("build", folder)
    assert run.status == 0, run.err
    said = " ".join((folder / "build" / "episode.vtt").read_text(encoding="utf-8").split())
    assert "Mehr dazu im großen Interview." in said
    assert "zeitung.example" not in said
    assert "mail.text" not in run.err
