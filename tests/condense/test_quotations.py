from __future__ import annotations

from briefing.condense.quotations import balanced, text_outside_quotations


def test_the_words_outside_a_quotation_are_its_speaker() -> None:
    assert text_outside_quotations("„Ja“, sagte er, „gern.“") == ", sagte er, "


def test_a_quotation_that_never_ends_is_outside_no_more() -> None:
    assert text_outside_quotations("Er rief: „Ja") == "Er rief: "


def test_marks_need_their_partners() -> None:
    assert balanced('„Ja“, rief sie: »Nein«, 30"000 Mal.')
    assert not balanced("„Ja, rief sie.")
    assert not balanced("Ja“, rief sie.")
