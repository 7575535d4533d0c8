"""Properties of every text: only speakable signs, one map back, named rules, house policy.

Readings by class stand in cases/.
"""

from __future__ import annotations

import re

import pytest

from briefing.speech.lexicon import Lexicon
from briefing.speech.verbalise import verbalise

STUMBLING = re.compile(r"[\d/*_§%‰€$£&@+=°#|\\<>~\ue000-\uf8ff²³]|(?<=\w):(?=\w)")
HOSTILE = [
    "a" * 20000, "A-" * 10000, "§ " + "1, " * 7000, "aB1" * 7000, "=" * 20000, "ein:e " * 3000,
    "DE12 " + "1234 " * 3000, "3. und " * 3000, "am 3., " * 3000, "a." * 300 + "Wort", "9" * 5000,
    "9" * 5000 + ".5", "9" * 5000 + "½", "9" * 5000 + ":1", "9" * 5000 + "/2 €", "1." * 200,
    "1.000" * 50, "\ue000\ue001 1 \ue000", "²³⁴ ½½ ⅞x", "1/0 0/0 5/0", "§§§ %%% €€€",
    "@@ ## __ ** //", "99.99.9999 25:61 Uhr", "٣٤٥ १२३ Ⅻ ㊿ 五", "-–−+-1", "IXIXIX. MCMXC. IIII.",
    "3,,4 ,5 5,", "\x00\x07\ufffd", "http://", "www.", "a@b", "(0) (00", "+49", "1e10 0x1F",
    "12.13.14", "31.02.2026", "1-2-3-4-5", "A1B2C3", "#1 @2 &3", "½-¾", "'99 ’68er", "€ £ $ ¥",
    "5,- €,-", "0,00 %", "1 : 2 :3", "Fr. Mo. §", "①②③ ⁵₂", "😀" * 50, "l'1 d'2", "St.1 Nr.5",
    "X. V. I.",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_stumbles_whatever_comes(text: str) -> None:
    spoken = verbalise(text).text
    assert not STUMBLING.search(spoken)
    assert spoken == "" or any(char.isalpha() for char in spoken)
    assert not re.search(r"(?:\.\s?){5}|(?:\w\.\s?){9}", spoken)


def test_a_reading_names_the_range_it_replaces() -> None:
    written = "Die Bundes\u00adregierung zahlt 5 €."
    (reading,) = verbalise(written).readings
    assert written[reading.start : reading.end] == "5 €"
    assert reading.spoken == "fünf Euro"
    assert reading.rule == "quantity"


def test_a_number_too_large_for_words_is_read_digit_by_digit() -> None:
    assert verbalise("7" * 60).text == "Sieben" + " sieben" * 59


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1000000", "eine Million"),
        ("2000003", "zwei Millionen drei"),
        ("1000000000", "eine Milliarde"),
        ("3000000000000000", "drei Billiarden"),
        ("21000000", "einundzwanzig Millionen"),
        ("101000000", "einhunderteine Millionen"),
    ],
)
def test_large_numbers_count_in_the_long_scale(number: str, words: str) -> None:
    assert verbalise(f"Es sind {number} Sterne").text == f"Es sind {words} Sterne"


def test_the_lexicon_comes_before_every_other_rule() -> None:
    lexicon = Lexicon({"EZB": "Zentralbank", "H5N1": "Vogelgrippe"})
    assert verbalise("Die EZB und H5N1", lexicon).text == "Die Zentralbank und Vogelgrippe"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Die Bundes\u00adregierung tagt.", "Die Bundesregierung tagt."),
        ("Ein\u00a0Wort\u202fund\nnoch eins", "Ein Wort und noch eins"),
        ("Der 24\u2011jährige E\u2010Biker", "Der vierundzwanzigjährige E-Biker"),
        ("", ""),
    ],
)
def test_invisible_signs_and_kinds_of_blanks_and_hyphens_do_not_count(
    written: str, spoken: str
) -> None:
    assert verbalise(written).text == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        (
            "1998 kam er. 3 Leute gingen.",
            "Neunzehnhundertachtundneunzig kam er. Drei Leute gingen.",
        ),
        ("Siehe Nr. 5 und z. B. 3 Leute", "Siehe Nummer fünf und zum Beispiel drei Leute"),
        ("Er sagte: „3 Leute kamen.“ 5 gingen.", "Er sagte: „drei Leute kamen.“ Fünf gingen."),
        ("ca. 3 Leute", "circa drei Leute"),
    ],
)
def test_a_sentence_opens_with_a_capital(written: str, spoken: str) -> None:
    assert verbalise(written).text == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        (
            "Es kamen Kinder, Hunde usw. Die Feier war laut.",
            "Es kamen Kinder, Hunde und so weiter. Die Feier war laut.",
        ),
        (
            "Der Umsatz stieg auf 3 Mio. Im Mai sank er.",
            "Der Umsatz stieg auf drei Millionen. Im Mai sank er.",
        ),
        (
            "Das war um 300 v. Chr. Danach kam Rom.",
            "Das war um dreihundert vor Christus. Danach kam Rom.",
        ),
        ("Das dauert 5 Min. Dann ist Schluss.", "Das dauert fünf Minuten. Dann ist Schluss."),
        ("Das Papier hat 12 S. Es ist neu.", "Das Papier hat zwölf Seiten. Es ist neu."),
        (
            "Er starb unter Ludwig XIV. Das Volk litt.",
            "Er starb unter Ludwig dem Vierzehnten. Das Volk litt.",
        ),
        ("Siehe § 3 ff. Das genügt.", "Siehe Paragraf drei folgende. Das genügt."),
        (
            "Sie wohnt in der Bahnhofstr. Der Hund bellt.",
            "Sie wohnt in der Bahnhofstraße. Der Hund bellt.",
        ),
        (
            "Es war im 19. Jh. Dann kam die Bahn.",
            "Es war im neunzehnten Jahrhundert. Dann kam die Bahn.",
        ),
    ],
)  # fmt: skip
def test_an_abbreviation_at_the_end_of_a_sentence_still_ends_it(written: str, spoken: str) -> None:
    assert verbalise(written).text == spoken
