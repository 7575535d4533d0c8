"""`briefing verbalize`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", metavar="[FILE]", default="-")
def command(file: str) -> None:
    """Print each line of a text as it will be spoken.

    One line comes out for each that goes in. Without FILE, or with -, the text comes from standard input. The lexicon of
    the project you stand in is used.
    """
    from briefing.article.decoding import decode  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.article.read import load  # noqa: PLC0415
    from briefing.settings import find_project  # noqa: PLC0415
    from briefing.speech.lexicon import project_lexicon  # noqa: PLC0415
    from briefing.speech.verbalise import verbalise  # noqa: PLC0415

    lexicon = project_lexicon(find_project(Path.cwd()))
    content, name = load(file)
    if not content.strip():
        return
    for line in decode(content, name).removesuffix("\n").split("\n"):
        click.echo(verbalise(line, lexicon).text)
