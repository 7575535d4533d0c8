"""`briefing new`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--slug", metavar="NAME", help="Name of the folder; default: the date and the headline."
)
def command(article: str, slug: str | None) -> None:
    """Make an episode folder from a file or URL.

    ARTICLE is a file (.txt, .md, .html, .docx), a URL, or - for standard input.
    The folder is made in episodes/ of the project you stand in, with a notes.md
    in which every rule stands as a comment. Its path is printed; then run:
    briefing build FOLDER
    """
    from briefing.config.project import find_project  # noqa: PLC0415
    from briefing.episode.scaffold import create_episode  # noqa: PLC0415

    here = Path.cwd()
    folder = create_episode(article, find_project(here) or here, slug)
    click.echo(str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder))
