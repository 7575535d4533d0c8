"""Check length and encoding: HTML that a mail program cuts, characters that it shows wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.mail.lint.problem import IN_TEMPLATE, Problem
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.mail.lint.sent import Sent

CUT = 102 * 1024
"""Bytes of HTML from which Gmail hides the rest, with it the footer."""
HEAVY = 80 * 1024
STYLE = 16 * 1024
_STYLES = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u\{[0-9a-f]+\}|n|t|\")")
_MOJIBAKE = re.compile(
    r"\ufffd|Ã[\u0080-\u00bfŠšŽžŸŒœƒ„“”‚‘’–—…†‡‰‹›€™ˆ˜•]"
    r"|â€[\u0080-\u00bf“”„™œžšŸ˜¦]|Â[\u00a0-\u00bf]"
)
_SHOWN = 120


def style_bytes(html: str) -> int:
    """The length of all style elements in UTF-8."""
    return sum(len(style.encode()) for style in _STYLES.findall(html))


def _cut(sent: Sent) -> Iterator[Problem]:
    if (size := len(sent.html.encode())) > CUT:
        yield Problem(f"The HTML has {size // 1024} KB; Gmail hides all beyond 102.")


def _heavy(sent: Sent) -> Iterator[Problem]:
    if HEAVY < (size := len(sent.html.encode())) <= CUT:
        yield Problem(f"The HTML has {size // 1024} KB; Gmail hides all beyond 102.")


def _style(sent: Sent) -> Iterator[Problem]:
    if (size := style_bytes(sent.html)) > STYLE:
        yield Problem(f"The style elements have {size // 1024} KB; Gmail drops them beyond 16.")


def _nested(sent: Sent) -> Iterator[Problem]:
    for sheet in sent.sheets:
        for name in sheet.nested:
            yield Problem(
                "An at-rule stands in another; Gmail drops the whole style element.", f"@{name}"
            )


def _encoding(sent: Sent) -> Iterator[Problem]:
    if not sent.html.lstrip().lower().startswith("<!doctype html>"):
        yield Problem(
            "The HTML does not begin with <!doctype html>; programs would guess how to lay it out."
        )
    if not any(
        "charset=utf-8" in meta.lower()
        for meta in re.findall(r"<meta[^>]*>", sent.html.replace('"', ""))
    ):
        yield Problem("The HTML does not say that it is UTF-8; umlauts may break.")
    for found in _rubbish(sent):
        if found not in sent.own:
            yield Problem("The text has characters of a wrong encoding.", found)


def _misread(sent: Sent) -> Iterator[Problem]:
    for found in _rubbish(sent):
        if found in sent.own:
            yield Problem(
                "The text looks as if it had been read in a wrong encoding.",
                found,
                remedy="Save the article as UTF-8.",
            )


def _rubbish(sent: Sent) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_MOJIBAKE.findall(sent.html)))


def _artefacts(sent: Sent) -> Iterator[Problem]:
    """Escapes that the MJML engine prints into attribute values."""
    for tag in re.findall(r"<[a-z][^>]*>", _STYLES.sub("", sent.html)):
        found = _ESCAPE.search(tag)
        if found and found[0] not in sent.own:
            yield Problem("An attribute holds an escape of the MJML engine.", tag[:_SHOWN])


CHECKS = (
    Probe(
        "mail.size", "error", "at most 102 KB of HTML", "Shorten the text or the template.", _cut,
    ),
    Probe(
        "mail.size", "warning", "at most 80 KB of HTML", "Shorten the text or the template.",
        _heavy,
    ),
    Probe(
        "mail.style", "error", "at most 16 KB of style elements",
        "Shorten the style sheets of the templates.", _style,
    ),
    Probe(
        "mail.nested", "error", "no at-rule inside another, for Gmail then drops the style element",
        "Write the inner rule on its own.", _nested,
    ),
    Probe(
        "mail.encoding", "error",
        "doctype, UTF-8 and no characters of a wrong encoding from a template",
        IN_TEMPLATE, _encoding,
    ),
    Probe(
        "mail.encoding", "warning",
        "no characters of a wrong encoding from article, notes or settings",
        "Save the file as UTF-8.", _misread,
    ),
    Probe(
        "mail.artefact", "error", "no escapes of the MJML engine such as `\\u{a0}` in attributes",
        "Write the attribute in one line.", _artefacts,
    ),
)  # fmt: skip
