"""`briefing withdraw`."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import options as common
from briefing.errors import InputError


@click.command()
@click.argument("episode", metavar="EPISODE", type=click.Path(path_type=Path))
@click.option("--reason", required=True, metavar="TEXT", help="Why, for the page: a sentence.")
@common.to
def command(episode: Path, reason: str, to: str) -> None:
    """Take a published episode out of the feed.

    EPISODE is an episode folder or its name. Its page stays, says that the
    episode was withdrawn and why, and leads to no audio. The files stay where
    they lie, so that old links hold; delete them on the server if they must go.
    """
    from briefing.api import now  # noqa: PLC0415 - not for --help
    from briefing.cli.episodes import find_folder  # noqa: PLC0415
    from briefing.cli.publish import (  # noqa: PLC0415
        episodes_in_feed,
        print_warnings,
        project_of,
    )
    from briefing.podcast.publish import withdraw  # noqa: PLC0415
    from briefing.podcast.target import open_target  # noqa: PLC0415

    if not reason.strip():
        raise InputError("--reason: say in a sentence why.")
    folder = find_folder(episode)
    done = withdraw(project_of([folder]), folder, open_target(to), now(), reason)
    print_warnings(done.warnings)
    click.echo(f"{done.published[0].slug}: withdrawn, {episodes_in_feed(done.listed or 0)}")
