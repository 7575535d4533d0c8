from __future__ import annotations

import pytest

from briefing.condense.headline import LONGEST, shortened


def test_a_short_sentence_is_the_headline_without_its_full_stop() -> None:
    assert shortened("Die Fähre fährt wieder.") == "Die Fähre fährt wieder"


def test_a_long_sentence_gives_its_first_clause() -> None:
    sentence = (
        "Die Stadt Warnfels baut am Hafen eine neue Schule, weil die alte nach neun Jahren endgültig zu klein ist."
    )

    assert shortened(sentence) == "Die Stadt Warnfels baut am Hafen eine neue Schule"


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Rat der Stadt Warnfels hat am Donnerstag nach langer und zäher Debatte über die Zukunft der Fähre entschieden.",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenleiterstellvertreterin geht.",
        "a " * 80,
    ],
)
def test_a_headline_is_never_too_long_and_says_that_it_was_cut(sentence: str) -> None:
    headline = shortened(sentence)

    assert len(headline) <= LONGEST
    assert headline.endswith(" …")


def test_a_cut_headline_does_not_end_in_a_word_that_waits_for_more() -> None:
    sentence = "Der Rat der Stadt Warnfels hat am Donnerstagabend lange über die und den Tunnel geredet und gestritten."

    assert shortened(sentence) == "Der Rat der Stadt Warnfels hat am Donnerstagabend lange …"
