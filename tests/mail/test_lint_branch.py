"""The reading of Outlook for Windows."""

from __future__ import annotations

import pytest

from briefing.mail.lint.branch import crossed, holds, outlook_branch


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ("mso", True),
        ("mso | IE", True),
        ("IE", False),
        ("!mso", False),
        ("!IE", True),
        ("gte mso 9", True),
        ("(gte mso 9)|(IE)", True),
        ("lte mso 11", False),
        ("mso 16", True),
        ("mso 12", False),
        ("(gt mso 14)&(lt mso 17)", True),
        ("anything else at all", False),
    ],
)
def test_conditions_are_those_of_outlook_16(condition: str, met: bool) -> None:  # noqa: FBT001 - a table
    assert holds(condition) is met


def test_comments_for_outlook_are_opened_and_those_for_others_left_out() -> None:
    html = "a<!--[if mso | IE]><b>b</b><![endif]-->c<!--[if !mso]><!-->d<!--<![endif]-->e<!--[if lte mso 11]>f<![endif]--><!-- g -->h"
    assert outlook_branch(html) == ("a<b>b</b>ceh", "")


@pytest.mark.parametrize(
    "html",
    [
        "<!--[if mso]>a",
        "a<![endif]-->",
        "<!--[if mso]><!--[if mso]>a<![endif]--><![endif]-->",
        "<!--[if !mso]><!-->a<![endif]-->",
        "<!--[if mso]>a<!--<![endif]-->",
    ],
)
def test_a_comment_that_does_not_close_is_named(html: str) -> None:
    assert outlook_branch(html).unbalanced


@pytest.mark.parametrize(
    ("html", "place"),
    [
        ("<td><div></td></div>", "</td> after <div>"),
        ("<table><tr></table>", "</table> after <tr>"),
        ("</div>", "</div>"),
        ('<div class="a > b">', '<div class="a > b">'),
    ],
)
def test_the_first_crossed_tag_is_named(html: str, place: str) -> None:
    assert [*crossed(html)] == [place]


def test_void_elements_comments_and_style_sheets_do_not_count() -> None:
    assert not [
        *crossed(
            "<p>a<br>b<img alt='>'><hr/></p><!-- <p> --><style>a > b {} /* <p> */</style><o:x/>"
        )
    ]
