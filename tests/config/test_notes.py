from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefing.config.notes import Link, Notes, parse_notes, read_notes
from briefing.errors import InputError

FILE = Path("notes.md")


def test_every_key_is_read() -> None:
    notes = parse_notes(
        """---
title: Titel
kicker: Energie
subject: Betreff
preheader: Vorschau
date: 2026-11-23
words: 120
form: text
must: ["rund 9.000 Euro"]
avoid: [laut Insidern]
keep: ["Das ist ein Satz."]
pronounce: {Pjöngjang: Pjöng-jang}
links: [{text: Mehr, url: "https://example.org/a?b=1"}]
image: {file: bild.jpg, alt: Ein Bild}
quote_voice: false
embargo: 2026-11-24T06:00+01:00
reviewed_by: Clara
---
## Begrüßung
Hallo.

## Einordnung

Das **zählt**.
## Abschied
Bis morgen.
## Intern
Geheim.
""",
        FILE,
    )

    rules = notes.rules
    assert (rules.title, rules.kicker, rules.subject, rules.preheader) == (
        "Titel",
        "Energie",
        "Betreff",
        "Vorschau",
    )
    assert (rules.date, rules.words, rules.form) == (dt.date(2026, 11, 23), 120, "text")
    assert (rules.must, rules.avoid, rules.keep) == (
        ("rund 9.000 Euro",),
        ("laut Insidern",),
        ("Das ist ein Satz.",),
    )
    assert rules.pronounce == {"Pjöngjang": "Pjöng-jang"}
    assert rules.links == (Link(text="Mehr", url="https://example.org/a?b=1"),)
    assert rules.image is not None
    assert rules.image.alt == "Ein Bild"
    assert rules.quote_voice is False
    assert rules.embargo == dt.datetime(2026, 11, 24, 6, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert notes.greeting is not None
    assert notes.greeting.text == "Hallo."
    assert notes.commentary is not None
    assert notes.text[notes.commentary.start :].startswith("Das **zählt**.")
    assert notes.farewell is not None
    assert "Geheim" not in repr((notes.greeting, notes.commentary, notes.farewell))


@pytest.mark.parametrize(
    "text", ["", "---\n---\n", "## Intern\nnur das\n", "<!-- später\n## mehr -->\n"]
)
def test_without_rules_there_are_none(text: str) -> None:
    assert parse_notes(text, FILE).rules == Notes().rules


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitel: x\n---", 'notes.md:2: unknown key "titel". Did you mean "title"?'),
        (
            "---\nlinks: [{text: a, ulr: b}]\n---",
            'notes.md:2: unknown key "links[1].ulr". Did you mean "url"?',
        ),
        ("---\n\nwords: viel\n---", 'notes.md:3: "words": expected a whole number, found a text'),
        ("---\nwords: 0\n---", 'notes.md:2: "words": expected a whole number of 1 or more.'),
        (
            "---\nform: pints\n---",
            'notes.md:2: "form": \'pints\' is not one of the values allowed: points, text. Did you mean "points"?',
        ),
        (
            "---\nform: Liste\n---",
            "'Liste' is not one of the values allowed: points, text. Choose one of them.",
        ),
        (
            "---\nmust: Kosten\n---",
            'notes.md:2: "must": expected a list, as in ["…"], found a text',
        ),
        (
            "---\nmust:\n  - gut\n  - 17\n---",
            'notes.md:4: "must[2]": expected a text in quotation marks, found a whole',
        ),
        ("---\ndate: 23.11.2026\n---", 'notes.md:2: "date": expected a date such as 2026-11-23'),
        (
            "---\nembargo: 2026-11-24T06:00\n---",
            'notes.md:2: "embargo": expected a date and time with time zone',
        ),
        (
            "---\nembargo: morgen\n---",
            'notes.md:2: "embargo": expected a date and time with time zone',
        ),
        (
            "---\nquote_voice: ja\n---",
            'notes.md:2: "quote_voice": expected true or false, found a text',
        ),
        ("---\nlinks: [{text: a, url: b}]\n---", 'notes.md:2: "links[1].url": expected an address'),
        ("---\nlinks: [{text: a}]\n---", 'notes.md:2: "links[1]" lacks the key "url"'),
        (
            "---\ntitle: a\nwords: 3\ntitle: b\n---",
            'notes.md:4: the key "title" stands twice, first in line 2',
        ),
        (
            "---\nkicker: x\nnumber: 010\n---",
            'notes.md:3: "number": YAML reads 010 as 8. Write a number in digits',
        ),
        ("---\nwords: 1_000\n---", 'notes.md:2: "words": YAML reads 1_000 as 1000.'),
        ("---\nwords: 1.000\n---", 'notes.md:2: "words": YAML reads 1.000 as 1.0.'),
        ("---\nnumber: 0x1F\n---", 'notes.md:2: "number": YAML reads 0x1F as 31.'),
        ("---\nkicker: 12:30\n---", 'notes.md:2: "kicker": YAML reads 12:30 as 750.'),
        ("---\nminutes: 1:30\n---", 'notes.md:2: "minutes": YAML reads 1:30 as 90.'),
        ("---\npronounce: {010: zehn}\n---", 'notes.md:2: "pronounce.010": YAML reads 010 as 8.'),
        (
            "---\nkicker: 2026\n---",
            'notes.md:2: "kicker": expected a text in quotation marks, found a whole number',
        ),
        (
            "---\nkicker: true\n---",
            'notes.md:2: "kicker": expected a text in quotation marks, found true or false',
        ),
        (
            "---\ntitle: Bus #5 fährt\n---",
            'notes.md:2: "title": YAML takes „#5 fährt“ for a comment and drops it. Put the whole text in quotation marks',
        ),
        ("---\ntitle: Platz # 1\n---", 'notes.md:2: "title": YAML takes „# 1“ for a comment'),
        (
            "---\nmust:\n  - gut\n  - Bus  #5\n---",
            'notes.md:4: "must[2]": YAML takes „#5“ for a comment',
        ),
        ("---\n- a\n---", "notes.md:2: This file: expected a table of keys and values"),
        ("---\na: [\n---", "notes.md:3: the front matter is not YAML"),
        ("---\ntitle: a\n", "notes.md:1: the front matter that opens with"),
        ("Hallo\n", "notes.md:1: text outside a section"),
        ("---\ntitle: x\n---\n\nHallo\n", "notes.md:5: text outside a section"),
        ("## Einleitung\nx", 'notes.md:1: unknown section "Einleitung"'),
        ("## Intern\nx\n## Intern\ny", 'notes.md:3: the section "Intern" stands twice'),
        ("---\nwords: 3\nminutes: 2\n---", 'notes.md:3: both "words" and "minutes"'),
        (
            "---\nmust: [die teuren Häuser]\navoid: [x, teure Häuser]\n---",
            'notes.md:3: "avoid" forbids „teure Häuser“',
        ),
        (
            '---\nkeep: ["Das ist laut Insidern so."]\navoid: [laut Insidern]\n---',
            'but "keep" demands „Das ist laut',
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_notes(text, FILE)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("front", "key", "value"),
    [
        ("title: Bus fährt  # die Überschrift", "title", "Bus fährt"),
        ("title: 'Bus #5 fährt' # die Überschrift", "title", "Bus #5 fährt"),
        ("title: C#-Kurs", "title", "C#-Kurs"),
        ("number: 10 #zehn", "number", 10),
        ("minutes: 1.5", "minutes", 1.5),
        ("kicker: '12:30'", "kicker", "12:30"),
        ("kicker: no", "kicker", "no"),
        ("kicker: 2026-11-23", "kicker", "2026-11-23"),
    ],
)
def test_what_yaml_reads_as_it_is_meant_is_taken(front: str, key: str, value: object) -> None:
    assert getattr(parse_notes(f"---\n{front}\n---\n", FILE).rules, key) == value


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_bytes("---\ntitle: Müll\n---".encode("latin-1"))

    with pytest.raises(InputError, match="not UTF-8"):
        read_notes(file)


def test_windows_line_ends_and_decomposed_umlauts_are_normalised(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_bytes("---\r\ntitle: Mu\u0308ll\r\n---\r\n## Begru\u0308ßung\r\nHallo.\r\n".encode())

    notes = read_notes(file)

    assert notes.rules.title == "Müll"
    assert notes.greeting is not None
    assert notes.greeting.text == "Hallo."


@pytest.mark.parametrize(
    "front",
    [
        "must: &a [x, *a]",
        "words: !!int abc",
        "title: !!bool x",
        "must: " + "[" * 3000,
        "minutes: .inf",
        "date: !!timestamp x",
        'subject: "halb \\ud83d"',
        'image: {file: "a\\0.png", alt: x}',
    ],
)
def test_hostile_yaml_is_one_clear_error(front: str) -> None:
    with pytest.raises(InputError):
        parse_notes(f"---\n{front}\n---\n", FILE)
