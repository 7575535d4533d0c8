"""The review page: it shows the e-mail as it will look, and loads nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml.html import document_fromstring, fromstring
from PIL import Image as Pillow

from chromium import page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Browser

SETTINGS = '[show]\nmedia_url = "https://media.bote.example/a&b/{slug}"\n'
NOTES = (
    "---\nimage: {file: bilder/Fähre am Kai.png, alt: Die Fähre}\n---\n"
    "## Einordnung\n\nMehr dazu [im Interview](https://bote.example/interview).\n"
)


@pytest.fixture
def review(make_episode: Callable[..., Path], briefing: Callable[..., Any]) -> Path:
    """The review page of an episode with a picture whose name must be quoted."""
    folder = make_episode(settings=SETTINGS, notes=NOTES)
    (folder / "bilder").mkdir()
    Pillow.new("RGB", (400, 200), "#39627a").save(folder / "bilder" / "Fähre am Kai.png")
    assert briefing("build", folder, "--only", "mail").status == 0
    return folder / "build" / "review.html"


@pytest.mark.build
def test_pictures_of_the_mail_come_from_the_folder_and_not_from_where_they_will_lie(
    review: Path,
) -> None:
    frames = document_fromstring(review.read_text(encoding="utf-8")).xpath("//iframe/@srcdoc")
    assert len(frames) == 2
    for frame in frames:
        sources = fromstring(str(frame)).xpath("//img/@src")
        assert sources == ["../bilder/F%C3%A4hre%20am%20Kai.png", "podcast.jpg"]
    assert "media.bote.example" in review.with_name("newsletter.html").read_text(encoding="utf-8")


def test_no_script_runs_in_the_frames_and_no_link_opens_in_them(review: Path) -> None:
    frames = document_fromstring(review.read_text(encoding="utf-8")).xpath("//iframe")
    assert [frame.get("sandbox") for frame in frames] == ["allow-same-origin"] * 2
    for frame in frames:
        assert fromstring(frame.get("srcdoc", "")).xpath("//head/base/@target") == ["_blank"]
    assert "<base" not in review.with_name("newsletter.html").read_text(encoding="utf-8")


@pytest.mark.browser
def test_a_click_on_a_link_of_the_mail_asks_for_nothing(review: Path, chromium: Browser) -> None:
    asked: list[str] = []
    with page(chromium, width=1280) as shown:
        shown.goto(review.as_uri())
        shown.context.on("request", lambda request: asked.append(request.url))
        shown.frame_locator("iframe").first.get_by_role("link", name="im Interview").click()
        shown.wait_for_timeout(300)
        assert asked == []
        assert [frame.url for frame in shown.frames[1:]] == ["about:srcdoc"] * 2


def test_one_of_a_kind_is_counted_in_the_singular(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    text = "Die Fähre über die Lenne fährt wieder mit 14 Leuten."
    folder = make_episode(article=text, notes="---\ntitle: Die Fähre fährt\n---\n")
    assert briefing("build", folder, "--only", "mail").status == 0
    found = (folder / "build" / "review.html").read_text(encoding="utf-8")
    assert "10 Wörter · 1 von 1 Satz belegt" in found
    assert "1 Zahl und 0 Zitate nachgeschlagen" in found


@pytest.mark.browser
def test_the_mail_on_the_page_shows_its_pictures(review: Path, chromium: Browser) -> None:
    asked: list[str] = []
    with page(chromium, width=1280) as shown:
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(review.as_uri())
        widths = [
            frame.evaluate("[...document.images].map(i => i.naturalWidth)")
            for frame in shown.frames[1:]
        ]
    assert widths == [[400, 192], [400, 192]]
    assert all(url.startswith("file:") or url == "about:srcdoc" for url in asked)
