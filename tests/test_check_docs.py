"""The pages on checks show every check. `python tests/test_check_docs.py` writes the tables."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.audit import checks as audit
from briefing.condense.dangling import CONTEXT
from briefing.config.show_texts import FALSE_NOTICE, REVIEWED
from briefing.mail import lint as mail
from briefing.mail.lint.clients import CLIENTS, FEATURES
from briefing.podcast import lint as feed
from briefing.podcast.lint import episode
from briefing.podcast.lint.document import UNREADABLE
from briefing.podcast.verify import checks as verify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model.checks import Check

DOCS = Path(__file__).parents[1] / "docs"
MAIL: tuple[Check, ...] = mail.CHECKS
FEED: tuple[Check, ...] = (*UNREADABLE, *feed.CHECKS)
EPISODE: tuple[Check, ...] = (*episode.CHECKS, episode.COVER_CHECK)
AUDIT: tuple[Check, ...] = (*audit.CHECKS, audit.TORN, CONTEXT, REVIEWED, FALSE_NOTICE)
HOST: tuple[Check, ...] = verify.CHECKS


def table(checks: Iterable[Check], what: str = "objects to") -> str:
    rows = [
        f"| `{check.id}` | {check.level} | {said(check)} | {escape(check.remedy, quote=False)} |"
        for check in checks
    ]
    return "\n".join((f"| id | level | {what} | remedy |", "|---|---|---|---|", *rows))


def said(check: Check) -> str:
    return f"`{check.about}` {check.what}" if check.about else check.what


def clients() -> str:
    rows = []
    for name, feature in FEATURES.items():
        lacking = [
            f"{client} {feature.lacks[client]}" for client in CLIENTS if client in feature.lacks
        ]
        partly = [
            f"{client} {feature.partly[client]}" for client in CLIENTS if client in feature.partly
        ]
        rows.append(
            f"| `{name}` | {', '.join(lacking) or '–'} | {', '.join(partly) or '–'} | {feature.effect} "
            f"| {feature.fallback or '**it is not**'} |"
        )
    head = (
        "| feature | lacked by | in part by | readers see | why that is fine |",
        "|---|---|---|---|---|",
    )
    return "\n".join((*head, *rows))


TABLES = {
    ("audit.md", "What is checked"): table(AUDIT),
    ("mail-checks.md", "The checks"): table(MAIL, "demands"),
    ("mail-checks.md", "What mail programs lack"): clients(),
    ("feed-checks.md", "In the feed"): table(FEED),
    ("feed-checks.md", "In the files of an episode"): table(EPISODE),
    ("feed-checks.md", "On the host"): table(HOST),
}
"""By page and heading."""


def with_table(page: str, title: str, shown: str) -> str:
    """`page` with the table under a heading as it must be."""
    before, rest = page.split(f"## {title}\n", 1)
    section, mark, after = rest.partition("\n## ")
    prose = re.sub(r"^\|.*\n?", "", section, flags=re.MULTILINE).strip()
    body = "\n\n".join(filter(None, (prose, shown)))
    return f"{before}## {title}\n\n{body}\n{mark}{after}"


@pytest.mark.parametrize(("page", "title"), TABLES)
def test_the_page_shows_the_table_as_it_is(page: str, title: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert text == with_table(text, title, TABLES[page, title])


def test_no_cell_breaks_a_table() -> None:
    cells = [
        text
        for check in (*AUDIT, *MAIL, *FEED, *EPISODE, *HOST)
        for text in (said(check), check.remedy)
    ]
    cells += [text for feature in FEATURES.values() for text in (feature.effect, feature.fallback)]
    assert not [text for text in cells if "|" in text or "\n" in text]


if __name__ == "__main__":
    for (name, title), shown in TABLES.items():
        file = DOCS / name
        file.write_text(
            with_table(file.read_text(encoding="utf-8"), title, shown), encoding="utf-8"
        )
