"""Check newsletter.eml: lines and headers (RFC 5322), parts (RFC 2046), one click (RFC 8058)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.mail.lint.problem import Problem
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.mail.lint.sent import Sent

LINE = 998
"""Bytes without the line end, RFC 5322, section 2.1.1."""
_OURS = "This is a fault of the program; please report it."


def _lines(sent: Sent) -> Iterator[Problem]:
    if not sent.eml.count(b"\r\n") == sent.eml.count(b"\r") == sent.eml.count(b"\n"):
        yield Problem("A line of newsletter.eml does not end with CR and LF.")
    if (longest := max(map(len, sent.eml.split(b"\r\n")))) > LINE:
        yield Problem(
            f"A line of newsletter.eml has {longest} bytes; servers cut or refuse it beyond {LINE}."
        )


def _parts(sent: Sent) -> Iterator[Problem]:
    parts = [(part, part.get_content_type()) for part in sent.message.walk()]
    texts = [kind for _, kind in parts if kind in {"text/plain", "text/html"}]
    if texts != ["text/plain", "text/html"] or "multipart/alternative" not in {
        kind for _, kind in parts
    }:
        yield Problem(
            "newsletter.eml does not have the text first and the HTML last.", " ".join(texts)
        )
        return
    html = next(part for part, kind in parts if kind == "text/html").get_content()
    carried = {str(part["Content-ID"]).strip("<>") for part, _ in parts}
    for name in dict.fromkeys(re.findall(r"[\"']cid:([^\"']+)", html)):
        if name not in carried:
            yield Problem(
                "The HTML of newsletter.eml shows a picture that it does not carry.", f"cid:{name}"
            )


def _headers(sent: Sent) -> Iterator[Problem]:
    message, issue = sent.message, sent.issue
    for name in ("Subject", "Message-ID"):
        if not str(message[name] or "").strip():
            yield Problem("newsletter.eml lacks a header that every message has.", name)
    if bool(message["Date"]) != (issue.rules.date is not None):
        yield Problem(
            "newsletter.eml has a date where notes.md has none, or the other way round.", "Date"
        )
    if issue.settings.newsletter.one_click:
        if not str(message["List-Unsubscribe"] or "").startswith("<https://"):
            yield Problem(
                "One click to unsubscribe needs an https address in List-Unsubscribe.",
                "List-Unsubscribe",
            )
        if message["List-Unsubscribe-Post"] != "List-Unsubscribe=One-Click":
            yield Problem(
                "One click to unsubscribe needs its second header.", "List-Unsubscribe-Post"
            )


def _sender(sent: Sent) -> Iterator[Problem]:
    if sent.issue.settings.newsletter.sender and sent.message["From"] is None:
        yield Problem("newsletter.eml lacks the sender that the settings have.", "From")


CHECKS = (
    Probe(
        "mail.eml", "error", "CRLF and lines of at most 998 bytes in newsletter.eml", _OURS, _lines,
    ),
    Probe(
        "mail.parts", "error",
        "text first, HTML last, and every embedded picture in newsletter.eml", _OURS, _parts,
    ),
    Probe(
        "mail.header", "error",
        "Subject, Message-ID, Date exactly if the notes have one, and both headers of RFC 8058 "
        "with `one_click`",
        _OURS, _headers,
    ),
    Probe("mail.header", "warning", "the sender of the settings", _OURS, _sender),
)  # fmt: skip
