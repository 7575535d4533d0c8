"""The lint sees each text as Chromium draws it: its colour, size and weight, in both schemes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml.html import document_fromstring

from briefing.look.themes import shipped_themes
from briefing.mail.lint.css import colour, parse_sheet
from briefing.mail.lint.look import dark_styles, passages
from chromium import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from briefing.mail import Mail

pytestmark = pytest.mark.browser
DRAWN = """() => {
    const drawn = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walk.nextNode();) {
        const around = node.parentElement;
        if (!node.data.trim() || around.closest('style') || !around.getClientRects().length) continue;
        const style = getComputedStyle(around);
        let ground = around;
        while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
        drawn.push([style.color, getComputedStyle(ground).backgroundColor, style.fontSize, style.fontWeight >= 600]);
    }
    return drawn;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", shipped_themes())
def test_the_lint_sees_what_chromium_draws(
    chromium: Browser, make: Callable[..., Mail], theme: str, scheme: str
) -> None:
    html = make(letter={"theme": theme}).html
    with page(chromium, width=700, scheme=scheme) as shown:
        shown.set_content(html)
        drawn = [
            (colour(text), colour(ground), float(size.removesuffix("px")), bold)
            for text, ground, size, bold in shown.evaluate(DRAWN)
        ]

    root = document_fromstring(html)
    sheets = tuple(
        parse_sheet(style.text or "", style.get("media", "")) for style in root.iter("style")
    )
    looks = [
        look
        for _, _, look in passages(root.body, dark_styles(root, sheets) if scheme == "dark" else {})
    ]

    assert len(drawn) > 20
    assert Counter((look.colour, look.ground, look.size, look.bold) for look in looks) == Counter(
        drawn
    )
