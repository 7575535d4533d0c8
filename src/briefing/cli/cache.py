"""`briefing cache`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefing.cache import Cache


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what is kept so that nothing is spoken twice.

    Every spoken sentence (segment) and every finished episode is kept in a
    folder of yours, and a build makes only what changed; so are parts of a
    site that is published. What was not used for longest goes first.
    `[voice] cache` in briefing.toml sets the limit in MB, 0 switches it off;
    the environment variable BRIEFING_CACHE names another folder.
    """
    if context.invoked_subcommand:
        return
    cache = _cache()
    kinds, size = cache.count()
    click.echo(f"place     {cache.folder or 'none'}")
    click.echo(f"size      {_megabytes(size)} of {_megabytes(cache.limit)}")
    for kind, number in sorted(kinds.items()):
        click.echo(f"{kind:<9} {number}")


@command.command()
def clear() -> None:
    """Remove all that is kept. The next builds take longer, and are the same."""
    click.echo(f"{_megabytes(_cache().clear())} removed.", err=True)


def _cache() -> Cache:
    """Open the cache with the limit of the current project; print why if it is not used."""
    from briefing.cache import default_folder, open_cache  # noqa: PLC0415 - not for `--help`
    from briefing.config.project import find_project, read_settings  # noqa: PLC0415
    from briefing.owners import distrust_reason  # noqa: PLC0415

    if (folder := default_folder()) and (why := distrust_reason(folder)):
        click.echo(f"{folder} is not used: {why}", err=True)
    return open_cache(read_settings(find_project(Path.cwd())).voice.cache)


def _megabytes(size: int) -> str:
    from briefing.cache import MEGABYTE  # noqa: PLC0415 - see above

    return f"{size / MEGABYTE:.1f} MB"
