from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.audit import audit
from briefing.config.notes import Notes, parse_notes
from briefing.model.article import Kind
from briefing.model.briefing import Briefing, Edit, Limits, Origin, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.article import Article

LIMITS = Limits(100, "points")
TEXT = (
    "Die Fähre kostet 1,2 Millionen Euro.\n„Wir warten seit 9 Jahren“, sagte Ute Harmsen.\nDer Rat "
    "tagt im Mai."
)


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


def statement(article: Article, number: int, text: str | None = None) -> Statement:
    sentence = article.sentences[number]
    return Statement(text or sentence.text, Origin("article", number, sentence.start, sentence.end))


def briefing(article: Article, *numbers: int) -> Briefing:
    lead, *points = ((statement(article, number),) for number in numbers)
    return Briefing(headline="Die Fähre", lead=lead, points=tuple(points))


def checks(made: Briefing, article: Article, notes: Notes | None = None) -> list[str]:
    return [finding.check for finding in audit(made, article, notes or Notes(), LIMITS).findings]


def test_the_articles_own_sentences_are_proven_and_counted(article: Article) -> None:
    proof = audit(briefing(article, 0, 1, 2), article, Notes(), LIMITS)

    assert (proof.findings, proof.sentences, proof.proven) == ((), 3, 3)
    assert (proof.numbers, proof.quotations) == (3, 1)


@pytest.mark.parametrize(
    ("number", "text", "objection"),
    [
        (0, "Die Fähre kostet 1,3 Millionen Euro.", "audit.number"),
        (1, "„Wir warten seit 9 Tagen“, sagte Ute Harmsen.", "audit.quotation"),
        (1, "»Wir warten lange«, sagte Ute Harmsen.", "audit.quotation"),
        (2, "Der Rat tagt nicht im Mai.", "audit.source"),
    ],
)
def test_what_the_source_does_not_say_is_an_error(
    article: Article, number: int, text: str, objection: str
) -> None:
    made = replace(briefing(article, 0), points=((statement(article, number, text),),))

    found = audit(made, article, Notes(), LIMITS).findings

    assert objection in [finding.check for finding in found]
    assert {finding.level for finding in found} == {"error"}
    assert text in [finding.text for finding in found]


def test_another_kind_of_quotation_mark_is_no_change(article: Article) -> None:
    made = replace(
        briefing(article, 0),
        points=((statement(article, 1, "»Wir warten seit 9 Jahren«, sagte Ute Harmsen."),),),
    )

    assert "audit.quotation" not in checks(made, article)


def test_an_edit_that_names_its_words_is_proven(article: Article) -> None:
    edited = Statement(
        "Der Stadtrat tagt im Mai.",
        statement(article, 2).origin,
        (Edit("name", 4, "Rat", "Stadtrat"),),
    )

    assert checks(replace(briefing(article, 0), points=((edited,),)), article) == []


def test_a_sentence_that_stands_twice_is_an_error(article: Article) -> None:
    assert checks(briefing(article, 0, 2, 2), article) == ["audit.repeated"]


def test_a_number_in_the_headline_must_have_a_source(article: Article) -> None:
    assert checks(replace(briefing(article, 0), headline="Fähre für 1,2 Millionen"), article) == []
    assert checks(replace(briefing(article, 0), headline="Fähre für 7 Millionen"), article) == [
        "audit.number"
    ]
    own = Statement("Es sind 44 Sitze.", Origin("settings", 0, 0, 17))
    assert (
        checks(replace(briefing(article, 0), headline="44 Sitze", commentary=((own,),)), article)
        == []
    )


def test_a_headline_that_was_cut_is_a_warning_unless_editor_or_article_have_it_so(
    make_article: Callable[..., Article],
) -> None:
    cut = "Die Fähre kostet …"
    titled = parse_notes(f"---\ntitle: {cut}\n---\n", Path("notes.md"))
    plain, headed = make_article(TEXT), make_article((Kind.TITLE, cut), TEXT)

    assert checks(replace(briefing(plain, 0), headline=cut), plain) == ["audit.headline"]
    assert checks(replace(briefing(plain, 0), headline=cut), plain, titled) == []
    assert checks(replace(briefing(headed, 0), headline=cut), headed) == []


def test_an_embargo_is_a_warning(article: Article) -> None:
    notes = parse_notes("---\nembargo: 2026-11-24T06:00+01:00\n---\n", Path("notes.md"))

    (finding,) = audit(briefing(article, 0), article, notes, LIMITS).findings

    assert (finding.check, finding.level) == ("notes.embargo", "warning")
    assert "24.11.2026, 06:00 (UTC+01:00)" in finding.message


def test_every_rule_gets_a_line(article: Article) -> None:
    notes = parse_notes(
        '---\nmust: [im Mai]\navoid: [Tunnel]\nkeep: ["Der Rat tagt im Mai."]\ntitle: Die '
        "Fähre\n---\n",
        Path("notes.md"),
    )

    rules = audit(briefing(article, 0, 2), article, notes, LIMITS).rules

    assert [(rule.rule, rule.met) for rule in rules] == [
        ("must", True), ("avoid", True), ("keep", True),
        ("words", True), ("form", True), ("title", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Der Rat tagt nicht im Mai", [("audit.negation", "warning")]),
        ("Die Fähre kostet 3 Millionen Euro", [("audit.number", "warning")]),
        ("„Die Fähre ist verkauft“, sagt der Rat", [("audit.quotation", "warning")]),
    ],
)
def test_the_editors_own_title_is_warned_about_and_never_refused(
    article: Article, title: str, found: list[tuple[str, str]]
) -> None:
    notes = parse_notes(f"---\ntitle: {title}\n---\n", Path("notes.md"))
    made = replace(briefing(article, 0), headline=title)

    findings = audit(made, article, notes, LIMITS).findings

    assert [(finding.check, finding.level) for finding in findings] == found
    assert {finding.file for finding in findings} == {"notes.md"}


