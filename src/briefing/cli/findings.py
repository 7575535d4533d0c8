"""Print findings and drafting statistics on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model.findings import Finding
    from briefing.model.report import Drafting

_COLOURS = {"error": "red", "warning": "yellow"}
_LONGEST_TEXT = 100


def print_findings(findings: Iterable[Finding]) -> None:
    """Print each finding on standard error: level, check, file, message, remedy, text."""
    for finding in findings:
        level = click.style(finding.level, fg=_COLOURS[finding.level])
        where = f" ({finding.file})" if finding.file else ""
        said = f"{finding.message} {finding.remedy}"
        click.echo(f"  {level} {finding.check}{where}: {said}", err=True)
        if finding.text:
            click.echo(f"    „{_shortened(finding.text)}“", err=True)


def print_drafting(
    drafting: Drafting,
    asked: int | None = None,
    seconds: float | None = None,
) -> None:
    """Print what a language model did: `asked` new answers in this run, in `seconds`."""
    click.echo(f"  {drafting_line(drafting, asked, seconds)}", err=True)


def drafting_line(
    drafting: Drafting,
    asked: int | None = None,
    seconds: float | None = None,
) -> str:
    """Return the numbers of sentences, answers and tokens of a drafting, and its time."""
    now = "" if asked is None else f", {asked} of them asked for now"
    time = f", {seconds:.1f} s" if asked and seconds is not None else ""
    return (
        f"drafted by {drafting.model}: {len(drafting.drafted)} sentences,"
        f" {len(drafting.sent_back)} sent back, {len(drafting.replaced)} replaced;"
        f" {drafting.requests} answers{now},"
        f" {drafting.prompt_tokens} + {drafting.completion_tokens} tokens{time}"
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 2] + " …"
