from __future__ import annotations

import pytest

from briefing.german.determiners import DETERMINERS, LIKE_DER
from briefing.german.sentences import split_sentences
from briefing.speech.grammar import ending


@pytest.mark.parametrize(
    "word", ["der", "am", "aufs", "einer", "keinem", "seines", "euren", "unserer", "deren"]
)
def test_articles_contractions_and_possessives_are_determiners(word: str) -> None:
    assert word in DETERMINERS


@pytest.mark.parametrize("word", ["ersten", "letzten", "beiden", "und", "mit"])
def test_adjectives_and_other_words_are_none(word: str) -> None:
    assert word not in DETERMINERS


@pytest.mark.parametrize("word", sorted(DETERMINERS - LIKE_DER - {"dessen", "deren"}))
def test_every_determiner_gives_an_ordinal_its_ending_and_ends_no_sentence(word: str) -> None:
    assert ending(f"Sie kam {word} ", " Platz")
    assert len(split_sentences(f"Sie sah {word} 3. Roman von ihm.")) == 1
