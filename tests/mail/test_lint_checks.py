"""A clean newsletter has no finding; each planted defect has exactly its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing.config.notes import Figure, Link, Sponsor
from briefing.look.themes import shipped_themes
from briefing.mail import newsletter
from briefing.mail.lint import CHECKS, lint, style_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.mail import Mail
    from briefing.mail.issue import Issue
    from briefing.model.findings import Finding


class Parts(NamedTuple):
    """What the lint gets."""

    html: str
    text: str
    eml: bytes
    issue: Issue


@pytest.fixture
def parts(make: Callable[..., Mail], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Parts]:
    """Composes the sample and hands out what the lint would have got."""

    def composed(**changes: object) -> Parts:
        got: list[Parts] = []
        monkeypatch.setattr(newsletter, "lint", lambda *values: got.append(Parts(*values)) or ())
        make(**changes)
        monkeypatch.undo()
        return got[0]

    return composed


def kinds(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.check, finding.level) for finding in findings]


def one(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    return finding


def said(text: str, style: str = "") -> str:
    """`text` in a box that no check objects to, unless `style` does."""
    look = "font-family:serif;font-size:17px;line-height:1.5;color:#000000;background-color:#ffffff"
    return f'<div style="{look};{style}">{text}</div>'


def link(url: str, text: str = "Ein guter Text", style: str = "color:#000000") -> str:
    return said(f'<a href="{url}" style="{style}">{text}</a>')


def picture(
    src: str = "https://a-test.de/x.png", alt: str = ' alt="Ein Fluss"', size: str = 'width="300"'
) -> str:
    return f'<img src="{src}"{alt} {size} style="display:block">'


SPONSOR = Sponsor(
    name="Stadtwerke", text="Strom vom Dach.", link="Zur Beratung", url="https://strom.beispiel.de"
)
ADVERTISEMENT = ("mail.advertisement", "error")
SITE = "https://a-test.de/x"
LONG = "Ein Satz, der so lang ist, dass er nie in eine Zeile passt, " * 3
COMPOUND = "Fernwärmeleitungsgenehmigungsverfahren"
IN_THE_DARK = (
    "<style>@media (prefers-color-scheme: dark) { .n { color: #eeeeee !important } }"
    "[data-ogsc] .n { color: #eeeeee !important }</style>"
)
IN_OUTLOOK = (
    '<!--[if mso]><table role="presentation" width="600"><tr><td style="padding:0px 24px">'
    '<table role="presentation" width="{}"><tr><td{}></td><td{}></td></tr></table></td></tr></table><![endif]-->'
)
BUTTON = "color:#000000;background:#ffffff;padding:{};display:inline-block;line-height:20px"

ERRORS = [
    ("</body>", f"<!--{'x' * 105_000}--></body>", "mail.size"),
    ("</head>", f"<style>{'x' * 16_384}</style></head>", "mail.style"),
    (
        "</head>",
        "<style>@media screen { @media print { a { color: red } } }</style></head>",
        "mail.nested",
    ),
    ("(?i)<!doctype html>", "", "mail.encoding"),
    ("(?i)charset=utf-8", "charset=iso-8859-1", "mail.encoding"),
    ("</body>", said("FlÃ¼sse") + "</body>", "mail.encoding"),
    ("</body>", said("Fl\ufffdsse") + "</body>", "mail.encoding"),
    ("</body>", r'<p style="margin:0px" title="a\\u{a0}b"></p></body>', "mail.artefact"),
    ("</body>", r'<p style="margin:0px\\n"></p></body>', "mail.artefact"),
    ('<html lang="de"', '<html lang="en"', "mail.lang"),
    ('<html lang="de"', "<html", "mail.lang"),
    ("<title>[^<]*", "<title>", "mail.title"),
    ('name="viewport"', 'name="x"', "mail.viewport"),
    ("<body[^>]*>", r"\g<0>" + said("Erster!"), "mail.preheader"),
    ("mso-hide: ?all", "", "mail.preheader"),
    ("</body>", "<mj-text></mj-text></body>", "mail.markup"),
    ("</body>", "<!--[if !mso]><!--><b><i></b></i><!--<![endif]--></body>", "mail.markup"),
    (
        "</body>",
        said('<h1 lang="de" style="margin:0px">Noch eine</h1>') + "</body>",
        "mail.headings",
    ),
    ("</h1>", '</h1><h3 style="margin:0px"></h3>', "mail.headings"),
    ("</body>", "<table><tr><td></td></tr></table></body>", "mail.tables"),
    ("</body>", "<!--[if mso]><table><tr><td></td></tr></table><![endif]--></body>", "mail.tables"),
    (
        "</body>",
        '<p style="margin:0px" id="a"></p><p style="margin:0px" id="a"></p></body>',
        "mail.ids",
    ),
    ("</body>", "<script>1</script></body>", "mail.active"),
    ("</body>", "<audio></audio></body>", "mail.active"),
    ("</head>", '<link rel="stylesheet" href="https://a-test.de/x.css"></head>', "mail.active"),
    ("</head>", "<style>@import 'x.css';</style></head>", "mail.active"),
    ("</head>", "<style>a { background: url(x.png) }</style></head>", "mail.active"),
    ("</body>", '<p style="margin:0px" onclick="x()"></p></body>', "mail.active"),
    ("</body>", "<!--[if mso]><!--[if mso]><![endif]--></body>", "mail.outlook"),
    ("</body>", "<!--[if mso]><div><![endif]--></body>", "mail.outlook"),
    (
        "</body>",
        "<!--[if mso]><table role='none'><tr></td></tr></table><![endif]--></body>",
        "mail.outlook",
    ),
    ("</body>", "<![endif]--></body>", "mail.outlook"),
    ("</body>", said("None") + "</body>", "mail.leftover"),
    ("</body>", said("undefined") + "</body>", "mail.leftover"),
    ("</body>", said("{{ x }}") + "</body>", "mail.leftover"),
    ("</body>", said("Lorem ipsum") + "</body>", "mail.leftover"),
    ("</body>", '<p style="margin:0px" title="NaN"></p></body>', "mail.leftover"),
    ("Der Rat stimmte", "Der Rat stritt", "mail.text"),
    ("</body>", link("") + "</body>", "mail.link"),
    ("</body>", link("/impressum") + "</body>", "mail.link"),
    ("</body>", link("#oben") + "</body>", "mail.link"),
    ("</body>", link("javascript:x()") + "</body>", "mail.link"),
    ("</body>", link("https://a-test.de/ein bild") + "</body>", "mail.link"),
    ("</body>", link(SITE, "") + "</body>", "mail.empty"),
    ("</body>", link(SITE, picture(alt=' alt=""')) + "</body>", "mail.empty"),
    ('href="https://bote-test.de/impressum"', 'href="https://bote-test.de/"', "mail.duty"),
    ("04177", "04178", "mail.duty"),
    ("</body>", picture(alt="") + "</body>", "mail.alt"),
]
WARNINGS = [
    ("</body>", f"<!--{'x' * 60_000}--></body>", "mail.size"),
    ('(?s)(<body.*?)lang="de"', r'\1lang="en"', "mail.lang"),
    (
        'name="color-scheme" content="light dark"',
        'name="color-scheme" content="light"',
        "mail.schemes",
    ),
    ('name="supported-color-schemes"', 'name="x"', "mail.schemes"),
    (
        "</head>",
        "<style>@media (prefers-color-scheme: dark) { .n { color: red } }</style></head>",
        "mail.schemes",
    ),
    ('name="format-detection"', 'name="x"', "mail.reformatting"),
    ('name="x-apple-disable-message-reformatting"', 'name="x"', "mail.reformatting"),
    ("</body>", IN_OUTLOOK.format(600, "", "") + "</body>", "mail.widths"),
    (
        "</body>",
        IN_OUTLOOK.format(552, ' width="300"', ' style="width:300px"') + "</body>",
        "mail.widths",
    ),
    (
        "</body>",
        IN_OUTLOOK.format(552, ' width="552" style="padding:0px 8px"', "") + "</body>",
        "mail.widths",
    ),
    (
        "</body>",
        IN_OUTLOOK.format(
            552, ' width="270"', ' style="width:270px;padding:0 7px;border-left:1px solid red"'
        )
        + "</body>",
        "mail.widths",
    ),
    ("</body>", link("http://bote-test.de/x") + "</body>", "mail.link"),
    ("</body>", link("https://localhost:8000/x") + "</body>", "mail.link"),
    ("</body>", link("https://www.example.org") + "</body>", "mail.link"),
    ("</body>", link(SITE, "Hier klicken") + "</body>", "mail.linktext"),
    ("</body>", link(SITE, "https://a-test.de") + "</body>", "mail.linktext"),
    ("</body>", link(SITE) + link(SITE + "y") + "</body>", "mail.ambiguous"),
    ("</body>", link("https://a-test.de/?utm_source=briefing") + "</body>", "mail.utm"),
    (r"Podcast anhören \(", "Hören (", "mail.podcast"),
    (r"(<a [^>]*>)Im Browser ansehen</a>", "", "mail.browser"),
    ("</body>", picture(alt=' alt="bild.jpg"') + "</body>", "mail.alt"),
    ("</body>", picture(alt=f' alt="{LONG}"') + "</body>", "mail.alt"),
    ("</body>", picture(size='width="640"') + "</body>", "mail.image"),
    ("</body>", picture(size="") + "</body>", "mail.image"),
    ("</body>", picture(src=SITE + ".webp?a=1") + "</body>", "mail.image"),
    (
        "</body>",
        '<img src="https://a-test.de/x.png" alt="Ein Fluss" width="300"></body>',
        "mail.image",
    ),
    ("</body>", picture(alt=' alt=""', size='width="1" height="1"') + "</body>", "mail.pixel"),
    ("</body>", said("blass", "color:#888888") + "</body>", "mail.contrast"),
    (
        "</body>",
        IN_THE_DARK + said("blass").replace("<div", '<div class="n"') + "</body>",
        "mail.contrast",
    ),
    ("</body>", said("klein", "font-size:11px") + "</body>", "mail.type"),
    (
        "</body>",
        said("Eine Wärmepumpe mit 12 MW Leistung kühlt das Wasser", "font-size:15px") + "</body>",
        "mail.type",
    ),
    ("</body>", said(LONG, "line-height:1.2") + "</body>", "mail.lines"),
    ("</body>", said(LONG, "font-size:20px;line-height:24px") + "</body>", "mail.lines"),
    ("</body>", said("Schrift", "font-family:Georgia") + "</body>", "mail.font"),
    ("</body>", "<p></p></body>", "mail.inline"),
    ("</body>", link(SITE, style="") + "</body>", "mail.inline"),
    (
        "</body>",
        f'<table role="none"><tr><td bgcolor="#ffffff">{link(SITE, style=BUTTON.format("8px"))}</td></tr></table></body>',
        "mail.button",
    ),
    ("</body>", link(SITE, style=BUTTON.format("14px 20px")) + "</body>", "mail.button"),
    ("</body>", said(COMPOUND) + "</body>", "mail.compound"),
    ("</body>", said("Kästen", "display:flex") + "</body>", "mail.support"),
    ("</head>", "<style>a { position: absolute }</style></head>", "mail.support"),
]


@pytest.mark.parametrize(
    ("where", "planted", "check", "level"),
    [*((*row, "error") for row in ERRORS), *((*row, "warning") for row in WARNINGS)],
)
def test_a_defect_in_the_html_is_found(
    parts: Callable[..., Parts], where: str, planted: str, check: str, level: str
) -> None:
    html, text, eml, issue = parts()
    assert lint(html, text, eml, issue) == ()

    broken, count = re.subn(where, planted, html, count=1)

    assert count == 1
    addresses = " ".join(re.findall(r'href="([^"]*)"', planted))
    assert {*kinds(lint(broken, f"{text} {addresses}", eml, issue))} == {(check, level)}


TEXTS = [
    ("Der Rat stimmte", "Der Rat stritt", ("mail.text", "error")),
    ("Der Rat stimmte", "<b>Nun</b> Der Rat stimmte", ("mail.tags", "error")),
    ("https://rat-test.de", "", ("mail.addresses", "warning")),
    ("https://bote-test.de/abmelden", "", ("mail.duty", "error")),
]


@pytest.mark.parametrize(("where", "planted", "kind"), TEXTS)
def test_a_defect_in_the_text_part_is_found(
    parts: Callable[..., Parts], where: str, planted: str, kind: tuple[str, str]
) -> None:
    html, text, eml, issue = parts()
    assert where in text
    assert kind in kinds(lint(html, text.replace(where, planted), eml, issue))


MESSAGES = [
    (b"\r\n\r\n", b"\n\r\n", ("mail.eml", "error")),
    (b"\r\nX-Unsent: 1", b"\r\nX-Unsent: " + b"x" * 1000, ("mail.eml", "error")),
    (b"text/plain", b"text/enriched", ("mail.parts", "error")),
    (b"multipart/alternative", b"multipart/mixed", ("mail.parts", "error")),
    (b"Content-ID: <", b"Content-ID: <x", ("mail.parts", "error")),
    (b"\r\nSubject:", b"\r\nX-Subject:", ("mail.header", "error")),
    (b"\r\nMessage-ID:", b"\r\nX-ID:", ("mail.header", "error")),
    (b"\r\nDate:", b"\r\nX-Date:", ("mail.header", "error")),
    (b"\r\nList-Unsubscribe-Post:", b"\r\nX-Post:", ("mail.header", "error")),
    (b"\r\nList-Unsubscribe: <https", b"\r\nList-Unsubscribe: <http", ("mail.header", "error")),
    (b"From:", b"X-From:", ("mail.header", "warning")),
]


@pytest.mark.parametrize(("where", "planted", "kind"), MESSAGES)
def test_a_defect_in_the_message_is_found(
    parts: Callable[..., Parts], where: bytes, planted: bytes, kind: tuple[str, str]
) -> None:
    html, text, eml, issue = parts(letter={"one_click": True})
    assert lint(html, text, eml, issue) == ()
    assert where in eml
    assert kinds(lint(html, text, eml.replace(where, planted, 1), issue)) == [kind]


SETTINGS = [
    ({"rules": {"subject": "x" * 71}}, ("mail.subject", "warning")),
    ({"rules": {"preheader": "Zu kurz"}}, ("mail.preheader", "warning")),
    ({"rules": {"preheader": "Wort " * 40}}, ("mail.preheader", "warning")),
    (
        {"rules": {"preheader": "Lindenau heizt künftig mit Abwasser – Bote am Morgen"}},
        ("mail.title", "warning"),
    ),
    ({"letter": {"address": "Bote Verlag, Lindenau"}}, ("mail.duty", "warning")),
    ({"letter": {"logo": "https://bote-test.de/logo.svg"}}, ("mail.image", "warning")),
    (
        {"rules": {"kicker": "x"}, "briefing": {"kicker": "Die {{ 7*7 }} steht"}},
        ("mail.leftover", "warning"),
    ),
    ({"letter": {"sender": "Bote <post@bote.example>"}}, ("mail.link", "warning")),
    ({"briefing": {"kicker": "FlÃ¼sse"}}, ("mail.encoding", "warning")),
]


@pytest.mark.parametrize(("changes", "kind"), SETTINGS)
def test_a_defect_in_notes_or_settings_is_found(
    make: Callable[..., Mail], changes: dict[str, object], kind: tuple[str, str]
) -> None:
    assert kinds(make(**changes).findings) == [kind]


def test_made_up_addresses_are_one_warning_that_names_their_keys(make: Callable[..., Mail]) -> None:
    made_up = {
        "sender": "Bote <post@bote.example>",
        "imprint_url": "https://bote.invalid/impressum",
    }
    link = Link(text="Zum Rat", url="https://www.rat.test/")

    finding = one(make(letter=made_up, rules={"links": (link,)}).findings)

    assert finding.message == "3 addresses are made up: no reader gets there."
    assert finding.remedy == (
        'Write the real ones in briefing.toml ("sender" of [newsletter], "imprint_url" of [newsletter]).'
    )


def test_every_check_has_a_planted_defect() -> None:
    planted = {
        *((check, "error") for _, _, check in ERRORS),
        *((check, "warning") for _, _, check in WARNINGS),
        *(kind for *_, kind in (*TEXTS, *MESSAGES, *SETTINGS)),
        ADVERTISEMENT,
    }
    assert planted == {(check.id, check.level) for check in CHECKS}


def test_marks_for_statistics_are_missed_on_own_pages(parts: Callable[..., Parts]) -> None:
    html, text, eml, issue = parts(letter={"utm": True})
    assert lint(html, text, eml, issue) == ()
    own = "https://bote-test.de/archiv"
    bare = html.replace("</body>", link(own) + "</body>")
    assert kinds(lint(bare, text + own, eml, issue)) == [("mail.utm", "warning")]


def test_a_sponsor_is_marked_in_both_texts(parts: Callable[..., Parts]) -> None:
    html, text, eml, issue = parts(rules={"sponsor": SPONSOR})
    assert lint(html, text, eml, issue) == ()
    assert kinds(lint(re.sub("(?i)anzeige", "", html), text, eml, issue)) == [ADVERTISEMENT]
    assert kinds(lint(html, re.sub("(?i)anzeige", "", text), eml, issue)) == [ADVERTISEMENT]


@pytest.mark.parametrize("theme", shipped_themes())
def test_every_look_is_clean_with_all_its_parts(make: Callable[..., Mail], theme: str) -> None:
    figures = (
        Figure(value="38 %", label="mehr Fahrten"),
        Figure(value="187.000", label="Fahrten im Jahr"),
    )
    assert (
        make(letter={"theme": theme}, rules={"sponsor": SPONSOR, "figures": figures}).findings == ()
    )


def test_every_finding_says_what_to_do(parts: Callable[..., Parts]) -> None:
    _, _, eml, issue = parts()
    findings = lint("<p>None</p>", "", eml, issue)
    assert len({finding.check for finding in findings}) > 10
    for finding in findings:
        assert finding.message.endswith((".", '"'))
        assert finding.remedy.endswith((".", ").", '">'))


def test_the_sample_keeps_well_within_the_limits_of_gmail(make: Callable[..., Mail]) -> None:
    mail = make()
    assert mail.html_bytes == len(mail.html.encode()) < 45_000
    assert mail.style_bytes == style_bytes(mail.html) < 8_000
    assert style_bytes("<style>ä</style><p>x</p><style type='text/css'>b</style>") == 3