@pytest.mark.parametrize(
    ("rules", "check"),
    [
        ("must: [Tunnel]", "notes.must"),
        ("avoid: [Millionen Euro]", "notes.avoid"),
        ('keep: ["Der Rat tagt im Mai."]', "notes.keep"),
    ],
)
def test_a_rule_that_is_not_met_is_an_error(article: Article, rules: str, check: str) -> None:
    notes = parse_notes(f"---\n{rules}\n---\n", Path("notes.md"))

    found = audit(briefing(article, 0), article, notes, LIMITS).findings

    assert [finding.check for finding in found] == [check]
    assert found[0].file == "notes.md"


def test_the_chosen_quotation_must_stand_apart(article: Article) -> None:
    text = article.sentences[1].text
    notes = parse_notes(f"---\nquote: '{text}'\n---\n", Path("notes.md"))

    assert checks(briefing(article, 0, 1), article, notes) == ["notes.quote"]
    assert (
        checks(replace(briefing(article, 0, 2), quote=(statement(article, 1),)), article, notes)
        == []
    )


def test_too_many_words_are_an_error(article: Article) -> None:
    found = audit(briefing(article, 0, 1), article, Notes(), Limits(7, "points")).findings

    assert [finding.check for finding in found] == ["notes.words"]


def test_a_form_a_title_and_an_einordnung_that_the_briefing_lacks_are_errors(
    article: Article,
) -> None:
    notes = parse_notes(
        "---\ntitle: Der Tunnel\n---\n\n## Einordnung\n\nEs eilt.\n", Path("notes.md")
    )

    found = audit(briefing(article, 0, 1), article, notes, Limits(100, "text")).findings

    assert {finding.check for finding in found} >= {"notes.form", "notes.title", "notes.Einordnung"}


def test_a_drafted_sentence_is_judged_by_its_claims_against_its_basis(article: Article) -> None:
    text = "1,2 Millionen Euro kostet die Fähre, und Ute Harmsen wartet."
    first, second = article.sentences[0], article.sentences[1]
    origin = Origin("article", 0, first.start, second.end, basis=(0, 1))
    original = article.text[first.start : second.end]
    drafted = Statement(text, origin, (Edit("draft", 0, original, text),))
    wrong = replace(
        drafted,
        text=text.replace("1,2", "1,3"),
        edits=(Edit("draft", 0, original, text.replace("1,2", "1,3")),),
    )

    proof = audit(replace(briefing(article, 2), points=((drafted,),)), article, Notes(), LIMITS)

    assert (proof.findings, proof.sentences, proof.proven) == ((), 2, 1)
    assert checks(replace(briefing(article, 2), points=((wrong,),)), article) == ["audit.number"]


def test_an_edit_that_is_named_may_not_change_the_meaning(
    make_article: Callable[..., Article],
) -> None:
    article = make_article("Laut Stadt fährt die Fähre (wie berichtet) am Montag nicht.")
    origin = Origin("article", 0, 0, len(article.sentences[0].text))

    def made(*edits: Edit) -> list[str]:
        text = article.sentences[0].text
        for edit in edits:
            text = text[: edit.at] + edit.added + text[edit.at + len(edit.removed) :]
        return checks(
            Briefing(headline="Die Fähre", lead=(Statement(text, origin, edits),)), article
        )

    assert made(Edit("aside", 26, " (wie berichtet)")) == []
    assert made(Edit("trim", 0, "Laut Stadt fährt", "Es fährt")) == ["audit.attribution"]
    assert made(Edit("trim", 52, " nicht")) == ["audit.negation"]


def test_a_quotation_is_whole_where_its_sentences_stand_together(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(
        "„Wir haben zwei Angebote.\nIm Herbst entscheiden wir“, sagte Ute Harmsen."
    )
    first, second = statement(article, 0), statement(article, 1)

    assert checks(Briefing(headline="Die Fähre", lead=(first, second)), article) == []
    assert (
        checks(Briefing(headline="Die Fähre", lead=(first,), points=((second,),)), article)
        == ["audit.quotation"] * 2
    )


def test_what_readers_see_beside_the_text_is_looked_at(article: Article) -> None:
    notes = parse_notes(
        "---\ndate: 2026-11-23\nkicker: 14 Jahre Streit\nsubject: Fähre für 1,2 Millionen, 23. "
        "November\n"
        "preheader: Warten seit 9 Jahren\nlinks: [{text: Alle 44 Seiten, url: "
        '"https://beispiel.example"}]\n'
        "figures: [{value: '77', label: Schiffe}]\n"
        "image: {file: a.jpg, alt: Die Fähre, credit: Foto Nord}\navoid: [Foto Nord]\n---\n",
        Path("notes.md"),
    )

    found = audit(briefing(article, 0), article, notes, LIMITS).findings

    assert [(finding.check, finding.level) for finding in found] == [
        *[("audit.number", "warning")] * 3,
        ("notes.avoid", "error"),
    ]
    places = ("kicker", "links 1", "figures 1", "image credit")
    assert [place in finding.message for place, finding in zip(places, found, strict=True)] == [
        True
    ] * 4


def test_a_section_of_the_editors_is_never_refused(article: Article) -> None:
    notes = parse_notes("## Einordnung\nDas ist *gut* so.\n", Path("notes.md"))
    other = Statement("Das ist schlecht.", Origin("notes", 0, 14, 31))

    (finding,) = audit(
        replace(briefing(article, 0), commentary=((other,),)), article, notes, LIMITS
    ).findings

    assert (finding.check, finding.level, finding.file) == ("audit.source", "warning", "notes.md")
