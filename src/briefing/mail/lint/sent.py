"""A newsletter as it will be sent, parsed once for all checks, and the newsroom's text in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from briefing.german.quotations import ALL
from briefing.german.typography import typeset
from briefing.mail.lint.branch import outlook_branch
from briefing.mail.lint.css import parse_sheet
from briefing.mail.lint.look import dark_styles, passages
from briefing.mail.tools import WORD_JOINER, tool_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing.mail.issue import Issue
    from briefing.mail.lint.branch import Branch
    from briefing.mail.lint.css import Sheet
    from briefing.mail.lint.look import ShownText

_MARKS = re.compile(f"[{ALL}]")
_GROUPS = re.compile(r"(?<=\d)[.’](?=\d{3}(?!\d))")
_UNSEEN = re.compile(f"[{WORD_JOINER}\u00ad\u200b]")


@dataclass(frozen=True)
class Sent:
    """HTML, text part and message of one issue."""

    html: str
    """After inlining, as a mail tool gets it."""
    text: str
    eml: bytes
    issue: Issue

    @cached_property
    def root(self) -> HtmlElement:
        """The HTML as all programs but Outlook for Windows read it."""
        return _parsed(self.html)

    @cached_property
    def outlook(self) -> Branch:
        """The HTML as Outlook for Windows reads it."""
        return outlook_branch(self.html)

    @cached_property
    def outlook_root(self) -> HtmlElement:
        """The same, parsed."""
        return _parsed(self.outlook.source)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The style elements of `root`."""
        return tuple(
            parse_sheet(style.text or "", style.get("media", ""))
            for style in self.root.iter("style")
        )

    @cached_property
    def message(self) -> EmailMessage:
        """newsletter.eml."""
        return message_from_bytes(self.eml, _class=EmailMessage, policy=policy.SMTP)

    @cached_property
    def passages(self) -> tuple[ShownText, ...]:
        """The visible text as it looks in the light scheme."""
        return passages(self.root.body, {})

    @cached_property
    def dark_passages(self) -> tuple[ShownText, ...]:
        """The same in the dark scheme of programs that support prefers-color-scheme.

        Empty where no rule uses it.
        """
        styles = dark_styles(self.root, self.sheets)
        return passages(self.root.body, styles) if styles else ()

    @cached_property
    def links(self) -> tuple[HtmlElement, ...]:
        """Every link."""
        return tuple(self.root.iter("a"))

    @cached_property
    def said(self) -> str:
        """The text of the HTML in one piece."""
        return "".join(
            str(piece) for piece in self.root.xpath("//body//text()[not(parent::style)]")
        )

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """Placeholders of the mail tool, and addresses from the settings, which may be some."""
        issue, name = self.issue, tool_of(self.issue.settings.newsletter).name
        addresses = (issue.view_url, issue.unsubscribe_url, issue.imprint_url, issue.privacy_url)
        codes = (name.given, name.value, name.otherwise, name.end) if name else ()
        return frozenset(filter(None, (*addresses, *codes)))

    @cached_property
    def own(self) -> str:
        """All text of newsroom and article, without that of the templates.

        Addresses are left out, as they may hold placeholders.
        """
        issue, briefing = self.issue, self.issue.briefing
        values = msgspec.to_builtins((issue.rules, issue.settings.show, issue.settings.newsletter))
        statements = (statement.text for statement in briefing.statements())
        return "\n".join(
            (*statements, briefing.headline, briefing.kicker, issue.preheader, *_strings(values))
        )


def plain(text: str) -> str:
    """Return `text` normalised, so that two renderings of one sentence are equal.

    It is typeset, with one kind of quotation marks and without groups of digits.
    """
    return _bare(_MARKS.sub('"', _GROUPS.sub("", typeset(_bare(text), "de"))))


def words(text: str) -> str:
    """Return only the letters and digits of `text`.

    They are equal in two renderings of which one sets a quotation apart.
    """
    return re.sub(r"[\W_]+", "", text)


def _bare(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _parsed(html: str) -> HtmlElement:
    from lxml.html import document_fromstring  # noqa: PLC0415 - heavy

    return document_fromstring(html)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield "" if re.fullmatch(r"\w+://\S*", value) else value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
