from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.condense.persons import find_mentions, find_people

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.article import Article


@pytest.mark.parametrize(
    ("sentence", "introduced", "female"),
    [
        ("Landrätin Miriam Tessmer plant.", "Landrätin Miriam Tessmer", True),
        ("Das sagte die Landrätin Miriam Tessmer.", "Landrätin Miriam Tessmer", True),
        ("Der frühere Landrat Hans Otten klagt.", "Hans Otten", False),
        ("Ihr Vorgänger Hans Otten klagt.", "Hans Otten", False),
        ("Frau Miriam Tessmer plant.", "Miriam Tessmer", True),
        ("Laut Miriam Tessmer fehlt Geld.", "Miriam Tessmer", True),
        ("Es kam Karl-Heinz von der Aue.", "Karl-Heinz von der Aue", False),
        ("SPD-Chef Hans Peter Otten fehlt.", "SPD-Chef Hans Peter Otten", False),
    ],
)
def test_a_person_is_known_by_given_name(
    make_article: Callable[..., Article], sentence: str, introduced: str, *, female: bool
) -> None:
    (person,) = find_people(make_article(sentence).sentences)

    assert (person.introduced, person.female) == (introduced, female)


@pytest.mark.parametrize(
    "sentence",
    ["Die Deutsche Bahn fährt.", "Die Freien Wähler fehlen.", "Der Rat tagt im Schloss Warnfels."],
)
def test_a_firm_a_party_and_a_place_are_no_persons(
    make_article: Callable[..., Article], sentence: str
) -> None:
    assert find_people(make_article(sentence).sentences) == ()


def test_a_surname_of_two_people_means_nobody(make_article: Callable[..., Article]) -> None:
    article = make_article("Ute Harmsen kam.\nKarl Harmsen ging.\nVera Lindt blieb.")

    assert [person.surname for person in find_people(article.sentences)] == ["Lindt"]


def test_a_genitive_is_no_second_person(make_article: Callable[..., Article]) -> None:
    article = make_article("Ute Harmsens Plan ist gut.\nUte Harmsen kam.")

    assert [person.full for person in find_people(article.sentences)] == ["Ute Harmsen"]


def test_a_title_found_later_counts(make_article: Callable[..., Article]) -> None:
    article = make_article("Ute Harmsen kam.\nDas sagte Bürgermeisterin Ute Harmsen.")

    assert [(p.introduced, p.first) for p in find_people(article.sentences)] == [
        ("Bürgermeisterin Ute Harmsen", 0)
    ]


def test_mentions_are_whole_words_from_left_to_right(make_article: Callable[..., Article]) -> None:
    people = find_people(make_article("Ute Harmsen kam mit Vera Lindt.").sentences)

    found = find_mentions("Lindts Haus, der Harmsen-Plan und Harmsens Rat", people)

    assert [(place, person.surname) for place, person in found] == [(0, "Lindt"), (34, "Harmsen")]
    assert find_mentions("Harmsen", ()) == []
