from __future__ import annotations

import pytest

from briefing.speech.lexicon import Lexicon
from briefing.speech.unchecked import add_command, build_finding, find_unchecked

GLINSKI = "Gestern sprach Gliński mit der EZB."


def words(*sentences: str, lexicon: Lexicon | None = None) -> list[tuple[str, int]]:
    return [(doubt.word, doubt.times) for doubt in find_unchecked(sentences, lexicon or Lexicon())]


def test_a_foreign_word_is_listed_with_its_place_and_a_proposal() -> None:
    (doubt,) = find_unchecked([GLINSKI, "Glińskis Rede überzeugte."], Lexicon())
    assert (doubt.word, doubt.times, doubt.sentence) == ("Gliński", 2, GLINSKI)
    assert (doubt.proposal, doubt.language) == ("Glinjski", "pl")
    assert add_command(doubt) == "briefing lexicon add Gliński Glinjski"


def test_what_a_lexicon_has_is_checked() -> None:
    assert words(GLINSKI, lexicon=Lexicon({"Gliński": "Gliński"})) == []


def test_addresses_and_acronyms_are_no_words() -> None:
    assert words("Siehe www.wright-brothers.example, UEFA und info@wright.example.") == []


def test_the_most_frequent_word_comes_first() -> None:
    assert words("Wright kam.", "Petrovic kam, dann ging Petrovic.") == [
        ("Petrovic", 2),
        ("Wright", 1),
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Der Film The Sound of Thunder läuft.", ["The Sound of Thunder"]),
        ("Der Film heißt Never Know, sagt Wright.", ["Never Know", "Wright"]),
        ("Das Lied Sleep, Wonderful Town und Woody kommen.", ["Sleep", "Wonderful Town", "Woody"]),
        ("Der Downtown-Sprecher", ["Downtown"]),
        ("Die Stadt for und the", []),
    ],
)
def test_english_words_in_a_row_are_one_title(sentence: str, found: list[str]) -> None:
    assert [word for word, _times in words(sentence)] == found


def test_a_title_is_answered_with_its_language() -> None:
    (doubt,) = find_unchecked(["Das Lied Never Know"], Lexicon())
    assert (doubt.proposal, add_command(doubt)) == (
        "",
        "briefing lexicon add 'Never Know' --language en",
    )


def test_an_episode_has_one_warning_that_shows_the_first_words() -> None:
    names = ["Gliński", *(f"Petrov{letter}ic" for letter in "bdfghjklm")]
    (warning,) = build_finding(find_unchecked([f"Hier ist {name}." for name in names], Lexicon()))
    assert (warning.check, warning.level) == ("speech.unchecked", "warning")
    assert warning.message.startswith(
        "Nobody has checked how 10 words are spoken: Gliński (perhaps „Glinjski“), Petrovb"
    )
    assert warning.message.endswith(" and 2 more.")
    assert "such as: briefing lexicon add Gliński Glinjski (" in warning.remedy
    assert warning.text == "Hier ist Gliński."


def test_without_doubts_there_is_no_finding() -> None:
    assert build_finding(()) == ()
    assert build_finding(find_unchecked([GLINSKI], Lexicon()))[0].message.startswith(
        "Nobody has checked how one word is spoken: Gli"
    )
