"""`briefing publish`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options as common
from briefing.cli.words import counted
from briefing.errors import ContentError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model.findings import Finding
    from briefing.podcast.publish import Publication


@click.command()
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...", type=click.Path(path_type=Path))
@common.to
@click.option(
    "--correction", metavar="TEXT", help="What was corrected in an episode that is out already."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def command(
    episodes: tuple[Path, ...],
    to: str,
    correction: str | None,
    dry_run: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Publish episodes as a podcast: feed, pages and audio in a folder.

    EPISODE is an episode folder or its name. Without one: the episode you stand
    in, else every episode of the project that was built and reviewed; others
    are left as they are and named with the reason.

    What was published keeps its GUID, its date and its addresses, which stand
    in episode.toml. An episode that changed since needs --correction: it gets
    a new address for its audio and a dated line that says what was corrected.
    """
    from briefing import api  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.cli.episodes import find_folders  # noqa: PLC0415

    if correction is not None and not correction.strip():
        raise InputError("--correction: say in a sentence what was corrected.")
    found, many = find_folders(episodes)
    if correction and (many or len(found) > 1):
        raise InputError("--correction is about one episode. Name its folder.")
    project = project_of(found)
    done = api.publish(
        project,
        to,
        episodes=() if many else found,
        correction=correction or "",
        dry_run=dry_run,
    )
    _print(done, to, dry_run=dry_run)


def project_of(folders: list[Path]) -> Path:
    """Return the project of all the folders. Raises InputError unless there is exactly one."""
    from briefing.config.project import find_project  # noqa: PLC0415 - see above
    from briefing.config.settings import FILE  # noqa: PLC0415 - see above

    projects = {find_project(folder.resolve()) for folder in folders} or {find_project(Path.cwd())}
    project = projects.pop()
    if project is None:
        raise InputError(
            f"no {FILE} above it, which a feed needs. Run: briefing init", file=folders[0]
        )
    if projects:
        raise InputError("these episodes belong to several shows. Publish each show by itself.")
    return project


def episodes_in_feed(number: int) -> str:
    """Such as "1 episode in the feed"."""
    return f"{counted(number, 'episode')} in the feed"


def print_warnings(warnings: Iterable[Finding]) -> None:
    """Print the first warning of each check, which is about the newest episode.

    Published episodes cannot be changed, and `briefing verify` lists everything.
    """
    from briefing.cli.findings import print_findings  # noqa: PLC0415 - see above

    first: dict[str, Finding] = {}
    for warning in warnings:
        first.setdefault(warning.check, warning)
    print_findings(first.values())


def _print(done: Publication, to: str, *, dry_run: bool) -> None:
    for folder, reason in done.skipped:
        click.echo(f"{folder.name}: left as it is: {reason}", err=True)
    if done.listed is None:
        raise ContentError(
            "no episode is ready to be published. Build it, review it, and write who did into its "
            "notes."
        )
    print_warnings(done.warnings)
    for record in done.published:
        click.echo(
            f"{record.slug}: "
            f"{f'corrected, revision {record.revision}' if record.revision > 1 else 'new'}"
        )
    for name in done.written if dry_run else ():
        click.echo(f"would write {name}")
    done_or_due = "to write" if dry_run else "written"
    files = f"{counted(len(done.written), 'file')} {done_or_due}" if done.written else "up to date"
    click.echo(f"{to}: {files}, {episodes_in_feed(done.listed)}")
