from __future__ import annotations

import pytest

from briefing.german.formats import NBSP
from briefing.german.hyphenation import hyphenate
from briefing.german.typography import typeset
from briefing.look.prose import as_html, as_text
from briefing.model.briefing import Mark
from briefing.model.prose import Block, blocks_of_document, typeset_block


def block(text: str, *marked: tuple[str, str, str], item: str = "") -> Block:
    """`text` with a mark of a kind and an address on every passage."""
    marks = (
        Mark(kind=kind, start=text.index(passage), end=text.index(passage) + len(passage), url=url)  # type: ignore[arg-type]
        for passage, kind, url in marked
    )
    return Block(text=text, marks=tuple(marks), item=item)


def test_marks_become_elements_and_all_else_is_escaped() -> None:
    shown = block(
        "A <b> & im großen Haus",
        ("im großen", "link", 'https://a.example/"?a&b'),
        ("großen", "strong", ""),
    )
    assert as_html([shown]) == (
        '<p>A &lt;b&gt; &amp; <a href="https://a.example/&#34;?a&amp;b">im <strong>großen</strong></a> Haus</p>'
    )


def test_marks_that_touch_are_closed_before_others_open() -> None:
    shown = block("Eins zwei", ("Eins", "em", ""), (" zwei", "strong", ""))
    assert as_html([shown]) == "<p><em>Eins</em><strong> zwei</strong></p>"


def test_entries_that_follow_each_other_are_one_list() -> None:
    entries = ["", "•", "•", "1.", "2.", "", "3.", "1."]
    shown = [Block(text=str(n), item=item) for n, item in enumerate(entries)]
    assert as_html(shown).split("\n") == [
        "<p>0</p>",
        "<ul><li>1</li><li>2</li></ul>",
        "<ol><li>3</li><li>4</li></ol>",
        "<p>5</p>",
        '<ol start="3"><li>6</li></ol>',
        "<ol><li>7</li></ol>",
    ]


def test_nothing_is_no_element() -> None:
    assert as_html([]) == ""


def test_footnotes_stand_behind_their_links_in_order() -> None:
    shown = block(
        "Hier und dort.",
        ("Hier", "link", "https://a.example"),
        ("dort", "link", "https://b.example"),
    )
    urls: list[str] = []

    def footnote(url: str) -> str:
        urls.append(url)
        return f"[{len(urls)}]"

    assert as_text(shown, footnote) == f"Hier{NBSP}[1] und dort{NBSP}[2]."
    assert urls == ["https://a.example", "https://b.example"]


@pytest.mark.parametrize(
    ("text", "passage", "expected"),
    [
        ('Er sagt "z.B. 10000 Euro".', "10000 Euro", f"10.000{NBSP}Euro"),
        ('Er sagt "ja".', '"ja"', "„ja“"),
        ("Wer - wenn nicht wir", "wenn", "wenn"),
        ("Die Wärmepumpengenehmigung fehlt", "fehlt", "fehlt"),
    ],
)
def test_a_mark_stays_on_its_words_however_they_are_set(
    text: str, passage: str, expected: str
) -> None:
    found = typeset_block(
        block(text, (passage, "em", "")), lambda text: hyphenate(typeset(text, "de"))
    )
    (mark,) = found.marks
    assert found.text[mark.start : mark.end] == expected


def test_sentences_of_a_document_are_joined_with_their_marks() -> None:
    document = [
        [
            {"text": "Eins.", "source": {}, "edits": [], "item": "•"},
            {"text": "Zwei.", "edits": [], "marks": [{"kind": "em", "start": 0, "end": 4}]},
        ]
    ]
    assert blocks_of_document(document) == (
        Block(text="Eins. Zwei.", marks=(Mark(kind="em", start=6, end=10),), item="•"),
    )
