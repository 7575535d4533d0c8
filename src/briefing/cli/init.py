"""`briefing init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WANTED = {
    "title": "Name of the show",
    "sender": "Sender of the e-mails, as NAME <ADDRESS>",
    "email": "Address of the editors",
    "link": "Website of the show",
    "podcast_url": "URL at which the podcast will be published",
    "unsubscribe_url": "Where readers unsubscribe",
    "imprint_url": "Imprint",
    "privacy_url": "Privacy notice",
    "address": "Name, street, postcode and town",
}
"""The questions, by setting; each has an option too."""


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    for key, text in reversed(_WANTED.items()):
        name = f"--{key.replace('_', '-')}"
        metavar = "URL" if key.endswith(("_url", "link")) else "TEXT"
        function = click.option(name, key, metavar=metavar, help=f"{text}.")(function)
    return function


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@_options
@click.option("--example", is_flag=True, help="Write the example show with its episode instead.")
def command(folder: Path, example: bool, **given: str | None) -> None:  # noqa: FBT001 - click
    """Start a project for a show of your own.

    DIR is the folder, by default the one you stand in. It gets a commented
    briefing.toml and lexicon.toml; files that are there are never overwritten.
    On a terminal you are asked for what no option gives; Enter leaves it open,
    and briefing check names what is missing.
    """
    from briefing.episode.scaffold import (  # noqa: PLC0415 - `briefing --help` does not need it
        init_project,
        write_example_project,
    )

    values = {
        key: _validate_option(key, value) for key, value in given.items() if value is not None
    }
    if example and values:
        raise InputError("--example has settings of its own. Leave out the other options.")
    written = (
        write_example_project(folder)
        if example
        else init_project(folder, _collect_settings(folder, values))
    )
    for path in written:
        click.echo(str(path))
    _print_next_steps(folder)


def _collect_settings(folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Return the settings: those `given` as options and, on a terminal, the user's answers."""
    from briefing.config.settings import FILE  # noqa: PLC0415
    from briefing.episode.scaffold import podcast_addresses  # noqa: PLC0415 - see above

    found = dict(given)
    if sys.stdin.isatty() and not (folder / FILE).exists():
        click.echo("Enter leaves open what you do not know yet.", err=True)
        found |= {key: _ask(key, text) for key, text in _WANTED.items() if key not in given}
    podcast = found.pop("podcast_url", "")
    return {key: value for key, value in found.items() if value} | (
        podcast_addresses(podcast) if podcast else {}
    )


def _ask(key: str, text: str) -> str:
    """Ask for a setting until the answer is valid."""

    def usable(answer: str) -> str:
        try:
            return _validate_option(key, answer)
        except InputError as problem:
            raise click.BadParameter(problem.message) from None

    answer: str = click.prompt(text, default="", show_default=False, err=True, value_proc=usable)
    return answer


def _validate_option(key: str, value: str) -> str:
    from briefing.episode.scaffold import validate_setting  # noqa: PLC0415 - see above

    try:
        return validate_setting("link" if key == "podcast_url" else key, value)
    except InputError as problem:
        raise InputError(f"--{key.replace('_', '-')}: {problem.message}") from None


def _print_next_steps(folder: Path) -> None:
    here = folder.resolve() == Path.cwd()
    for line in (
        f"1. {'' if here else f'cd {folder}, and '}fill in briefing.toml",
        "2. briefing new ARTICLE   makes an episode from a file or URL",
        "3. briefing build         makes its e-mail and audio: look at build/review.html",
        "4. briefing check         says what is missing before it can go out",
    ):
        click.echo(line, err=True)
