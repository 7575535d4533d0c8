from __future__ import annotations

import pytest

from briefing.audit.numerals import cardinal, ordinal
from briefing.audit.quantities import amounts, quantities


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("siebzehn", 17), ("zweiundvierzig", 42), ("hundert", 100), ("dreihundertfünf", 305),
        ("tausend", 1000), ("zwölftausendachthundert", 12_800), ("dreißig", 30), ("zweier", 2),
        ("anderthalb", 1.5), ("zweieinhalb", 2.5), ("null", 0),
        ("ein", None), ("eins", None), ("und", None), ("achtung", None), ("elfen", None),
        ("hundertfach", None),
    ],
)  # fmt: skip
def test_number_words_are_read(word: str, value: float | None) -> None:
    assert cardinal(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zweite", 2),
        ("dritten", 3),
        ("siebter", 7),
        ("achtes", 8),
        ("zwanzigste", 20),
        ("heute", None),
        ("beste", None),
    ],
)
def test_ordinals_are_read(word: str, value: int | None) -> None:
    assert ordinal(word) == value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("17 Boote", "siebzehn Boote"),
        ("1,2 km", "1.200 Meter"),
        ("90 Minuten", "1,5 Stunden"),
        ("50 ct", "0,50 Euro"),
        ("2 Hektar", "20.000 m²"),
        ("9,8 kWp", "9,8 Kilowatt peak"),
        ("1.013 hPa", "1.013 Hektopascal"),
        ("20 mA", "20 Milliampere"),
        ("450 kcal", "450 Kilokalorien"),
        ("80 km/h", "80 Kilometer pro Stunde"),
        ("5 °C", "5 Grad"),
        ("3,5 Mio. Euro", "3.500.000 Euro"),
        ("3,5 Mio. Euro", "3,5 Millionen €"),
        ("1 200 Meter", "1.200 m"),
        ("30'000 Franken", "30.000 CHF"),
        ('60"000 Franken', "60.000 CHF"),
        ("$20", "20 US-Dollar"),
        ("50 Prozent", "die Hälfte"),
        ("75 %", "drei Viertel"),
        ("20 Prozent", "jeder Fünfte"),
        ("eine halbe Million Euro", "500.000 Euro"),
        ("eine Million", "1.000.000"),
        ("ein Dutzend", "zwölf"),
        ("die 34-Jährige", "34 Jahre"),
        ("zweitägig", "zwei Tage"),
        ("verdoppelt", "das Doppelte"),
        ("dreifach", "verdreifacht"),
        ("halbiert", "die Halbierung"),
        ("zwei Drittel", "Zweidrittelmehrheit"),
        ("8.30 Uhr", "8:30 Uhr"),
        ("20 Uhr", "20.00 Uhr"),
        ("der 24. April", "24.4.2026"),
        ("am Mittwoch", "Mittwochabend"),
        ("in den 90er-Jahren", "1990"),
        ("die 2. Liga", "die zweite Liga"),
        ("17 Kilometer", "siebzehn"),
        ("80 km/h", "80 Stundenkilometer"),
    ],
)
def test_the_same_quantity_in_other_words_agrees(one: str, other: str) -> None:
    assert any(a.agrees(b) for a in quantities(one) for b in quantities(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,2 Mrd. Euro", "1,2 Mio. Euro"),
        ("20 Euro", "20 Dollar"),
        ("3 Prozent", "3 Prozentpunkte"),
        ("33 Prozent", "ein Drittel"),
        ("5 km", "5 m"),
        ("5 km", "5.000"),
        ("9,8 kWp", "9,8 kW"),
        ("1.013 hPa", "1.013 Pa"),
        ("20 mA", "20 mAh"),
        ("450 kcal", "450 kJ"),
        ("24. April", "24. Mai"),
        ("März", "3"),
        ("Montag", "Dienstag"),
        ("2:1", "1:2"),
        ("20.45 Uhr", "20.15 Uhr"),
        ("50", "die Hälfte"),
        ("zwei Jahre", "zwei Monate"),
        ("der zweitgrößte Hafen", "der drittgrößte Hafen"),
    ],
)
def test_another_quantity_does_not_agree(one: str, other: str) -> None:
    assert not any(
        a.agrees(b) for a in amounts(quantities(one)) for b in amounts(quantities(other))
    )


def test_a_number_in_a_range_may_share_the_unit_of_the_next() -> None:
    first = quantities("zwischen 3 und 5 Millionen Euro")[0]

    assert any(first.agrees(other) for other in quantities("3 Millionen Euro"))
    assert any(first.agrees(other) for other in quantities("3"))
    assert quantities("von 12 auf 15 Prozent")[0].agrees(quantities("12 Prozent")[0])


@pytest.mark.parametrize(
    "text",
    [
        "eine Brücke",
        "die ersten Züge",
        "darauf achten",
        "Die Elf gewinnt",
        "Tausende kamen",
        "mehrere Jahre",
        "Plan B",
    ],
)
def test_what_names_no_number_claims_none(text: str) -> None:
    assert amounts(quantities(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "1,2,3,4",
        "²",
        "12:5,5",
        "99.99.99.",
        "1.2.",
        "...5",
        "€",
        "$ 5,-",
        "0er",
        "1.000.00",
        "us",
        "km",
        "1" + ".000" * 5000,
    ],
)
def test_odd_digits_are_no_stumbling_block(text: str) -> None:
    assert isinstance(quantities(text), tuple)


@pytest.mark.parametrize(
    "link",
    ["{}/", "{} bis ", "{} Millionen bis ", "{} und ", "{}–", "{} Tsd. oder "],
)
def test_a_number_has_no_more_readings_in_a_long_row_than_in_a_short_one(link: str) -> None:
    def most(length: int) -> int:
        row = "".join(link.format(2000 + number) for number in range(length)) + "5 Billionen Euro"
        return max(len(quantity.readings) for quantity in quantities(row))

    assert most(8) == most(16) == most(200)


@pytest.mark.parametrize("row", ["9", "1.", "1:", "12,5."])
def test_a_row_of_digits_without_end_is_a_code_that_compares_as_it_is_written(row: str) -> None:
    code, same, other = (quantities(f"Nummer 1{row * 5000}{end}") for end in ("1", "1", "2"))

    assert code[0].agrees(same[0])
    assert not code[0].agrees(other[0])


def test_a_number_word_without_end_is_none() -> None:
    assert cardinal("zwei" + "einhalb" * 5000) is None
    assert quantities("Das sind zwei" + "einhalb" * 5000) == ()
