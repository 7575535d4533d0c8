"""The HTML of a newsletter from its templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.german.formats import COMMENTARY
from briefing.german.hyphenation import hyphenate
from briefing.german.typography import typeset
from briefing.look.lead_in import lead_in
from briefing.look.prose import as_html
from briefing.look.pull_quote import pull_quote
from briefing.look.templating import environment, render
from briefing.mail.issue import joined, with_placeholders
from briefing.mail.markup import to_html
from briefing.model.prose import block_of_paragraph, typeset_block

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2

    from briefing.mail.issue import Issue
    from briefing.mail.picture import Picture
    from briefing.model.briefing import Paragraph

TEMPLATE = "newsletter.mjml.j2"
INLINE = "parts/inline.css.j2"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the mail: `src` is an https or a cid address."""

    src: str
    picture: Picture


def render_html(
    issue: Issue, project: Path | None, shown: Shown | None, cover: Shown | None
) -> str:
    """The newsletter as one HTML document. Raises InputError where a template is wrong."""
    templates = _templates(project, issue.theme.folders, issue.settings.show.language)
    values = {
        "issue": with_placeholders(issue),
        "briefing": issue.briefing,
        "rules": issue.rules,
        "show": issue.settings.show,
        "letter": issue.settings.newsletter,
        "theme": issue.theme,
        "shown": shown,
        "cover": cover,
        "commentary_title": COMMENTARY,
    }
    return to_html(
        render(templates, TEMPLATE, **values), render(templates, INLINE, **values), TEMPLATE
    )


@cache
def _templates(project: Path | None, theme: tuple[str, ...], language: str) -> jinja2.Environment:
    def hyphenated(text: str) -> str:
        return hyphenate(typeset(text, language))

    def point(paragraph: Paragraph) -> Markup:
        """A key point, its topic in bold."""
        text = typeset(joined(paragraph), language)
        topic = lead_in(text)
        return Markup("<strong>{}</strong>{}").format(
            hyphenate(topic), hyphenate(text[len(topic) :])
        )

    templates = environment(project, theme=theme)
    templates.filters |= {
        "prose": lambda paragraph: hyphenated(joined(paragraph)),
        "blocks": lambda paragraphs: as_html(
            typeset_block(block_of_paragraph(paragraph), hyphenated) for paragraph in paragraphs
        ),
        "point": point,
        "hyphenate": hyphenated,
        "typeset": lambda text: typeset(text, language),
        "pull_quote": lambda paragraph: pull_quote(joined(paragraph)),
    }
    return templates
