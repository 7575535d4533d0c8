"""The newsletter in Chromium: no overflow, no accessibility violation, in every width and scheme."""

from __future__ import annotations

import os
import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.mail import Mail


pytestmark = pytest.mark.browser
WIDTHS = (320, 375, 700)
SCHEMES = ("light", "dark")
ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
)  # fmt: skip
"""The last ones keep Chromium from calling its maker."""


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """A headless Chromium of this machine; nothing is downloaded."""
    chromium, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    required = os.environ.get("CI") == "true"
    if not (chromium and driver) and not required:
        pytest.skip("no Chromium with chromedriver on this machine")
    assert chromium, "CI needs Chromium"
    assert driver, "CI needs chromedriver"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ARGUMENTS:
        options.add_argument(argument)
    try:
        started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    except WebDriverException as problem:
        if required:
            raise
        pytest.skip(f"Chromium does not start: {problem.msg}")
    yield started
    started.quit()


def show(browser: webdriver.Chrome, html: str, folder: Path, *, width: int, scheme: str) -> None:
    file = folder / "newsletter.html"
    file.write_text(html, encoding="utf-8")
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(file.as_uri())


def overflow(browser: webdriver.Chrome) -> list[str]:
    """Whatever reaches beyond the right edge."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('body, body *')]"
        ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 0.5 || e.scrollWidth > window.innerWidth)"
        ".map(e => e.tagName + ' ' + e.textContent.slice(0, 60))"
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_overflows(
    browser: webdriver.Chrome, make: Callable[..., Mail], tmp_path: Path, width: int, scheme: str
) -> None:
    show(browser, make().html, tmp_path, width=width, scheme=scheme)
    assert browser.execute_script("return window.innerWidth") == width
    assert overflow(browser) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overflows_in_webmail_without_style_elements(
    browser: webdriver.Chrome, make: Callable[..., Mail], tmp_path: Path, width: int
) -> None:
    bare = re.sub(r"<style.*?</style>", "", make().html, flags=re.DOTALL)
    show(browser, bare, tmp_path, width=width, scheme="light")
    assert overflow(browser) == []
    size = browser.execute_script("return getComputedStyle(document.querySelector('h1')).fontSize")
    assert size == "30px"


def test_an_overflow_would_be_seen(browser: webdriver.Chrome, make: Callable[..., Mail], tmp_path: Path) -> None:
    wide = make().html.replace("</h1>", '<span style="white-space:nowrap">' + "breit " * 40 + "</span></h1>")
    show(browser, wide, tmp_path, width=320, scheme="light")
    assert overflow(browser)


def test_the_button_is_large_enough_for_a_thumb_and_wide_on_phones(
    browser: webdriver.Chrome, make: Callable[..., Mail], tmp_path: Path
) -> None:
    show(browser, make().html, tmp_path, width=375, scheme="light")
    box = browser.execute_script("return document.querySelector('.cta a').getBoundingClientRect().toJSON()")
    assert box["height"] >= 44
    assert box["width"] >= 280


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [375, 700])
def test_axe_finds_nothing(
    browser: webdriver.Chrome, make: Callable[..., Mail], tmp_path: Path, width: int, scheme: str
) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None and os.environ.get("CI") != "true":
        pytest.skip("axe-playwright-python, which brings axe.min.js, is not installed")
    assert spec is not None, "CI needs axe-playwright-python"
    assert spec.origin is not None
    show(browser, make().html, tmp_path, width=width, scheme=scheme)
    browser.execute_script((Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run({rules: {region: {enabled: false}, 'landmark-one-main': {enabled: false}}})"  # a mail has no main
        ".then(result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))))"
    )
    assert found == []
