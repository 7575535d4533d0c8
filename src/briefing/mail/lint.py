"""What would go wrong with a newsletter in mail programs, in German law or in the reader's eyes.

The figures: Gmail cuts a mail above about 102 KB and drops style elements above 16 KB; subjects beyond 70 and preheaders
beyond 140 characters are cut almost everywhere. The duties: imprint (§ 5 DDG, § 18 MStV), a way to object in every mail
(§ 7 UWG), privacy notice (Art. 13 GDPR).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing.findings import Finding
from briefing.mail.tools import TOOLS, WORD_JOINER
from briefing.mail.typography import typeset
from briefing.settings import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing.mail.issue import Issue

CUT = 102 * 1024
"""Bytes of HTML from which Gmail hides the rest, with it the footer."""
HEAVY = 80 * 1024
STYLE = 16 * 1024
SUBJECT = 70
PREHEADER = range(35, 141)

_error = partial(Finding, level="error")
_warning = partial(Finding, level="warning")
_TEMPLATE_REMEDY = "Correct the template that writes it."
_PLACEHOLDERS = re.compile(
    r"//(?:[^/?#]*\.)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|example\.(?:com|org|net))(?=[:/?#]|$)", re.IGNORECASE
)
_ACTIVE = frozenset({"script", "iframe", "form", "object", "embed", "audio", "video", "svg", "link"})


@dataclass(frozen=True)
class _Page:
    """The HTML, once as text and once as a tree."""

    source: str
    root: HtmlElement
    issue: Issue

    @property
    def placeholders(self) -> frozenset[str]:
        """What the mail tool replaces, and addresses from the settings, which may be such."""
        issue, name = self.issue, TOOLS[self.issue.settings.newsletter.tool].name
        addresses = (issue.view_url, issue.unsubscribe_url, issue.imprint_url, issue.privacy_url)
        codes = (name.given, name.value, name.otherwise, name.end) if name else ()
        return frozenset(filter(None, (*addresses, *codes)))

    @property
    def own(self) -> str:
        """What newsroom and article wrote, as against the templates."""
        return " ".join(_content(self.issue))


def lint(html: str, text: str, issue: Issue) -> tuple[Finding, ...]:
    """Every objection to the newsletter `issue` as rendered, errors and warnings in the order of the checks."""
    from lxml.html import document_fromstring  # noqa: PLC0415 - heavy

    page = _Page(html, document_fromstring(html), issue)
    checks = (_size, _artefacts, _leftovers, _active, _structure, _pictures, _links, _duties, _lines)
    return (*(finding for check in checks for finding in check(page)), *_text(text, issue))


def style_bytes(html: str) -> int:
    """The length of all style elements in UTF-8."""
    return sum(len(style.encode()) for style in _styles(html))


def _styles(html: str) -> list[str]:
    return re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)


def _size(page: _Page) -> Iterator[Finding]:
    size, style = len(page.source.encode()), style_bytes(page.source)
    remedy = "Shorten the text or the template."
    if size > CUT:
        yield _error("mail.size", message=f"The HTML has {size // 1024} KB; Gmail hides all beyond 102.", remedy=remedy)
    elif size > HEAVY:
        yield _warning(
            "mail.size", message=f"The HTML has {size // 1024} KB; Gmail hides all beyond 102.", remedy=remedy
        )
    if style > STYLE:
        message = f"The style elements have {style // 1024} KB; Gmail drops them beyond 16."
        yield _error("mail.style", message=message, remedy="Shorten the style sheets of the templates.")


def _artefacts(page: _Page) -> Iterator[Finding]:
    """Escapes that the MJML engine prints into attribute values."""
    for tag in re.findall(r"<[a-z][^>]*>", re.sub(r"<style.*?</style>", "", page.source, flags=re.DOTALL)):
        found = re.search(r"\\(?:u\{[0-9a-f]+\}|n|t|\")", tag)
        if found and found[0] not in page.own:
            message = "An attribute holds an escape of the MJML engine."
            yield _error("mail.artefact", message=message, remedy="Write the attribute in one line.", text=tag[:120])


def _leftovers(page: _Page) -> Iterator[Finding]:
    """Values that a template had not got, and template code that went out as text."""
    shown = _visible(page.root)
    for code in page.placeholders:
        shown = shown.replace(code, "")
    for found in re.findall(r"\b(?:None|undefined|NaN)\b|\{\{|\{%|\{#", shown):
        if found not in page.own:
            yield _error("mail.leftover", message=f'The text says "{found}".', remedy=_TEMPLATE_REMEDY, text=found)
        elif found.startswith("{") and page.issue.settings.newsletter.tool == "none":
            message = "The text holds template code; it is escaped in the HTML, but the text part goes out as it is."
            yield _warning("mail.leftover", message=message, remedy="Take it out of the text.", text=found)


def _content(issue: Issue) -> Iterator[str]:
    yield from (statement.text for statement in issue.briefing.statements())
    yield from (issue.briefing.headline, issue.briefing.kicker, issue.preheader)
    yield from (issue.settings.show.title, issue.settings.show.notice, issue.settings.newsletter.address)
    yield from (text for text, _ in issue.links)
    if image := issue.rules.image:
        yield from (image.alt, image.credit)


def _visible(root: HtmlElement) -> str:
    return " ".join(str(piece) for piece in root.xpath("//body//text()[not(parent::style)] | //title/text()"))


def _active(page: _Page) -> Iterator[Finding]:
    """What mail programs remove, or what makes the reader's program fetch from a stranger."""
    for element in page.root.iter(*_ACTIVE):
        message = f"Mail programs remove <{element.tag}>."
        yield _error("mail.active", message=message, remedy="Take it out of the template.", text=str(element.tag))
    if any(re.search(r"@import|url\(", style) for style in _styles(page.source)):
        message = "A style sheet loads a file; Gmail drops it whole, others tell a stranger who reads."
        yield _error("mail.active", message=message, remedy="Take @import and url() out of the style sheets.")


