"""Check the texts that readers see beside the briefing: kicker, subject, figures, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audit.checks import BY_ID
from briefing.audit.evidence import evidence_for
from briefing.audit.quantities import amounts, quantities
from briefing.german.formats import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.audit.quantity import Quantity
    from briefing.config.notes import Notes
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing
    from briefing.model.findings import Finding


def texts(notes: Notes) -> dict[str, str]:
    """Return the texts of the notes that readers see beside the briefing, by key."""
    rules = notes.rules
    found = {"kicker": rules.kicker, "subject": rules.subject, "preheader": rules.preheader}
    found |= {f"links {number}": link.text for number, link in enumerate(rules.links, 1)}
    found |= {
        f"figures {number}": f"{each.value} {each.label}"
        for number, each in enumerate(rules.figures, 1)
    }
    if rules.sponsor:
        found |= {"sponsor": f"{rules.sponsor.name}: {rules.sponsor.text}"}
    if rules.image:
        found |= {"image alt": rules.image.alt, "image credit": rules.image.credit}
    return {key: text for key, text in found.items() if text}


def own_quantities(briefing: Briefing, notes: Notes) -> list[Quantity]:
    """Return the quantities of the date and the editor's sections, which need no other source."""
    sections = (*briefing.greeting, *briefing.commentary, *briefing.farewell)
    own = [statement.text for paragraph in sections for statement in paragraph]
    if notes.rules.date:
        own.append(long_date(notes.rules.date))
    return [quantity for text in own for quantity in quantities(text)]


def check_numbers(briefing: Briefing, article: Article, notes: Notes) -> Iterator[Finding]:
    """Yield a warning for each number in these texts that is in no source."""
    known = [*own_quantities(briefing, notes), *quantities(notes.rules.title)]
    for key, text in texts(notes).items():
        if key == "sponsor":  # advertisements are the sponsor's own claims
            continue
        for number in amounts(quantities(text)):
            if not any(number.agrees(other) for other in known) and not evidence_for(
                article
            ).has_quantity(number):
                message = (
                    f'The number „{text[number.start : number.end]}“ in "{key}" is in no source.'
                )
                remedy = f'Check "{key}" in notes.md.'
                yield BY_ID["audit.number"].finding(message, text, "notes.md", remedy)
