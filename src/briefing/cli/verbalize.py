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
    from briefing.article.decoding import decode, normalised  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.article.read import load  # noqa: PLC0415
    from briefing.settings import find_project  # noqa: PLC0415
    from briefing.speech.lexicon import project_lexicon  # noqa: PLC0415
    from briefing.speech.verbalise import verbalise  # noqa: PLC0415

    lexicon = project_lexicon(find_project(Path.cwd()))
    content, name = load(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(content, name)  # UTF-16, or a message
    for line in text.removesuffix("\n").split("\n") if text else ():
        click.echo(verbalise(normalised(line), lexicon).text)
