"""Check what German law requires in every newsletter.

Imprint (§ 5 DDG, § 18 MStV), a way to object in every mail (§ 7 UWG), privacy notice (Art. 13
GDPR), a name with its postal address; and a label on paid content (§ 6 DDG, § 5a UWG, § 22 MStV).
Keys of briefing.toml that are missing for it are listed with all others, see
briefing.build.first_issue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.config.settings import FILE
from briefing.mail.lint.problem import IN_TEMPLATE, Problem
from briefing.mail.lint.sent import words
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.mail.lint.sent import Sent

_LACKS = (
    "no way to unsubscribe",
    "no link to the imprint",
    "no link to the privacy notice",
)
_ADVERTISEMENT = re.compile(r"\b(?:Anzeige|Werbung)\b", re.IGNORECASE)
_TOWN = re.compile(r"\b\d{4,5} +[^\W\d_]{2,}")
"""A postcode of Germany, Austria or Switzerland with its town."""


def _no_town(sent: Sent) -> Iterator[Problem]:
    letter = sent.issue.settings.newsletter
    if letter.address and not _TOWN.search(letter.address):
        yield Problem("The postal address has no postcode with a town.", letter.address, FILE)


def _unshown(sent: Sent) -> Iterator[Problem]:
    """A template that leaves out what the settings have."""
    issue = sent.issue
    shown = {link.get("href", "") for link in sent.links}
    for url, lack in zip(
        (issue.unsubscribe_url, issue.imprint_url, issue.privacy_url), _LACKS, strict=True
    ):
        if url and url not in shown:
            yield Problem(f"The HTML has {lack}, though the settings have its address.", url)
    said = words(sent.said)
    for line in issue.settings.newsletter.address.splitlines():
        if words(line) not in said:
            yield Problem("The HTML lacks a line of the postal address.", line)
    if issue.unsubscribe_url and issue.unsubscribe_url not in sent.text:
        yield Problem("The text part has no way to unsubscribe.", issue.unsubscribe_url)


def _unmarked(sent: Sent) -> Iterator[Problem]:
    shown = " ".join(text for text, _, _ in sent.passages)
    for place, text in (("HTML", shown), ("text part", sent.text)):
        if (sponsor := sent.issue.rules.sponsor) and not _ADVERTISEMENT.search(text):
            yield Problem(f'The {place} shows a sponsor without the word "Anzeige".', sponsor.name)


CHECKS = (
    Probe(
        "mail.duty", "warning", "a postal address with postcode and town",
        f'Write name, street, postcode and town into "address" of [newsletter] in {FILE}.',
        _no_town,
    ),
    Probe(
        "mail.duty", "error",
        "address, imprint, privacy notice, way to unsubscribe shown, the last in the text part too",
        IN_TEMPLATE, _unshown,
    ),
    Probe(
        "mail.advertisement", "error", "“Anzeige” at what a sponsor pays for, in both texts",
        IN_TEMPLATE, _unmarked,
    ),
)  # fmt: skip
