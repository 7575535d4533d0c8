"""`briefing check`."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.errors import BriefingError, ContentError

if TYPE_CHECKING:
    from briefing.episode.folder import Episode
    from briefing.model.findings import Finding


@click.command()
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print report.json, one line per episode.")
def command(episodes: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001 - click passes flags by name
    """Show every finding about episodes, with file and remedy.

    EPISODE is an episode folder or its name; without one, the episode you stand
    in or all episodes of the project. An episode that changed since its last
    build is checked as it is now, without its audio. Exit status 1 if there are
    errors.
    """
    from briefing.cli.episodes import folders  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.episode.folder import open_episode  # noqa: PLC0415

    found = folders(episodes)[0]
    worst = 0
    for folder in found:
        try:
            report = _report(open_episode(folder))
        except BriefingError as problem:
            if len(found) == 1:
                raise
            click.echo(f"{folder.name}: {problem}", err=True)
            worst = max(worst, problem.exit_code)
            continue
        worst = max(worst, int(report["status"] == "failed"))
        _show(report, as_json=as_json)
    if worst:
        what = found[0].name if len(found) == 1 else "the project"
        summary = ContentError(f"{what}: the content has errors. Correct what is listed above.")
        summary.exit_code = worst
        raise summary


def _show(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        _print(report)


def _report(episode: Episode) -> dict[str, Any]:
    """The report of the last build if the sources are still the same, else a fresh one of the text and the e-mail."""
    from briefing.build.build import made  # noqa: PLC0415
    from briefing.cli.publish import now  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.config.options import Options  # noqa: PLC0415
    from briefing.episode.fingerprint import is_current  # noqa: PLC0415
    from briefing.episode.folder import BUILD  # noqa: PLC0415
    from briefing.podcast.preflight import foresight  # noqa: PLC0415
    from briefing.progress import Reporter  # noqa: PLC0415

    if is_current(episode, None) and (report := episode.report):
        if report["audio"]:
            return _with(report, *_of_files(episode.folder / BUILD), *foresight(episode, now()))
        return report
    return made(episode, Options(only="mail"), Reporter()).report


def _of_files(build: Path) -> tuple[Finding, ...]:
    """What is wrong with the audio files as they lie there now."""
    from briefing.episode.folder import AUDIO_FILES  # noqa: PLC0415 - see above
    from briefing.podcast.lint.episode import lint_episode  # noqa: PLC0415

    return lint_episode(*((build / name).read_bytes() for name in AUDIO_FILES))


def _with(report: dict[str, Any], *found: Finding) -> dict[str, Any]:
    """`report` with further findings."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    failed = any(finding.level == "error" for finding in found)
    return report | {
        "status": "failed" if failed else report["status"],
        "findings": [*report["findings"], *map(asdict, found)],
    }


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _print(report: dict[str, Any]) -> None:
    from briefing.cli.findings import drafting_line, print_findings  # noqa: PLC0415

    audit, mail, audio = report["audit"], report["mail"], report["audio"]
    click.echo(f"{report['episode']}: {report['status']}")
    click.echo(
        f"  text   {report['words']} words, {audit['proven']} of {audit['sentences']} sentences proven,"
        f" looked up: {_counted(audit['numbers'], 'number')}, {_counted(audit['quotations'], 'quotation')}"
    )
    if report["drafting"]:
        click.echo(f"  text   {drafting_line(report['drafting'])}")
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
