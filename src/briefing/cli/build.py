"""`briefing build`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from briefing.cli import options as common
from briefing.errors import BriefingError, ContentError, InputError
from briefing.findings import Finding

if TYPE_CHECKING:
    from briefing.condense.model import Form
    from briefing.episode import Episode
    from briefing.sources import Options


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

    EPISODE is an episode folder. Without one: the episode you stand in, else
    every episode of the project that changed since its last build.

    Look at build/review.html before sending. A build that fails changes
    nothing; briefing check shows all that it found.
    """
    from briefing.sources import Options  # noqa: PLC0415 - `briefing --help` does not need the pipeline

    chosen = Options(only=only, words=words, form=form, voice=voice, draft=draft)
    found = [_open(folder) for folder in episodes] if episodes else _here(chosen)
    if not found and not as_json:
        click.echo("Every episode is up to date.", err=True)
    failed = {episode: problem for episode in found if (problem := _build(episode, chosen, as_json=as_json))}
    if len(found) == 1:
        for problem in failed.values():
            raise problem
    for episode, problem in failed.items():
        click.echo(f"{episode.slug}: not built. {problem}", err=True)
    if failed:
        summary = BriefingError(f"{len(failed)} of {len(found)} episodes were not built. See the lines above.")
        summary.exit_code = max(problem.exit_code for problem in failed.values())
        raise summary


def _open(folder: Path) -> Episode:
    from briefing.episode import open_episode  # noqa: PLC0415 - see above

    return open_episode(folder)


def _here(chosen: Options) -> list[Episode]:
    """The episode around the working directory, else the changed ones of the project."""
    from briefing.episode import find_episodes, is_episode, open_episode  # noqa: PLC0415 - see above
    from briefing.settings import find_project  # noqa: PLC0415
    from briefing.sources import is_current  # noqa: PLC0415

    here = Path.cwd()
    project = find_project(here)
    for folder in (here, *here.parents):
        if is_episode(folder):
            return [open_episode(folder)]
        if folder == project:
            break
    if project is None:
        message = "no episode here, and no briefing.toml above. Name an episode folder, or run: briefing init"
        raise InputError(message, file=here)
    episodes = [open_episode(folder) for folder in find_episodes(project)]
    return [episode for episode in episodes if not is_current(episode, chosen)]


def _build(episode: Episode, chosen: Options, *, as_json: bool) -> BriefingError | None:
    """Build one episode and say so; a failure is handed back so that the others are still built."""
    from briefing.pipeline import build  # noqa: PLC0415 - see above
    from briefing.reporter import reporter_for  # noqa: PLC0415

    reporter = reporter_for(episode.slug)
    try:
        result = build(episode, chosen, reporter)
    except BriefingError as problem:
        if as_json:
            _print_json(episode, "failed", _findings(problem), 0, 0, reporter.seconds, [])
        return problem
    report = result.report
    if as_json:
        outputs = [str(_shown(episode.folder / "build" / name)) for name in result.files]
        status = "draft" if chosen.draft else report["status"]
        _print_json(episode, status, report["findings"], result.segments, result.synthesised, reporter.seconds, outputs)
    else:
        _print(episode, report)
    return None


def _findings(problem: BriefingError) -> list[dict[str, Any]]:
    """What a failure has to say as findings, so that a program reads one form."""
    if isinstance(problem, ContentError):
        return list(problem.findings)
    kind = {2: "input", 3: "service"}[problem.exit_code]
    return [asdict(Finding(f"build.{kind}", "error", problem.message, "", problem.file or ""))]


def _print_json(
    episode: Episode,
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
        "episode": episode.slug,
        "status": status,
        "findings": findings,
        "speech": speech,
        "seconds": seconds,
        "outputs": outputs,
    }
    click.echo(json.dumps(line, ensure_ascii=False))


def _print(episode: Episode, report: dict[str, Any]) -> None:
    """What was made, and what an editor should know of it."""
    from briefing.cli.findings import print_findings  # noqa: PLC0415 - see above

    audio = report["audio"]
    sound = f", audio {_minutes(audio['seconds'])} at {audio['loudness']:.1f} LUFS" if audio else ""
    click.echo(f"{_shown(episode.folder / 'build')}: {report['words']} words{sound}")
    print_findings(report["findings"])


def _minutes(seconds: float) -> str:
    from briefing.german import duration  # noqa: PLC0415 - see above

    return duration(seconds)


def _shown(path: Path) -> Path:
    """A path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
