"""`briefing say`."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import options as common


@click.command()
@click.argument("file", metavar="[FILE]", default="-")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT.mp3",
    help="The MP3 to write.",
)
@common.voice
def command(file: str, output: Path, voice: str | None) -> None:
    """Read any text aloud into a mastered MP3.

    FILE is a text in any format that articles may have; without it, or with -,
    the text comes from standard input. Nothing is left out or added.
    """
    from briefing import api  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.config.project import find_project  # noqa: PLC0415
    from briefing.progress import reporter_for  # noqa: PLC0415

    reporter = reporter_for(output.name)
    project = find_project(Path.cwd())
    seconds = api.say(file, output, voice=voice, project=project, reporter=reporter)
    click.echo(f"{output}: {seconds:.1f} s", err=True)
