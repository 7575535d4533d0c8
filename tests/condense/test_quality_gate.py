"""The condenser keeps its floors on the corpus, and the gate that says so can fail."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import quality_corpus as corpus
import quality_gate as gate
from click.testing import CliRunner
from quality_corpus import Need, Output, Quote

from briefing.condense.compose import condense
from briefing.model.article import Kind
from briefing.model.briefing import Briefing, Origin, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from quality_corpus import Entry

    from briefing.config.notes import Notes
    from briefing.model.article import Article
    from briefing.model.briefing import Limits

ENTRIES = corpus.entries()


@pytest.fixture(scope="module")
def checks() -> gate.Checks:
    return gate.examine()


def test_the_condenser_keeps_its_floors(checks: gate.Checks) -> None:
    assert gate.shortfalls(gate.measured(checks), gate.read(), corpus.digest()) == []


def test_every_rule_of_an_editor_is_met(checks: gate.Checks) -> None:
    assert [(where, check.about) for where, check in checks["notes"] if not check.met] == []


# The corpus


def whole(entry: Entry) -> Output:
    """The article itself as an output: what an editor asks for must be true of it."""
    return Output((tuple(sentence.text for sentence in entry.article.sentences),))


def test_the_corpus_has_articles_with_and_without_title_and_subheads() -> None:
    titled = [bool(entry.article.title) for entry in ENTRIES]
    headed = [
        any(block.kind is Kind.SUBHEAD for block in entry.article.blocks) for entry in ENTRIES
    ]

    assert len(ENTRIES) >= 12
    assert all(250 <= whole(entry).words <= 600 for entry in ENTRIES)
    assert {*titled} == {*headed} == {True, False}
    assert sum(entry.notes is not None for entry in ENTRIES) >= 4


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_an_article_meets_what_is_expected_of_its_condensations(entry: Entry) -> None:
    expected, output = entry.expected, whole(entry)
    needs = [
        *(check for need in expected.introduced for check in corpus.introduced(output, [need])),
        *(check for need in expected.together for check in corpus.together(output, [need])),
    ]

    assert [check for check in corpus.facts(output, expected.facts) if not check.met] == []
    assert [
        check for check in (*needs, *corpus.quotations(output, expected.quotes)) if not check.met
    ] == []
    assert len(needs) >= len(expected.introduced) + len(expected.together)
    assert (expected.core, len(expected.facts)) in {(3, 9), (4, 9)}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_no_expectation_of_an_article_is_dead(entry: Entry) -> None:
    expected, text = entry.expected, whole(entry).text
    needs = [*expected.introduced, *expected.together]
    passages = [
        *(wording for wordings in expected.facts for wording in wordings),
        *(text for need in needs for text in (need.phrase, *need.after)),
        *(text for quote in expected.quotes for text in (quote.text, *quote.speaker)),
    ]

    assert [passage for passage in passages if passage.lower() not in text.lower()] == []
    assert [
        string for string in expected.never if string not in entry.file.read_text(encoding="utf-8")
    ] == []
    assert [string for string in expected.wrong if string in text] == []
    assert bool(expected.headline) != bool(entry.article.title)


def test_a_changed_article_changes_the_digest_and_shuts_the_gate(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ein Satz.", encoding="utf-8")
    before = corpus.digest(tmp_path)
    (tmp_path / "README.md").write_text("About.", encoding="utf-8")
    assert corpus.digest(tmp_path) == before

    (tmp_path / "a.txt").write_text("Ein anderer Satz.", encoding="utf-8")

    assert corpus.digest(tmp_path) != before
    assert (
        "corpus"
        in gate.shortfalls(
            {"x": 1}, {"corpus": before, "floors": {"x": 1}}, corpus.digest(tmp_path)
        )[0]
    )


# The checks

RUN = (
    "Ute Harmsen lobt den Tunnel.",
    "Er koste zu viel, sagte sie.",
    "„Wir zahlen alle. Das tut weh“, sagte Harmsen.",
)
SPEAKS = Quote("Wir zahlen alle. Das tut weh", ("Harmsen",))


def met(found: Any) -> list[bool]:
    return [check.met for check in found]


def test_a_phrase_needs_what_it_refers_to_directly_before_it() -> None:
    need = Need("er koste zu viel", ("Tunnel",))

    assert met(corpus.together(Output((RUN,)), [need])) == [True]
    assert met(corpus.together(Output((RUN[:1], RUN[1:])), [need])) == [False]
    assert met(corpus.together(Output(((RUN[0], RUN[2], RUN[1]),)), [need])) == [False]
    assert met(corpus.together(Output((("Der Tunnel koste zu viel, sagte sie.",),)), [need])) == []


def test_a_surname_needs_the_full_name_anywhere_before_it() -> None:
    need = Need("sagte Harmsen", ("Ute Harmsen",))

    assert met(corpus.introduced(Output((RUN[:1], RUN[1:])), [need])) == [True]
    assert met(corpus.introduced(Output((RUN[2:], RUN[:1])), [need])) == [False]


def test_a_quotation_must_be_whole_and_have_its_speaker() -> None:
    torn = ("„Wir zahlen alle.“",)
    unsaid = ("„Wir zahlen alle. Das tut weh.“",)
    before = (
        RUN[0].replace("lobt den Tunnel", "klagt"),
        "„Wir zahlen alle. Das tut weh“, sagte sie.",
    )

    assert met(corpus.quotations(Output((RUN,)), [SPEAKS])) == [True, True, True]
    assert met(corpus.quotations(Output((before,)), [SPEAKS])) == [True, True, True]
    assert met(corpus.quotations(Output((torn,)), [SPEAKS])) == [True, False, False]
    assert met(corpus.quotations(Output((("Das tut weh“, sagte Harmsen.",),)), [SPEAKS])) == [
        False,
        False,
        True,
    ]
    assert met(corpus.quotations(Output((unsaid,)), [SPEAKS])) == [True, True, False]


# What turns the gate red


def at_random(article: Article, notes: Notes, limits: Limits) -> Briefing:
    """Sentences by the throw of a die, as long as they fit."""
    sentences = list(article.sentences)
    random.Random(article.source).shuffle(sentences)  # noqa: S311 - no secret
    chosen, left = [], limits.words
    for sentence in sentences:
        if len(sentence.text.split()) <= left:
            chosen.append(sentence)
            left -= len(sentence.text.split())
    said = [
        Statement(s.text, Origin("article", s.index, s.start, s.end))
        for s in sorted(chosen, key=lambda s: s.start)
    ]
    rest = tuple((statement,) for statement in said[1:])
    points = limits.form == "points"
    return Briefing(
        article.title or said[0].text,
        (said[0],),
        points=rest if points else (),
        paragraphs=() if points else rest,
    )


def test_random_sentences_do_not_pass() -> None:
    measures = gate.measured(gate.examine(at_random))

    fallen = {line.split()[0] for line in gate.shortfalls(measures, gate.read(), corpus.digest())}

    assert {
        "facts_60",
        "facts_150",
        "introduced",
        "quotations",
        "headline",
        "headline_whole",
        "notes",
    } <= fallen


def as_lead(briefing: Briefing, change: Callable[[Statement], Statement]) -> Briefing:
    return replace(briefing, lead=tuple(change(statement) for statement in briefing.lead))


def with_words(briefing: Briefing, words: str) -> Briefing:
    return as_lead(briefing, lambda statement: replace(statement, text=f"{statement.text} {words}"))


MADE: dict[tuple[str, str, Limits], Briefing] = {}


def condensed_once(article: Article, notes: Notes, limits: Limits) -> Briefing:
    """The condenser's work, kept for the next measure that is spoilt."""
    key = (article.source, notes.text, limits)
    if key not in MADE:
        MADE[key] = condense(article, notes, limits)
    return MADE[key]


