"""`briefing check`."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.errors import ContentError

if TYPE_CHECKING:
    from briefing.episode import Episode


@click.command()
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print report.json, one line per episode.")
def command(episodes: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001 - click passes flags by name
    """Show every finding about episodes, with file and remedy.

    EPISODE is an episode folder; without one, the episode you stand in or all
    episodes of the project. An episode that changed since its last build is
    checked as it is now, without its audio. Exit status 1 if there are errors.
    """
    from briefing.cli.episodes import folders  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.episode import open_episode  # noqa: PLC0415

    found = [open_episode(folder) for folder in folders(episodes)[0]]
    failed = 0
    for episode in found:
        report = _report(episode)
        failed += report["status"] == "failed"
        if as_json:
            import json  # noqa: PLC0415

            click.echo(json.dumps(report, ensure_ascii=False))
        else:
            _print(report)
    if failed:
        what = found[0].slug if len(found) == 1 else f"{failed} of {len(found)} episodes"
        message = f"{what}: the content has errors. Correct what is listed above."
        raise ContentError(message)


def _report(episode: Episode) -> dict[str, Any]:
    """The report of the last build if the sources are still the same, else a fresh one of the text and the e-mail."""
    from briefing.pipeline import make  # noqa: PLC0415
    from briefing.reporter import Reporter  # noqa: PLC0415
    from briefing.sources import Options, is_current  # noqa: PLC0415

    if is_current(episode, None) and (report := episode.report):
        return report
    return make(episode, Options(only="mail"), Reporter()).report


def _print(report: dict[str, Any]) -> None:
    from briefing.cli.findings import print_findings  # noqa: PLC0415

    audit, mail, audio = report["audit"], report["mail"], report["audio"]
    click.echo(f"{report['episode']}: {report['status']}")
    click.echo(
        f"  text   {report['words']} words, {audit['proven']} of {audit['sentences']} sentences proven,"
        f" {audit['numbers']} numbers and {audit['quotations']} quotations looked up"
    )
    for rule in report["notes"]:
        met = click.style("met", fg="green") if rule["met"] else click.style("not met", fg="red")
        wanted = f" ({textwrap.shorten(rule['wanted'], 40, placeholder=' …')})" if rule["wanted"] else ""
        click.echo(f"  notes  {rule['rule']}: {met}, {rule['detail']}{wanted}")
    if mail:
        click.echo(f"  mail   {mail['html_bytes'] / 1024:.1f} KB, subject „{mail['subject']}“")
    if audio:
        click.echo(
            f"  audio  {audio['seconds']:.1f} s, {audio['loudness']:.1f} LUFS, true peak {audio['true_peak']:.1f} dBTP,"
            f" {audio['voice']}"
        )
    else:
        click.echo("  audio  not built from this text; run: briefing build")
    print_findings(report["findings"])
