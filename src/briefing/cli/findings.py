"""How commands show findings on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

_COLOURS = {"error": "red", "warning": "yellow"}
_LONGEST_TEXT = 100


def print_findings(findings: Iterable[dict[str, Any]]) -> None:
    """Each finding on standard error: level, check, what, where, what to do."""
    for finding in findings:
        level = click.style(finding["level"], fg=_COLOURS[finding["level"]])
        where = f" ({finding['file']})" if finding["file"] else ""
        click.echo(f"  {level} {finding['check']}{where}: {finding['message']} {finding['remedy']}", err=True)
        if finding["text"]:
            click.echo(f"    „{_shortened(finding['text'])}“", err=True)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 2] + " …"