SPOILT: dict[str, Callable[[Briefing], Briefing]] = {
    "audit": lambda briefing: with_words(briefing, "Es waren 4711."),
    "budget_used": lambda briefing: replace(briefing, points=(), paragraphs=(), quote=()),
    "clean": lambda briefing: with_words(briefing, "(dpa/kst)"),
    "facts_60": lambda briefing: replace(briefing, lead=()),
    "facts_150": lambda briefing: replace(briefing, points=(), paragraphs=(), quote=()),
    "headline": lambda briefing: replace(briefing, headline="Neues aus aller Welt"),
    "headline_whole": lambda briefing: replace(briefing, headline=f"{briefing.headline} …"),
    "introduced": lambda briefing: with_words(
        briefing, "Das bestätigte zuvor auch, sagte Pohlmann, das Unternehmen."
    ),
    "quotations": lambda briefing: with_words(briefing, "„Ich schäme mich."),
    "together": lambda briefing: with_words(briefing, "Er will den Betrieb."),
    "unrepeated": lambda briefing: replace(briefing, lead=briefing.lead * 2),
    "within_budget": lambda briefing: with_words(briefing, "und so weiter " * 50),
}


def test_every_measure_can_be_spoilt(checks: gate.Checks) -> None:
    assert {*SPOILT, "notes"} == {*checks}


