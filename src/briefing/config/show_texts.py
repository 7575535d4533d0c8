"""The texts of [show] in every episode: greeting, farewell and the notice that applies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.errors import InputError
from briefing.german.calendar import WEEKDAYS
from briefing.german.formats import long_date
from briefing.model.checks import Check
from briefing.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.config.notes import Rules
    from briefing.config.settings import Show
    from briefing.model.findings import Finding

VOICE_NOTICE = "Diesen Text spricht eine künstliche Stimme."
"""Notice for any text that is read aloud, whose author and reviewer are not known."""
REVIEWED = Check(
    "notes.reviewed", "warning", "notes without `reviewed_by`: nobody has reviewed the episode",
    'Read and hear it, write "reviewed_by: NAME" into notes.md, and build it again.',
)  # fmt: skip
FALSE_NOTICE = Check(
    "notes.reviewed", "warning", "a house notice that says otherwise",
    'Write what is so into "notice", and this sentence into "notice_reviewed" of [show].',
)  # fmt: skip
_GENERAL = ("show", "date", "weekday")
_PLACEHOLDERS = {
    "greeting": _GENERAL,
    "farewell": _GENERAL,
    "notice": _GENERAL,
    "notice_reviewed": (*_GENERAL, "reviewer"),
}
"""Key of [show] to the placeholders that its text may hold."""
_FIELD = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
"""A placeholder; what stands in more braces may be a mail tool's and is text here."""
_CLAIM = re.compile(r"\b(?:geprüft|gegengelesen|redigiert|abgenommen)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:nicht|nie|niemand\w*|kein\w*|ohne)\b", re.IGNORECASE)


def unknown_placeholder(show: Show) -> tuple[str, str] | None:
    """Return the first key of [show] with a placeholder it cannot have, and the fault.

    None where there is none.
    """
    for key, allowed in _PLACEHOLDERS.items():
        for name in _FIELD.findall(getattr(show, key)):
            if name not in allowed:
                known = ", ".join(f"{{{each}}}" for each in allowed)
                return key, f'"show.{key}": unknown placeholder {{{name}}}. Allowed here: {known}.'
    return None


def reviewer_of(rules: Rules, *, draft: bool) -> str:
    """Return the reviewer of the text, in one line; "" for none, as for any draft."""
    return "" if draft else " ".join(rules.reviewed_by.split())


def for_episode(show: Show, rules: Rules, file: Path | str, *, draft: bool = False) -> Show:
    """Return `show` with the texts of this episode.

    `notice` is the one that applies, placeholders are filled in. `file` is briefing.toml, for
    messages. Raises InputError where a text needs a date and the episode has none.
    """
    reviewer = reviewer_of(rules, draft=draft)
    values = {"show": show.title, "reviewer": reviewer}
    if rules.date:
        values |= {"date": long_date(rules.date), "weekday": WEEKDAYS[rules.date.weekday()]}

    def filled(key: str) -> str:
        text: str = getattr(show, key)
        lacking = next((name for name in _FIELD.findall(text) if name not in values), None)
        if lacking:
            message = (
                f'"show.{key}" holds {{{lacking}}}, but the episode has no date. '
                'Write "date" into its notes.md.'
            )
            raise InputError(message, file=file)
        return _FIELD.sub(lambda field: values[field[1]], text)

    return replace(
        show,
        greeting=filled("greeting"),
        farewell=filled("farewell"),
        notice=filled("notice_reviewed" if reviewer else "notice"),
    )


def review_findings(show: Show, rules: Rules) -> Iterator[Finding]:
    """Warnings about an episode that nobody has reviewed; `show` is that of `for_episode`."""
    if rules.reviewed_by.strip():
        return
    yield REVIEWED.finding("Nobody has reviewed this episode.", file="notes.md")
    if _CLAIM.search(show.notice) and not _DENIAL.search(show.notice):
        message = 'The "notice" of [show] says that the text was checked, but nobody has.'
        yield FALSE_NOTICE.finding(message, show.notice, "briefing.toml")
