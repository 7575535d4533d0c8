"""`briefing build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from briefing.cli import options as common
from briefing.errors import BriefingError, ContentError
from briefing.model.findings import Finding

if TYPE_CHECKING:
    from briefing.build.result import Result
    from briefing.config.options import Options
    from briefing.model.briefing import Form


@click.command()
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...", type=click.Path(path_type=Path))
@click.option(
    "--only", type=click.Choice(["mail", "audio"]), help="Make just the e-mail or just the audio."
)
@common.words
@common.form
@common.voice
@click.option("--draft", is_flag=True, help="Write despite errors in the content, marked ENTWURF.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per episode.")
def command(
    episodes: tuple[Path, ...],
    only: Literal["mail", "audio"] | None,
    words: int | None,
    form: Form | None,
    voice: str | None,
    draft: bool,  # noqa: FBT001 - click passes flags by name
    as_json: bool,  # noqa: FBT001
) -> None:
    """Make e-mail and audio of episodes in their build/ folders.

    EPISODE is an episode folder or its name. Without one: the episode you stand
    in, else every episode of the project that changed since its last build.

    Look at build/review.html before sending. A build that fails changes
    nothing; briefing check shows all that it found.
    """
    from briefing.cli.episodes import find_folders  # noqa: PLC0415 - not for `--help`
    from briefing.config.options import Options  # noqa: PLC0415

    chosen = Options(only=only, words=words, form=form, voice=voice, draft=draft)
    found, changed_only = find_folders(episodes)
    failed: dict[Path, BriefingError] = {}
    built = 0
    for folder in found:
        try:
            built += _build(folder, chosen, changed_only=changed_only, as_json=as_json)
        except BriefingError as failure:
            failed[folder] = failure
    if len(found) == 1:
        for problem in failed.values():
            raise problem
    for folder, problem in failed.items():
        click.echo(f"{folder.name}: not built. {problem}", err=True)
    if failed:
        summary = BriefingError(
            f"{len(failed)} of {len(found)} episodes were not built. See the lines above."
        )
        summary.exit_code = max(problem.exit_code for problem in failed.values())
        raise summary
    if not built and not as_json:
        click.echo("Every episode is up to date.", err=True)


def _build(folder: Path, chosen: Options, *, changed_only: bool, as_json: bool) -> bool:
    """Build one episode and print the result; return False if it was up to date and not named.

    Raises BriefingError; the caller goes on with the other episodes.
    """
    from briefing import api  # noqa: PLC0415 - see above
    from briefing.progress import reporter_for  # noqa: PLC0415

    reporter = reporter_for(folder.name)
    try:
        result = api.build(folder, chosen, reporter)
    except BriefingError as problem:
        if as_json:
            _print_json(_json_object(folder, "failed", _findings(problem), None, reporter.seconds))
        raise
    if result.unchanged and changed_only:
        return False
    _print_altered(folder, result)
    if as_json:
        status = "draft" if chosen.draft else result.report.status
        _print_json(_json_object(folder, status, result.report.findings, result, reporter.seconds))
    else:
        _print(folder, result, reporter.seconds.get("condense", 0.0))
    return True


def _findings(problem: BriefingError) -> tuple[Finding, ...]:
    """Return a failure as findings, so that the JSON has one format."""
    if isinstance(problem, ContentError):
        return problem.findings
    kind = {2: "input", 3: "service"}[problem.exit_code]
    return (Finding(f"build.{kind}", "error", problem.message, "", problem.file or ""),)


def _json_object(
    folder: Path,
    status: str,
    findings: tuple[Finding, ...],
    result: Result | None,
    seconds: dict[str, float],
) -> dict[str, Any]:
    """Return the JSON object for an episode; `result` is None if it was not built."""
    total, synthesised = (result.segments, result.synthesised) if result else (0, 0)
    counts = {"total": total, "synthesised": synthesised, "cached": total - synthesised}
    return {
        "episode": folder.name,
        "status": status,
        "findings": findings,
        "speech": {"segments": counts},
        "seconds": seconds,
        "outputs": [str(_in_build(folder, name)) for name in result.files] if result else [],
    }


def _print_json(line: dict[str, Any]) -> None:
    import json  # noqa: PLC0415 - only here

    import msgspec  # noqa: PLC0415

    click.echo(json.dumps(msgspec.to_builtins(line), ensure_ascii=False))


def _print_altered(folder: Path, result: Result) -> None:
    """Print which files had been changed since the last build, as these changes are lost."""
    for name in result.altered:
        now = "was rebuilt" if name in result.files else "is left out"
        what = f"was edited, damaged or removed since the last build and {now}"
        advice = "Edits belong in notes.md or templates/."
        click.echo(f"{_in_build(folder, name)}: {what}. {advice}", err=True)


def _print(folder: Path, result: Result, seconds: float) -> None:
    """Print what was built, with its findings; the condense stage took `seconds`."""
    from briefing.cli.findings import print_drafting, print_findings  # noqa: PLC0415 - see above

    report, audio = result.report, result.report.audio
    sound = f", audio {_minutes(audio.seconds)} at {audio.loudness:.1f} LUFS" if audio else ""
    unchanged = "unchanged, " if result.unchanged else ""
    click.echo(f"{_in_build(folder)}: {unchanged}{report.words} words{sound}")
    if report.drafting:
        print_drafting(report.drafting, result.asked, seconds)
    print_findings(report.findings)


def _minutes(seconds: float) -> str:
    from briefing.german.formats import duration  # noqa: PLC0415 - see above

    return duration(seconds)


def _in_build(folder: Path, name: str = "") -> Path:
    """Return the path of a file in build/, or of build/, relative to the working directory."""
    from briefing.episode.folder import BUILD  # noqa: PLC0415 - see above

    path = folder.resolve() / BUILD / name
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the working directory was build/, which has been replaced
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path