@pytest.mark.parametrize("measure", SPOILT)
def test_a_worse_condenser_turns_its_measure_red(measure: str) -> None:
    measures = gate.measured(gate.examine(lambda *given: SPOILT[measure](condensed_once(*given))))

    assert any(
        line.startswith(f"{measure} fell")
        for line in gate.shortfalls(measures, gate.read(), corpus.digest())
    )


# The floors


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    file = tmp_path / "floors.json"
    gate.update({"facts": 80.0, "clean": 100.0}, "abc", file)
    return file


def test_floors_rise_and_take_the_digest_along(floors: Path) -> None:
    gate.update({"facts": 81.5, "clean": 100.0, "new": 3.0}, "def", floors)

    assert gate.read(floors) == {
        "corpus": "def",
        "floors": {"clean": 100.0, "facts": 81.5, "new": 3.0},
    }
    assert [file.name for file in floors.parent.iterdir()] == ["floors.json"]


@pytest.mark.parametrize("worse", [{"facts": 79.9, "clean": 100.0}, {"facts": 90.0}])
def test_a_floor_is_not_lowered_nor_dropped(floors: Path, worse: dict[str, float]) -> None:
    before = floors.read_bytes()

    with pytest.raises(
        click.ClickException, match=r"facts fell from 80.0 to 79.9|clean is not measured"
    ):
        gate.update(worse, "abc", floors)

    assert floors.read_bytes() == before
    gate.update(worse, "abc", floors, allow_regression=True)
    assert gate.read(floors)["floors"] == worse


def test_a_failed_write_leaves_the_floors_as_they_were(
    floors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = floors.read_bytes()

    def full(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OSError, match="No space"):
        gate.update({"facts": 90.0, "clean": 100.0}, "abc", floors)

    assert floors.read_bytes() == before
    assert [file.name for file in floors.parent.iterdir()] == ["floors.json"]


def test_a_measure_without_a_floor_shuts_the_gate() -> None:
    assert gate.shortfalls({"new": 1.0}, {"corpus": "abc", "floors": {}}, "abc") == [
        "new has no floor. Pin it with --update."
    ]


def test_the_script_refuses_to_lower_a_floor(
    floors: Path, monkeypatch: pytest.MonkeyPatch, checks: gate.Checks
) -> None:
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "examine", lambda: checks)
    run = CliRunner().invoke

    assert run(gate.main, ["--allow-regression"]).exit_code == 2
    refused = run(gate.main, ["--update"])
    assert refused.exit_code == 1
    assert "Floors only rise" in refused.output

    allowed = run(gate.main, ["--update", "--allow-regression"])
    assert allowed.exit_code == 0, allowed.output
    assert "facts_60" in run(gate.main, ["--list"]).output
    assert gate.read(floors) == {"corpus": corpus.digest(), "floors": gate.measured(checks)}
