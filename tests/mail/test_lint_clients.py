"""The table of mail programs against what the newsletter uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing.mail.lint.clients import CLIENTS, FEATURES
from briefing.mail.lint.css import declarations
from briefing.mail.lint.sent import Sent
from briefing.mail.lint.support import used

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.mail import Mail
    from briefing.mail.issue import Issue

KNOWN_TO_ALL = frozenset(
    """
    background background-color border border-bottom border-bottom-color border-collapse border-color border-left
    border-left-color border-right border-right-color border-spacing border-style border-top border-top-color border-width
    clear color cursor direction font font-family font-size font-style font-variant font-weight height list-style
    list-style-position list-style-type min-height min-width outline table-layout text-align text-decoration
    text-indent text-transform vertical-align white-space width word-spacing supported-color-schemes
    hyphenate-limit-chars
""".split()
)
"""Properties that need no row: known to all, or ignored without harm by those that do not know them."""


@pytest.fixture
def found(issue: Issue) -> Callable[[str], frozenset[str]]:
    """The features that some HTML uses."""
    return lambda html: used(Sent(html, "", b"", issue))


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ("<p style='BORDER-RADIUS:8px'>", "border-radius"),
        ("<p style='margin-left:-4px'>", "margin: negative"),
        ("<p style='margin:4px -4px'>", "margin: negative"),
        ("<p style='display:flex'>", "display: flex"),
        ("<p style='width:calc(100% - 4px)'>", "calc()"),
        ("<p style='background:url(x.png)'>", "url()"),
        ("<p style='color:var(--x)'>", "var()"),
        ("<p style='color:rgba(0,0,0,.5)'>", "rgba()"),
        ("<p role='none'>", "role"),
        ("<img srcset='x'>", "srcset"),
        ("<style>p{}</style>", "<style>"),
        ("<style>a > b { color: red }</style>", ">"),
        ("<style>[x] b { color: red }</style>", "[attribute]"),
        ("<style>li::marker { color: red }</style>", "::marker"),
        ("<style>a:hover { color: red }</style>", ":hover"),
        ("<style>a { color: red !important }</style>", "!important"),
        ("<style>@font-face { font-family: x }</style>", "@font-face"),
        ("<style>@media (max-width: 9px) { a { float: left } }</style>", "@media"),
        ("<style>@media (max-width: 9px) { a { float: left } }</style>", "float"),
        (
            "<style>@media (prefers-color-scheme: dark) { a { color: red } }</style>",
            "@media prefers-color-scheme",
        ),
    ],
)
def test_a_feature_is_found_where_it_is_used(
    found: Callable[[str], frozenset[str]], html: str, feature: str
) -> None:
    assert feature in FEATURES
    assert feature in found(html)
    assert feature not in found(
        "<div style='color:red;margin:4px'>a -4px > b [x] flex calc() :hover</div>"
    )


def test_comments_for_outlook_are_no_features(found: Callable[[str], frozenset[str]]) -> None:
    assert "float" not in found("<p>a</p><!--[if mso]><p style='float:left'></p><![endif]-->")


def test_the_table_names_known_programs_and_years() -> None:
    for name, feature in FEATURES.items():
        tested = {**feature.lacks, **feature.partly}
        assert tested, name
        assert tested.keys() <= {*CLIENTS}, name
        assert not feature.lacks.keys() & feature.partly.keys(), name
        assert {year for year in tested.values() if year not in range(2019, 2027)} == set(), name


def test_every_property_of_the_templates_is_in_the_table(make: Callable[..., Mail]) -> None:
    """Whoever writes a new one into a template finds out here that somebody has to look it up."""
    html = make().html
    styles = re.findall(r'style="([^"]*)"', html) + re.findall(
        r"\{([^{}]*)\}", "".join(re.findall(r"<style.*?</style>", html, re.DOTALL))
    )
    names = {name for style in styles for name in declarations(style)}
    own = {
        name
        for name in names
        if not name.startswith(("mso-", "-webkit-", "-ms-", "-moz-", "margin", "padding"))
    }
    assert own - FEATURES.keys() - KNOWN_TO_ALL == set()
