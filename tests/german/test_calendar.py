from __future__ import annotations

import datetime as dt

import pytest

from briefing.german.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from briefing.german.formats import long_date
from briefing.german.sentences import split_sentences
from briefing.speech.lexicon import Lexicon
from briefing.speech.verbalise import verbalise


def test_an_abbreviation_is_the_start_of_its_month() -> None:
    irregular = {"Mrz": "März"}
    for short, number in MONTH_ABBREVIATIONS.items():
        assert MONTHS[number - 1] == irregular.get(short) or MONTHS[number - 1].startswith(short)


def test_weekdays_are_known_by_two_letters() -> None:
    assert [*WEEKDAY_ABBREVIATIONS.values()] == [*WEEKDAYS]
    assert WEEKDAY_ABBREVIATIONS["Do"] == "Donnerstag"


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_is_written_said_and_kept_with_its_day(number: int) -> None:
    name = MONTHS[number - 1]
    assert long_date(dt.date(2026, number, 3)) == f"3.\N{NO-BREAK SPACE}{name} 2026"
    assert verbalise(f"am 3.{number}.", Lexicon({})).text.startswith(f"am dritten {name}")
    assert len(split_sentences(f"Sie kam am 3. {name} an.")) == 1
