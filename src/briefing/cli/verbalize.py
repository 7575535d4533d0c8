"""`briefing verbalize`."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefing.speech.verbalise import Spoken

_WIDTH = 80


@click.command()
@click.argument("file", metavar="[FILE]", default="-")
@click.option(
    "--diff",
    is_flag=True,
    help="Mark what is said otherwise than it is written, as [5 km → fünf Kilometer].",
)
@click.option(
    "--explain", is_flag=True, help="List below each line every reading with the rule that made it."
)
def command(file: str, *, diff: bool, explain: bool) -> None:
    """Print each line of a text as it will be spoken.

    One line comes out for each that goes in; --diff and --explain wrap long ones. Without FILE, or
    with -, the text comes from standard input. The lexicon and the settings of the project you
    stand in are used.
    """
    from briefing.article.decoding import (  # noqa: PLC0415 - `briefing --help` does not need it
        decode,
        normalise,
    )
    from briefing.article.read import load_source  # noqa: PLC0415
    from briefing.config.project import find_project, read_settings  # noqa: PLC0415
    from briefing.speech.lexicon import project_lexicon  # noqa: PLC0415
    from briefing.speech.verbalise import verbalise  # noqa: PLC0415

    project = find_project(Path.cwd())
    speech = read_settings(project).speech
    lexicon = project_lexicon(project, speech)
    content, name = load_source(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(content, name)  # UTF-16, or a message
    for line in map(normalise, text.removesuffix("\n").split("\n") if text else ()):
        spoken = verbalise(line, lexicon, speech)
        if diff:
            click.echo(_wrap(_mark_readings(line, spoken), indent=0))
        else:
            click.echo(_wrap(spoken.text, indent=0) if explain else spoken.text)
        if explain:
            for reading in spoken.readings:
                said = reading.spoken.strip() or "(silent)"
                click.echo(
                    _wrap(
                        f"{line[reading.start : reading.end]} → {said} ({reading.rule})", indent=4
                    )
                )


def _mark_readings(line: str, spoken: Spoken) -> str:
    """Return `line` with readings in brackets: "Am [24. April → vierundzwanzigsten April]"."""
    pieces, done = [], 0
    for reading in spoken.readings:
        written = line[reading.start : reading.end]
        pieces += [
            line[done : reading.start],
            f"[{written.strip()} → {reading.spoken.strip()}]".replace(" → ]", " →]"),
        ]
        done = reading.end
    return "".join([*pieces, line[done:]])


def _wrap(text: str, *, indent: int) -> str:
    """Wrap `text` at 80 columns; continuation lines are indented further."""
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_long_words=False,
    )
