"""`briefing init`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Start a project with an example episode.

    DIR is the folder, by default the one you stand in. It gets briefing.toml,
    lexicon.toml and an episode; files that are there are never overwritten.
    """
    from briefing.episode.scaffold import init_project  # noqa: PLC0415 - `briefing --help` does not need it

    for path in init_project(folder):
        click.echo(str(path))
