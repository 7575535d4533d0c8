"""Check legibility: sizes, line heights, fonts, contrast in both schemes, buttons, long words.

Contrast follows WCAG 2.2, level AA: 4.5 to 1, and 3 to 1 for large text, which is text from 24
pixels or 18.66 in bold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.look.colour import contrast
from briefing.mail.lint.css import declarations, sides
from briefing.mail.lint.problem import Problem
from briefing.mail.lint.sent import plain
from briefing.mail.lint.structure import opening
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing.mail.lint.look import Look, ShownText
    from briefing.mail.lint.sent import Sent

CONTRAST, CONTRAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24.0, 18.66
BODY, SMALLEST = 16.0, 13.0
LINE = 1.4
TOUCH = 44.0
"""Smallest height of a touch target in pixels."""
LONGEST_WORD = 30
_RUNNING = 100
"""Characters from which a text takes more than one line."""
_SENTENCE = 40
"""Fewest characters of a part of a sentence, so that it does not match a heading or a name."""
_SHOWN = 80
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GENERIC = frozenset(
    {
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
    }
)
_UNBROKEN = re.compile(rf"[^\s\u00ad\u200b\-‐–—/]{{{LONGEST_WORD + 1},}}")


def _contrast(sent: Sent) -> Iterator[Problem]:
    for scheme, shown in (("light", sent.passages), ("dark", sent.dark_passages)):
        told: set[tuple[str, str, bool]] = set()
        for text, _, look in shown:
            if not (look.colour and look.ground) or (look.colour, look.ground, large(look)) in told:
                continue
            told.add((look.colour, look.ground, large(look)))
            found, wanted = (
                contrast(look.colour, look.ground),
                CONTRAST_LARGE if large(look) else CONTRAST,
            )
            if found < wanted:
                message = (
                    f"In the {scheme} scheme, {look.colour} on {look.ground} has a contrast of "
                    f"{found:.1f} to 1; "
                    f"many readers need {wanted}."
                )
                yield Problem(message, text.strip()[:_SHOWN])


def large(look: Look) -> bool:
    """Whether WCAG counts a text as large."""
    return look.size >= LARGE or (look.bold and look.size >= LARGE_BOLD)


def _sizes(sent: Sent) -> Iterator[Problem]:
    briefing = plain(" ".join(statement.text for statement in sent.issue.briefing.statements()))
    for text, _, look in sent.passages:
        if look.size < SMALLEST:
            message = f"A text has {look.size:g} pixels; below {SMALLEST:g} many cannot read it."
            yield Problem(message, text.strip()[:_SHOWN])
        elif look.size < BODY and len(text.strip()) > _SENTENCE and plain(text) in briefing:
            message = (
                f"A sentence of the briefing has {look.size:g} pixels; "
                f"{BODY:g} or more read well on a phone."
            )
            yield Problem(message, text.strip()[:_SHOWN])


def _lines(sent: Sent) -> Iterator[Problem]:
    for passage in sent.passages:
        line = passage.look.line
        if (
            len(passage.text.strip()) > _RUNNING
            and (line is None or line < LINE)
            and not _in_heading(passage)
        ):
            said = "no line height" if line is None else f"a line height of {line:.2g}"
            yield Problem(
                f"A running text has {said}; from {LINE} on lines do not run together.",
                passage.text.strip()[:_SHOWN],
            )


def _in_heading(passage: ShownText) -> bool:
    return any(
        element.tag in _HEADINGS for element in (passage.element, *passage.element.iterancestors())
    )


def _fonts(sent: Sent) -> Iterator[Problem]:
    for family in dict.fromkeys(look.family for _, _, look in sent.passages):
        if family.rpartition(",")[2].strip(" \"'").lower() not in _GENERIC:
            message = (
                "A list of fonts ends in none that every system has."
                if family
                else "A text names no font."
            )
            yield Problem(message, family)


def _inline(sent: Sent) -> Iterator[Problem]:
    """GMX, WEB.DE and T-Online drop style elements and use their own margins and link colours."""
    for element in sent.root.iter("h1", "h2", "h3", "p", "ul", "ol"):
        if not any(name.startswith("margin") for name in declarations(element.get("style", ""))):
            yield Problem(
                "Webmail that drops style elements would use its own margins here.",
                opening(element),
            )
    for link in sent.links:
        if link.text_content().strip() and "color" not in declarations(link.get("style", "")):
            yield Problem(
                "Webmail that drops style elements would use its own link colour here.",
                opening(link),
            )


def _buttons(sent: Sent) -> Iterator[Problem]:
    for passage in sent.passages:
        button = _button(passage.element)
        if button is None:
            continue
        style = declarations(button.get("style", ""))
        top, _, bottom, _ = sides(style, "padding")
        height = (passage.look.line or 1.2) * passage.look.size + top + bottom
        if height < TOUCH:
            yield Problem(
                f"A button is {height:.0f} pixels high; a finger needs {TOUCH:.0f}.",
                opening(button),
            )
        cell = button.getparent()
        if (
            not (cell.tag == "td" and cell.get("bgcolor"))
            and "v:roundrect" not in sent.outlook.source
        ):
            yield Problem(
                "Outlook for Windows would show a button without its colour.", opening(button)
            )


def _button(element: HtmlElement) -> HtmlElement | None:
    """The link around `element` that is drawn as a button: with padding and a colour of its own."""
    for link in (element, *element.iterancestors("a")):
        style = declarations(link.get("style", ""))
        if link.tag == "a" and {"background", "background-color"} & {*style} and "padding" in style:
            return link
    return None


def _compounds(sent: Sent) -> Iterator[Problem]:
    for text, _, look in sent.passages:
        for word in _UNBROKEN.findall(text) if not look.breaks else ():
            yield Problem(
                f"A word of {len(word)} characters makes the mail wider than a phone.", word
            )


CHECKS = (
    Probe(
        "mail.contrast", "warning",
        "contrast of 4.5 to 1, of 3 to 1 from 24 pixels or 18.66 in bold, in the light and in the "
        "dark scheme",
        "Choose colours that are farther apart; "
        "those of the accent stand in [newsletter.colours] of briefing.toml.",
        _contrast,
    ),
    Probe(
        "mail.type", "warning",
        "at least 16 pixels for the sentences of the briefing and 13 for all else",
        "Raise font-size.", _sizes,
    ),
    Probe(
        "mail.lines", "warning", "a line height of at least 1.4 for running text",
        "Raise line-height.", _lines,
    ),
    Probe(
        "mail.font", "warning", "a generic font at the end of every list of fonts",
        "End the list with sans-serif or serif.", _fonts,
    ),
    Probe(
        "mail.inline", "warning",
        "margins of headings, paragraphs and lists and the colours of links in the elements "
        "themselves",
        "Write it into the style sheet that is inlined (parts/inline.css.j2).", _inline,
    ),
    Probe(
        "mail.button", "warning",
        "buttons of at least 44 pixels, with their colour as `bgcolor` of the cell",
        "Raise the padding; use mj-button.", _buttons,
    ),
    Probe(
        "mail.compound", "warning", "no word over 30 characters that cannot be broken",
        "Put soft hyphens into it (&shy;), or overflow-wrap: break-word around it.", _compounds,
    ),
)  # fmt: skip
