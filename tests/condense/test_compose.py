from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.audit import audit
from briefing.condense.compose import condense
from briefing.config.notes import Notes, parse_notes
from briefing.errors import InputError
from briefing.model.article import Kind
from briefing.model.briefing import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.article import Article
    from briefing.model.briefing import Briefing

POINTS, TEXT = Limits(150, "points"), Limits(150, "text")
TEASER = "Die Fähre über die Lenne fährt ab Montag wieder, teilte die Stadt Warnfels mit."
DOCK = "Das Schiff lag seit dem 3. März im Dock, weil der Rumpf an 14 Stellen gerissen war."
QUOTED = (
    "„Wir haben in all den Jahren noch nie so lange auf ein Schiff gewartet“, sagte Ute Harmsen."
)
TUNNEL = (
    "Ein Tunnel unter der Lenne würde nach einem Gutachten der Stadt 240 Millionen Euro kosten."
)
PEOPLE = "Täglich setzen rund 2.300 Menschen mit der Fähre über die Lenne."


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(
        (Kind.TITLE, "Die Fähre fährt"),
        (Kind.TEASER, TEASER),
        f"{DOCK}\n{QUOTED}",
        f"{TUNNEL}\n{PEOPLE}",
    )


def notes(front: str = "", sections: str = "") -> Notes:
    return parse_notes(f"---\n{front}\n---\n{sections}", Path("notes.md"))


def texts(made: Briefing) -> list[str]:
    return [statement.text for statement in made.statements()]


def test_the_teaser_leads_and_the_quotation_stands_apart(article: Article) -> None:
    made = condense(article, Notes(), POINTS)

    assert made.headline == "Die Fähre fährt"
    assert [s.text for s in made.lead] == [TEASER]
    assert [s.text for s in made.quote] == [QUOTED]
    assert [[s.text for s in point] for point in made.points] == [[DOCK], [TUNNEL], [PEOPLE]]
    assert made.paragraphs == ()


def test_the_form_text_joins_what_stands_in_one_paragraph(article: Article) -> None:
    made = condense(article, Notes(), TEXT)

    assert [[s.text for s in paragraph] for paragraph in made.paragraphs] == [
        [DOCK, QUOTED],
        [TUNNEL, PEOPLE],
    ]
    assert (made.points, made.quote) == ((), ())


def test_paragraphs_keep_the_subhead_above_them(make_article: Callable[..., Article]) -> None:
    head = (Kind.SUBHEAD, "Ein Tunnel bleibt ein Wunsch")
    article = make_article(DOCK, head, f"{TUNNEL}\n{PEOPLE}", QUOTED)

    made = condense(article, Notes(), TEXT)

    assert [" ".join(s.text for s in subhead) for subhead in made.subheads] == [
        "Ein Tunnel bleibt ein Wunsch",
        "",
    ]
    assert [s.text for part in made.condensed for s in part] == [
        DOCK,
        head[1],
        TUNNEL,
        PEOPLE,
        QUOTED,
    ]
    assert audit(made, article, Notes(), TEXT).findings == ()
    assert condense(article, Notes(), POINTS).subheads == ()


def test_what_is_to_be_avoided_is_in_no_subhead_and_no_headline(
    make_article: Callable[..., Article],
) -> None:
    head = (Kind.SUBHEAD, "Ein Tunnel bleibt ein Wunsch")
    article = make_article("Die Fähre über die Lenne fährt ab Montag.", f"{DOCK}", head, PEOPLE)
    given = notes("avoid: [Tunnel, Montag]")

    made = condense(article, given, TEXT)

    assert "Montag" not in made.headline
    assert set(made.subheads) == {()}
    assert audit(made, article, given, TEXT).findings == ()


def test_subheads_count_as_words(make_article: Callable[..., Article]) -> None:
    article = make_article(DOCK, (Kind.SUBHEAD, "Ein Tunnel bleibt ein Wunsch"), TUNNEL, PEOPLE)

    for words in range(16, 60):
        assert condense(article, Notes(), Limits(words, "text")).words <= words


