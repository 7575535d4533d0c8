from __future__ import annotations

import pytest

from briefing.audit.name_index import ROLE
from briefing.condense.persons import title_before


@pytest.mark.parametrize(
    "office", ["Bürgermeisterin", "Landrat", "Kanzler", "Anwältin", "Virologe", "Chefs"]
)
def test_an_office_is_one_wherever_it_stands(office: str) -> None:
    assert ROLE.fullmatch(office.lower())


@pytest.mark.parametrize("surname", ["Hartmann", "Hofwirt", "Seestar"])
def test_the_endings_of_surnames_are_no_offices(surname: str) -> None:
    assert not ROLE.fullmatch(surname.lower())


@pytest.mark.parametrize("title", ["Kaufmann", "Gastwirt", "Landrätin", "Experte", "Sängerin"])
def test_before_a_full_name_such_a_noun_is_a_title(title: str) -> None:
    assert title_before(f"Das sagte {title} ") == title


@pytest.mark.parametrize("word", ["Frau", "Kollegin", "Abgeordneten", "Vorsitzende"])
def test_an_address_or_a_declined_office_is_no_title(word: str) -> None:
    assert title_before(f"Das sagte {word} ") == ""
