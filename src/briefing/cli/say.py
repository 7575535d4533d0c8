"""`briefing say`."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import options as common


@click.command()
@click.argument("file", metavar="[FILE]", default="-")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="OUT.mp3", help="The MP3 to write."
)
@common.voice
def command(file: str, output: Path, voice: str | None) -> None:
    """Read any text aloud into a mastered MP3.

    FILE is a text in any format that articles may have; without it, or with -,
    the text comes from standard input. Nothing is left out or added.
    """
    from briefing.audio.say import read_aloud  # noqa: PLC0415 - `briefing --help` does not need the audio libraries
    from briefing.progress import reporter_for  # noqa: PLC0415

    seconds = read_aloud(file, output, voice, reporter_for(output.name))
    click.echo(f"{output}: {seconds:.1f} s", err=True)
