"""Rules of the notes win over coherence, with a warning where a sentence loses its context."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.condense.coherence import find_ties
from briefing.condense.drafters import draft
from briefing.condense.drafting.answers import Answers
from briefing.condense.rules import EditorialRules
from briefing.condense.select import Selection
from briefing.config.notes import parse_notes
from briefing.config.settings import Condense
from briefing.errors import InputError
from briefing.model.briefing import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.condense.drafters import Draft
    from briefing.model.article import Article

COUNCIL = (
    "Der Rat der Stadt Warnfels hat am Montag nach langer Debatte den Bau einer neuen Fähre "
    "beschlossen."
)
COST = "Das kostet die Stadt im Jahr eine halbe Million Euro."
BATH = (
    "Die Bürgermeisterin Ute Harmsen will das alte Freibad am Fluss bis zum Sommer für alle öffnen."
)
HER = "Dabei hilft ihr der Verein der Schwimmer."


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(f"{COUNCIL}\n{COST}", f"{BATH}\n{HER}")


def drafted(article: Article, front: str, words: int) -> Draft:
    notes = parse_notes(f"---\n{front}\n---\n", Path("notes.md"))
    return draft(article, notes, Limits(words, "points"), Condense(), answers=Answers())


def said(made: Draft) -> list[str]:
    return [statement.text for part in made.briefing.condensed for statement in part]


def length(*sentences: str) -> int:
    return len(" ".join(sentences).split())


@pytest.mark.parametrize(
    ("front", "rule"),
    [(f"keep: ['{COST}']", "keep"), ("must: [halbe Million]", "must"), ("must: [kosten]", "must")],
)
def test_a_wished_sentence_without_room_for_what_it_points_to_stands_alone_with_a_warning(
    article: Article, front: str, rule: str
) -> None:
    made = drafted(article, front, length(COST))

    assert said(made) == [COST]
    (finding,) = made.findings
    assert (finding.check, finding.level, finding.file, finding.text) == (
        "notes.context",
        "warning",
        "notes.md",
        COST,
    )
    assert f'"{rule}" demands' in finding.message
    assert f"„{COUNCIL[:40]}" in finding.remedy
    assert 'raise "words"' in finding.remedy


def test_what_one_wish_drags_in_does_not_crowd_out_another(article: Article) -> None:
    made = drafted(article, f"keep: ['{HER}']\nmust: [halbe Million]", length(BATH, HER) + 1)

    assert said(made) == [COST, HER]
    assert [finding.text for finding in made.findings] == [COST, HER]


def test_where_one_companion_is_too_long_for_all_wishes_a_shorter_one_comes_along(
    make_article: Callable[..., Article],
) -> None:
    council = "Der Rat der Stadt Warnfels hat den Bau einer Fähre beschlossen."
    article = make_article(f"{council}\n{COST}", f"{BATH}\n{HER}")

    notes = parse_notes(f"---\nkeep: ['{HER}', '{COST}']\n---\n", Path("notes.md"))
    rules = EditorialRules(article, notes)
    selection = Selection(article.sentences, find_ties(article.sentences, (), rules.untouched))

    assert rules.required(selection, length(BATH, HER, COST) - 1) == {0, 1, 3}
    assert rules.required(selection, length(BATH, HER, COST)) == {1, 2, 3}


def test_a_phrase_is_taken_from_the_shortest_sentence_where_words_are_few(
    make_article: Callable[..., Article],
) -> None:
    long, short = "Das halten am Ufer alle für eine gute neue Fähre.", "Das ist unsere neue Fähre."
    article = make_article(f"{COUNCIL}\n{long}", f"{BATH}\n{short}")

    assert said(drafted(article, "must: [neue Fähre]\navoid: [Rat]", 12)) == [short]


def test_what_the_editor_avoids_does_not_keep_out_the_sentence_behind_it(article: Article) -> None:
    made = drafted(article, "must: [halbe Million]\navoid: [Debatte]", 60)

    assert COST in said(made)
    assert COUNCIL not in said(made)
    assert [finding.text for finding in made.findings] == [COST]


def test_only_wishes_that_are_too_long_themselves_are_refused(article: Article) -> None:
    with pytest.raises(
        InputError, match=f"the rules need {length(COST, HER)} words, but only 12 are allowed"
    ):
        drafted(article, f"keep: ['{COST}', '{HER}']", 12)


@pytest.mark.parametrize(
    "front", [f"keep: ['{COST}']", f"keep: ['{COUNCIL}']", "must: [Freibad]", ""]
)
def test_a_sentence_behind_what_it_points_to_is_no_finding(article: Article, front: str) -> None:
    assert drafted(article, front, 100).findings == ()


def test_the_first_sentence_of_an_article_may_point_to_nothing(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(f"{HER}\n{BATH}")

    (finding,) = drafted(article, f"keep: ['{HER}']", 40).findings

    assert finding.remedy == "Choose another sentence."
