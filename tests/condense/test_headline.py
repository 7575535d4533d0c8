from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.condense.headline import LONGEST, write_headline
from briefing.condense.persons import find_people
from briefing.condense.rank import Ranking
from briefing.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.article import Article


def headline(article: Article) -> str:
    sentences = article.sentences
    return write_headline(article, find_people(sentences), Ranking(sentences))


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("Die Fähre auf der Lenne fährt wieder.", "Die Fähre auf der Lenne fährt wieder"),
        (
            (
                "Die Stadt Warnfels baut am Hafen eine neue Schule, weil die alte nach neun Jahren "
                "endgültig zu klein ist."
            ),
            "Die Stadt Warnfels baut am Hafen eine neue Schule",
        ),
        (
            (
                "Das Freibad in Hollersheim wird im Sommer geschlossen, ein Hallenbad soll es "
                "später einmal ersetzen."
            ),
            "Das Freibad in Hollersheim wird im Sommer geschlossen",
        ),
        (
            (
                "Ein Unbekannter hat in der Nacht zum Donnerstag in Wendelberg einen Bus gestohlen "
                "und ist damit gefahren."
            ),
            "Ein Unbekannter hat in Wendelberg einen Bus gestohlen",
        ),
        (
            (
                "Der Rat der Stadt Warnfels hat am Donnerstagabend nach sehr zäher Debatte die "
                "Fähre gerettet."
            ),
            "Rat der Stadt Warnfels hat nach sehr zäher Debatte die Fähre gerettet",
        ),
        (
            (
                "Nach dem schweren Hochwasser im Tal der Lenne ist die Zahl der Toten auf vier "
                "gestiegen."
            ),
            "Die Zahl der Toten ist auf vier gestiegen",
        ),
        (
            (
                "Für die Fähre ist ein sehr teures Jahr zu Ende gegangen: Die Reparatur kostete "
                "1,2 Millionen Euro und kam spät."
            ),
            "Für die Fähre ist ein sehr teures Jahr zu Ende gegangen",
        ),
        (
            (
                "Doch die Fähre – sie ist inzwischen stolze 52 Jahre alt – fährt ab Montag wieder "
                "über die Lenne."
            ),
            "Die Fähre fährt ab Montag wieder über die Lenne",
        ),
        (
            (
                "Die langjährige Bürgermeisterin Ute Harmsen will am Hafen eine Schule für alle "
                "Kinder bauen."
            ),
            "Ute Harmsen will am Hafen eine Schule für alle Kinder bauen",
        ),
    ],
)
def test_a_sentence_is_shortened_to_a_headline(
    make_article: Callable[..., Article], sentence: str, short: str
) -> None:
    assert headline(make_article(sentence)) == short


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Die neue Fähre wird teurer als geplant und auch sehr viel später fertig, teilte die "
            "Stadt Warnfels am Montag mit."
        ),
        (
            "Die Stadt will zwar bauen und sucht seit Jahren einen Weg dorthin, aber sie hat noch "
            "immer kein Geld dafür."
        ),
        (
            "Am Donnerstagabend war dann im Rat endlich klar: Die Fähre wird teurer als geplant "
            "und auch später fertig."
        ),
        (
            "Die Bürgermeisterin Ute Harmsen sagte im Rat: „Die Fähre wird teurer als geplant und "
            "auch später fertig.“"
        ),
        (
            "Nach dem Hochwasser ist die Fähre Lenne Zwei zum ersten Mal wieder von Warnfels nach "
            "Hollersheim gefahren."
        ),
        (
            "Nach Angaben der Stadt Warnfels sind die Kosten der neuen Schule auf zwölf Millionen "
            "Euro gestiegen."
        ),
    ],
)
def test_what_says_who_or_on_what_condition_is_not_cut(
    make_article: Callable[..., Article], sentence: str
) -> None:
    short = headline(make_article(sentence))

    assert sentence.startswith(short.rstrip(" …"))
    assert short.endswith("…") or len(short.split()) <= 8


def test_a_whole_sentence_is_not_marked_as_cut(make_article: Callable[..., Article]) -> None:
    assert (
        headline(make_article("Wir fahren wieder mit der Fähre."))
        == "Wir fahren wieder mit der Fähre"
    )


def test_a_strong_sentence_that_fits_goes_before_a_cut_one(
    make_article: Callable[..., Article],
) -> None:
    long = (
        "Der Rat der kleinen Stadt Warnfels an der Lenne redete lange über Schule, Hafen, Fähre, "
        "Bad und Brücke."
    )
    article = make_article(f"{long}\nDie Fähre über die Lenne bleibt in Betrieb.")

    assert headline(article) == "Die Fähre über die Lenne bleibt in Betrieb"


def test_a_subhead_goes_before_a_cut_sentence(make_article: Callable[..., Article]) -> None:
    long = (
        "Wer in Warnfels über die Lenne will, muss seit Jahren warten, hoffen, bangen und sehr "
        "viel Zeit haben."
    )
    article = make_article(
        long,
        (Kind.SUBHEAD, "Ein Tunnel bleibt auf Jahre ein Wunsch"),
        long.replace("Jahren", "1987"),
    )

    assert headline(article) == "Ein Tunnel bleibt auf Jahre ein Wunsch"


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Wer in Warnfels über die Lenne will, muss seit Jahren warten, hoffen, bangen und sehr "
            "viel Zeit haben."
        ),
        (
            "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenleiter"
            "stellvertreterin "
            "geht."
        ),
        "a " * 80,
    ],
)
def test_a_headline_is_never_too_long_and_says_that_it_was_cut(
    make_article: Callable[..., Article], sentence: str
) -> None:
    short = headline(make_article(sentence))

    assert len(short) <= LONGEST
    assert short.endswith(" …")


def test_a_cut_headline_does_not_end_in_a_word_that_waits_for_more(
    make_article: Callable[..., Article],
) -> None:
    sentence = (
        "Wegen der leeren Kasse der Stadt Warnfels und der vielen Jahre des Wartens über die Lenne "
        "reden alle."
    )

    assert (
        headline(make_article(sentence))
        == "Wegen der leeren Kasse der Stadt Warnfels und der vielen Jahre …"
    )
