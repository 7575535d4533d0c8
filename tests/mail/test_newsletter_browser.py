"""The newsletters in Chromium: every article in every theme, as mail programs and their readers treat them.

Width, scheme and axe are tried on all of them. What depends on a theme and on the parts that a newsletter has, but not on
its words, is tried on two that have all parts between them: "rufbus" (greeting, picture, points, figures, quotation,
commentary) and "windpark" (paragraphs with subheads, sponsor, farewell, compounds of 40 letters).
"""

from __future__ import annotations

import io
import itertools
import re
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from chromium import overflow, page, violations
from newsletters import ARTICLES, THEMES, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    Colour = tuple[int, ...]

pytestmark = pytest.mark.browser
WIDTHS = (320, 375, 700)
SCHEMES = ("light", "dark")
in_every_theme = pytest.mark.parametrize("theme", THEMES)
with_every_part = pytest.mark.parametrize("article", ["rufbus", "windpark"])

_SHOWN_TEXT = """() => [...document.querySelectorAll('body *')]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => {
        const {left, top, right, bottom} = e.getBoundingClientRect(), {fontSize, fontWeight} = getComputedStyle(e)
        return {box: [left, top, right, bottom], size: parseFloat(fontSize), bold: fontWeight >= 700, text: e.textContent}
    })
    .filter(({box}) => box[2] - box[0] > 1 && box[3] - box[1] > 1)"""
_TWICE_THE_SIZE = """() => [...document.querySelectorAll('body *')]
    .map(e => [e, 2 * parseFloat(getComputedStyle(e).fontSize)])
    .forEach(([e, size]) => e.style.setProperty('font-size', size + 'px', 'important'))"""
