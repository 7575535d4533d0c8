from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.condense.coherence import companions, points_back, text_outside_quotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.article.model import Article


@pytest.mark.parametrize(
    "sentence",
    [
        "Er kündigte eine Prüfung an.",
        "Dieser Schritt war nötig.",
        "Dies sei zu teuer.",
        "Dabei half ihm das Wetter.",
        "Deshalb bleibt die Brücke gesperrt.",
        "Zudem fehlt Personal.",
        "„Doch das reicht nicht“, sagte sie.",
        "Das ist ein Fehler.",
        "Das teilte Ute Harmsen mit.",
        "Das ergab eine Umfrage.",
        "Das sind 12 Prozent mehr als im Mai.",
        "Das würde 410.000 Euro kosten.",
        "Dem widersprach Ute Harmsen.",
        "„So etwas haben wir noch nie erlebt.“",
        "Darunter waren drei Kinder.",
        "Ihre Kollegin widersprach.",
        "Zwischen 5 Uhr und 23 Uhr halten sie an jedem Hof.",
        "Während der Sperrung mussten sie einen Umweg fahren.",
        "Seither fährt der Bus.",
        "„Wir bauen das Haus im Mai“, sagte sie.",
        "»Wir bauen«, versprach ihre Vertreterin.",
    ],
)
def test_a_sentence_that_refers_to_the_one_before_points_back(sentence: str) -> None:
    assert points_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Stadt will sparen.",
        "Diese Woche beginnt die Ernte.",
        "Dortmund spielt am Samstag.",
        "Soest hat gewählt.",
        "Erst im Mai wird gebaut.",
        "Daniel Meier gewann.",
        "„Wir bauen das Haus“, sagte Ute Harmsen.",
        "Dasselbstwohnen ist kein Wort.",
        "Alsfeld liegt in Hessen.",
        "Das neue Rathaus ist fertig.",
        "Dem Rat liegt ein Antrag vor.",
        "Dem neuen Rat liegt ein Antrag vor.",
        "Die Stadt teilte mit, sie baue im Mai.",
        "Harmsen sagte, dass er dort bleibt.",
    ],
)
def test_a_sentence_that_stands_alone_does_not_point_back(sentence: str) -> None:
    assert not points_back(sentence)


def needed(article: Article) -> list[set[int] | None]:
    return [None if group is None else set(group) for group in companions(article.sentences)]


def test_a_pointing_sentence_needs_the_chain_before_it(make_article: Callable[..., Article]) -> None:
    article = make_article("Die Stadt baut.\nSie sucht Geld.\nDeshalb wartet der Rat.\nDas Land hilft.")

    assert needed(article) == [{0}, {0, 1}, {0, 1, 2}, {3}]


def test_a_quotation_over_several_sentences_stays_whole(make_article: Callable[..., Article]) -> None:
    article = make_article("Der Rat tagt.\n„Wir prüfen das.\nDann sehen wir weiter“, sagte Harm.\nEs regnet.")

    assert needed(article) == [{0}, {1, 2}, {1, 2}, {3}]


def test_a_broken_quotation_is_not_used_and_does_not_reach_into_the_next_paragraph(
    make_article: Callable[..., Article],
) -> None:
    article = make_article("Der Rat „tagt im Saal.\nDann geht er.", "Am Abend wird gewählt.")

    assert needed(article) == [None, None, {2}]  # "Dann" points back to what is not used


def test_a_lone_closing_mark_is_broken(make_article: Callable[..., Article]) -> None:
    assert needed(make_article("Der Rat tagt“ im Saal.")) == [None]


def test_what_points_back_to_a_broken_sentence_is_not_used_either(make_article: Callable[..., Article]) -> None:
    assert needed(make_article("Der Rat tagt“ im Saal.", "Er bleibt dort.")) == [None, None]


def test_a_mark_between_digits_is_no_quotation_mark(make_article: Callable[..., Article]) -> None:
    assert needed(make_article('Der Schirm kostet 30"000 Franken.')) == [{0}]


def test_the_words_outside_a_quotation_are_its_speaker() -> None:
    assert text_outside_quotations("„Ja“, sagte er, „gern.“") == ", sagte er, "
