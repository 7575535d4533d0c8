"""docs/mail-checks.md shows every check and what mail programs lack."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from briefing.mail.lint import CHECKS
from briefing.mail.lint.clients import CLIENTS, FEATURES

PAGE = Path(__file__).parents[2] / "docs" / "mail-checks.md"


def checks() -> str:
    rows = [
        f"| `{check.id}` | {check.level} | {check.demand} | {escape(check.remedy, quote=False)} |" for check in CHECKS
    ]
    return "\n".join(("| id | level | demands | remedy |", "|---|---|---|---|", *rows))


def clients() -> str:
    rows = []
    for name, feature in FEATURES.items():
        lacking = [f"{client} {feature.lacks[client]}" for client in CLIENTS if client in feature.lacks]
        partly = [f"{client} {feature.partly[client]}" for client in CLIENTS if client in feature.partly]
        rows.append(
            f"| `{name}` | {', '.join(lacking) or '–'} | {', '.join(partly) or '–'} | {feature.effect} "
            f"| {feature.fallback or '**it is not**'} |"
        )
    head = ("| feature | lacked by | in part by | readers see | why that is fine |", "|---|---|---|---|---|")
    return "\n".join((*head, *rows))


def with_tables(page: str) -> str:
    """`page` with the tables as they must be; `python tests/mail/test_lint_docs.py` writes them there."""
    for title, table in (("The checks", checks()), ("What mail programs lack", clients())):
        before, rest = page.split(f"## {title}\n", 1)
        section, mark, after = rest.partition("\n## ")
        prose = re.sub(r"^\|.*\n?", "", section, flags=re.MULTILINE).strip()
        body = "\n\n".join(filter(None, (prose, table)))
        page = f"{before}## {title}\n\n{body}\n{mark}{after}"
    return page


def test_the_page_shows_every_check_and_every_feature() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_tables(page)


def test_no_cell_breaks_a_table() -> None:
    cells = [text for check in CHECKS for text in (check.demand, check.remedy)]
    cells += [text for feature in FEATURES.values() for text in (feature.effect, feature.fallback)]
    assert not [text for text in cells if "|" in text or "\n" in text]


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
