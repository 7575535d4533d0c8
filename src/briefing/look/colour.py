"""Legibility of colours: relative luminance and contrast as WCAG 2.2 defines them."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT = 4.5
"""The contrast that running text needs, level AA."""
INK = "#14181d"
PAPER = "#ffffff"
_KNEE = 0.04045
"""Below it sRGB is linear."""
_STEPS = 256
"""Number of shades of lightness on a screen."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours "#rrggbb", from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(background: str) -> str:
    """Return ink or paper, whichever is easier to read on `background`."""
    return max(PAPER, INK, key=lambda colour: contrast(colour, background))


def weakest(colour: str, grounds: Iterable[str]) -> float:
    """The contrast of `colour` on that of the `grounds` on which it is hardest to read."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest_readable(colour: str, grounds: Iterable[str]) -> str:
    """Return the colour nearest in lightness that is legible on all `grounds`.

    Hue and saturation stay. "" where there is none: a text cannot be read on a light and a dark
    ground.
    """
    grounds = tuple(grounds)
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    steps = sorted(
        (step / _STEPS for step in range(_STEPS + 1)), key=lambda step: abs(step - lightness)
    )
    shades = (colour, *(_hex(colorsys.hls_to_rgb(hue, step, saturation)) for step in steps))
    return next((shade for shade in shades if weakest(shade, grounds) >= TEXT), "")


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if share <= _KNEE else ((share + 0.055) / 1.055) ** 2.4
        for share in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * share):02x}" for share in channels)
