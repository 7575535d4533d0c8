"""`briefing build`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from briefing.cli import options as common
from briefing.errors import BriefingError, ContentError
from briefing.model.findings import Finding

if TYPE_CHECKING:
    from briefing.config.options import Options
    from briefing.episode.folder import Episode
    from briefing.model.briefing import Form


@click.command()
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...", type=click.Path(path_type=Path))
@click.option("--only", type=click.Choice(["mail", "audio"]), help="Make just the e-mail or just the audio.")
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
    from briefing.cli.episodes import folders  # noqa: PLC0415 - `briefing --help` does not need the pipeline
    from briefing.config.options import Options  # noqa: PLC0415

    chosen = Options(only=only, words=words, form=form, voice=voice, draft=draft)
    found, changed_only = folders(episodes)
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
        summary = BriefingError(f"{len(failed)} of {len(found)} episodes were not built. See the lines above.")
        summary.exit_code = max(problem.exit_code for problem in failed.values())
        raise summary
    if not built and not as_json:
        click.echo("Every episode is up to date.", err=True)


def _build(folder: Path, chosen: Options, *, changed_only: bool, as_json: bool) -> bool:
    """Build one episode and say so; False where it was up to date. A failure is raised so that others can follow."""
    from briefing.build.build import build  # noqa: PLC0415
    from briefing.episode.fingerprint import is_current  # noqa: PLC0415
    from briefing.episode.folder import open_episode  # noqa: PLC0415 - see above
    from briefing.progress import reporter_for  # noqa: PLC0415

    reporter = reporter_for(folder.name)
    try:
        episode = open_episode(folder)
        if changed_only and is_current(episode, chosen):
            return False
        result = build(episode, chosen, reporter)
    except BriefingError as problem:
        if as_json:
            _print_json(folder, "failed", _findings(problem), 0, 0, reporter.seconds, [])
        raise
    report = result.report
    if as_json:
        outputs = [str(_shown(episode.folder / "build" / name)) for name in result.files]
        status = "draft" if chosen.draft else report["status"]
        _print_json(folder, status, report["findings"], result.segments, result.synthesised, reporter.seconds, outputs)
    else:
        _print(episode, report, result.asked, reporter.seconds.get("condense", 0.0))
    return True


def _findings(problem: BriefingError) -> list[dict[str, Any]]:
    """What a failure has to say as findings, so that a program reads one form."""
    if isinstance(problem, ContentError):
        return list(problem.findings)
    kind = {2: "input", 3: "service"}[problem.exit_code]
    return [asdict(Finding(f"build.{kind}", "error", problem.message, "", problem.file or ""))]


def _print_json(
    folder: Path,
    status: str,
    findings: list[dict[str, Any]],
    segments: int,
    synthesised: int,
    seconds: dict[str, float],
    outputs: list[str],
) -> None:
    cached = segments - synthesised if outputs else 0
    speech = {"segments": {"total": segments, "synthesised": synthesised, "cached": cached}}
    line = {
        "episode": folder.name,
        "status": status,
        "findings": findings,
        "speech": speech,
        "seconds": seconds,
        "outputs": outputs,
    }
    click.echo(json.dumps(line, ensure_ascii=False))


def _print(episode: Episode, report: dict[str, Any], asked: int, seconds: float) -> None:
    """What was made, and what an editor should know of it; a model answered `asked` times in `seconds`."""
    from briefing.cli.findings import print_drafting, print_findings  # noqa: PLC0415 - see above

    audio = report["audio"]
    sound = f", audio {_minutes(audio['seconds'])} at {audio['loudness']:.1f} LUFS" if audio else ""
    click.echo(f"{_shown(episode.folder / 'build')}: {report['words']} words{sound}")
    if report["drafting"]:
        print_drafting(report["drafting"], asked, seconds)
    print_findings(report["findings"])


def _minutes(seconds: float) -> str:
    from briefing.german.formats import duration  # noqa: PLC0415 - see above

    return duration(seconds)


def _shown(path: Path) -> Path:
    """A path as one would type it here."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # one stood in build/, which was replaced
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path
