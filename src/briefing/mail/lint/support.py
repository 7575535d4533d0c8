"""Check the HTML and CSS of a mail against the support of the big mail programs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.mail.lint.clients import CLIENTS, FEATURES
from briefing.mail.lint.css import declarations
from briefing.mail.lint.problem import Problem
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.mail.lint.css import StyleRule, Value
    from briefing.mail.lint.sent import Sent

_VENDOR = ("mso-", "-webkit-", "-moz-", "-ms-")
_FUNCTION = re.compile(r"[a-z-]+(?=\()")
_PSEUDO = re.compile(r"::?[a-z-]+")


def used(sent: Sent) -> frozenset[str]:
    """Return every feature that the HTML uses, by its name in `FEATURES`."""
    found: set[str] = set()
    for element in sent.root.iter("*"):
        found |= {f"<{element.tag}>", *element.keys()}
        found |= _of_style(element.get("style", ""))
    for sheet in sent.sheets:
        found.update(f"@{name}" for name in sheet.at_rules + sheet.nested)
        for rule in sheet.rules:
            found.update(_of_rule(rule))
    return frozenset(found)


@lru_cache(maxsize=1024)
def _of_style(style: str) -> frozenset[str]:
    return frozenset(
        name for item in declarations(style).items() for name in _of_declaration(*item)
    )


def _of_rule(rule: StyleRule) -> Iterator[str]:
    if "prefers-color-scheme" in rule.media:
        yield "@media prefers-color-scheme"
    yield from _PSEUDO.findall(rule.selector)
    if ">" in rule.selector:
        yield ">"
    if "[" in rule.selector:
        yield "[attribute]"
    for item in rule.declarations.items():
        yield from (
            name for name in _of_declaration(*item) if name != "url()"
        )  # mail.active objects to it


def _of_declaration(name: str, value: Value) -> Iterator[str]:
    if name.startswith(_VENDOR):
        return
    yield name
    yield f"{name}: {value.text}"
    if name.startswith("margin"):
        yield "margin"
        if re.search(r"(?<![\w.])-\d", value.text):
            yield "margin: negative"
    if name.startswith("padding"):
        yield "padding"
    if value.important:
        yield "!important"
    yield from (f"{function}()" for function in _FUNCTION.findall(value.text))


def _unsupported(sent: Sent) -> Iterator[Problem]:
    for name in sorted(used(sent) & FEATURES.keys()):
        feature = FEATURES[name]
        if not feature.fallback:
            lacking = ", ".join(client for client in CLIENTS if client in feature.lacks)
            yield Problem(f"{lacking}: {feature.effect}, for the mail uses {name}.", name)


CHECKS = (
    Probe(
        "mail.support", "warning",
        "nothing that a big mail program lacks, unless the mail is as good without it",
        "Do without it, or write down in lint/clients.py why it is fine.", _unsupported,
    ),
)  # fmt: skip
