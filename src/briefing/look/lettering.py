"""German capitals with Pillow's built-in font, which has ASCII and few signs more: marks are drawn, not looked up.

A font of the machine would make covers differ from machine to machine. Set in capitals, ß is SS (official German
orthography, section 25 E3), and umlauts need only their dots.
"""

from __future__ import annotations

import string
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_DIAERESIS = "\N{COMBINING DIAERESIS}"
_DASH = "–"
_LOWERED = {"„": "”", "‚": "’"}
"""German opening quotation marks: the shape of another sign, on the base line."""
_RESPELLED = str.maketrans(
    {"ẞ": "SS", "Ł": "L", "Ø": "O", "Æ": "AE", "Œ": "OE", "Đ": "D", "—": _DASH, "\N{NO-BREAK SPACE}": " "}
)
_KNOWN = frozenset(f"{string.printable}{''.join(_LOWERED)}{_DIAERESIS}{_DASH}«°·»‘’“”…‹›")
_TRACKING = 0.04
"""Space between capitals, in sizes of the font."""


def drawable(text: str) -> str:
    """`text` in decomposed capitals, without what cannot be drawn (accents other than the dots of an umlaut)."""
    capitals = unicodedata.normalize("NFD", text.upper().translate(_RESPELLED))
    return "".join(char for char in capitals if char in _KNOWN)


class Lettering:
    """Letters of one `size` in pixels. Texts are what `drawable` returns."""

    def __init__(self, size: int) -> None:
        from PIL import ImageFont  # noqa: PLC0415 - heavy

        self.size = size
        self._font = ImageFont.load_default(size)
        _left, top, _right, base = self._font.getbbox("H")
        self._top, self._base = top, base

    def width(self, text: str) -> float:
        """Pixels from the first letter's left to the last one's right."""
        return sum(map(self._advance, text)) - _TRACKING * self.size

    def wrap(self, text: str, room: float) -> list[str]:
        """`text` in lines of whole words, each at most `room` pixels wide where its words allow it."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def write(self, draw: ImageDraw, at: tuple[float, float], text: str, ink: str) -> None:
        """Draw `text` with its upper left corner at `at`."""
        x, y = at
        for place, char in enumerate(text):
            if char == _DIAERESIS:
                self._dots(draw, x - (self._advance(text[place - 1]) + _TRACKING * self.size) / 2, y, ink)
            elif char == _DASH:
                middle = y + (self._top + self._base) / 2
                draw.rectangle((x, middle, x + 0.5 * self.size, middle + 0.07 * self.size), fill=ink)
            else:
                lowered = self._base - self._top - 0.1 * self.size if char in _LOWERED else 0
                draw.text((x, y + lowered), _LOWERED.get(char, char), font=self._font, fill=ink)
            x += self._advance(char)

    def _advance(self, char: str) -> float:
        if char == _DIAERESIS:
            return 0
        own = 0.5 * self.size if char == _DASH else self._font.getlength(_LOWERED.get(char, char))
        return own + _TRACKING * self.size

    def _dots(self, draw: ImageDraw, centre: float, y: float, ink: str) -> None:
        """Full stops, whose edges the font keeps smooth, above the capitals."""
        base = y + self._top - 0.06 * self.size
        for side in (-1, 1):
            middle = centre + side * 0.14 * self.size
            draw.text((middle, base), ".", font=self._font, fill=ink, anchor="ms")
