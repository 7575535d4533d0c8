"""The picture inside the MP3: the show's own, or its name set in capitals on a plain ground."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from briefing.audio.lettering import Lettering, drawable
from briefing.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

SIZE = 600
"""Pixels of each side: sharp on a phone, small beside the sound."""
_MARGIN = 54
_SIZES = range(96, 8, -2)
_LINE = 1.3
"""Line height in sizes of the font."""
_DARK, _LIGHT = "#101820", "#ffffff"


def cover(show: str, file: Path | None = None, accent: str = "#0b5fa5") -> bytes:
    """A square RGB JPEG: the picture in `file`, cut to its middle, or the name of the show on `accent` (#rrggbb).

    Raises InputError where `file` cannot be read as a picture.
    """
    picture = _read(file) if file else _lettered(show, accent)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=88)
    return data.getvalue()


def _read(file: Path) -> Image:
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
    return ImageOps.fit(Image.alpha_composite(ground, upright).convert("RGB"), (SIZE, SIZE))


def _lettered(show: str, accent: str) -> Image:
    from PIL import Image, ImageColor, ImageDraw  # noqa: PLC0415 - heavy

    picture = Image.new("RGB", (SIZE, SIZE), accent)
    draw = ImageDraw.Draw(picture)
    red, green, blue = ImageColor.getrgb(accent)[:3]
    ink = _DARK if 0.299 * red + 0.587 * green + 0.114 * blue > 150 else _LIGHT  # noqa: PLR2004 - BT.601 luma, mid grey
    letters, lines = _fitted(drawable(show))
    top = (SIZE - len(lines) * letters.size * _LINE) / 2
    draw.rectangle((_MARGIN, top - 34, _MARGIN + 96, top - 26), fill=ink)
    for place, line in enumerate(lines):
        letters.write(draw, (_MARGIN, top + place * letters.size * _LINE), line, ink)
    return picture


def _fitted(text: str) -> tuple[Lettering, list[str]]:
    """The largest letters with which `text` fits, and its lines."""
    room = SIZE - 2 * _MARGIN
    for size in _SIZES:
        letters = Lettering(size)
        lines = letters.wrap(text, room)
        if len(lines) * size * _LINE <= room - 2 * _MARGIN and all(letters.width(line) <= room for line in lines):
            break
    return letters, lines
