from __future__ import annotations

import pytest

from briefing.condense.mending import apply_changes, find_connectives
from briefing.german.openings import CLAUSE_OPENERS, SENTENCE_OPENERS
from briefing.german.sentences import is_opening


@pytest.mark.parametrize("word", ["die", "fast", "niemand", "kaum"])
def test_a_main_clause_goes_on_with_such_a_word_when_its_connective_is_dropped(word: str) -> None:
    assert word in CLAUSE_OPENERS
    text = f"Doch {word} Gäste kamen."
    assert apply_changes(text, find_connectives(text))[0] == f"{word.capitalize()} Gäste kamen."


@pytest.mark.parametrize("verb", ["ist", "hat", "wird", "kann"])
def test_a_verb_opens_a_sentence_but_behind_a_connective_it_would_become_a_question(
    verb: str,
) -> None:
    assert verb in SENTENCE_OPENERS - CLAUSE_OPENERS
    assert is_opening(verb.capitalize())
    assert find_connectives(f"Und {verb} jemand da.") == ()
