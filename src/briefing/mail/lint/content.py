"""Check HTML and text part for sentences lost and template code left over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.mail.lint.problem import IN_TEMPLATE, Problem
from briefing.mail.lint.sent import plain, words
from briefing.mail.tools import WORD_JOINER
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.mail.lint.sent import Sent

_LEFT = re.compile(r"\b(?:None|undefined|NaN|TODO|FIXME|[Ll]orem ipsum)\b|\{\{|\{%|\{#")
_REFERENCE = re.compile(r" \[\d+\]")
"""To the address of a link, which may stand amid a sentence."""
_TAG = re.compile(r"</?(?:a|b|br|div|em|h[1-6]|i|img|li|p|span|strong|table|td|tr|ul)\b[^>]*>")


def _left_over(sent: Sent) -> Iterator[Problem]:
    """Find values that a template lacked, and template code."""
    for found in _remains(sent):
        if found not in sent.own:
            yield Problem(f'The text says "{found}".', found)


def _code(sent: Sent) -> Iterator[Problem]:
    for found in _remains(sent):
        if (
            found in sent.own
            and found.startswith("{")
            and sent.issue.settings.newsletter.tool == "none"
        ):
            message = (
                "The text holds template code; "
                "it is escaped in the HTML, but the text part goes out as it is."
            )
            yield Problem(message, found)


def _remains(sent: Sent) -> Iterator[str]:
    pieces = sent.root.xpath(
        "//body//text()[not(parent::style)] | //title/text() | //@alt | //@title | //@aria-label"
    )
    shown = " ".join(str(piece) for piece in pieces)
    for code in sent.placeholders:
        shown = shown.replace(code, "")
    yield from dict.fromkeys(_LEFT.findall(shown))


def _sentences(sent: Sent) -> Iterator[Problem]:
    text, html = _REFERENCE.sub("", plain(sent.text)), words(sent.said)
    for statement in sent.issue.briefing.statements():
        if _REFERENCE.sub("", plain(statement.text)) not in text:
            yield Problem("The text part lacks a sentence.", statement.text)
        if words(statement.text) not in html:
            yield Problem("The HTML lacks a sentence.", statement.text)


def _tags(sent: Sent) -> Iterator[Problem]:
    text, own = sent.text.replace(WORD_JOINER, ""), plain(sent.own)
    for link in sent.links:
        text = text.replace(link.get("href", ""), "")
    for tag in dict.fromkeys(_TAG.findall(text)):
        if plain(tag) not in own:
            yield Problem("The text part holds HTML.", tag)


def _addresses(sent: Sent) -> Iterator[Problem]:
    text = sent.text.replace(WORD_JOINER, "")
    for url in dict.fromkeys(link.get("href", "") for link in sent.links):
        if url and url not in text:
            yield Problem("The text part lacks an address that the HTML has.", url)


CHECKS = (
    Probe(
        "mail.leftover", "error",
        "no `None`, `undefined`, `NaN`, `TODO`, “Lorem ipsum” or template code from a template",
        IN_TEMPLATE, _left_over,
    ),
    Probe(
        "mail.leftover", "warning",
        "no template code in article or notes where no mail tool is named",
        "Take it out of the text.", _code,
    ),
    Probe(
        "mail.text", "error", "every sentence of the briefing in HTML and text part", IN_TEMPLATE,
        _sentences,
    ),
    Probe("mail.tags", "error", "no HTML in the text part", IN_TEMPLATE, _tags),
    Probe(
        "mail.addresses", "warning", "every address of the HTML in the text part", IN_TEMPLATE,
        _addresses,
    ),
)  # fmt: skip
