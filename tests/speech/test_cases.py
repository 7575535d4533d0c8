"""Readings of German news: tables of phrases in deciding contexts, a file per class.

A line of cases/*.tsv is a written form, a tab and the spoken form; \\u escapes are blanks.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.german.abbreviations import compile_pattern, lookup
from briefing.speech.verbalise import verbalise

CLASSES = {
    file.stem: [
        tuple(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), line).split("\t"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    for file in sorted((Path(__file__).parent / "cases").glob("*.tsv"))
}
CASES = [
    pytest.param(*case, id=f"{name}: {case[0]}")
    for name, cases in CLASSES.items()
    for case in cases
]
STUMBLING = re.compile(r"[\d/*_§%‰€$£&@+=°#|\\<>~\ue000-\uf8ff²³]|(?<=\w):(?=\w)")


@pytest.mark.parametrize(("written", "spoken"), CASES)
def test_german_news_is_read_as_people_say_it(written: str, spoken: str) -> None:
    assert verbalise(written).text == spoken


@pytest.mark.parametrize(("written", "spoken"), CASES)
def test_no_expected_reading_has_what_a_voice_stumbles_over(written: str, spoken: str) -> None:
    assert not STUMBLING.search(spoken), written
    found = [lookup(match[0]) for match in compile_pattern().finditer(spoken)]
    assert not [entry for entry in found if entry and not entry.before_number]


def test_the_tables_are_as_large_as_they_claim_and_hold_nothing_twice() -> None:
    written = [case[0] for cases in CLASSES.values() for case in cases]
    assert len(written) == len(set(written)) >= 600
    assert all(len(case) == 2 for cases in CLASSES.values() for case in cases)
    assert min(len(cases) for cases in CLASSES.values()) >= 10
