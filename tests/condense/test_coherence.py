from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.condense.coherence import find_ties
from briefing.condense.mending import apply_changes
from briefing.condense.persons import find_people

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.condense.coherence import Tie
    from briefing.model.article import Article


def tied(article: Article) -> list[Tie]:
    return find_ties(article.sentences, find_people(article.sentences))


def needed(article: Article) -> list[set[int] | None]:
    return [None if tie.together is None else set(tie.together) for tie in tied(article)]


def alone(article: Article, number: int) -> str:
    """How a sentence reads without its neighbours; "" where it cannot."""
    tie, text = tied(article)[number], article.sentences[number].text
    if tie.group != {number}:
        return ""
    return apply_changes(text, (*tie.trims, *tie.mends))[0]


def test_a_pointing_sentence_needs_the_chain_before_it(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(
        "Die Stadt baut.\nSie sucht Geld.\nDeshalb wartet der Rat.\nDas Land hilft."
    )

    assert needed(article) == [{0}, {0, 1}, {0, 1, 2}, {3}]


def test_a_quotation_over_several_sentences_stays_whole(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(
        "Der Rat tagt.\n„Wir prüfen das.\nDann sehen wir weiter“, sagte Harm.\nEs regnet."
    )

    assert needed(article) == [{0}, {1, 2}, {1, 2}, {3}]


def test_a_broken_quotation_is_not_used_and_does_not_reach_into_the_next_paragraph(
    make_article: Callable[..., Article],
) -> None:
    article = make_article("Der Rat „tagt im Saal.\nDann geht er.", "Am Abend wird gewählt.")

    assert needed(article) == [None, None, {2}]  # "Dann" points back to what is not used


def test_a_lone_closing_mark_is_broken(make_article: Callable[..., Article]) -> None:
    assert needed(make_article("Der Rat tagt“ im Saal.")) == [None]


def test_what_points_back_to_a_broken_sentence_is_not_used_either(
    make_article: Callable[..., Article],
) -> None:
    assert needed(make_article("Der Rat tagt“ im Saal.", "Er bleibt dort.")) == [None, None]


def test_a_mark_between_digits_is_no_quotation_mark(make_article: Callable[..., Article]) -> None:
    assert needed(make_article('Der Schirm kostet 30"000 Franken.')) == [{0}]


def test_an_opening_that_points_to_what_comes_later_is_not_used(
    make_article: Callable[..., Article],
) -> None:
    assert needed(make_article("Sie sitzen im Kreis.\nAm Abend singt der Chor.")) == [None, {1}]


def test_a_quotation_whose_pronoun_comes_last_needs_the_sentence_before(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(
        "Im Graben lag eine Frau.\n„Ich sah ein Licht.\nDann sprang ich“, sagte sie."
    )

    assert needed(article) == [{0}, {0, 1, 2}, {0, 1, 2}]


UTE = "Bürgermeisterin Ute Harmsen will eine Schule bauen."


@pytest.mark.parametrize(
    ("before", "sentence", "alone_it_reads"),
    [
        (UTE, "Sie sucht noch Geld.", "Bürgermeisterin Ute Harmsen sucht noch Geld."),
        (
            UTE,
            "„Das Geld ist knapp“, sagte sie am Abend.",
            "„Das Geld ist knapp“, sagte Bürgermeisterin Ute Harmsen am Abend.",
        ),
        (
            UTE,
            "Die Kosten seien hoch, sagte sie.",
            "Die Kosten seien hoch, sagte Bürgermeisterin Ute Harmsen.",
        ),
        (UTE, "Ihr Plan kostet viel Geld.", "Bürgermeisterin Ute Harmsens Plan kostet viel Geld."),
        (
            "Trainer Uwe Pallasch tobte.",
            "Nach dem Spiel sah er Rot.",
            "Nach dem Spiel sah Trainer Uwe Pallasch Rot.",
        ),
        (UTE, "Doch die Stadt hat kein Geld.", "Die Stadt hat kein Geld."),
        (UTE, "Denn in Warnfels fehlt Geld.", "In Warnfels fehlt Geld."),
        (UTE, "Immerhin: Das Land will helfen.", "Das Land will helfen."),
        (UTE, "Der Rat hat jedoch noch nicht entschieden.", "Der Rat hat noch nicht entschieden."),
        (UTE, "Aber der Rat hat deshalb Fragen.", "Der Rat hat Fragen."),
    ],
)
def test_a_sentence_is_mended_by_words_of_the_article(
    make_article: Callable[..., Article], before: str, sentence: str, alone_it_reads: str
) -> None:
    assert alone(make_article(f"{before}\n{sentence}"), 1) == alone_it_reads


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (UTE, "Er sucht noch Geld."),
        (UTE, "Sie suchen noch Geld."),
        ("Ute Harmsen traf Vera Lindt.", "Sie sucht noch Geld."),
        ("Den Plan kennt auch Ute Harmsen.", "Sie sucht noch Geld."),
        (UTE, "Ihre neuen Pläne kosten Geld."),
        ("Ute Harmsen will bauen.", "„Das Geld ist knapp“, sagten sie."),
        (UTE, "Doch bleibt die Lage schwierig."),
        (UTE, "Deshalb fehlt nun Geld."),
        (UTE, "Der Rat stimmte deshalb, weil er musste, für diese Schule."),
    ],
)
def test_what_cannot_be_mended_for_sure_is_left_as_it_is(
    make_article: Callable[..., Article], before: str, sentence: str
) -> None:
    assert alone(make_article(f"{before}\n{sentence}"), 1) == ""


def test_a_name_is_not_taken_from_another_paragraph(make_article: Callable[..., Article]) -> None:
    assert alone(make_article(UTE, "Sie sucht noch Geld."), 1) == ""


@pytest.mark.parametrize(
    ("sentence", "trimmed"),
    [
        ("Die Fähre – sie ist 52 Jahre alt – fährt am Montag.", "Die Fähre fährt am Montag."),
        (
            "Die Fähre – sie ist 52 Jahre alt –, die Stadt und das Land.",
            "Die Fähre, die Stadt und das Land.",
        ),
    ],
)
def test_an_aside_between_dashes_is_trimmed(
    make_article: Callable[..., Article], sentence: str, trimmed: str
) -> None:
    assert alone(make_article(sentence), 0) == trimmed


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Fähre fährt – so sagt es die Stadt – am Montag.",
        "Die Fähre fährt – wenn es nicht stürmt – am Montag.",
        "Alle Bäder – mit Ausnahme des Freibads – sind zu.",
        "Die Stadt – und auch das Land – zahlen mit.",
        "Die Linie Warnfels – Soden – Altenrode ruht.",
        "Sie rief: „Die Fähre – die alte Fähre Lenne – fährt.“",
    ],
)
def test_an_aside_that_limits_or_attributes_stays(
    make_article: Callable[..., Article], sentence: str
) -> None:
    assert tied(make_article(sentence))[0].trims == ()


def test_untouched_sentences_lose_nothing(make_article: Callable[..., Article]) -> None:
    sentences = make_article(f"{UTE}\nDoch die Fähre – sie ist 52 Jahre alt – fährt.").sentences

    tie = find_ties(sentences, find_people(sentences), untouched={1})[1]

    assert (tie.together, tie.mends, tie.trims) == ({0, 1}, (), ())
