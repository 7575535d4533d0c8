from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.condense.coherence import find_ties
from briefing.condense.persons import find_people
from briefing.condense.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.article import Article

UTE = "Bürgermeisterin Ute Harmsen will eine Schule bauen."


def wording(article: Article, verbatim: tuple[int, ...] = ()) -> Wording:
    people = find_people(article.sentences)
    return Wording(article.sentences, find_ties(article.sentences, people), people, verbatim)


@pytest.mark.parametrize(
    ("sentence", "worded"),
    [
        ("Harmsen will sparen.", "Bürgermeisterin Ute Harmsen will sparen."),
        ("Das ist Harmsens Plan.", "Das ist Bürgermeisterin Ute Harmsens Plan."),
        ("Bürgermeisterin Harmsen will sparen.", "Bürgermeisterin Ute Harmsen will sparen."),
        ("Frau Harmsen will sparen.", "Frau Ute Harmsen will sparen."),
        ("Ute Harmsen will sparen, Harmsen muss.", "Ute Harmsen will sparen, Harmsen muss."),
        ("Die Harmsen will sparen.", "Die Harmsen will sparen."),
        ("Karin Harmsen will sparen.", "Karin Harmsen will sparen."),
        ("Der Harmsen-Plan ist gut.", "Der Harmsen-Plan ist gut."),
        ("„Frau Harmsen irrt“, sagte der Rat.", "„Frau Harmsen irrt“, sagte der Rat."),
    ],
)
def test_the_first_mention_has_the_name_in_full(
    make_article: Callable[..., Article], sentence: str, worded: str
) -> None:
    article = make_article(UTE, "Zwischen beiden steht ein Satz.", sentence)
    if "Karin" in sentence:  # a second Harmsen makes the surname nobody's
        assert find_people(article.sentences) == ()

    (statement,) = wording(article).paragraph((2,))

    assert statement.text == worded
    assert statement.original == sentence


def test_who_is_introduced_keeps_the_surname(make_article: Callable[..., Article]) -> None:
    article = make_article(UTE, "Harmsen will sparen.\nHarmsen muss.")
    words = wording(article)

    assert [s.text for s in (*words.paragraph((0,)), *words.paragraph((1, 2)))] == [
        UTE, "Harmsen will sparen.", "Harmsen muss.",
    ]  # fmt: skip


def test_a_pronoun_of_somebody_introduced_becomes_the_surname(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(
        f"{UTE}\nDas Land will helfen.", "Harmsen freut sich.\nSie plant den Bau."
    )
    words = wording(article)
    words.paragraph((0,))

    assert words.paragraph((3,))[0].text == "Harmsen plant den Bau."


def test_a_sentence_behind_what_it_points_to_is_left_alone(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(f"{UTE}\nSie sucht noch Geld.")

    assert [s.text for s in wording(article).paragraph((0, 1))] == [UTE, "Sie sucht noch Geld."]


def test_an_adverb_at_the_start_is_no_surname(make_article: Callable[..., Article]) -> None:
    article = make_article(
        "Kanzler Sebastian Kurz kam.", "Kurz vor Mitternacht ging er.", "Kurz darauf regnete es."
    )

    assert wording(article).paragraph((2,))[0].edits == ()


def test_verbatim_sentences_keep_every_word(make_article: Callable[..., Article]) -> None:
    article = make_article(UTE, "Harmsen will sparen.")

    assert wording(article, (1,)).paragraph((1,))[0].edits == ()
