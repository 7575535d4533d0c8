"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable


def words(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--words N`."""
    return click.option(
        "--words",
        type=click.IntRange(min=1),
        metavar="N",
        help="Upper bound for the condensed text, in words.",
    )(function)


def form(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--form points|text`."""
    return click.option(
        "--form",
        type=click.Choice(["points", "text"]),
        help="A lead with key points, or with paragraphs.",
    )(function)


def voice(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--voice VOICE`."""
    return click.option(
        "--voice",
        metavar="VOICE",
        help='Engine, voice or ENGINE:VOICE, such as "gtts" or "espeak:de+f3".',
    )(function)


def to(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--to DIR`."""
    return click.option(
        "--to",
        required=True,
        metavar="DIR",
        help="Folder of the site, or an address such as s3://bucket/podcast.",
    )(function)