def test_names_that_are_put_in_count_as_words(make_article: Callable[..., Article]) -> None:
    ute = "Bürgermeisterin Ute Harmsen aus Warnfels hat lange gewartet."
    article = make_article(
        f"{DOCK}\n{ute}",
        f"Harmsen will bauen, sagte sie.\n{TUNNEL}",
        "Harmsen hofft auf das Land im Süden.",
    )

    for words in range(9, 70):
        assert condense(article, Notes(), Limits(words, "points")).words <= words


def test_a_sentence_that_stands_twice_in_the_article_is_said_once(
    make_article: Callable[..., Article],
) -> None:
    made = condense(
        make_article((Kind.TEASER, TEASER), f"{TEASER}\n{DOCK}", TUNNEL), Notes(), POINTS
    )

    assert texts(made) == [TEASER, DOCK, TUNNEL]


def test_what_the_editor_says_is_not_said_again(article: Article) -> None:
    made = condense(article, notes(sections=f"## Einordnung\n{TUNNEL}\n"), POINTS)

    assert texts(made).count(TUNNEL) == 1
    assert [s.text for paragraph in made.commentary for s in paragraph] == [TUNNEL]


def test_sections_of_the_notes_go_before_those_of_the_show(article: Article) -> None:
    made = condense(
        article,
        notes(sections="## Abschied\nBis **morgen**.\n"),
        POINTS,
        greeting="Hallo.",
        farewell="Ade.",
    )

    assert [s.text for paragraph in made.greeting for s in paragraph] == ["Hallo."]
    assert [s.text for paragraph in made.farewell for s in paragraph] == ["Bis morgen."]
    assert made.greeting[0][0].origin.where == "settings"


def test_statements_of_sections_name_their_place_in_the_notes(article: Article) -> None:
    text = "Das **zählt**\nviel. Und [dies](https://example.org) auch."
    given = notes(sections=f"## Einordnung\n\n{text}\n")

    first, second = condense(article, given, POINTS).commentary[0]

    assert (first.text, second.text) == ("Das zählt viel.", "Und dies auch.")
    assert given.text[first.origin.start : first.origin.end] == "Das **zählt**\nviel."
    assert given.text[second.origin.start : second.origin.end] == text


def test_what_must_be_said_is_said_even_in_a_short_briefing(article: Article) -> None:
    made = condense(article, notes("must: [240 Millionen]"), Limits(30, "points"))

    assert TUNNEL in texts(made)
    assert made.words <= 30


def test_a_phrase_that_the_editor_writes_himself_needs_no_sentence(article: Article) -> None:
    made = condense(
        article, notes("must: [Eisberg]", "## Einordnung\nEin Eisberg war es nicht.\n"), POINTS
    )

    assert "Ein Eisberg war es nicht." in texts(made)


def test_several_sentences_may_be_kept_at_once(article: Article) -> None:
    made = condense(article, notes(f"keep: ['{TUNNEL} {PEOPLE}']"), Limits(40, "points"))

    assert {TUNNEL, PEOPLE} <= set(texts(made))


def test_a_kept_sentence_stands_alone_where_its_neighbours_do_not_fit(
    make_article: Callable[..., Article],
) -> None:
    pointing = "Sie kostet die Stadt Warnfels im Jahr eine halbe Million Euro."

    made = condense(
        make_article(f"{DOCK}\n{pointing}"), notes(f"keep: ['{pointing}']"), Limits(12, "points")
    )

    assert texts(made) == [pointing]


def test_the_quotation_that_the_editor_chooses_stands_apart(
    make_article: Callable[..., Article],
) -> None:
    other = (
        "„Das ist ein Anfang, aber die Stadt braucht viel mehr als das“, sagte der Fährmann Jens "
        "Albers."
    )
    article = make_article(DOCK, f"{TUNNEL}\n{QUOTED}", f"{PEOPLE}\n{other}")

    assert [s.text for s in condense(article, Notes(), POINTS).quote] == [QUOTED]
    assert [s.text for s in condense(article, notes(f"quote: '{other}'"), POINTS).quote] == [other]
    assert other in texts(condense(article, notes(f"quote: '{other}'"), TEXT))


