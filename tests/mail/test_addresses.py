from __future__ import annotations

import pytest

from briefing.config.settings import Newsletter, Settings, Show
from briefing.urls import episode_url, is_own, media_file, tagged


def test_only_slug_is_filled_in() -> None:
    assert (
        episode_url("https://a.example/{slug}?id={{x}}&y={z}", "wärme 1")
        == "https://a.example/w%C3%A4rme%201?id={{x}}&y={z}"
    )


@pytest.mark.parametrize("media", ["https://a.example/{slug}", "https://a.example/{slug}/"])
def test_a_media_file_lies_below_media_url(media: str) -> None:
    assert media_file(media, "s", "ein bild.jpg") == "https://a.example/s/ein%20bild.jpg"
    assert media_file("", "s", "bild.jpg") == ""


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a.example", "https://a.example?M"),
        ("https://a.example/?a=1", "https://a.example/?a=1&M"),
        ("https://a.example/x#y", "https://a.example/x?M#y"),
    ],
)
def test_marks_stand_between_page_and_place(url: str, wanted: str) -> None:
    marks = "utm_source=briefing&utm_medium=email&utm_campaign=s&utm_content=links"
    assert tagged(url, "s", "links") == wanted.replace("M", marks)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://bote.example/x", True),
        ("http://www.BOTE.example", True),
        ("https://audio.example/1", True),
        ("https://andere.example", False),
        ("https://bote.example.andere.example", False),
        ("mailto:post@bote.example", False),
        ("https://[bote", False),
    ],
)
def test_own_is_what_leads_to_a_host_of_the_settings(url: str, *, own: bool) -> None:
    show = Show(link="https://www.bote.example/start", media_url="https://audio.example/{slug}")
    assert is_own(url, Settings(show=show, newsletter=Newsletter())) is own
