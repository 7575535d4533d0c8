from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.condense.coherence import find_ties
from briefing.condense.select import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.article import Article

TOWN = (
    "Die Stadt Warnfels baut am Hafen eine neue Schule für 400 Kinder.\n"
    "Die neue Schule am Hafen kostet die Stadt Warnfels 31 Millionen Euro.\n"
    "Sie soll im Sommer 2029 fertig sein und zwölf Räume haben.\n"
    "Der Bäcker am Markt öffnet im Winter eine Stunde später als sonst.\n"
    "Wer will das alles eigentlich am Ende bezahlen?\n"
    "Regen.\n"
    "Die Eltern der 400 Kinder hatten neun Jahre lang eine Schule von der Stadt gefordert."
)


def selection(article: Article, *excluded: int) -> Selection:
    return Selection(article.sentences, find_ties(article.sentences, ()), frozenset(excluded))


def test_the_budget_is_never_exceeded(make_article: Callable[..., Article]) -> None:
    chosen = selection(make_article(TOWN))

    for budget in range(1, 80):
        assert chosen.length(chosen.choose(budget)) <= budget


def test_the_opening_leads_where_it_fits(make_article: Callable[..., Article]) -> None:
    assert 0 in selection(make_article(TOWN)).choose(24)


def test_a_pointing_sentence_comes_with_its_predecessor(
    make_article: Callable[..., Article],
) -> None:
    chosen = selection(make_article(TOWN)).choose(80)

    assert {1, 2} <= chosen


def test_questions_and_scraps_are_left_out(make_article: Callable[..., Article]) -> None:
    assert not {4, 5} & selection(make_article(TOWN)).choose(200)


def test_what_is_off_the_topic_weighs_least(make_article: Callable[..., Article]) -> None:
    school, cost, _, baker, _, _, parents = TOWN.split("\n")

    weights = selection(make_article(f"{school}\n{cost}\n{baker}\n{parents}")).ranking.weights

    assert min(weights) == weights[2]


def test_banned_sentences_and_those_that_need_them_are_out(
    make_article: Callable[..., Article],
) -> None:
    assert not {1, 2} & selection(make_article(TOWN), 1).choose(200)


def test_forced_sentences_are_in_before_anything_else(make_article: Callable[..., Article]) -> None:
    assert selection(make_article(TOWN)).choose(13, frozenset({3})) == {3}


def test_nothing_fits_into_too_small_a_budget(make_article: Callable[..., Article]) -> None:
    assert selection(make_article(TOWN)).choose(3) == frozenset()


def test_the_budget_is_used_well_where_a_swap_can_do_it(
    make_article: Callable[..., Article],
) -> None:
    chosen = selection(make_article(TOWN))

    assert all(chosen.length(chosen.choose(budget)) >= 0.85 * budget for budget in (24, 36, 48, 52))


def test_a_telephone_number_is_no_news(make_article: Callable[..., Article]) -> None:
    article = make_article(
        f"{TOWN}\nHinweise nimmt die Polizei unter der Nummer 05555/12 34 56 entgegen."
    )

    assert 7 not in selection(article).choose(300)
