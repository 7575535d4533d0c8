"""Check the head of the HTML and the preheader that an inbox shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.mail.issue import FULL_PREHEADER
from briefing.mail.lint.look import hidden, is_dark
from briefing.mail.lint.problem import IN_TEMPLATE, Problem
from briefing.mail.lint.sent import plain
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.mail.lint.sent import Sent

TOLERATED_PREHEADER = range(35, 141)
"""Characters of a preheader that an editor may write."""
SUBJECT = 70
_SCHEMES = ("color-scheme", "supported-color-schemes")
_APPLE = ("x-apple-disable-message-reformatting", "format-detection")
_COLOURS = frozenset({"color", "background", "background-color"})


def _metas(sent: Sent) -> dict[str, str]:
    return {meta.get("name", ""): meta.get("content", "") for meta in sent.root.iter("meta")}


def _lang(sent: Sent) -> Iterator[Problem]:
    if not sent.root.get("lang", "").startswith("de"):
        yield Problem("The HTML does not say that it is German; screen readers would guess.")


def _inner_lang(sent: Sent) -> Iterator[Problem]:
    """Webmail shows the content of the body in a page of its own and drops <html>."""
    if not all(
        any(
            around.get("lang", "").startswith("de")
            for around in (heading, *heading.iterancestors("div", "td", "body"))
        )
        for heading in sent.root.iter("h1")
    ):
        yield Problem(
            "No element inside the body says that it is German, and webmail drops <html>."
        )


def _title(sent: Sent) -> Iterator[Problem]:
    if not _titled(sent):
        yield Problem("The HTML has no title.")


def _double_title(sent: Sent) -> Iterator[Problem]:
    if (title := _titled(sent)) and plain(title) == plain(sent.issue.preheader):
        yield Problem("Title and preheader are the same; an inbox may show both.", title)


def _titled(sent: Sent) -> str:
    return (sent.root.findtext(".//title") or "").strip()


def _viewport(sent: Sent) -> Iterator[Problem]:
    if "width=device-width" not in _metas(sent).get("viewport", ""):
        yield Problem("The HTML does not ask for the width of the device; phones would shrink it.")


def _schemes(sent: Sent) -> Iterator[Problem]:
    metas = _metas(sent)
    for name in _SCHEMES:
        if {*metas.get(name, "").split()} != {"light", "dark"}:
            yield Problem(
                "The HTML does not say that it knows both schemes; Apple Mail would invert it.",
                name,
            )
    rules = [rule for sheet in sent.sheets for rule in sheet.rules]
    dark = [rule for rule in rules if is_dark(rule.media) and _COLOURS & {*rule.declarations}]
    if not dark:
        yield Problem("No rule is for the dark scheme.", "@media (prefers-color-scheme: dark)")
    twins = {
        rule.selector.partition("]")[2].strip()
        for rule in rules
        if rule.selector.startswith("[data-ogs")
    }
    for selector in dict.fromkeys(rule.selector for rule in dark):
        if selector not in twins and selector not in {"body", ":root", "html"}:
            yield Problem("A rule for the dark scheme has no twin for Outlook.com.", selector)


def _apple(sent: Sent) -> Iterator[Problem]:
    metas = _metas(sent)
    for name in _APPLE:
        if name not in metas:
            yield Problem(
                "A meta element is missing that keeps Apple's programs from changing sizes and "
                "links.",
                name,
            )


def _hidden_preheader(sent: Sent) -> Iterator[Problem]:
    texts = sent.root.xpath("//body//text()[not(parent::style) and normalize-space()]")
    around = [
        element
        for text in texts[:1]
        for element in (text.getparent(), *text.getparent().iterancestors())
    ]
    kept = [element for element in around if hidden(element)]
    if not kept or plain(sent.issue.preheader) not in plain(kept[0].text_content()):
        yield Problem(
            "The first text of the body is not the hidden preheader; "
            "an inbox would show something else."
        )
    elif "mso-hide:all" not in kept[0].get("style").replace(" ", ""):
        yield Problem(
            "Outlook would show the preheader on top of the mail.",
            remedy='Add "mso-hide:all" to its style.',
        )


def _preheader(sent: Sent) -> Iterator[Problem]:
    preheader = sent.issue.preheader
    if len(preheader) not in TOLERATED_PREHEADER:
        full = f"{FULL_PREHEADER[0]} to {FULL_PREHEADER[-1]} fill the line of an inbox"
        message = f"The preheader has {len(preheader)} characters; {full}."
        yield Problem(message, preheader, "notes.md")


def _subject(sent: Sent) -> Iterator[Problem]:
    subject = sent.issue.subject
    if len(subject) > SUBJECT:
        message = f"The subject has {len(subject)} characters; most inboxes show at most {SUBJECT}."
        yield Problem(message, subject, "notes.md")


CHECKS = (
    Probe("mail.lang", "error", "the language on `<html>`", 'Write <mjml lang="de">.', _lang),
    Probe(
        "mail.lang", "warning",
        "the language on an element inside the body, as webmail drops `<html>`",
        'Write lang="de" on an element around the whole content.', _inner_lang,
    ),
    Probe("mail.title", "error", "a title", "Write an mj-title with a text.", _title),
    Probe(
        "mail.title", "warning", "a title that differs from the preheader", "Write another title.",
        _double_title,
    ),
    Probe(
        "mail.viewport", "error", "the viewport meta, so that phones do not shrink the mail",
        'Add <meta name="viewport" content="width=device-width, initial-scale=1"> to the head.',
        _viewport,
    ),
    Probe(
        "mail.schemes", "warning",
        "both colour-scheme metas, rules for the dark scheme, and for each its twin with "
        "`[data-ogsc]` or `[data-ogsb]`",
        "Complete the style sheet for the dark scheme.", _schemes,
    ),
    Probe(
        "mail.reformatting", "warning",
        "the metas that keep Apple's programs from changing sizes and links",
        "Add the meta element to the head.", _apple,
    ),
    Probe(
        "mail.preheader", "error", "the hidden preheader as the first text of the body",
        IN_TEMPLATE, _hidden_preheader
    ),
    Probe(
        "mail.preheader", "warning",
        f"a preheader of {TOLERATED_PREHEADER[0]} to {TOLERATED_PREHEADER[-1]} characters",
        'Write a "preheader" of that length into notes.md.', _preheader,
    ),
    Probe(
        "mail.subject", "warning", f"a subject of at most {SUBJECT} characters",
        'Write a shorter "subject" into notes.md.', _subject,
    ),
)  # fmt: skip
