from __future__ import annotations

from briefing.german.quotations import outside, quoted


def test_the_words_outside_a_quotation_are_its_speaker() -> None:
    assert outside("„Ja“, sagte er, „gern.“") == ", sagte er, "


def test_a_quotation_that_never_ends_is_outside_no_more() -> None:
    assert outside("Er rief: „Ja") == "Er rief: "


def test_marks_need_their_partners() -> None:
    assert quoted('„Ja“, rief sie: »Nein«, 30"000 Mal.').balanced
    assert not quoted("„Ja, rief sie.").balanced
    assert not quoted("Ja“, rief sie.").balanced
