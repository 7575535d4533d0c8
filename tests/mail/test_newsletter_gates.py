"""What every newsletter must meet, whatever its article and theme, as far as no browser is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsletters import ARTICLES, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.build.result import Result

every_newsletter = pytest.mark.parametrize(
    ("article", "theme"), [(article, theme) for article in ARTICLES for theme in THEMES]
)


@every_newsletter
def test_nothing_is_objected_to(
    built: Callable[[str, str], Result], article: str, theme: str
) -> None:
    assert built(article, theme).report.findings == ()


@every_newsletter
def test_it_is_small_enough_for_gmail(
    built: Callable[[str, str], Result], article: str, theme: str
) -> None:
    mail = built(article, theme).report.mail

    assert mail
    assert mail.html_bytes <= 80 * 1024
    assert mail.style_bytes <= 16 * 1024
