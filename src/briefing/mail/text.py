"""The text part: 72 columns wide, links numbered and listed at the end."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from typing import TYPE_CHECKING

from briefing.german.formats import COMMENTARY, NBSP
from briefing.german.typography import typeset
from briefing.look.prose import as_text
from briefing.look.templating import environment, render
from briefing.mail.issue import joined, with_placeholders
from briefing.mail.tools import inert_text
from briefing.model.prose import block_of_paragraph, typeset_block

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import jinja2

    from briefing.mail.issue import Issue
    from briefing.mail.render import Shown
    from briefing.model.briefing import Paragraph

TEMPLATE = "newsletter.txt.j2"
COLUMNS = 72


class Footnotes:
    """The addresses of a letter in the order of their first mention."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def mark(self, url: str) -> str:
        """The mark of `url` in the text: [1]."""
        if url not in self.urls:
            self.urls.append(url)
        return f"[{self.urls.index(url) + 1}]"


def render_text(issue: Issue, project: Path | None, shown: Shown | None) -> str:
    """Return the newsletter as plain text with the line ends of Unix.

    Raises InputError where the template is wrong.
    """
    text = render(
        _templates(project, issue.settings.show.language),
        TEMPLATE,
        issue=with_placeholders(issue),
        briefing=issue.briefing,
        rules=issue.rules,
        show=issue.settings.show,
        letter=issue.settings.newsletter,
        shown=shown,
        footnotes=Footnotes(),
        commentary_title=COMMENTARY,
    )
    return inert_text(
        re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n", issue.settings.newsletter.tool
    )


@cache
def _templates(project: Path | None, language: str) -> jinja2.Environment:
    def set_and_wrapped(text: str, first: str = "", rest: str = "") -> str:
        return wrap(typeset(text, language), first, rest)

    def blocks(paragraphs: Iterable[Paragraph], footnotes: Footnotes) -> str:
        """Return paragraphs and list entries with the marks of their links, blank lines between."""
        found = []
        for paragraph in paragraphs:
            block = typeset_block(
                block_of_paragraph(paragraph), lambda text: typeset(text, language)
            )
            first = f"{block.item} " if block.item else ""
            found.append(wrap(as_text(block, footnotes.mark), first, " " * len(first)))
        return "\n\n".join(found)

    templates = environment(project, escape=False)
    templates.filters |= {
        "prose": joined,
        "blocks": blocks,
        "wrap": set_and_wrapped,
        "underline": lambda text, mark: underline(typeset(text, language), mark),
    }
    return templates


def wrap(text: str, first: str = "", rest: str = "") -> str:
    """Return `text` in lines of at most COLUMNS characters.

    `first` opens the first line, `rest` the others. Addresses and words joined by a no-break space
    stay whole.
    """
    filled = textwrap.fill(
        text,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(NBSP, " ")  # they have done their work, and some mail programs show them


def underline(text: str, mark: str) -> str:
    """Return a heading: `text`, wrapped, over a line of `mark` as long as its longest line."""
    lines = wrap(text)
    return f"{lines}\n{mark * max(map(len, lines.splitlines()))}"
