from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing.errors import InputError
from briefing.mail.text import underline, wrap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.mail import Mail
    from briefing.model.briefing import Briefing, Paragraph


def test_every_statement_stands_in_the_text_in_the_order_of_the_briefing(
    make: Callable[..., Mail], sample: Briefing
) -> None:
    plain, at = " ".join(make().text.split()), 0
    for statement in sample.statements():
        at = plain.index(statement.text, at)


def test_lines_are_72_columns_at_most_but_for_addresses(make: Callable[..., Mail]) -> None:
    assert all(len(line) <= 72 for line in make().text.splitlines() if "https://" not in line)


def test_headings_are_underlined(make: Callable[..., Mail]) -> None:
    text = make().text
    assert "\nLindenau heizt künftig mit Abwasser\n===================================\n" in text
    assert "\nDas Wichtigste\n--------------\n" in text
    assert "\nEinordnung der Redaktion\n------------------------\n" in text


def test_links_are_numbered_and_listed_at_the_end(make: Callable[..., Mail]) -> None:
    text = make().text
    body, listed = text.split("\n[1] ")
    numbers = re.findall(r"\[(\d)\]", body)
    assert numbers == ["1", "1", "2", "3", "4", "5", "6", "7"]
    assert re.findall(r"^\[(\d)\] https://\S+$", "[1] " + listed, re.MULTILINE) == [*"1234567"]
    assert "[5] https://bote-test.de/abmelden?id={{person}}" in listed


def test_the_footer_has_its_duties(make: Callable[..., Mail]) -> None:
    text = make().text
    for duty in (
        "Abmelden [",
        "Impressum [",
        "Datenschutz [",
        "Marktstraße 4\n04177 Lindenau",
        "künstliche Stimme",
    ):
        assert duty in text
    assert "abonniert haben." in text


def test_content_is_not_escaped(make: Callable[..., Mail]) -> None:
    assert "A & B <i>" in make(briefing={"headline": "A & B <i>"}).text


def test_paragraphs_are_set_without_bullets(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph]
) -> None:
    text = make(
        briefing={"points": (), "paragraphs": (paragraph("Erstens."), paragraph("Zweitens."))},
        rules={"links": ()},
    ).text
    assert "\nErstens.\n\nZweitens.\n" in text
    assert "•" not in text


def test_no_gap_is_wider_than_one_blank_line(make: Callable[..., Mail]) -> None:
    assert "\n\n\n" not in make().text
    assert "\n\n\n" not in make(letter={"view_url": "", "address": ""}, rules={"date": None}).text


def test_date_title_and_view_link_have_lines_of_their_own(make: Callable[..., Mail]) -> None:
    assert make().text.startswith(
        "Bote am Morgen\n23. November 2026\nIm Browser ansehen: [1]\n\nGuten Morgen!"
    )


def test_a_long_word_is_never_cut() -> None:
    word = "Fernwärmeleitungsgenehmigungsverfahren" * 2
    assert wrap(f"{word} ist lang", "• ", "  ") == f"• {word}\n  ist lang"


def test_a_heading_over_two_lines_is_underlined_as_wide_as_its_longest_line() -> None:
    lines = underline("Wort " * 20, "=").splitlines()
    assert len(lines) == 3
    assert len(lines[2]) == len(lines[0]) > len(lines[1])


def test_a_wrong_template_is_refused_in_words(make: Callable[..., Mail], tmp_path: Path) -> None:
    file = tmp_path / "templates" / "newsletter.txt.j2"
    file.parent.mkdir()
    file.write_text("{{ briefing.headline }\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"newsletter\.txt\.j2:1: template error"):
        make(project=tmp_path)
