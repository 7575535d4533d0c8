"""The pictures of docs/images/ show the worked example as it looks now.

They are what the documentation shows and what the look is held against: nobody changes a colour or moves a block without
meaning it. `pytest tests/mail/test_pictures.py --renew-pictures` takes them anew; look at them before committing.
"""

from __future__ import annotations

import functools
import io
import itertools
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from chromium import page
from newsletters import EXAMPLE, ROOT, THEMES, build, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from briefing.build.result import Result

pytestmark = pytest.mark.browser
IMAGES = ROOT / "docs" / "images"
VIEWS = {"desktop": 700, "phone": 375}
SCHEMES = ("light", "dark")
HEIGHT = 4
"""Pixels by which a picture may be longer or shorter: a line of text is at least 20."""
MEAN = 0.6
"""Of 255, over all pixels of the blurred pictures; Chromium smooths letters a little differently from version to version."""
PLAIN = 20
"""Of 255: from here on a difference is seen."""
SHARE = 0.004
"""Of the pixels that may differ plainly; the smallest button has more."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Result]:
    """The worked example with its own settings, in a theme."""
    settings = (ROOT / "briefing.toml").read_text(encoding="utf-8")
    return functools.cache(
        lambda theme: build(EXAMPLE, theme, tmp_path_factory.mktemp("example"), settings)
    )


@pytest.fixture(scope="module", autouse=True)
def same_letters() -> None:
    """Pictures can be compared only where the letters have the same form: with the fonts that CI installs."""
    known = (
        shutil.which("fc-match")
        and subprocess.run(["fc-match", "Helvetica"], capture_output=True, check=True).stdout
    )
    if not known or b"LiberationSans" not in known:
        assert os.environ.get("CI") != "true", "CI needs fonts-liberation"
        pytest.skip("the fonts are others than those of the pictures (install fonts-liberation)")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("view", "scheme"), [*itertools.product(VIEWS, SCHEMES)])
def test_the_example_looks_like_its_picture(
    chromium: Browser,
    example: Callable[[str], Result],
    request: pytest.FixtureRequest,
    theme: str,
    view: str,
    scheme: str,
) -> None:
    file = IMAGES / f"mail-{theme}-{view}-{scheme}.png"
    now = taken(chromium, example(theme), view, scheme)
    if request.config.getoption("--renew-pictures"):
        now.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)

    assert file.exists(), "take it with --renew-pictures"
    assert difference(Image.open(file), now) == ""


def test_a_picture_taken_again_is_the_same(
    chromium: Browser, example: Callable[[str], Result]
) -> None:
    first, again = (taken(chromium, example(THEMES[0]), "phone", "light") for _ in range(2))

    assert difference(first, again) == ""
    assert difference(first.quantize(256, dither=Image.Dither.NONE), first) == ""


@pytest.mark.parametrize(
    "change",
    [
        "document.querySelectorAll('a').forEach(a => a.style.setProperty('background', '#b3261e', 'important'))",
        "document.querySelector('h1').style.setProperty('font-weight', 400, 'important')",
        "document.querySelector('h1').style.setProperty('padding-left', '6px', 'important')",
        "document.querySelector('h1').style.setProperty('padding-bottom', '3px', 'important')",
        "document.querySelectorAll('p').forEach(p => p.style.setProperty('font-size', '18px', 'important'))",
        "document.querySelector('ul').remove()",
    ],
)
def test_a_changed_look_is_seen(
    chromium: Browser, example: Callable[[str], Result], change: str
) -> None:
    before, after = (
        taken(chromium, example(THEMES[0]), "desktop", "light", changed) for changed in ("", change)
    )

    assert difference(before, after)


def taken(browser: Browser, made: Result, view: str, scheme: str, change: str = "") -> Image.Image:
    """The whole newsletter as a reader sees it, after a `change` in JavaScript."""
    pictures = made.files | {file.name: file.read_bytes() for file in EXAMPLE.glob("*.png")}
    with page(browser, width=VIEWS[view], scheme=scheme) as shown:
        show(shown, made.files["newsletter.html"].decode(), pictures)
        shown.evaluate(change)
        return Image.open(io.BytesIO(shown.screenshot(full_page=True))).convert("RGB")


def difference(reference: Image.Image, now: Image.Image) -> str:
    """How two pictures differ to the eye; "" where they do not."""
    if reference.width != now.width or abs(reference.height - now.height) > HEIGHT:
        return f"{reference.width}x{reference.height} has become {now.width}x{now.height}"
    common = (0, 0, now.width, min(reference.height, now.height))
    blurred = [
        one.convert("RGB").crop(common).filter(ImageFilter.GaussianBlur(1.5))
        for one in (reference, now)
    ]
    red, green, blue = ImageChops.difference(*blurred).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    mean, share = (
        ImageStat.Stat(worst).mean[0],
        sum(worst.histogram()[PLAIN:]) / (worst.width * worst.height),
    )
    return f"mean {mean:.2f}, {share:.2%} plainly" if mean > MEAN or share > SHARE else ""
