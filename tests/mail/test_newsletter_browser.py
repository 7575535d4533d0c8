"""The newsletter in Chromium: no overflow, no accessibility violation, in every width and scheme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from chromium import overflow, page, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from briefing.mail import Mail

pytestmark = pytest.mark.browser
WIDTHS = (320, 375, 700)
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_overflows(chromium: Browser, make: Callable[..., Mail], width: int, scheme: str) -> None:
    with page(chromium, width=width, scheme=scheme) as shown:
        shown.set_content(make().html)
        assert shown.evaluate("window.innerWidth") == width
        assert overflow(shown) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overflows_in_webmail_without_style_elements(
    chromium: Browser, make: Callable[..., Mail], width: int
) -> None:
    bare = re.sub(r"<style.*?</style>", "", make().html, flags=re.DOTALL)
    with page(chromium, width=width) as shown:
        shown.set_content(bare)
        assert overflow(shown) == []
        assert shown.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "32px"


def test_an_overflow_would_be_seen(chromium: Browser, make: Callable[..., Mail]) -> None:
    wide = make().html.replace("</h1>", '<span style="white-space:nowrap">' + "breit " * 40 + "</span></h1>")
    with page(chromium, width=320) as shown:
        shown.set_content(wide)
        assert overflow(shown)


def test_the_button_is_large_enough_for_a_thumb_and_wide_on_phones(
    chromium: Browser, make: Callable[..., Mail]
) -> None:
    with page(chromium, width=375) as shown:
        shown.set_content(make().html)
        box = shown.locator(".cta a").bounding_box()
    assert box
    assert box["height"] >= 44
    assert box["width"] >= 280


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [375, 700])
def test_axe_finds_nothing(chromium: Browser, make: Callable[..., Mail], width: int, scheme: str) -> None:
    with page(chromium, width=width, scheme=scheme) as shown:
        shown.set_content(make().html)
        assert violations(shown, "region", "landmark-one-main") == []  # a mail has no main
