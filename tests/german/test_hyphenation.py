from __future__ import annotations

import pytest

from briefing.german.hyphenation import hyphenate


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Wirtschaftsministerium", "Wirt|schafts|mi|nis|te|rium"),
        ("Kindertagesstätte", "Kin|der|ta|ges|stätte"),
        ("Mitarbeiterinnen", "Mit|ar|bei|te|rin|nen"),
        ("Fortschrittsbericht", "Fort|schritts|be|richt"),
        ("Grundstückseigentümer", "Grund|stücks|ei|gen|tü|mer"),
        ("Tierarztpraxis", "Tier|arzt|pra|xis"),
        ("Haushaltsentwurf", "Haus|halts|ent|wurf"),
        ("Verkehrsbetriebe", "Ver|kehrs|be|triebe"),
        ("Donaudampfschifffahrtsgesellschaft", "Donau|dampf|schiff|fahrts|ge|sell|schaft"),
        ("Hochverdienende", "Hoch|ver|die|nende"),
        ("Kreistagsabgeordnete", "Kreis|tags|ab|ge|ord|nete"),
        ("STADTVERORDNETENWAHL", "STADT|VER|ORD|NE|TEN|WAHL"),
        ("Verkehrssicherheits-Konzept", "Ver|kehrs|si|cher|heits-Konzept"),
    ],
)
def test_long_words_may_break_between_their_parts(word: str, wanted: str) -> None:
    assert hyphenate(f"Das {word}.") == f"Das {wanted}.".replace("|", "\u00ad")


@pytest.mark.parametrize(
    "text",
    [
        "Правительственный",
        "ﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁ",
        "Die Bürgermeister tagen.",
        "https://bote-test.de/wirtschaftsministerium",
        "wirtschaftsministerium@bund-test.de",
    ],
)
def test_short_words_and_addresses_stay_whole(text: str) -> None:
    assert hyphenate(text) == text


@pytest.mark.parametrize("piece", ["a", "ab-", "a.", "@", "a "])
def test_a_million_letters_without_a_blank_stay_whole(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))

    assert hyphenate(text) == text


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Ausgangssituation", "Aus|gangs|si|tuation"),
        ("Fernwärmeleitung", "Fernwär|me|lei|tung"),
        ("Rückzahlungsfrist", "Rückzah|lungs|frist"),
        ("Krankheitsbildern", "Krank|heits|bil|dern"),
    ],
)
def test_no_line_begins_or_ends_with_a_part_that_is_no_syllable(word: str, wanted: str) -> None:
    assert hyphenate(word) == wanted.replace("|", "\u00ad")


def test_a_word_whose_small_letters_are_more_than_its_capitals_stays_whole() -> None:
    assert hyphenate("DİYARBAKIRREGION") == "DİYARBAKIRREGION"
