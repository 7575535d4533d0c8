from __future__ import annotations

import concurrent.futures

import pytest

from briefing.german.terms import contains, content, stems


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Das kostet rund 9.000 Euro je Haushalt.", "9.000 Euro je Haushalt"),
        ("Die hohen Anschlusskosten schrecken ab.", "Anschlusskosten"),
        ("Er sprach von den Häusern am Fluss.", "Häuser"),
        ("in den neuen Ländern", "neue Länder"),
        ("STRASSE der Einheit", "Straße der Einheit"),
        ("Preis: 5 €", "€"),
    ],
)
def test_a_phrase_is_found_in_any_inflection(text: str, phrase: str) -> None:
    assert contains(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Das sind 19.000 Euro.", "9.000 Euro"),
        ("Euro 9.000", "9.000 Euro"),
        ("der Insiderhandel", "Insider"),
        ("", "x"),
    ],
)
def test_words_count_whole_and_in_their_order(text: str, phrase: str) -> None:
    assert not contains(text, phrase)


def test_function_words_carry_no_content() -> None:
    assert content("Die Stadt und das Land haben nicht gewartet") == stems("Stadt Land gewartet")


def test_stems_are_the_same_in_many_threads() -> None:
    words = [f"Verhandlungen{'en' * (n % 3)} Häusern{n}" for n in range(400)]
    alone = [stems(word) for word in words]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stems, words)) == alone
