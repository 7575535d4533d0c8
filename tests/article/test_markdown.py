from __future__ import annotations

import pytest
from outline import outline

from briefing.article import parse_article, plain_paragraphs
from briefing.errors import InputError


def test_roles_follow_from_the_markup() -> None:
    source = """# Stadt heizt mit *Abwasser*

**Im Kanal steckt Energie. Nun wird sie genutzt.**

Lindenhafen (dpa) - Der [Rat](https://rat.example) hat `heute`
zugestimmt.\\
Alle freuen sich. ![Bild](bild.png)

## Kritik

> „Das dauert“, sagt sie.

- Pumpen
- Rohre

  Mehr dazu später.

<b>Kurz</b> gesagt &amp; ~~weg~~ gut.

<div>verborgen</div>

```
print()
```

| a | b |
|---|---|
| 1 | 2 |
"""
    assert outline(source, "a.md") == [
        "title: Stadt heizt mit Abwasser",
        "teaser: Im Kanal steckt Energie. Nun wird sie genutzt.",
        "other: Lindenhafen (dpa) -",
        "paragraph: Der Rat hat heute zugestimmt. Alle freuen sich.",
        "subhead: Kritik",
        "paragraph: „Das dauert“, sagt sie.",
        "item: Pumpen",
        "item: Rohre",
        "item: Mehr dazu später.",
        "paragraph: Kurz gesagt & weg gut.",
    ]


def test_the_text_is_what_is_read_with_blank_lines_between_blocks() -> None:
    article = parse_article(b"# Kopf\n\n*Ein* Satz.\n\n- Punkt\n", "a.markdown")
    assert article.text == "Kopf\n\nEin Satz.\n\nPunkt"
    assert article.title == "Kopf"


@pytest.mark.parametrize("key", ["teaser", "description"])
def test_front_matter_gives_title_and_teaser(key: str) -> None:
    source = (
        f"---\ntitle: Stadt heizt\n{key}: |\n  Ein Vorspann.\n  Ja.\ndate: 2026-03-12\n---\n"
        "# Stadt heizt\n\n**Fett ist nur Text.**\n\nMehr.\n"
    )
    assert outline(source, "a.md") == [
        "title: Stadt heizt",
        "teaser: Ein Vorspann. Ja.",
        "paragraph: Fett ist nur Text.",
        "paragraph: Mehr.",
    ]


def test_another_heading_below_a_front_matter_title_is_a_subhead() -> None:
    assert outline("---\ntitle: Stadt heizt\n---\n# Anders\n\nMehr.\n", "a.md")[:2] == [
        "title: Stadt heizt",
        "subhead: Anders",
    ]


@pytest.mark.parametrize("first", ["**Fett.** Aber nicht alles.", "Gar nichts.", "*Nur* Anfang."])
def test_a_paragraph_that_is_partly_bold_is_no_teaser(first: str) -> None:
    assert "teaser" not in "".join(outline(f"# T\n\n{first}\n\nMehr.\n", "a.md"))


def test_the_only_paragraph_is_no_teaser() -> None:
    assert outline("# T\n\n**Alles fett.**\n", "a.md") == ["title: T", "paragraph: Alles fett."]


def test_empty_front_matter_is_allowed() -> None:
    assert outline("---\n---\nEin Satz.\n", "a.md") == ["paragraph: Ein Satz."]


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("title: [x", 2, "not YAML"),
        ("a: 1\nb: :\n  c: - d", 3, "not YAML"),
        ("nur Text", 2, "no keys"),
        ("a: \x01", None, "no sentence"),
    ],
)
def test_broken_front_matter_is_named_with_its_line(
    front: str, line: int | None, words: str
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        parse_article(f"---\n{front}\n---\n".encode(), "a.md")
    assert caught.value.line == line
    assert caught.value.file == "a.md"


def test_headings_alone_are_no_article() -> None:
    with pytest.raises(InputError, match="no sentence found"):
        parse_article(b"# Nur ein Titel\n\n## Und noch einer\n", "a.md")


def test_a_section_becomes_plain_paragraphs() -> None:
    section = (
        "Wir *kommentieren*\ndas [hier](https://x.example).\n\n"
        "### Zweitens\n\n- Eins\n- Zwei\n\n<!-- nur für uns -->\n"
    )
    assert plain_paragraphs(section) == ("Wir kommentieren das hier.", "Zweitens", "Eins", "Zwei")
    assert plain_paragraphs("") == ()


def test_only_what_is_used_of_an_articles_front_matter_must_be_clear() -> None:
    parse_article(b"---\ntitle: Bus\nweight: 010\ntags: a #b\n---\nText.\n", "a.md")

    with pytest.raises(InputError, match=r'a\.md:2: "title": YAML takes „#5“ for a comment'):
        parse_article(b"---\ntitle: Bus #5\n---\nText.\n", "a.md")


def test_a_rule_opens_no_front_matter_in_a_section() -> None:
    assert plain_paragraphs("---\nEin Satz.\n\n---\n") == ("Ein Satz.",)


@pytest.mark.parametrize(
    "source",
    ["> " * 50_000 + "tief", "*_[" * 20_000 + "x", "[" * 50_000 + "x", "- " * 5_000 + "tief"],
)
def test_hostile_nesting_ends(source: str) -> None:
    try:
        outline("Ein Satz.\n\n" + source, "a.md")
    except InputError as problem:  # pragma: no cover - either outcome is fine
        assert "no sentence" in problem.message  # noqa: PT017


def test_a_second_numbered_list_is_a_list_and_a_date_is_none() -> None:
    text = (
        "1. Bauen\n2. Prüfen\n\nDann folgt das.\n\n1. Zahlen\n2. Feiern\n\n"
        "24. April war der Termin.\n\n1. Mai ist frei.\n"
    )

    assert plain_paragraphs(text) == (
        "Bauen", "Prüfen", "Dann folgt das.", "Zahlen", "Feiern",
        "24. April war der Termin.", "1. Mai ist frei.",
    )  # fmt: skip
