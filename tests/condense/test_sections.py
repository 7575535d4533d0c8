"""The editor's own sections: plain sentences for the voice, with what their Markdown marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.condense.sections import from_notes
from briefing.config.notes import parse_notes
from briefing.errors import InputError
from briefing.model.briefing import Mark


def statements(markdown: str) -> list[tuple[str, str, tuple[Mark, ...]]]:
    notes = parse_notes(f"---\nwords: 150\n---\n\n## Einordnung\n\n{markdown}\n", Path("notes.md"))
    found = from_notes(notes, notes.commentary)
    return [(s.text, s.item, s.marks) for paragraph in found for s in paragraph]


def link(start: int, end: int, url: str) -> Mark:
    return Mark(kind="link", start=start, end=end, url=url)


def test_a_link_is_plain_text_with_its_place_and_its_address() -> None:
    url = "https://bote.example/interview?a=1&b=2"
    assert statements(f"Mehr dazu\n  [im   Interview]({url}), jetzt.") == [
        ("Mehr dazu im Interview, jetzt.", "", (link(10, 22, url),))
    ]


def test_links_by_reference_and_mail_addresses_count() -> None:
    found = statements("[Das Amt][1] und <rat@bote.example>.\n\n[1]: http://amt.example")
    assert found[0][2] == (
        link(0, 7, "http://amt.example"),
        link(12, 28, "mailto:rat@bote.example"),
    )


def test_emphasis_is_marked_within_a_link_too() -> None:
    found = statements("Ein *kurzes*, [sehr **langes**](https://a.example) Wort.")
    assert found[0][2] == (
        Mark(kind="em", start=4, end=10),
        link(12, 23, "https://a.example"),
        Mark(kind="strong", start=17, end=23),
    )


def test_marks_count_from_the_start_of_their_sentence_and_end_with_it() -> None:
    found = statements("Das ist neu. Hier **steht es. Und hier** auch.")
    assert [(text, marks) for text, _, marks in found] == [
        ("Das ist neu.", ()),
        ("Hier steht es.", (Mark(kind="strong", start=5, end=14),)),
        ("Und hier auch.", (Mark(kind="strong", start=0, end=8),)),
    ]


def test_the_first_sentence_of_an_entry_of_a_list_says_what_it_opens_with() -> None:
    found = statements("Drei Dinge:\n\n- Eins. Noch mehr.\n- Zwei\n\n1. Erst\n2. Dann")
    assert [(text, item) for text, item, _ in found] == [
        ("Drei Dinge:", ""),
        ("Eins.", "•"),
        ("Noch mehr.", ""),
        ("Zwei", "•"),
        ("Erst", "1."),
        ("Dann", "2."),
    ]


def test_a_date_at_the_start_of_a_line_is_no_entry() -> None:
    assert statements("24. April ist Wahltag.") == [("24. April ist Wahltag.", "", ())]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "../interview", "ftp://a.example", "data:text/html,x"]
)
def test_other_links_are_refused_with_their_line(url: str) -> None:
    with pytest.raises(InputError) as refused:
        statements(f"Ein Absatz.\n\nMehr dazu\n[im Interview]({url}).")
    assert str(refused.value) == (
        f'notes.md:10: the link of "im Interview" leads to "{url}". '
        "Write an address that begins with https://, http:// or mailto:."
    )
