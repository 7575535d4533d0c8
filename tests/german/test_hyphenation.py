from __future__ import annotations

import pytest
from pyphen import Pyphen

from briefing.german.hyphenation import hyphenate


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Wirtschaftsministerium", "Wirt|schafts|mi|nis|te|rium"),
        ("Kreistagsabgeordnete", "Kreis|tags|ab|ge|ord|nete"),
        ("STADTVERORDNETENWAHL", "STADT|VER|ORD|NE|TEN|WAHL"),
        ("Verkehrssicherheits-Konzept", "Verkehrs|si|cher|heits-Konzept"),
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
    "word", ["Kulturinstitution", "Kulturinteressierte", "Donaudampfschifffahrt", "Analphabetismus"]
)
def test_a_part_of_the_patterns_divides_as_all_of_them_do(word: str) -> None:
    assert hyphenate(word) == Pyphen(lang="de_DE", left=4, right=4).inserted(word, "\u00ad")
