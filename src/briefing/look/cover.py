"""The picture of an episode: the show's own, or the names of show and episode in capitals on a plain ground."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.look.lettering import Lettering, drawable

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SIZE = 600
"""Pixels of each side inside an MP3: sharp on a phone, small beside the sound. Directories of podcasts want 3000."""
_MARGIN = 0.09
"""Like all lengths here in sides of the picture."""
_SHOW, _LARGEST = 0.056, 0.16
"""Sizes of letters at the most: of the show above a title, and of what has the picture to itself."""
_SHRINK, _SMALLEST = 0.96, 0.1
"""Letters are made smaller by this much until the text fits, but not below that part of their largest size."""
_LINE = 1.3
"""Line height in sizes of the font."""
_BAR, _THICKNESS = 0.16, 0.013
_DARK, _LIGHT = "#101820", "#ffffff"


def cover(show: str, file: Path | None = None, accent: str = "#0b5fa5", *, title: str = "", size: int = SIZE) -> bytes:
    """A square RGB JPEG of `size` pixels: the picture in `file`, cut to its middle, or `show` and `title` on `accent` (#rrggbb).

    Raises InputError where `file` cannot be read as a picture.
    """
    picture = _read(file, size) if file else _lettered(show, title, accent, size)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=88)
    return data.getvalue()


def _read(file: Path, size: int) -> Image:
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as opened:
                upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        reason = (
            problem.strerror
            if isinstance(problem, OSError) and problem.strerror
            else "it is no picture that can be read"
        )
        message = f"the cover cannot be used: {reason}. Give a JPEG or PNG, square, at least {SIZE} pixels wide."
        raise InputError(message, file=file) from None
    ground = Image.new("RGBA", upright.size, _LIGHT)
    return ImageOps.fit(Image.alpha_composite(ground, upright).convert("RGB"), (size, size))


def _lettered(show: str, title: str, accent: str, size: int) -> Image:
    """A bar, the show and below it the title; without a title the show in its place."""
    from PIL import Image, ImageColor  # noqa: PLC0415 - heavy
    from PIL.ImageDraw import Draw  # noqa: PLC0415 - heavy

    picture = Image.new("RGB", (size, size), accent)
    draw = Draw(picture)
    red, green, blue = ImageColor.getrgb(accent)[:3]
    ink = _DARK if 0.299 * red + 0.587 * green + 0.114 * blue > 150 else _LIGHT  # noqa: PLR2004 - BT.601 luma, mid grey
    margin = round(_MARGIN * size)
    room = size - 2 * margin
    draw.rectangle((margin, margin, margin + _BAR * size, margin + _THICKNESS * size), fill=ink)
    top = margin + 3 * _THICKNESS * size
    if title:
        top = _write(draw, drawable(show), (margin, top), (room, room / 4), _SHOW * size, ink) + margin / 2
    _write(draw, drawable(title or show), (margin, top), (room, size - margin - top), _LARGEST * size, ink)
    return picture


def _write(
    draw: ImageDraw, text: str, at: tuple[float, float], room: tuple[float, float], largest: float, ink: str
) -> float:
    """Set `text` in the largest letters with which it fits into `room` (width, height); returns where it ends below."""
    width, height = room
    size = largest
    while True:
        letters = Lettering(round(size))
        lines = letters.wrap(text, width)
        fits = len(lines) * letters.size * _LINE <= height and all(letters.width(line) <= width for line in lines)
        if fits or size <= _SMALLEST * largest:
            break
        size *= _SHRINK
    for place, line in enumerate(lines):
        letters.write(draw, (at[0], at[1] + place * letters.size * _LINE), line, ink)
    return at[1] + len(lines) * letters.size * _LINE
