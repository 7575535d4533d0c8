"""Check the targets and the texts of links."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.config.addresses import is_reserved, reserved_keys
from briefing.config.settings import FILE
from briefing.mail.lint.problem import IN_TEMPLATE, Problem
from briefing.mail.lint.sent import plain
from briefing.model.checks import Probe
from briefing.urls import shares_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing.mail.lint.sent import Sent

_HERE = re.compile(
    r"//(?:[^/?#]*\.)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?=[:/?#]|$)", re.IGNORECASE
)
"""An address of the machine that the mail was made on."""
_COMPLETE = re.compile(r"(?:https://|mailto:|tel:|cid:)\S+")
_VAGUE = frozenset({
    "hier", "hier klicken", "hier lesen", "klick", "klicken", "klicken sie hier", "link", "mehr",
    "mehr dazu",
    "mehr erfahren", "mehr lesen", "lesen", "weiter", "weiter lesen", "weiterlesen",
})  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARK = "utm_source=briefing"


def name_of(link: HtmlElement) -> str:
    """Return what a screen reader says for `link`: its text with the alt texts in it."""
    pieces = link.xpath(".//text() | .//img/@alt")
    return plain(link.get("aria-label") or " ".join(str(piece) for piece in pieces))


def _addresses(sent: Sent) -> Iterator[str]:
    for element in sent.root.iter("a", "img"):
        yield element.get("href" if element.tag == "a" else "src", "")


def _incomplete(sent: Sent) -> Iterator[Problem]:
    for url in _addresses(sent):
        if not (url in sent.placeholders or url.startswith("http:") or _COMPLETE.fullmatch(url)):
            yield Problem("An address is not complete.", url)


def _unready(sent: Sent) -> Iterator[Problem]:
    letter = sent.issue.settings.newsletter
    written = (*_addresses(sent), letter.sender, letter.reply_to)
    if made_up := [*dict.fromkeys(address for address in written if is_reserved(address))]:
        number = f"{len(made_up)} addresses are" if len(made_up) > 1 else "An address is"
        where = (
            f" in {FILE} ({', '.join(keys)})"
            if (keys := reserved_keys(sent.issue.settings))
            else ""
        )
        remedy = (
            f"Write the real ones{where}." if len(made_up) > 1 else f"Write the real one{where}."
        )
        yield Problem(f"{number} made up: no reader gets there.", made_up[0], remedy=remedy)
    for url in _addresses(sent):
        if _HERE.search(url):
            yield Problem("An address is a placeholder.", url, remedy="Write the real one.")
        elif url.startswith("http:"):
            yield Problem(
                "An address is not encrypted.", url, remedy="Write https:// if the server knows it."
            )


def _empty(sent: Sent) -> Iterator[Problem]:
    for link in sent.links:
        if not name_of(link):
            yield Problem(
                "A link has neither text nor a picture with an alt text.", link.get("href", "")
            )


def _vague(sent: Sent) -> Iterator[Problem]:
    for link in sent.links:
        name = name_of(link)
        if name.casefold().strip(" .:…>»→") in _VAGUE or _ADDRESS.fullmatch(name):
            file = "notes.md" if name in map(plain, sent.own.splitlines()) else ""
            yield Problem("The text of a link does not say where it leads.", name, file)


def _ambiguous(sent: Sent) -> Iterator[Problem]:
    targets: dict[str, set[str]] = defaultdict(set)
    for link in sent.links:
        targets[name_of(link).casefold()].add(link.get("href", ""))
    for name, urls in targets.items():
        if name and len(urls) > 1:
            yield Problem(f"Links to {len(urls)} places have the same text.", name)


def _marks(sent: Sent) -> Iterator[Problem]:
    """Check that only links to the newsroom's own pages have marks for web statistics."""
    issue = sent.issue
    footer = {issue.unsubscribe_url, issue.imprint_url, issue.privacy_url}
    sound = issue.podcast.mp3_url if issue.podcast else ""
    for url in sorted({link.get("href", "") for link in sent.links} - {sound}):
        wanted = (
            issue.settings.newsletter.utm
            and shares_host(url, issue.settings.own_addresses)
            and url not in footer
        )
        if wanted and _MARK not in url:
            yield Problem("A link to an own page has no marks for web statistics.", url)
        elif _MARK in url and not wanted:
            yield Problem("Marks for web statistics stand where they do not belong.", url)


def _podcast(sent: Sent) -> Iterator[Problem]:
    if podcast := sent.issue.podcast:
        names = [
            name_of(link)
            for link in sent.links
            if link.get("href") in {podcast.url, podcast.mp3_url}
        ]
        if not any("podcast" in name.casefold() and re.search(r"\d", name) for name in names):
            yield Problem(
                "No link to the audio says that it is a podcast and how long it is.", podcast.url
            )


def _browser(sent: Sent) -> Iterator[Problem]:
    view = sent.issue.view_url
    ways = [
        link
        for link in sent.links
        if link.get("href") == view and "podcast" not in name_of(link).casefold()
    ]
    if view and not ways:
        yield Problem("No link leads to the newsletter in the browser.", view)


CHECKS = (
    Probe(
        "mail.link", "error", "complete addresses", "Write it with https:// and without blanks.",
        _incomplete,
    ),
    Probe(
        "mail.link", "warning", "no made-up addresses, no placeholders for them, and encryption",
        "Write the real address with https://.", _unready,
    ),
    Probe(
        "mail.empty", "error", "a text, or a picture with alt text, in every link",
        "Write what the link leads to.", _empty,
    ),
    Probe(
        "mail.linktext", "warning", "link texts that say where they lead, not „hier“ or an address",
        "Name the target.", _vague,
    ),
    Probe(
        "mail.ambiguous", "warning", "one target for one link text",
        "Let the texts differ as the targets do.", _ambiguous,
    ),
    Probe(
        "mail.utm", "warning",
        "with `utm`, marks on links to own pages; never on foreign ones or those of the footer",
        IN_TEMPLATE, _marks,
    ),
    Probe(
        "mail.podcast", "warning", "a link to the audio that says “Podcast” and how long it is",
        IN_TEMPLATE, _podcast,
    ),
    Probe(
        "mail.browser", "warning", "where there is a `view_url`, a link to it", IN_TEMPLATE,
        _browser,
    ),
)  # fmt: skip
