from __future__ import annotations

import pytest

from briefing.speech.quoting import announce_quotations, find_quoted


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "„Wir sind alle bereit“, sagt sie.",
            "Zitat: „Wir sind alle bereit“, Zitat Ende, sagt sie.",
        ),
        (
            "Sie sagt: „Wir sind alle bereit.“",
            "Sie sagt: Zitat: „Wir sind alle bereit.“ Zitat Ende.",
        ),
        ("„Kommt ihr alle mit?“, fragt er.", "Zitat: „Kommt ihr alle mit?“, Zitat Ende, fragt er."),
        (
            "Es sei »nun wirklich viel besser« als zuvor.",
            "Es sei Zitat: »nun wirklich viel besser«, Zitat Ende als zuvor.",
        ),
        ("Er nennt es «ein Werk für alle».", "Er nennt es Zitat: «ein Werk für alle», Zitat Ende."),
        ('"Eins zwei drei vier" hieß es.', 'Zitat: "Eins zwei drei vier", Zitat Ende hieß es.'),
        ("Der „Neue Tag“ berichtet.", "Der „Neue Tag“ berichtet."),
        ("Ein „Zeichen ohne Ende und ohne Sinn.", "Ein „Zeichen ohne Ende und ohne Sinn."),
    ],
)
def test_quotations_are_announced_and_names_are_not(written: str, said: str) -> None:
    assert announce_quotations([written]) == [said]


def test_a_quotation_over_several_sentences_is_announced_once() -> None:
    assert announce_quotations(["„Wir sind bereit.", "Es geht los“, sagt sie."]) == [
        "Zitat: „Wir sind bereit.",
        "Es geht los“, Zitat Ende, sagt sie.",
    ]


@pytest.mark.parametrize("marks", ["„“", "»«", "«»", '""'])
def test_sentences_inside_a_quotation_are_quoted(marks: str) -> None:
    opening, closing = marks
    lines = [
        "Sie sprach.",
        f"{opening}Erstens.",
        "Zweitens.",
        f"Drittens{closing}, sagt sie.",
        "Sie ging.",
    ]
    assert find_quoted(lines) == [False, True, True, True, False]
