from __future__ import annotations

import pytest

from briefing.german.abbreviations import ABBREVIATIONS, BLANKS, Ends, compile_pattern, lookup


def test_every_entry_is_keyed_by_its_form_without_blanks_and_has_an_expansion() -> None:
    assert len(ABBREVIATIONS) >= 150
    for key, entry in ABBREVIATIONS.items():
        assert key == entry.written.replace(" ", "")
        assert key.endswith(".")
        assert entry.spoken
        assert not entry.spoken.endswith(".")


@pytest.mark.parametrize("written", ["Dr.", "Prof.", "Nr.", "bzw.", "z.B.", "St.", "Abs."])
def test_what_needs_a_word_after_it_never_ends_a_sentence(written: str) -> None:
    assert ABBREVIATIONS[written].ends is Ends.NEVER


@pytest.mark.parametrize("written", ["usw.", "Mio.", "Mrd.", "Co.", "n.Chr.", "e.V.", "u.a."])
def test_what_can_close_a_list_or_an_amount_may_end_a_sentence(written: str) -> None:
    assert ABBREVIATIONS[written].ends is Ends.MAY


@pytest.mark.parametrize("blank", ["", *BLANKS])
def test_any_blank_or_none_may_stand_inside(blank: str) -> None:
    text = f"Sie kam i.{blank}d.{blank}R. zu spät, z.{blank}B. gestern."
    assert [match[0].replace(blank or " ", "") for match in compile_pattern().finditer(text)] == [
        "i.d.R.",
        "z.B.",
    ]
    entry = lookup(f"i.{blank}d.{blank}R.")
    assert entry is not None
    assert entry.spoken == "in der Regel"


def test_a_capital_at_the_start_of_a_sentence_is_folded_but_an_initial_is_not() -> None:
    assert lookup("Ca.") is ABBREVIATIONS["ca."]
    assert lookup("Z. B.") is ABBREVIATIONS["z.B."]
    assert lookup("V.") is None
    assert [
        match[0] for match in compile_pattern().finditer("Ca. 30 Leute, V. Schmidt, v. Schmidt")
    ] == [
        "Ca.",
        "v.",
    ]


def test_the_longest_form_is_found() -> None:
    assert [
        match[0]
        for match in compile_pattern().finditer(
            "Obst, Gemüse u. v. m. vom Dr.-Ing. und der röm.-kath. Kirche"
        )
    ] == [
        "u. v. m.",
        "Dr.-Ing.",
        "röm.-kath.",
    ]


def test_letters_inside_a_word_are_not_found() -> None:
    assert not compile_pattern().search("Das ist bestimmt die Nanu. Sie ging ins Restaurant.")


def test_letters_that_are_also_a_word_count_only_before_a_number() -> None:
    assert {key for key, entry in ABBREVIATIONS.items() if entry.before_number} == {
        "Alt.",
        "Art.",
        "Kap.",
        "Kl.",
        "No.",
        "S.",
        "So.",
        "max.",
        "min.",
        "op.",
    }
