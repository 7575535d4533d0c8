"""Whether colours can be read on each other: relative luminance and contrast as WCAG 2.2 defines them."""

from __future__ import annotations

LIGHT_CARD = "#ffffff"
DARK_CARD = "#1d232b"
LIGHT_PANEL = "#f3f6f9"
DARK_PANEL = "#262d37"
INK = "#14181d"
PAPER = "#ffffff"
_KNEE = 0.04045
"""Below it sRGB is linear."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours "#rrggbb", from 1 to 21; running text needs 4.5."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(background: str) -> str:
    """Ink or paper, whichever is easier to read on `background`."""
    return max(PAPER, INK, key=lambda colour: contrast(colour, background))


def _luminance(colour: str) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= _KNEE else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
