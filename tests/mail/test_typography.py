from __future__ import annotations

import pytest

from briefing.mail.typography import typeset


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Das gilt z. B. hier.", "Das gilt z.~B. hier."),
        ("i. d. R. und o. Ä.", "i.~d.~R. und o.~Ä."),
        ("knapp 40 Prozent, 5 % und 3,5 €", "knapp 40~Prozent, 5~% und 3,5~€"),
        ("2,5 Millionen Euro", "2,5~Millionen Euro"),
        ("12 MW, 6 °C, 80 km/h, 5 m hoch", "12~MW, 6~°C, 80~km/h, 5~m hoch"),
        ("nach § 5 und §§ 7 bis 9", "nach §~5 und §§~7 bis 9"),
        ("Art. 20 Abs. 2", "Art.~20 Abs.~2"),
        ("am 3. März um 6 Uhr", "am 3.~März um 6~Uhr"),
        ("Prof. Dr. Petzold", "Prof.~Dr.~Petzold"),
        ("gut – und teuer", "gut~– und teuer"),
    ],
)
def test_what_belongs_together_is_not_torn_apart(text: str, wanted: str) -> None:
    assert typeset(text) == wanted.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "5 mal so viel, 5 Monate, 3 gute Gründe",
        'Er sagte "ja" und „nein“.',
        "Er kommt. Sie geht. Ende.",
        "10–12 Häuser",
        "im Jahr 2028. Mai und Juni",
        "z.B. und d.h.",
    ],
)
def test_all_else_stays_as_it_was_written(text: str) -> None:
    assert typeset(text) == text


def test_typeset_text_differs_in_blanks_only() -> None:
    text = "Dr. Petzold zahlt z. B. 5 % – nach § 5."
    assert typeset(text).replace("\u00a0", " ") == text
    assert typeset(typeset(text)) == typeset(text)
