"""Styles as the lint reads and resolves them."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from briefing.mail.lint.css import Value, colour, declarations, parse_sheet, percent, pixels, sides
from briefing.mail.lint.look import Look, dark_styles, passages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#FFF", "#ffffff"),
        ("#0b5fa5", "#0b5fa5"),
        ("rgb(0, 128, 255)", "#0080ff"),
        ("rgba(0, 0, 0, 1)", "#000000"),
        ("white", "#ffffff"),
        ("rgba(0, 0, 0, 0.5)", ""),
        ("transparent", ""),
        ("currentColor", ""),
        ("linear-gradient(red, blue)", ""),
    ],
)
def test_a_colour_is_told_where_it_can_be(text: str, found: str) -> None:
    assert colour(text) == found


def test_lengths_are_pixels() -> None:
    assert (
        pixels("12px"),
        pixels("0"),
        pixels("9pt"),
        pixels("1.5em", 20),
        pixels("2rem", 20),
    ) == (12, 0, 12, 30, 32)
    assert (pixels("50%"), pixels("auto"), percent("150%"), percent("12px")) == (
        None,
        None,
        1.5,
        None,
    )


@pytest.mark.parametrize(
    ("style", "box"),
    [
        ("padding:8px", (8, 8, 8, 8)),
        ("padding:8px 4px", (8, 4, 8, 4)),
        ("padding:8px 4px 2px", (8, 4, 2, 4)),
        ("padding:8px 4px 2px 1px;padding-left:16px", (8, 4, 2, 16)),
        ("padding-top:3px", (3, 0, 0, 0)),
        ("padding:auto 5%", (0, 0, 0, 0)),
        ("", (0, 0, 0, 0)),
    ],
)
def test_sides_are_those_of_the_shorthand(style: str, box: tuple[float, ...]) -> None:
    assert sides(declarations(style), "padding") == box


def test_declarations_know_strings_brackets_and_importance() -> None:
    declared = declarations("font-family:'a;b', serif;COLOR: red !important;background:url(a;b)")
    assert declared["font-family"].text == '"a;b", serif'
    assert declared["color"] == Value("red", important=True)
    assert declared["background"].text == "url(a;b)"
    assert declarations("nonsense;;:") == {}


def test_a_sheet_has_a_rule_for_each_selector_with_its_condition() -> None:
    sheet = parse_sheet(
        "a, b > c { color: red } @media print { p { margin: 0 } @media screen { q { margin: 0 } } }",
        "all",
    )
    assert [(rule.selector, rule.media) for rule in sheet.rules] == [
        ("a", "all"),
        ("b > c", "all"),
        ("p", "all print"),
    ]
    assert (sheet.at_rules, sheet.nested) == (("media",), ("media",))


def test_a_comma_in_brackets_or_quotation_marks_does_not_end_a_selector() -> None:
    sheet = parse_sheet("a:not(.b, .c), [title='d, e'] f { color: red }")
    assert [rule.selector for rule in sheet.rules] == ["a:not(.b, .c)", '[title="d, e"] f']


def looks(html: str, css: str = "") -> dict[str, Look]:
    root = document_fromstring(f"<body>{html}</body>")
    return {
        text.strip(): look
        for text, _, look in passages(root.body, dark_styles(root, (parse_sheet(css),)))
    }


def test_a_text_inherits_what_it_does_not_say() -> None:
    html = (
        '<div style="color:red;font-size:20px;line-height:1.5;font-family:serif"><b>a</b>'
        '<p style="font-size:50%;line-height:15px;background:#00f">b<span style="background:none">c</span></p>d</div>'
    )
    found = looks(html)
    assert found["a"] == Look("#ff0000", "#ffffff", 20, True, 1.5, "serif")  # noqa: FBT003 - bold
    assert (found["b"].size, found["b"].line, found["b"].ground) == (10, 1.5, "#0000ff")
    assert found["c"] == found["b"]
    assert found["d"].size == 20


def test_a_picture_behind_a_text_leaves_its_ground_untold() -> None:
    found = looks(
        '<table><tr><td background="x.png">a</td><td bgcolor="#abcdef">b</td></tr></table>'
    )
    assert (found["a"].ground, found["b"].ground) == ("", "#abcdef")


def test_what_is_hidden_is_not_read() -> None:
    assert looks('<p style="display:none">a</p><style>b</style><!-- c --><p>d</p>').keys() == {"d"}


@pytest.mark.parametrize(
    ("css", "colour_of_a"),
    [
        (".x { color: blue !important }", "#0000ff"),
        (".x { color: blue }", "#ff0000"),
        (".x { color: blue !important } p { color: lime !important }", "#0000ff"),
        ("p { color: blue !important } p { color: lime !important }", "#00ff00"),
        (".x::first-line, .x:foo, .y { color: blue !important }", "#ff0000"),
        (".x { color: lime } p { color: blue !important }", "#0000ff"),
        ("p:not(.y, .z) { color: blue !important }", "#0000ff"),
        ("p:not(.x, .z), p:hover, p:root { color: blue !important }", "#ff0000"),
        ("P[CLASS=x] { color: blue !important }", "#0000ff"),
    ],
)
def test_dark_rules_win_by_importance_strength_and_order(css: str, colour_of_a: str) -> None:
    sheet = f"@media (prefers-color-scheme: dark) {{ {css} }}"
    assert looks('<p class="x" style="color:red">a</p>', sheet)["a"].colour == colour_of_a


@pytest.mark.parametrize("written", ["background", "background-color"])
@pytest.mark.parametrize("replaced", ["background", "background-color"])
def test_a_dark_background_replaces_the_light_one_however_it_is_written(
    written: str, replaced: str
) -> None:
    css = f"@media (prefers-color-scheme: dark) {{ td {{ {replaced}: #111111 !important }} }}"
    html = f'<table><tr><td style="{written}:#ffffff">a</td></tr></table>'
    assert looks(html, css)["a"].ground == "#111111"
    assert looks(html)["a"].ground == "#ffffff"
