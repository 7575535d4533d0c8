"""`briefing voices`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
def command() -> None:
    """List the voice engines and what they send where.

    Choose one with `[voice] engine` in briefing.toml or with `--voice`.
    """
    from briefing.settings import find_project, read_settings  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.voices import describe  # noqa: PLC0415

    settings = read_settings(find_project(Path.cwd())).voice
    for engine in describe(settings):
        chosen = " (chosen)" if engine.name == settings.engine else ""
        click.echo(f"{engine.name}{chosen}")
        click.echo(f"  state  {engine.state}")
        click.echo(f"  needs  {engine.needs}")
        click.echo(f"  sends  {engine.sends}")