def test_a_phrase_that_must_be_said_survives_mending(make_article: Callable[..., Article]) -> None:
    article = make_article(
        f"{DOCK}\nDoch die Stadt Warnfels – sie hat 4.000 Einwohner – will im Mai eine neue Fähre "
        f"kaufen."
    )

    made = condense(article, notes("must: ['Doch die Stadt']"), POINTS)

    assert made.words > 20
    assert any("Doch die Stadt" in text for text in texts(made))


def test_a_name_to_avoid_is_not_put_in(make_article: Callable[..., Article]) -> None:
    article = make_article(
        f"{DOCK}\nBürgermeisterin Ute Harmsen schwieg.",
        f"{TUNNEL}\nHarmsen will das bis zum Herbst prüfen.",
    )

    made = condense(article, notes("avoid: ['Ute Harmsen']"), POINTS)

    assert "Harmsen will das bis zum Herbst prüfen." in texts(made)


@pytest.mark.parametrize(
    ("front", "words", "message"),
    [
        (
            "must: [Eisberg]",
            150,
            '"must": neither the article nor the notes say „Eisberg“. Correct or drop it.',
        ),
        ("must: [Tunnel für Autos]", 150, f"The nearest sentence: „{TUNNEL[:60]}"),
        (
            "keep: [Die Fähre sank im Mai.]",
            150,
            '"keep": the article has no sentence „Die Fähre sank im Mai.“',
        ),
        (
            "quote: 'Das sagte niemand.'",
            150,
            '"quote": the article has no sentence „Das sagte niemand.“',
        ),
        (f"quote: '{QUOTED}'", 8, '"quote": with „'),
        (
            "must: [Gutachten]\navoid: [Millionen]",
            150,
            '"must" demands „Gutachten“, but "avoid" forbids „Millionen“',
        ),
        (
            f"keep: ['{TUNNEL}']\nmust: [Dock]",
            20,
            '"must": with „Dock“ the rules need 32 words, but only 20 are allowed',
        ),
        (f"keep: ['{TUNNEL}', '{PEOPLE}']", 20, '"keep": with „Täglich'),
        ("", 5, "no sentence has 5 words or fewer; the shortest has 11"),
        (
            "avoid: [Fähre, Schiff, Tunnel]",
            150,
            'every sentence holds a phrase that "avoid" forbids',
        ),
    ],
)
def test_impossible_wishes_name_both_sides(
    article: Article, front: str, words: int, message: str
) -> None:
    with pytest.raises(InputError) as raised:
        condense(article, notes(front), Limits(words, "points"))
    assert message in str(raised.value)


def test_a_bad_sentence_is_better_than_none(make_article: Callable[..., Article]) -> None:
    assert texts(condense(make_article("Wer bezahlt das neue Schiff?"), Notes(), POINTS)) == [
        "Wer bezahlt das neue Schiff?"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**Wichtig:** Das Treffen half.",
        "*Drittens* kam er.",
        "Es war **so**. **Dann** kam es.",
        "24. April war der Termin.",
    ],
)
def test_marked_up_commentary_is_proven_and_keeps_its_words(article: Article, text: str) -> None:
    given = notes(sections=f"## Einordnung\n{text}\n")
    made = condense(article, given, POINTS)

    assert audit(made, article, given, POINTS).findings == ()
    assert " ".join(s.text for part in made.commentary for s in part) == text.replace("*", "")


def test_one_missing_quotation_mark_costs_one_sentence(
    make_article: Callable[..., Article],
) -> None:
    made = condense(
        make_article(f"„Wir haben keine Wahl, sagte Jens Weber.\n{DOCK}\n{TUNNEL}"), Notes(), POINTS
    )

    assert texts(made) == [DOCK, TUNNEL]
