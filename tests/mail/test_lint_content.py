"""What the newsroom writes is never taken for a fault, however odd."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from briefing.config.notes import Image, Link

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.mail import Mail
    from briefing.model.briefing import Paragraph

ODD = [
    "Der Song heißt „None of us“, im Refrain steht undefined.",
    "Auf dem Zettel stand TODO, darunter Lorem ipsum und NaN.",
    r"Die Datei heißt bericht.pdf, der Pfad C:\neu\test und das Zeichen \u{a0}.",
    "Das Bild foto.jpg zeigt <b>nichts</b> & kostet < 5 Euro.",
    "Die Familie 👨‍👩‍👧‍👦 und die Fahne 🏳️‍🌈 stehen im Text.",
    unicodedata.normalize("NFD", "Die Flüsse führen wieder mehr Wasser."),
    "Das Fernwärme­leitungs­genehmigungs­verfahren dauert.",
    "Am 1. Mai kommen 1.234.567 Menschen – z. B. Dr. Müller – für 5 % mehr.",
    'Er sagte: „Sie rief ‚Halt!‘ und ging“ - und "schwieg".',
    "Mehr unter https://www.example.org/ein-sehr-langer-pfad-ohne-ende-und-ohne-trennstelle?x=1.",
    "Das Wort hier und das Wort mehr sind keine Links.",
    "A" * 200 + " schrie das Kind.",
    "</div></td><!--[if mso]> steht im Quelltext <![endif]-->",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_content_is_no_fault(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph], text: str
) -> None:
    assert (
        make(briefing={"points": (paragraph(text), paragraph("Ein zweiter Punkt."))}).findings == ()
    )


@pytest.mark.parametrize(
    "text",
    [
        "None of us",
        "TODO: Überschrift finden",
        r"Pfad C:\neu und \u{a0}",
        "{x} [y] *z*",
        'A < b > "c" & d',
        "<!--[if mso]><b> und -->",
        "=?utf-8?q?x?=",
    ],
)
def test_odd_headlines_and_captions_are_no_fault(make: Callable[..., Mail], text: str) -> None:
    image = Image(file="leitung.png", alt=f"Ein Schild mit {text}", credit=text)
    assert make(briefing={"headline": text, "kicker": text}, rules={"image": image}).findings == ()


def test_a_small_kicker_that_the_text_repeats_is_no_sentence_of_it(
    make: Callable[..., Mail],
) -> None:
    assert make(briefing={"kicker": "Wärmepumpe"}).findings == ()


def test_template_code_in_the_article_is_a_warning_without_a_mail_tool(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph]
) -> None:
    points = (paragraph("In Jinja schreibt man {{ name }}."),)
    (finding,) = make(briefing={"points": points}).findings
    assert (finding.check, finding.level, finding.text) == ("mail.leftover", "warning", "{{")
    assert (
        make(briefing={"points": points}, letter={"tool": "keila", "unsubscribe_url": ""}).findings
        == ()
    )


def test_a_link_that_the_notes_name_badly_is_shown_there(make: Callable[..., Mail]) -> None:
    (finding,) = make(rules={"links": (Link(text="Hier", url="https://rat-test.de"),)}).findings
    assert (finding.check, finding.file, finding.text) == ("mail.linktext", "notes.md", "Hier")
