from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.mail.lint import lint, style_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.condense.model import Briefing, Paragraph
    from briefing.findings import Finding
    from briefing.mail import Mail
    from briefing.mail.issue import Issue

Checked = set[tuple[str, str]]


@pytest.fixture
def checked(issue: Issue, sample: Briefing) -> Callable[..., Checked]:
    """Lint HTML, with a text part that has every sentence unless told otherwise."""
    whole = " ".join(statement.text for statement in sample.statements())

    def check(html: str, text: str = whole) -> Checked:
        return {(finding.check, finding.level) for finding in lint(html, text, issue)}

    return check


def one(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    return finding


PLANTED = [
    ("</body>", "<script>1</script></body>", "mail.active"),
    ("</body>", "<audio></audio></body>", "mail.active"),
    ("</head>", '<link rel="stylesheet" href="https://a.example/x.css"></head>', "mail.active"),
    ("</head>", "<style>@import 'x.css';</style></head>", "mail.active"),
    ("</head>", "<style>a { background: url(x.png) }</style></head>", "mail.active"),
    ('lang="de"', 'lang="en"', "mail.lang"),
    ('lang="de"', "", "mail.lang"),
    ("<title>", "<title></title><x>", "mail.title"),
    ("</body>", "<h1>Noch eine</h1></body>", "mail.headings"),
    ("<h1", "<h2", "mail.headings"),
    ("</body>", '<img src="https://a.example/x.png"></body>', "mail.alt"),
    ("</body>", '<a href="">x</a></body>', "mail.link"),
    ("</body>", '<a href="/impressum">x</a></body>', "mail.link"),
    ("</body>", '<a href="#oben">x</a></body>', "mail.link"),
    ("</body>", '<a href="https://a.example/ein bild">x</a></body>', "mail.link"),
    ("</body>", r'<p title="a\u{a0}b">x</p></body>', "mail.artefact"),
    ("</body>", r'<p style="a\nb">x</p></body>', "mail.artefact"),
    ("</body>", "<p>None</p></body>", "mail.leftover"),
    ("</body>", "<p>undefined</p></body>", "mail.leftover"),
    ("</body>", "<p>{{ x }}</p></body>", "mail.leftover"),
    ("</body>", f"<!--{'x' * 105_000}--></body>", "mail.size"),
    ("</head>", f"<style>{'x' * 16_384}</style></head>", "mail.style"),
]


@pytest.mark.parametrize(("where", "planted", "check"), PLANTED)
def test_a_planted_error_is_found(
    make: Callable[..., Mail], checked: Callable[..., Checked], where: str, planted: str, check: str
) -> None:
    html = make().html
    assert where in html
    assert checked(html) == set()
    assert checked(html.replace(where, planted, 1)) == {(check, "error")}


@pytest.mark.parametrize(
    ("planted", "check"),
    [
        ('<a href="http://bote.example/x">x</a>', "mail.link"),
        ('<a href="http://localhost:8000/x">x</a>', "mail.link"),
        ('<a href="https://www.example.org">x</a>', "mail.link"),
        ('<img alt="bild.jpg" src="https://a.example/x.png">', "mail.alt"),
        (f"<!--{'x' * 60_000}-->", "mail.size"),
    ],
)
def test_a_planted_weakness_is_a_warning(
    make: Callable[..., Mail], checked: Callable[..., Checked], planted: str, check: str
) -> None:
    assert checked(make().html.replace("</body>", f"{planted}</body>")) == {(check, "warning")}


def test_an_english_none_in_the_article_is_no_leftover(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph]
) -> None:
    assert make(briefing={"points": (paragraph("Der Song heißt „None of us“."),)}).findings == ()


def test_a_text_part_without_a_sentence_is_an_error(make: Callable[..., Mail], checked: Callable[..., Checked]) -> None:
    assert checked(make().html, "Guten Morgen!") == {("mail.text", "error")}


@pytest.mark.parametrize("key", ["unsubscribe_url", "imprint_url", "privacy_url", "address"])
def test_a_missing_duty_names_its_key(make: Callable[..., Mail], key: str) -> None:
    finding = one(make(letter={key: ""}).findings)
    assert (finding.check, finding.level, finding.file) == ("mail.duty", "warning", "briefing.toml")
    assert f'"{key}" of [newsletter]' in finding.remedy


def test_a_long_subject_is_a_warning(make: Callable[..., Mail]) -> None:
    assert one(make(rules={"subject": "x" * 71}).findings).check == "mail.subject"
    assert make(rules={"subject": "x" * 70}).findings == ()


@pytest.mark.parametrize("preheader", ["Zu kurz", "Wort " * 40])
def test_a_preheader_of_the_wrong_length_is_a_warning(make: Callable[..., Mail], preheader: str) -> None:
    assert one(make(rules={"preheader": preheader}).findings).check == "mail.preheader"


def test_the_sample_keeps_well_within_the_limits_of_gmail(make: Callable[..., Mail]) -> None:
    mail = make()
    assert mail.html_bytes == len(mail.html.encode()) < 45_000
    assert mail.style_bytes == style_bytes(mail.html) < 8_000
    assert style_bytes("<style>ä</style><p>x</p><style type='text/css'>b</style>") == 3
