"""Find the settings that are missing before a show's first issue can be published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.config.schema import parse_toml, read_utf8
from briefing.config.settings import FILE
from briefing.mail.tools import tool_of
from briefing.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing.config.settings import Settings

_MAIL = {
    "show": ("title",),
    "newsletter": ("sender", "unsubscribe_url", "imprint_url", "privacy_url", "address"),
}
_PODCAST = {"show": ("email", "description", "feed_url", "media_url")}
"""Keys by table: those an e-mail must have by law or custom, and those `publish` requires."""


def missing_settings(project: Path | None, settings: Settings) -> tuple[Finding, ...]:
    """Return one warning that lists all missing keys, or nothing.

    A show with complete e-mail settings and no feed is taken for one without a podcast.
    """
    file = project / FILE if project else None
    written = parse_toml(read_utf8(file), file) if file else {}
    for_mail = _unwritten(_MAIL, written, settings)
    wanted = bool(for_mail or settings.show.feed_url)
    for_podcast = _unwritten(_PODCAST, written, settings) if wanted else []
    lists = [
        f"for the {what} {', '.join(keys)}"
        for what, keys in (("e-mail", for_mail), ("podcast", for_podcast))
        if keys
    ]
    if not lists:
        return ()
    return (
        Finding(
            "show.missing",
            "warning",
            f"Missing before the first issue can go out: {'; '.join(lists)}.",
            f"Write them into {FILE}." if project else f"Make a {FILE} with: briefing init",
            FILE,
        ),
    )


def _unwritten(
    needed: Mapping[str, tuple[str, ...]], written: Mapping[str, Any], settings: Settings
) -> list[str]:
    """Return the `needed` keys that are missing or empty in the file.

    Defaults do not count: "Briefing" is no show's title.
    """
    # Some mail tools insert the link to unsubscribe themselves.
    own = tool_of(settings.newsletter).unsubscribe
    return [
        f'"{key}" of [{table}]'
        for table, keys in needed.items()
        for key in keys
        if not written.get(table, {}).get(key) and not (key == "unsubscribe_url" and own)
    ]
