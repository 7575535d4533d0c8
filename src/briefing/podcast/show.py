"""Check that briefing.toml has all that a feed must say of its show."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.config.addresses import reserved_keys
from briefing.config.settings import FILE
from briefing.episode.record import show_guid
from briefing.errors import InputError, did_you_mean
from briefing.net import is_local
from briefing.podcast.categories import CATEGORIES
from briefing.podcast.standards import FEED_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.settings import Settings


def check_show(settings: Settings, project: Path) -> None:
    """Raise InputError for the first key missing in briefing.toml that a podcast must have."""
    show, file = settings.show, project / FILE
    for key, what in (
        ("feed_url", f"where {FEED_FILE} will lie"),
        ("media_url", "where an episode's files will lie"),
    ):
        _check_address(getattr(show, key), "show", key, what, file)
    view = settings.newsletter.view_url
    if view.startswith("http"):  # else a placeholder of the mail tool
        _check_address(view, "newsletter", "view_url", "an episode's page", file)
    if not urlsplit(show.feed_url).path.endswith(f"/{FEED_FILE}"):
        raise InputError(
            f'"feed_url" of [show] must end in /{FEED_FILE}, the name of the file. Correct it.',
            file=file,
        )
    for key, what in (
        ("description", "what the show is about"),
        ("email", "the address of the editors"),
    ):
        if not getattr(show, key):
            raise InputError(f'"{key}" of [show] is missing: {what}. Add it.', file=file)
    try:
        uuid.UUID(show_guid(show))
    except ValueError:
        message = (
            f'"guid" of [show] is no UUID: {show.guid}. '
            'Correct it, or delete it to have it made from "feed_url".'
        )
        raise InputError(message, file=file) from None
    category(show.category, file)


def refuse_reserved(settings: Settings, project: Path) -> None:
    """Raise InputError where briefing.toml holds addresses that lead nowhere, naming every key."""
    if keys := reserved_keys(settings):
        message = (
            f"made-up addresses, which no listener can reach: {', '.join(keys)}. Write your own; "
            ".example, .invalid, .test and example.com, .net and .org are reserved."
        )
        raise InputError(message, file=project / FILE)


def category(text: str, file: Path | str = FILE) -> tuple[str, str]:
    """Return a category of Apple's and its part, "" without one, from "News > Daily News".

    Raises InputError, which names the nearest category.
    """
    top, _, part = (name.strip() for name in text.partition(">"))
    if top not in CATEGORIES:
        raise InputError(f'"category" of [show]: {_unknown(top, CATEGORIES)}', file=file)
    if part and part not in CATEGORIES[top]:
        raise InputError(f'"category" of [show]: {_unknown(part, CATEGORIES[top])}', file=file)
    return top, part


def _unknown(name: str, known: dict[str, tuple[str, ...]] | tuple[str, ...]) -> str:
    advice = did_you_mean(name, known) or f"Known here: {', '.join(known) or 'none, delete it'}."
    return f'"{name}" is not in Apple\'s list. {advice}'


def _check_address(url: str, table: str, key: str, what: str, file: Path) -> None:
    if not url:
        raise InputError(f'"{key}" of [{table}] is missing: {what}. Add it.', file=file)
    parts = urlsplit(url)
    if parts.scheme != "https" and not is_local(url):
        raise InputError(
            f'"{key}" of [{table}] must be https: podcast apps refuse {url}. Correct it.', file=file
        )
    if re.search(r"[^\x21-\x7e]", url):
        raise InputError(
            f'"{key}" of [{table}] must be ASCII without blanks: {url}. Correct it.', file=file
        )
