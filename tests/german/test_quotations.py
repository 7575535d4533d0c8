from __future__ import annotations

import pytest

from briefing.german.quotations import (
    ALL,
    CLOSING,
    DOUBLE,
    DOUBLE_CLOSING,
    DOUBLE_OPENING,
    OPENING,
    SINGLE_CLOSING,
    SINGLE_OPENING,
    outside,
    passages,
    quoted,
)
from briefing.german.sentences import split_sentences


def test_the_words_outside_a_quotation_are_its_speaker() -> None:
    assert outside("„Ja“, sagte er, „gern.“") == ", sagte er, "


def test_a_quotation_that_never_ends_is_outside_no_more() -> None:
    assert outside("Er rief: „Ja") == "Er rief: "


def test_marks_need_their_partners() -> None:
    assert quoted('„Ja“, rief sie: »Nein«, 30"000 Mal.').balanced
    assert not quoted("„Ja, rief sie.").balanced
    assert not quoted("Ja“, rief sie.").balanced


def test_every_mark_is_single_or_double_and_opens_or_closes() -> None:
    assert set(ALL) == set(OPENING) | set(CLOSING)
    assert set(DOUBLE) == set(DOUBLE_OPENING) | set(DOUBLE_CLOSING)
    assert set(ALL) - set(DOUBLE) == set(SINGLE_OPENING) | set(SINGLE_CLOSING)


@pytest.mark.parametrize("marks", ["„“", "„”", "“”", "»«", "«»", '""'])
def test_a_pair_of_every_house_encloses_a_quotation(marks: str) -> None:
    opening, closing = marks
    assert opening in DOUBLE_OPENING
    assert closing in DOUBLE_CLOSING
    assert passages(f"Sie sagte {opening}ja gern{closing} dazu.") == ["ja gern"]
    assert split_sentences(f"Sie sagte {opening}Ja.{closing} Die Stadt zahlt.")[0][1] == len(
        "Sie sagte „Ja.“"
    )
