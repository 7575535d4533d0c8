"""The replacement of a drafted sentence that fails, and what is dropped along with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.condense.coherence import find_ties
from briefing.condense.drafting.judge import Judge
from briefing.condense.drafting.mend import Mender
from briefing.condense.drafting.reply import Drafted

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.condense.drafting.mend import Mended
    from briefing.model.article import Article

Sentences = list[tuple[str, list[int]]]

BRIDGE = "Die Brücke über die Lenne ist laut Gutachten seit Jahren einsturzgefährdet."
DENIED = "Das stimmt aber nicht."
BATH = "Das Freibad in Warnfels öffnet im Mai mit neuen Becken."
TAX = "Die Grundsteuer in Warnfels steigt im Januar deutlich."


def mend(article: Article, *drafted: tuple[str, list[int]], budget: int = 100) -> Mended:
    """Mend a draft of one paragraph; each sentence with its source numbers (from 1)."""
    needed = [
        tie.together for tie in find_ties(article.sentences, (), range(len(article.sentences)))
    ]
    judge = Judge(article, (), frozenset(), "text")
    part = [Drafted(text=text, basis=list(basis)) for text, basis in drafted]
    return Mender(judge, needed, frozenset(), budget).mend(judge.parts([part]))


def said(mended: Mended) -> list[str]:
    return [statement.text for part in mended.parts for statement in part]


def test_the_whole_passage_takes_the_place_of_a_sentence_or_nothing(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(f"{BATH}\n{BRIDGE}\n{DENIED}")
    wrong = "Die Brücke über die Lenne ist laut 99 Gutachten nicht einsturzgefährdet."

    whole = mend(article, (BATH, [1]), (wrong, [2, 3]))
    tight = mend(article, (BATH, [1]), (wrong, [2, 3]), budget=len(f"{BATH} {BRIDGE}".split()))

    assert said(whole) == [BATH, BRIDGE, DENIED]
    assert said(tight) == [BATH]


@pytest.mark.parametrize(
    ("basis", "why"),
    [
        ([2], "the next sentence takes it back"),
        ([2, 3, 99], "one of the sentences does not exist, so that the rest is only a part"),
        ([1], "it is about something else"),
    ],
)
def test_a_basis_that_is_not_the_whole_source_gives_no_replacement(
    make_article: Callable[..., Article], basis: list[int], why: str
) -> None:
    article = make_article(f"{TAX}\n{BRIDGE}\n{DENIED}\n{BATH}")
    wrong = "Die Brücke über die Lenne ist laut 99 Gutachten nicht einsturzgefährdet."

    assert said(mend(article, (BATH, [4]), (wrong, basis))) == [BATH], why


def test_a_gap_in_the_passage_is_no_replacement_where_the_gap_takes_something_back(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(f"{BRIDGE}\n{DENIED}\n{TAX}\n{BATH}")
    wrong = "Die Brücke über die Lenne ist laut 99 Gutachten heil und die Grundsteuer steigt."

    assert said(mend(article, (BATH, [4]), (wrong, [1, 3]))) == [BATH]


def test_a_replacement_that_opens_with_doch_brings_the_sentence_before(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(f"{TAX}\nDoch das Freibad in Warnfels bekommt neue Becken.\n{BRIDGE}")
    wrong = "Das Freibad in Warnfels bekommt 99 neue Becken."

    assert said(mend(article, (BRIDGE, [3]), (wrong, [2]))) == [
        BRIDGE,
        TAX,
        "Doch das Freibad in Warnfels bekommt neue Becken.",
    ]


DROPPED = "Die Grundsteuer in Warnfels steigt im Januar um 99 Prozent."
BACK = "Das ist der höchste Wert seit Jahren."
BACK_AGAIN = "Sie war zuletzt 2011 erhöht worden."
ALONE = "Die Brücke über die Lenne ist seit Jahren gesperrt."


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    """Its first sentence is in every draft, so a drafted one that rests on it is dropped."""
    return make_article(f"{TAX}\n{BACK}\n{BACK_AGAIN}\n{ALONE}\nSie wird im Mai geöffnet.")


@pytest.mark.parametrize(
    ("sentences", "kept"),
    [
        ([(DROPPED, [1]), (BACK, [2])], []),
        ([(DROPPED, [1]), (BACK, [2]), (BACK_AGAIN, [3])], []),
        (
            [(DROPPED, [1]), (ALONE, [4]), ("Sie wird im Mai geöffnet.", [5])],
            [ALONE, "Sie wird im Mai geöffnet."],
        ),
        ([(DROPPED, [1]), (BACK, [2]), (ALONE, [4])], [ALONE]),
        (
            [(DROPPED, [1]), (BACK, [2]), (ALONE, [4]), ("Sie wird im Mai geöffnet.", [5])],
            [ALONE, "Sie wird im Mai geöffnet."],
        ),
    ],
)
def test_what_points_back_goes_with_what_it_points_to(
    article: Article, sentences: Sentences, kept: list[str]
) -> None:
    assert said(mend(article, (TAX, [1]), *sentences)) == [TAX, *kept]


def test_what_takes_up_a_noun_of_a_dropped_sentence_goes_too(
    make_article: Callable[..., Article],
) -> None:
    study = "Die Studie umfasst zwölf Orte in Warnfels."
    article = make_article(
        f"{TAX}\nIm Mai erschien eine Studie zur Grundsteuer in Warnfels.\n{ALONE}\n{study}"
    )
    dropped = ("Im Mai erschien eine Studie zu 99 Orten in Warnfels.", [1, 2])

    assert said(mend(article, (TAX, [1]), dropped, (ALONE, [3]), (study, [4]))) == [TAX, ALONE]


def test_what_points_back_to_a_replaced_passage_goes_for_its_sense_may_have_changed(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(f"{BATH}\n{BRIDGE}\n{DENIED}\nDas begrüßte der Rat der Stadt Warnfels.")
    wrong = "Die Brücke über die Lenne ist laut 99 Gutachten seit Jahren einsturzgefährdet."

    mended = mend(
        article, (BATH, [1]), (wrong, [2, 3]), ("Das begrüßte der Rat der Stadt Warnfels.", [4])
    )

    assert said(mended) == [BATH, BRIDGE, DENIED]
    assert mended.replaced[-1].by == ()


def test_a_sentence_does_not_stand_without_the_one_that_took_it_back(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(f"{BATH}\n{BRIDGE}\nDas dementierte die Stadt Warnfels am Montag.")
    denial = "Das dementierte die Stadt Warnfels 99 Mal am Montag."

    mended = mend(article, (BATH, [1]), (BRIDGE, [2]), (denial, [3]))

    assert said(mended) == [BATH]
    assert [replaced.text for replaced in mended.replaced] == [BRIDGE, denial]
    assert mended.drafted == (BATH,)
