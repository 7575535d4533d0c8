"""`briefing check`."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.words import counted
from briefing.errors import BriefingError, ContentError

if TYPE_CHECKING:
    from briefing.model.report import Report


@click.command()
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print report.json, one line per episode.")
def command(
    episodes: tuple[Path, ...],
    as_json: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Show every finding about episodes, with file and remedy.

    EPISODE is an episode folder or its name; without one, the episode you stand
    in or all episodes of the project. An episode that changed since its last
    build is checked as it is now, without its audio. Exit status 1 if there are
    errors.
    """
    from briefing import api  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.cli.episodes import find_folders  # noqa: PLC0415

    found = find_folders(episodes)[0]
    worst = 0
    for folder in found:
        try:
            report = api.check(folder)
        except BriefingError as problem:
            if len(found) == 1:
                raise
            click.echo(f"{folder.name}: {problem}", err=True)
            worst = max(worst, problem.exit_code)
            continue
        worst = max(worst, int(report.status == "failed"))
        _show(report, as_json=as_json)
    if worst:
        what = found[0].name if len(found) == 1 else "the project"
        summary = ContentError(f"{what}: the content has errors. Correct what is listed above.")
        summary.exit_code = worst
        raise summary


def _show(report: Report, *, as_json: bool) -> None:
    if as_json:
        import json  # noqa: PLC0415 - only here

        import msgspec  # noqa: PLC0415

        click.echo(json.dumps(msgspec.to_builtins(report), ensure_ascii=False))
    else:
        _print(report)


def _print(report: Report) -> None:
    from briefing.cli.findings import drafting_line, print_findings  # noqa: PLC0415

    audit, mail, audio = report.audit, report.mail, report.audio
    click.echo(f"{report.episode}: {report.status}")
    click.echo(
        f"  text   {report.words} words, {audit.proven} of {audit.sentences} sentences proven,"
        f" looked up: {counted(audit.numbers, 'number')}, "
        f"{counted(audit.quotations, 'quotation')}"
    )
    if report.drafting:
        click.echo(f"  text   {drafting_line(report.drafting)}")
    for rule in report.notes:
        met = click.style("met", fg="green") if rule.met else click.style("not met", fg="red")
        wanted = textwrap.shorten(rule.wanted, 40, placeholder=" …") if rule.wanted else ""
        click.echo(f"  notes  {rule.rule}: {met}, {rule.detail}{f' ({wanted})' if wanted else ''}")
    if mail:
        click.echo(f"  mail   {mail.html_bytes / 1024:.1f} KB, subject „{mail.subject}“")
    if audio:
        click.echo(
            f"  audio  {audio.seconds:.1f} s, {audio.loudness:.1f} LUFS,"
            f" true peak {audio.true_peak:.1f} dBTP, {audio.voice}"
        )
    else:
        click.echo("  audio  not built from this text; run: briefing build")
    print_findings(report.findings)
