from __future__ import annotations

import re

import pytest

from briefing.german.units import (
    BEHIND_NUMBERS,
    KINDS,
    MULTIPLES,
    POWERS,
    UNITS,
    unit_names,
    written_at,
)


@pytest.mark.parametrize(
    ("form", "one", "many", "gender"),
    [
        ("km", "Kilometer", "Kilometer", "m"),
        ("m²", "Quadratmeter", "Quadratmeter", "m"),
        ("kWp", "Kilowatt peak", "Kilowatt peak", "n"),
        ("hPa", "Hektopascal", "Hektopascal", "n"),
        ("mA", "Milliampere", "Milliampere", "n"),
        ("kcal", "Kilokalorie", "Kilokalorien", "f"),
        ("Mbit", "Megabit", "Megabit", "n"),
        ("€", "Euro", "Euro", "m"),
    ],
)
def test_a_unit_is_said_after_one_and_after_more(
    form: str, one: str, many: str, gender: str
) -> None:
    unit = UNITS[form]
    assert (unit.one, unit.many, unit.gender) == (one, many, gender)


@pytest.mark.parametrize(
    ("large", "times", "small"),
    [
        ("km", 10**3, "m"), ("m", 10**2, "cm"), ("km²", 10**2, "ha"), ("m³", 10**3, "l"),
        ("l", 10**3, "ml"), ("t", 10**3, "kg"), ("kg", 10**3, "g"), ("kWh", 3600, "kJ"),
        ("bar", 10**3, "hPa"), ("h", 60, "min"), ("min", 60, "s"), ("TEUR", 10**3, "€"),
        ("€", 10**2, "ct"), ("GB", 10**3, "MB"), ("Wo.", 7, "Tg."),
    ],
)  # fmt: skip
def test_units_of_one_kind_compare_by_their_sizes(large: str, times: int, small: str) -> None:
    a, b = UNITS[large], UNITS[small]
    assert a.kind == b.kind in KINDS
    assert a.size * 10.0**a.power == pytest.approx(times * b.size * 10.0**b.power)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Kilometern", "km"),
        ("Jahres", "J."),
        ("jährige", "J."),
        ("Kilo", "kg"),
        ("Prozents", "%"),
        ("Euros", "€"),
    ],
)
def test_names_are_known_in_every_case(word: str, form: str) -> None:
    assert unit_names()[word.lower()].name == UNITS[form].name


def test_all_forms_of_a_unit_have_one_name() -> None:
    for forms in (
        ("$", "USD", "US-Dollar"),
        ("°", "°C"),
        ("kmh", "km/h"),
        ("SEK", "NOK"),
        ("qm", "m²", "m2"),
    ):
        assert len({BEHIND_NUMBERS[form].name for form in forms}) == 1


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("km", "km"), ("km/h.", "km/h"), ("m²", "m²"), ("mm", "mm"), ("kWh-Preis", "kWh"),
        ("€.", "€"), ("Std.", "Std."), ("kmx", ""), ("S. Müller", ""), ("Boote", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_longest_form_that_ends_a_word_is_found(text: str, form: str) -> None:
    assert written_at(f"5 {text}", 2) == form


def test_multiples_are_known_in_every_form() -> None:
    assert MULTIPLES["Mio."] == ("Million", "Millionen")
    assert POWERS["Mrd"] == POWERS["Milliarden"] == 9


def test_no_form_is_empty_or_holds_a_digit_of_its_own_amount() -> None:
    assert all(re.fullmatch(r"\S[^\d]*[23]?", form) for form in UNITS)
