"""`briefing verify`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from briefing.cli.words import counted
from briefing.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.podcast.verify import Verified


@click.command()
@click.argument("site", metavar="SITE")
@click.option("--deep", is_flag=True, help="Load the audio too; compare chapters and captions.")
@click.option(
    "--episodes",
    default=20,
    show_default=True,
    type=click.IntRange(min=0),
    metavar="N",
    help="Look at the files of the N newest episodes.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    site: str,
    deep: bool,  # noqa: FBT001 - click passes flags by name
    episodes: int,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Check a published show as apps and directories do.

    SITE is the address of the feed or of the folder that it lies in, or that
    folder on this machine. Every page of the feed is checked, then how the
    server hands out media, captions, chapters and pictures: lengths, types,
    byte ranges, redirects. A server on this machine stands for the one whose
    addresses the feed has. Exit status 1 if there are errors.
    """
    from briefing.podcast.verify import verify  # noqa: PLC0415 - `briefing --help` does not need it

    with _progress() as progress:
        found = verify(site, deep=deep, newest=episodes, progress=progress)
    _show(found, as_json=as_json)
    errors = sum(finding.level == "error" for finding in found.findings)
    if errors:
        raise ContentError(
            f"{counted(errors, 'error')}. Correct what is listed above.", file=found.feed
        )


def _show(found: Verified, *, as_json: bool) -> None:
    if as_json:
        import json  # noqa: PLC0415 - only here

        click.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    from briefing.cli.findings import print_findings  # noqa: PLC0415 - see above

    looked_at = (
        "" if found.looked_at == found.episodes else f", files of the newest {found.looked_at}"
    )
    asked = f", {counted(found.requests, 'request')}" if found.requests else ""
    numbers = f"{counted(found.pages, 'page')}, {counted(found.episodes, 'episode')}"
    click.echo(
        f"{found.feed}: {numbers}{looked_at}{asked}{'' if found.findings else ': nothing wrong'}"
    )
    print_findings(found.findings)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show what is being checked in one line, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _what: None
        return
    from rich.console import Console  # noqa: PLC0415 - heavy, and only for terminals

    with Console(stderr=True).status("verify …") as status:
        yield lambda what: status.update(f"verify: {what} …")
