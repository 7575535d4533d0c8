"""Check pictures: alternative text, size and format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.mail.lint.css import declarations
from briefing.mail.lint.problem import Problem
from briefing.mail.lint.structure import opening
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.mail.lint.sent import Sent

WIDEST = 600
"""CSS pixels."""
_LONGEST = 160
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)", re.IGNORECASE)
_UNSHOWN = re.compile(r"^data:|\.(?:svg|webp|avif)(?=[?#]|$)", re.IGNORECASE)


def _alt(sent: Sent) -> Iterator[Problem]:
    for picture in sent.root.iter("img"):
        if picture.get("alt") is None:
            yield Problem("A picture has no alt text.", picture.get("src", ""))


def _weak_alt(sent: Sent) -> Iterator[Problem]:
    for picture in sent.root.iter("img"):
        alt = picture.get("alt", "")
        if _FILE.fullmatch(alt):
            yield Problem("An alt text is a file name.", alt)
        elif len(alt) > _LONGEST:
            yield Problem(
                f"An alt text has {len(alt)} characters; a screen reader cannot pause in it.", alt
            )


def _layout(sent: Sent) -> Iterator[Problem]:
    for picture in sent.root.iter("img"):
        width = picture.get("width", "")
        if not width.isdigit() or int(width) > WIDEST:
            yield Problem(
                f"A picture has no width in pixels up to {WIDEST}; "
                "Outlook would show it in its full size.",
                opening(picture),
            )
        display = declarations(picture.get("style", "")).get("display")
        if display is None or display.text not in {"block", "inline-block"}:
            yield Problem(
                "A picture has no display:block; Outlook.com leaves a gap under it.",
                opening(picture),
            )
        if _UNSHOWN.search(picture.get("src", "")):
            yield Problem(
                "Outlook or Gmail do not show pictures of this kind.",
                picture.get("src", "")[:120],
                remedy="Save it as PNG or JPEG.",
            )


def _pixel(sent: Sent) -> Iterator[Problem]:
    for picture in sent.root.iter("img"):
        if {picture.get("width"), picture.get("height")} & {"0", "1"}:
            yield Problem(
                "A picture of one pixel counts readers, which needs their consent (§ 25 TDDDG).",
                opening(picture),
            )


CHECKS = (
    Probe(
        "mail.alt", "error", "an alt text on every picture",
        'Give it an alt text; alt="" for decoration.', _alt,
    ),
    Probe(
        "mail.alt", "warning", "alt texts of at most 160 characters, and no file names",
        'Say in "image.alt" what the picture shows.', _weak_alt,
    ),
    Probe(
        "mail.image", "warning",
        "a width of at most 600 pixels, `display:block`, and no SVG, WebP, AVIF or `data:`",
        "Correct it in the template.", _layout,
    ),
    Probe(
        "mail.pixel", "warning", "no picture of one pixel",
        "Take it out, or make sure that readers agreed.", _pixel,
    ),
)  # fmt: skip
