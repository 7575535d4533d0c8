from __future__ import annotations

import pytest

from briefing.speech.numbers import cardinal, digits, fraction, ordinal, spell, year


@pytest.mark.parametrize(
    ("number", "stem"),
    [
        (0, "nullt"),
        (1, "erst"),
        (3, "dritt"),
        (7, "siebt"),
        (8, "acht"),
        (12, "zwölft"),
        (19, "neunzehnt"),
        (20, "zwanzigst"),
        (100, "hundertst"),
        (101, "einhunderterst"),
        (1000, "tausendst"),
        (1_000_000, "millionst"),
        (2_000_000, "zweimillionst"),
        (2_000_000_000, "zweimilliardst"),
    ],
)
def test_ordinal_stems(number: int, stem: str) -> None:
    assert ordinal(number) == stem


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1099, "eintausendneunundneunzig"),
        (1100, "elfhundert"),
        (1987, "neunzehnhundertsiebenundachtzig"),
        (2000, "zweitausend"),
        (2026, "zweitausendsechsundzwanzig"),
    ],
)
def test_years_count_in_hundreds_from_1100_to_1999(number: int, words: str) -> None:
    assert year(number) == words


def test_a_final_one_takes_the_form_asked_for() -> None:
    assert [cardinal(number, "ein") for number in (1, 101, 21)] == [
        "ein",
        "einhundertein",
        "einundzwanzig",
    ]


def test_beyond_the_named_scales_digits_are_read() -> None:
    assert cardinal(10**42) == "eins" + " null" * 42
    assert cardinal(10**41).endswith("Sextilliarden")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("-1.234,50", "minus eintausendzweihundertvierunddreißig Komma fünf null"),
        ("±2", "plus minus zwei"),
        ("007", "null null sieben"),
        ("1,2,3", "eins Komma zwei Komma drei"),
    ],
)
def test_written_numbers_keep_sign_and_every_decimal(written: str, words: str) -> None:
    assert spell(written) == words


def test_fractions_are_nouns_made_of_the_ordinal() -> None:
    assert [fraction(1, 3), fraction(3, 4), fraction(4, 2), fraction(1, 20)] == [
        "ein Drittel",
        "drei Viertel",
        "vier Halbe",
        "ein Zwanzigstel",
    ]


def test_digits_skip_what_is_none() -> None:
    assert digits("0-1 2") == "null eins zwei"
