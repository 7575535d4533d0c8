"""The quality gate of the condenser: measures over the corpus, and floors that may only rise.

python tests/condense/quality_gate.py [--list] [--update [--allow-regression]]

Every measure is the share of correct cases in percent, over the articles of corpus/, both forms
and both budgets. floors.json pins the measures together with a digest of the corpus.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
import quality_corpus as corpus
from quality_corpus import Check, Output

from briefing.audit import audit
from briefing.condense.compose import condense
from briefing.condense.headline import LONGEST
from briefing.condense.limits import resolve_limits
from briefing.config.notes import Notes
from briefing.config.settings import Condense
from briefing.model.briefing import Form, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quality_corpus import Entry

    from briefing.model.article import Article
    from briefing.model.briefing import Briefing

    Condenser = Callable[[Article, Notes, Limits], Briefing]

FLOORS = Path(__file__).parent / "floors.json"
CORE, WHOLE = 60, 150
"""The two budgets, in words."""
_LEAST_USED = 0.85
"""Every article of the corpus has the sentences to fill so much of either budget."""
_MARGIN = 0.005
"""Measures are pinned with two decimals."""

Checks = dict[str, list[tuple[str, Check]]]
"""For every measure its occasions, each with the output it was found in."""


def examine(condenser: Condenser = condense) -> Checks:
    """All checks of all outputs."""
    found: Checks = defaultdict(list)
    for entry in corpus.entries():
        for words in (CORE, WHOLE):
            for form in get_args(Form):
                briefing = condenser(entry.article, Notes(), Limits(words, form))
                for measure, check in _judged(briefing, entry, Limits(words, form)):
                    found[measure].append((f"{entry.name}, {words} words, {form}", check))
        if entry.notes:
            for check in _rules(condenser, entry, entry.notes):
                found["notes"].append((f"{entry.name} with its notes", check))
    return dict(found)


def measured(checks: Checks) -> dict[str, float]:
    """The share of checks met, in percent, by measure."""
    return {
        name: round(100 * sum(check.met for _, check in found) / len(found), 2)
        for name, found in sorted(checks.items())
    }


def _judged(briefing: Briefing, entry: Entry, within: Limits) -> Iterator[tuple[str, Check]]:
    """Everything that is checked about one output, each with its measure."""
    expected, output = entry.expected, Output.of(briefing)
    told = expected.facts[: expected.core] if within.words == CORE else expected.facts
    by_measure = {
        f"facts_{within.words}": corpus.facts(output, told),
        "introduced": corpus.introduced(output, expected.introduced),
        "together": corpus.together(output, expected.together),
        "quotations": corpus.quotations(output, expected.quotes),
        "clean": corpus.clean(briefing, (*expected.never, *expected.wrong)),
        "within_budget": [Check(output.words <= within.words, f"{output.words} words")],
        "budget_used": [
            Check(output.words >= _LEAST_USED * within.words, f"only {output.words} words")
        ],
        "unrepeated": [
            Check(text not in before, f"repeated: {text}") for text, before in _with_earlier(output)
        ],
        "audit": [
            Check(not errors, "; ".join(errors))
            for errors in [_errors(briefing, entry.article, within)]
        ],
        "headline": corpus.headline(
            briefing.headline, () if entry.article.title else expected.headline
        ),
        "headline_whole": [
            Check(_is_whole(briefing.headline), f"cut or too long: {briefing.headline}")
        ],
    }
    for measure, checks in by_measure.items():
        yield from ((measure, check) for check in checks)


def _with_earlier(output: Output) -> Iterator[tuple[str, list[str]]]:
    """Every sentence with those that stand before it."""
    sentences = output.sentences
    yield from ((sentence, sentences[:number]) for number, sentence in enumerate(sentences))


def _errors(briefing: Briefing, article: Article, within: Limits) -> list[str]:
    findings = audit(briefing, article, Notes(), within).findings
    return [f"{finding.message} {finding.text}" for finding in findings if finding.level == "error"]


def _is_whole(headline: str) -> bool:
    return 0 < len(headline) <= LONGEST and not headline.endswith("…")


def _rules(condenser: Condenser, entry: Entry, notes: Notes) -> Iterator[Check]:
    """Whether each rule of an editor is met, as the audit tells."""
    within = resolve_limits(notes, Condense(), rate=1, words=None, form=None)
    briefing = condenser(entry.article, notes, within)
    for result in audit(briefing, entry.article, notes, within).rules:
        yield Check(result.met, f"{result.rule} „{result.wanted}“: {result.detail}")


def shortfalls(measures: Mapping[str, float], pinned: Mapping[str, Any], digest: str) -> list[str]:
    """What keeps the gate shut, one line each; empty where it is open."""
    found = _lowered(measures, pinned["floors"])
    found += [
        f"{name} has no floor. Pin it with --update."
        for name in sorted({*measures} - {*pinned["floors"]})
    ]
    if digest != pinned["corpus"]:
        found.append(
            "the corpus is not the one the floors were measured with. Pin them anew with --update."
        )
    return found


def _lowered(measures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Floors that the measures do not reach, or that are not measured any more."""
    found = [f"{name} is not measured any more" for name in sorted({*floors} - {*measures})]
    for name, floor in floors.items():
        if name in measures and measures[name] < floor - _MARGIN:
            found.append(f"{name} fell from {floor} to {measures[name]}")
    return found


def read(file: Path = FLOORS) -> dict[str, Any]:
    """The pinned floors and the digest of the corpus they were measured with."""
    pinned: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return pinned


def update(
    measures: Mapping[str, float],
    digest: str,
    file: Path = FLOORS,
    *,
    allow_regression: bool = False,
) -> None:
    """Pin `measures` as floors, replacing the file as a whole.

    Raises click.ClickException if one would fall without `allow_regression`; the file is kept.
    """
    lowered = _lowered(measures, read(file)["floors"]) if file.exists() else []
    if lowered and not allow_regression:
        raise click.ClickException(
            f"{'; '.join(lowered)}. Floors only rise; --allow-regression lowers them."
        )
    text = json.dumps({"corpus": digest, "floors": dict(sorted(measures.items()))}, indent=2) + "\n"
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as temporary:
            temporary.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)


@click.command()
@click.option(
    "--list", "listed", is_flag=True, help="Print every fault with the output it was found in."
)
@click.option("--update", "pin", is_flag=True, help="Raise the floors to what is measured.")
@click.option("--allow-regression", is_flag=True, help="With --update: lower floors too.")
def main(*, listed: bool, pin: bool, allow_regression: bool) -> None:
    """Measure the condenser over the corpus and compare with the floors."""
    if allow_regression and not pin:
        raise click.UsageError("--allow-regression only goes with --update.")
    checks = examine()
    measures, digest = measured(checks), corpus.digest()
    if listed:
        for name, output, check in (
            (name, *fault) for name, found in checks.items() for fault in found
        ):
            if not check.met:
                click.echo(f"{name}: {output}: {check.about}")
    if pin:
        update(measures, digest, FLOORS, allow_regression=allow_regression)
    pinned = read(FLOORS)
    for name, value in measures.items():
        floor = pinned["floors"].get(name, "none")
        click.echo(f"{name:<15}{value:>7.2f}   floor {floor:>6}   of {len(checks[name])}")
    if found := shortfalls(measures, pinned, digest):
        raise click.ClickException("; ".join(found))


if __name__ == "__main__":
    main()
