"""The Chromium of this machine, driven by Playwright: what people see, at every width and in both schemes.

Tests take the fixture `chromium` of conftest.py and open pages with `page`. Without Chromium they are skipped, and say so;
in CI they must run.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--autoplay-policy=no-user-gesture-required",
)  # fmt: skip
"""The middle ones keep Chromium from calling its maker."""
_OVERFLOW = """() => [...document.querySelectorAll('body, body *')]
    .filter(e => !e.closest('[data-scrolls]'))
    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 0.5 || e.scrollWidth > window.innerWidth)
    .map(e => e.tagName + ' ' + e.textContent.slice(0, 60))"""


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium, headless; skips the test where there is none."""
    required = os.environ.get("CI") == "true"
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        assert not required, "CI needs Chromium"
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        except Error as problem:
            if required:
                raise
            pytest.skip(f"Chromium does not start: {problem.message}")
        yield browser
        browser.close()


@contextmanager
def page(
    browser: Browser, *, width: int = 700, scheme: str = "light", **context: Any
) -> Iterator[Page]:
    """An empty page of `width` CSS pixels, "light" or "dark"; further options as Playwright's `new_context` has them."""
    shown = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        device_scale_factor=1,
        **context,
    )
    try:
        yield shown.new_page()
    finally:
        shown.close()


def overflow(shown: Page) -> list[str]:
    """Whatever reaches beyond the right edge, but for what is meant to scroll by itself."""
    found: list[str] = shown.evaluate(_OVERFLOW)
    return found


def violations(shown: Page, *without: str) -> list[str]:
    """What axe objects to, with the elements; the rules named in `without` do not apply."""
    spec = find_spec("axe_playwright_python")
    if spec is None and os.environ.get("CI") != "true":
        pytest.skip("axe-playwright-python, which brings axe.min.js, is not installed")
    assert spec is not None, "CI needs axe-playwright-python"
    assert spec.origin is not None
    if not shown.evaluate("'axe' in window"):
        shown.evaluate((Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    rules = {rule: {"enabled": False} for rule in without}
    found: list[str] = shown.evaluate(
        "rules => axe.run({rules}).then(result =>"
        " result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))",
        rules,
    )
    return found