def _structure(page: _Page) -> Iterator[Finding]:
    if not page.root.get("lang", "").startswith("de"):
        message = "The HTML does not say that it is German; screen readers would guess."
        yield _error("mail.lang", message=message, remedy='Write <mjml lang="de">.')
    if not (page.root.findtext(".//title") or "").strip():
        yield _error("mail.title", message="The HTML has no title.", remedy="Write an mj-title with a text.")
    if (count := len(page.root.findall(".//h1"))) != 1:
        yield _error("mail.headings", message=f"The newsletter has {count} headings h1.", remedy="Keep exactly one.")


def _pictures(page: _Page) -> Iterator[Finding]:
    for picture in page.root.iter("img"):
        if picture.get("alt") is None:
            remedy = 'Give it an alt text; alt="" for decoration.'
            yield _error("mail.alt", message="A picture has no alt text.", remedy=remedy, text=picture.get("src", ""))
        elif re.fullmatch(r"\S+\.(?:jpe?g|png|gif)", picture.get("alt", ""), re.IGNORECASE):
            remedy = 'Say in "image.alt" what the picture shows.'
            yield _warning(
                "mail.alt", message="An alt text is a file name.", remedy=remedy, text=picture.get("alt", "")
            )


def _links(page: _Page) -> Iterator[Finding]:
    for element in page.root.iter("a", "img"):
        url = element.get("href" if element.tag == "a" else "src", "")
        if _PLACEHOLDERS.search(url):
            message = "An address is a placeholder."
            yield _warning("mail.link", message=message, remedy="Write the real one.", text=url)
        elif url.startswith("http:"):
            message = "An address is not encrypted."
            yield _warning("mail.link", message=message, remedy="Write https:// if the server knows it.", text=url)
        elif url not in page.placeholders and not re.match(r"(?:https://|mailto:|tel:|cid:)\S+$", url):
            message = "An address is not complete."
            yield _error("mail.link", message=message, remedy="Write it with https:// and without blanks.", text=url)


_DUTIES = (
    ("unsubscribe_url", "no way to unsubscribe"),
    ("imprint_url", "no link to the imprint"),
    ("privacy_url", "no link to the privacy notice"),
    ("address", "no postal address"),
)


def _duties(page: _Page) -> Iterator[Finding]:
    letter = page.issue.settings.newsletter
    for key, lack in _DUTIES:
        met = page.issue.unsubscribe_url if key == "unsubscribe_url" else getattr(letter, key)
        if not met:
            remedy = f'Set "{key}" of [newsletter] in {FILE}.'
            yield _warning("mail.duty", message=f"The newsletter has {lack}.", remedy=remedy, file=FILE)


def _lines(page: _Page) -> Iterator[Finding]:
    """Subject and preheader, as an inbox shows them."""
    subject, preheader = page.issue.subject, page.issue.preheader
    if len(subject) > SUBJECT:
        message = f"The subject has {len(subject)} characters; most inboxes show at most {SUBJECT}."
        remedy = 'Write a shorter "subject" into notes.md.'
        yield _warning("mail.subject", message=message, remedy=remedy, file="notes.md", text=subject)
    if len(preheader) not in PREHEADER:
        message = f"The preheader has {len(preheader)} characters; 85 to 130 fill the line of an inbox."
        remedy = 'Write a "preheader" of that length into notes.md.'
        yield _warning("mail.preheader", message=message, remedy=remedy, file="notes.md", text=preheader)


def _text(text: str, issue: Issue) -> Iterator[Finding]:
    """The text part has every sentence that the HTML has."""
    plain = _plain(text)
    for statement in issue.briefing.statements():
        if _plain(typeset(statement.text)) not in plain:
            message = "The text part lacks a sentence."
            yield _error("mail.text", message=message, remedy=_TEMPLATE_REMEDY, text=statement.text)


def _plain(text: str) -> str:
    return " ".join(text.replace(WORD_JOINER, "").split())