_CROWDED = """() => {
    const targets = [...document.querySelectorAll('a[href]')].filter(a => a.checkVisibility() && !within(a))
    const boxes = targets.map(a => a.getBoundingClientRect())
    const small = box => box.width < 24 || box.height < 24
    const centre = box => [box.left + box.width / 2, box.top + box.height / 2]
    return targets.filter((a, i) => small(boxes[i]) && boxes.some((other, j) => {
        if (i === j) return false
        const [x, y] = centre(boxes[i]), [u, v] = centre(other)
        const gap = Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom))
        return gap < 12 || (small(other) && Math.hypot(x - u, y - v) < 24)
    })).map(a => a.textContent)
    function within(a) {  // a link in a sentence may be as small as its line
        return a.parentElement.closest('p, li')?.textContent.trim().length > 2 * a.textContent.trim().length + 60
    }
}"""
"""WCAG 2.5.8: what is smaller than 24 px must have a circle of 24 px that meets no other target's."""
_BROKEN_VALUES = """() => [...document.querySelectorAll('.value')].flatMap(value => {
    const text = value.firstChild, words = [...text.data.matchAll(/[^\\s\\u00a0\\u00ad]+/g)]
    return words.filter(({0: word, index}) => {
        const range = new Range()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        return range.getClientRects().length > 1
    }).map(([word]) => word)
})"""
_HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3')]
    .map(h => h.textContent.trim() + ': ' + getComputedStyle(h).fontSize)"""
_ALTERNATIVES = """() => [...document.querySelectorAll('img')].filter(i => i.alt && i.checkVisibility()).map(i => {
    const {width, height} = i.getBoundingClientRect()
    const {fontSize, color} = getComputedStyle(i), box = [i.x, i.y, i.x + width, i.y + height]
    return {alt: i.alt, box, width, height, size: parseFloat(fontSize), color, loaded: i.naturalWidth > 0}
})"""


@in_every_theme
@pytest.mark.parametrize("article", ARTICLES)
def test_it_fits_and_axe_objects_to_nothing_at_every_width_in_both_schemes(
    chromium: Browser, newsletters: Callable[[str, str], str], article: str, theme: str
) -> None:
    with page(chromium) as shown:
        show(shown, newsletters(article, theme))
        for width, scheme in itertools.product(WIDTHS, SCHEMES):
            _turn(shown, width, scheme)
            assert overflow(shown) == [], f"at {width} px, {scheme}"
            if width > min(WIDTHS):  # at 320 px it looks as at 375
                objections = violations(shown, "region", "landmark-one-main")  # a mail has no main
                assert objections == [], f"at {width} px, {scheme}"


@in_every_theme
@with_every_part
def test_webmail_that_drops_style_elements_shows_the_same_sizes(
    chromium: Browser, newsletters: Callable[[str, str], str], article: str, theme: str
) -> None:
    with page(chromium) as shown:
        show(shown, newsletters(article, theme))
        styled = shown.evaluate(_HEADINGS)
        shown.evaluate("document.querySelectorAll('style').forEach(s => s.remove())")
        assert shown.evaluate(_HEADINGS) == styled
        assert len(styled) >= 3
        for width in WIDTHS:
            _turn(shown, width)
            assert overflow(shown) == [], f"at {width} px"
            assert _button(shown)["height"] >= 44


@in_every_theme
@with_every_part
def test_text_twice_as_large_still_fits(
    chromium: Browser, newsletters: Callable[[str, str], str], article: str, theme: str
) -> None:
    with page(chromium) as shown:
        for width in (375, 700):
            _turn(shown, width)
            show(shown, newsletters(article, theme))
            before = max(text["size"] for text in shown.evaluate(_SHOWN_TEXT))
            shown.evaluate(_TWICE_THE_SIZE)
            assert max(text["size"] for text in shown.evaluate(_SHOWN_TEXT)) == 2 * before
            assert overflow(shown) == [], f"at {width} px"


@in_every_theme
@with_every_part
def test_a_thumb_meets_the_button_and_no_link_beside_the_one_it_wants(
    chromium: Browser, newsletters: Callable[[str, str], str], article: str, theme: str
) -> None:
    with page(chromium, width=375) as shown:
        show(shown, newsletters(article, theme))
        button = _button(shown)
        assert button["height"] >= 44
        assert button["width"] >= 280
        assert shown.evaluate(_CROWDED) == []


@in_every_theme
@with_every_part
def test_blocked_pictures_leave_their_words(
    chromium: Browser, newsletters: Callable[[str, str], str], article: str, theme: str
) -> None:
    with page(chromium) as shown:
        show(shown, newsletters(article, theme), images=False)
        for width, scheme in itertools.product((375, 700), SCHEMES):
            _turn(shown, width, scheme)
            assert overflow(shown) == []
            screen = _screenshot(shown)
            pictures = shown.evaluate(_ALTERNATIVES)
            assert len(pictures) == (
                3 if article == "rufbus" else 2
            )  # logo and cover, and what notes.md names
            for picture in pictures:
                assert not picture["loaded"]
                assert picture["size"] >= 13, picture
                lines = -(-len(picture["alt"]) * picture["size"] * 0.45 // picture["width"])
                assert picture["height"] >= lines * picture["size"], picture
                ground = _colours(screen, picture["box"])[0]
                ink = tuple(map(int, re.findall(r"\d+", picture["color"])[:3]))
                assert _contrast(ground, ink) >= 4.5, (picture, scheme)


@in_every_theme
@with_every_part
def test_a_mail_program_that_inverts_the_colours_keeps_the_contrast(
    chromium: Browser, newsletters: Callable[[str, str], str], article: str, theme: str
) -> None:
    with page(chromium, width=375) as shown:
        show(shown, newsletters(article, theme))
        assert _faint(shown, "invert(1) hue-rotate(180deg)") == []


@in_every_theme
def test_no_value_of_a_figure_is_broken_amid_a_word(
    chromium: Browser, newsletters: Callable[[str, str], str], theme: str
) -> None:
    with page(chromium, width=320) as shown:
        show(shown, newsletters("quartal", theme))
        assert shown.evaluate("document.querySelectorAll('.value').length") == 4
        assert shown.evaluate(_BROKEN_VALUES) == []
        shown.evaluate("document.querySelectorAll('style').forEach(s => s.remove())")
        assert shown.evaluate(_BROKEN_VALUES) == []


def test_an_overflow_would_be_seen(
    chromium: Browser, newsletters: Callable[[str, str], str]
) -> None:
    wide = newsletters("rufbus", THEMES[0]).replace(
        "</h1>", '<span style="white-space:nowrap">' + "breit " * 40 + "</span></h1>"
    )
    with page(chromium, width=320) as shown:
        show(shown, wide)
        assert overflow(shown)


def test_a_fault_for_axe_would_be_seen(
    chromium: Browser, newsletters: Callable[[str, str], str]
) -> None:
    with page(chromium) as shown:
        show(shown, newsletters("rufbus", THEMES[0]).replace(' lang="de"', "", 1))
        shown.evaluate(
            "document.querySelector('h1').style.setProperty('color', '#c4c4c4', 'important')"
        )
        found = violations(shown, "region", "landmark-one-main")
        assert {objection.split(":")[0] for objection in found} == {
            "color-contrast",
            "html-has-lang",
        }


def test_faint_text_would_be_seen(
    chromium: Browser, newsletters: Callable[[str, str], str]
) -> None:
    with page(chromium, width=375) as shown:
        show(shown, newsletters("rufbus", THEMES[0]))
        shown.evaluate(
            "document.querySelector('h1').style.setProperty('color', '#c4c4c4', 'important')"
        )
        assert any("Rufbus" in text for text in _faint(shown, "invert(1) hue-rotate(180deg)"))


def test_crowded_links_would_be_seen(chromium: Browser) -> None:
    with page(chromium, width=375) as shown:
        shown.set_content(
            '<p style="font-size:12px;line-height:1.2"><a href="x:">Ja</a> <a href="x:">Nein</a></p>'
        )
        assert shown.evaluate(_CROWDED) == ["Ja", "Nein"]


def _turn(shown: Page, width: int, scheme: str = "light") -> None:
    shown.set_viewport_size({"width": width, "height": 900})
    shown.emulate_media(color_scheme="dark" if scheme == "dark" else "light")


def _button(shown: Page) -> dict[str, float]:
    """The box of the call to action."""
    box: Any = shown.locator("a", has_text="Podcast anhören (").bounding_box()
    return dict(box)


def _faint(shown: Page, colours: str) -> list[str]:
    """The texts that have less contrast than WCAG 2.2 AA asks for in a screenshot seen through the CSS filter `colours`."""
    shown.evaluate("filter => document.documentElement.style.filter = filter", colours)
    screen = _screenshot(shown)
    return [
        f"{text['text'].strip()[:60]}: {found:.1f}"
        for text in shown.evaluate(_SHOWN_TEXT)
        if (found := _clearest(_colours(screen, text["box"])))
        < (3 if text["size"] >= 24 or (text["size"] >= 18.66 and text["bold"]) else 4.5)
    ]


def _screenshot(shown: Page) -> Image.Image:
    return Image.open(io.BytesIO(shown.screenshot(full_page=True))).convert("RGB")


def _colours(screen: Image.Image, box: list[float]) -> list[Colour]:
    """The colours within `box` (left, top, right, bottom), the most frequent, which is the ground, first."""
    area = screen.crop(tuple(map(round, box)))
    counted: Any = area.getcolors(area.width * area.height)
    return [colour for _, colour in sorted(counted, reverse=True)]


def _clearest(colours: list[Colour]) -> float:
    """The contrast between a ground and what is written on it, whose edges have colours in between."""
    ground, *others = colours
    return max((_contrast(ground, other) for other in others), default=1.0)


def _contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (c / 255 for c in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
