from __future__ import annotations

import pytest

from briefing.audit import numerals
from briefing.german.numerals import SMALL, TENS
from briefing.speech import numbers


def test_the_table_counts_without_a_gap() -> None:
    assert len(SMALL) == 20
    assert len(TENS) == 10
    assert (SMALL[12], TENS[3]) == ("zwölf", "dreißig")


@pytest.mark.parametrize(
    "number", [*range(2, 130), 199, 200, 999, 1000, 1012, 17_000, 123_456, 999_999]
)
def test_the_audit_reads_what_speech_says(number: int) -> None:
    assert numerals.cardinal(numbers.cardinal(number)) == number
    assert numerals.ordinal(numbers.ordinal(number) + "e") == number
