from __future__ import annotations

import pytest

from briefing.config.settings import Newsletter, Settings, Show
from briefing.urls import episode_url, media_file, shares_host, tagged


def test_only_slug_is_filled_in() -> None:
    assert (
        episode_url("https://a-test.de/{slug}?id={{x}}&y={z}", "wärme 1")
        == "https://a-test.de/w%C3%A4rme%201?id={{x}}&y={z}"
    )


@pytest.mark.parametrize("media", ["https://a-test.de/{slug}", "https://a-test.de/{slug}/"])
def test_a_media_file_lies_below_media_url(media: str) -> None:
    assert media_file(media, "s", "ein bild.jpg") == "https://a-test.de/s/ein%20bild.jpg"
    assert media_file("", "s", "bild.jpg") == ""


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a-test.de", "https://a-test.de?M"),
        ("https://a-test.de/?a=1", "https://a-test.de/?a=1&M"),
        ("https://a-test.de/x#y", "https://a-test.de/x?M#y"),
    ],
)
def test_marks_stand_between_page_and_place(url: str, wanted: str) -> None:
    marks = "utm_source=briefing&utm_medium=email&utm_campaign=s&utm_content=links"
    assert tagged(url, "s", "links") == wanted.replace("M", marks)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://bote-test.de/x", True),
        ("http://www.BOTE-TEST.de", True),
        ("https://audio-test.de/1", True),
        ("https://andere-test.de", False),
        ("https://bote.example.andere-test.de", False),
        ("mailto:post@bote-test.de", False),
        ("https://[bote", False),
    ],
)
def test_own_is_what_leads_to_a_host_of_the_settings(url: str, *, own: bool) -> None:
    show = Show(link="https://www.bote-test.de/start", media_url="https://audio-test.de/{slug}")
    settings = Settings(show=show, newsletter=Newsletter())
    assert shares_host(url, settings.own_addresses) is own
