from __future__ import annotations

import re

import pytest

from briefing.german import saying
from briefing.german.conjugation import conjugate


@pytest.mark.parametrize(
    ("verb", "finite", "subjunctive", "participle"),
    [
        ("sagen", "sagen sagt sagte sagten", "sage", "gesagt"),
        ("verneinen", "verneinen verneint verneinte verneinten", "verneine", "verneint"),
        ("behaupten", "behaupten behauptet behauptete behaupteten", "behaupte", "behauptet"),
        ("rechnen", "rechnen rechnet rechnete rechneten", "rechne", "gerechnet"),
        ("warnen", "warnen warnt warnte warnten", "warne", "gewarnt"),
        (
            "versichern",
            "versichern versichert versicherte versicherten",
            "versichere",
            "versichert",
        ),
        ("zweifeln", "zweifeln zweifelt zweifelte zweifelten", "zweifele zweifle", "gezweifelt"),
        ("zitieren", "zitieren zitiert zitierte zitierten", "zitiere", "zitiert"),
        ("rufen ruft rief gerufen", "rufen ruft rief riefen", "rufe", "gerufen"),
        ("nennen nennt nannte genannt", "nennen nennt nannte nannten", "nenne", "genannt"),
        (
            "mit|teilen",
            "mitteilen mitteilt mitteilte mitteilten mitzuteilen teilen teilt teilte teilten",
            "teile",
            "mitgeteilt",
        ),
    ],
)
def test_a_verb_is_conjugated_in_the_third_person(
    verb: str, finite: str, subjunctive: str, participle: str
) -> None:
    found = conjugate(verb)
    assert found.finite == set(finite.split())
    assert found.subjunctive == set(subjunctive.split())
    assert found.participle == participle


@pytest.mark.parametrize("word", ["behauptt", "stelln", "räumn", "rechnt", "verneintt", "gebetont"])
def test_no_form_is_made_that_german_does_not_have(word: str) -> None:
    assert word not in saying.SAYS | saying.SPEAKER_VERBS | saying.SUBJUNCTIVES


def test_what_reports_only_now_and_then_says_nothing_by_itself() -> None:
    assert {"gibt", "hält", "stellte"} <= saying.MAY_SAY <= saying.SPEAKER_VERBS
    assert not saying.MAY_SAY & saying.SAYS
    assert {"angab", "festgestellt", "verneinte", "entgegnete"} <= saying.SAYS


def test_a_subjunctive_names_no_speaker_for_it_is_reported_itself() -> None:
    assert {"sage", "fordere", "sei", "regle"} <= saying.SUBJUNCTIVES
    assert not saying.SUBJUNCTIVES & saying.SPEAKER_VERBS


def test_pronouns_and_adjectives_are_no_subjunctives() -> None:
    assert not {"meine", "äußere"} & (saying.SUBJUNCTIVES | saying.SAYS)


def test_the_tables_hold_single_words_only() -> None:
    words = (
        saying.SAYS
        | saying.SPEAKER_VERBS
        | saying.SUBJUNCTIVES
        | saying.MODALS
        | saying.SUPPOSITIONS
    )
    assert all(re.fullmatch("[a-zäöüß]{3,}", word) for word in words)
