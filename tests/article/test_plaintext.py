from __future__ import annotations

import textwrap

import pytest
from outline import outline

LONG = (
    "Die Stadtwerke von Lindenhafen wollen ab dem Jahr 2028 Wärme aus dem Abwasser gewinnen und "
    "damit 4.200 Haushalte heizen. "
    "Das teilte die Werkleitung am Dienstag mit."
)
MORE = (
    "Gegen den Plan sprach sich die Bürgerliste aus. Sie bezweifelt, dass die Pumpen rechtzeitig "
    "geliefert werden, und fordert "
    "ein zweites Gutachten, das der Rat jedoch ablehnt."
)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n\n\n\n", "\n \n"])
def test_lines_are_paragraphs_and_short_lines_between_them_are_subheads(gap: str) -> None:
    assert outline(gap.join([LONG, "Kritik der Bürgerliste", MORE]), "a.txt") == [
        f"paragraph: {LONG}",
        "subhead: Kritik der Bürgerliste",
        f"paragraph: {MORE}",
    ]


def test_a_short_line_at_the_top_is_the_title() -> None:
    assert (
        outline(f"Stadt heizt mit Abwasser\n{LONG}", "a.txt")[0]
        == "title: Stadt heizt mit Abwasser"
    )
    assert (
        outline(f"Wer soll das bezahlen?\n\n{LONG}", "a.txt")[0] == "title: Wer soll das bezahlen?"
    )
    assert outline(f"Das ist ein Satz.\n\n{LONG}", "a.txt")[0] == "paragraph: Das ist ein Satz."


@pytest.mark.parametrize(
    "text",
    [
        "Nur ein paar Worte",
        "Nur ein paar Worte\nAnzeige",
        "Hallo Welt:",
        "Eine Zeile\nund noch eine\nund eine dritte",
        "Wohin?",
    ],
)
def test_a_text_of_short_lines_is_still_read(text: str) -> None:
    assert any(line.startswith("paragraph: ") for line in outline(text, "standard input"))


@pytest.mark.parametrize(
    "follows",
    [["Von Anna Beispiel", LONG], ["Anna Beispiel, Berlin", LONG], [f"Lindenhafen (dpa) - {LONG}"]],
)
def test_a_teaser_needs_a_byline_or_dateline_after_it(follows: list[str]) -> None:
    title, teaser = (
        "Stadt heizt mit Abwasser",
        "Im Kanal steckt viel Energie. Nun soll sie genutzt werden.",
    )

    def second(*lines: str) -> str:
        return outline("\n\n".join(lines), "a.txt")[1]

    assert second(title, teaser, *follows, MORE) == f"teaser: {teaser}"
    assert second(title, teaser, LONG, MORE) == f"paragraph: {teaser}"
    assert second(LONG, teaser, *follows, MORE) == f"paragraph: {teaser}"


def test_the_only_paragraph_is_no_teaser() -> None:
    assert (
        outline("Stadt heizt\n\nIm Kanal steckt Energie.\n\nVon Anna Beispiel", "a.txt")[1]
        == "paragraph: Im Kanal steckt Energie."
    )


def test_what_a_dateline_opens_is_no_teaser() -> None:
    lines = [
        "Stadt heizt mit Abwasser",
        "Kiel (dpa) - Im Kanal steckt viel Energie.",
        f"Kiel (dpa) - {LONG}",
    ]
    assert "teaser" not in "".join(outline("\n".join(lines), "a.txt"))


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = [textwrap.fill(text, 72) for text in (LONG, MORE)]
    found = outline("\n\n".join([wrapped[0], "Kritik der Bürgerliste", wrapped[1]]), "a.txt")
    assert [" ".join(line.split()) for line in found] == [
        f"paragraph: {LONG}",
        "subhead: Kritik der Bürgerliste",
        f"paragraph: {MORE}",
    ]


def test_in_hard_wrapped_text_a_line_that_is_not_full_ends_its_paragraph() -> None:
    found = outline(
        "Stadt heizt\n" + "\n".join(textwrap.fill(text, 72) for text in (MORE, LONG)), "a.txt"
    )
    assert [line.split(":")[0] for line in found] == ["title", "paragraph", "paragraph"]


def test_lines_of_sentences_are_not_taken_for_wrapped_ones() -> None:
    line = "Dieser Satz ist so lang wie eine Zeile im Brief sonst ist."
    assert outline("\n".join([line] * 4), "a.txt") == [f"paragraph: {line}"] * 4


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "1.", "12.", "2)"])
def test_list_entries_are_items_without_their_mark(mark: str) -> None:
    assert outline(f"{LONG}\n{mark} Die Pumpen fehlen.\n{mark} Rohre\n{MORE}", "a.txt")[1:3] == [
        "item: Die Pumpen fehlen.",
        "item: Rohre",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.500 Menschen kamen.",
        "24. Dezember ist der letzte Tag.",
        "1. FC Lindenhafen siegt erneut.",
    ],
)
def test_a_number_that_belongs_to_the_sentence_is_no_list_mark(line: str) -> None:
    assert outline(f"{LONG}\n{line}", "a.txt")[1] == f"paragraph: {line}"


def test_links_at_the_end_and_their_headlines_are_no_text() -> None:
    tail = ["Mehr zum Thema", "Was Fernwärme kostet", "So heizt die Nachbarstadt"]
    assert outline("\n".join([LONG, MORE, *tail]), "a.txt")[2:] == [
        f"other: {line}" for line in tail
    ]


def test_a_name_at_the_end_is_a_signature_but_other_words_are_text() -> None:
    assert outline(f"{LONG}\nAnna Beispiel", "a.txt")[-1] == "other: Anna Beispiel"
    assert outline(f"{LONG}\nGute Nacht zusammen", "a.txt")[-1] == "paragraph: Gute Nacht zusammen"


def test_a_label_before_a_statement_is_no_sentence() -> None:
    assert outline(f"{LONG}\nHanna Voss:\n{MORE}", "a.txt")[1] == "subhead: Hanna Voss:"
