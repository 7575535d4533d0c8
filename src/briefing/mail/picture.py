"""The pictures of a newsletter: the one that notes.md names, and the cover with a play sign."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.episode.fingerprint import PICTURES
from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image as Opened

    from briefing.config.notes import Image
    from briefing.look.themes import Scheme

FORMATS = ("JPEG", "PNG", "GIF")
"""Formats that every mail program shows; Outlook for Windows supports neither WebP nor AVIF."""
WIDTH = 536
"""Pixels between the paddings of the 600 px card."""
COVER_WIDTH = 96
_SHARP = 2
"""Screen pixels per CSS pixel."""
_SIGN_AT, _SIGN_RADIUS = (0.71, 0.27), 0.2
"""Above on the right: the lower half of a drawn cover has the name. In sides of the picture."""
_SMOOTH = 4
"""The play sign is drawn this many times larger and scaled down, for Pillow draws jagged edges."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it lies in the episode folder."""

    name: str
    alt: str
    credit: str
    data: bytes
    subtype: str
    """After "image/": jpeg, png or gif."""
    width: int
    """CSS pixels in the newsletter, at most WIDTH; a picture is never enlarged."""
    doubts: tuple[str, ...] = ()
    """Warnings about data that should not be published, as clauses."""


def read_picture(image: Image, folder: Path) -> Picture:
    """Return the picture of the rule `image`.

    Raises InputError where it is missing, elsewhere or not of FORMATS.
    """
    notes = folder / "notes.md"
    file = folder / image.file
    if not file.resolve().is_relative_to(folder.resolve()):
        message = (
            f'"image.file": {image.file} lies outside the episode folder. Copy the picture into it.'
        )
        raise InputError(message, file=notes)
    if file.suffix.lower() not in PICTURES:
        message = (
            f'"image.file": {image.file} does not end like a picture. Servers go by that: '
            "rename it to .jpg, .png or .gif."
        )
        raise InputError(message, file=notes)
    try:
        data = file.read_bytes()
        subtype, width, doubts = _looked_at(data)
    except ValueError:
        message = (
            f'"image.file": {image.file} is no JPEG, PNG or GIF picture. Save it as one of these.'
        )
        raise InputError(message, file=notes) from None
    except OSError as problem:
        message = (
            f'"image.file": {image.file} cannot be read ({problem.strerror}). '
            "Put the picture into the episode folder."
        )
        raise InputError(message, file=notes) from None
    return Picture(file.name, image.alt, image.credit, data, subtype, min(width, WIDTH), doubts)


def _looked_at(data: bytes) -> tuple[str, int, tuple[str, ...]]:
    """Return format, width and warnings of a picture.

    Raises ValueError if it is none of FORMATS.
    """
    from PIL import Image as Pillow  # noqa: PLC0415 - heavy

    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Pillow.open(io.BytesIO(data), formats=FORMATS) as opened,
        ):
            return str(opened.format).lower(), opened.width, tuple(_doubts(opened))
    except (OSError, Pillow.DecompressionBombError) as problem:
        raise ValueError from problem


def _doubts(opened: Opened) -> Iterator[str]:
    from PIL.ExifTags import IFD, Base  # noqa: PLC0415 - heavy

    if opened.mode == "CMYK":
        yield "has the colours of print (CMYK), which mail programs show wrongly or not at all"
    try:
        exif = opened.getexif()
    except SyntaxError:  # damaged
        return
    if exif.get(Base.Orientation, 1) != 1:
        yield "is to be turned by a note of the camera (EXIF) that Outlook does not read"
    if exif.get_ifd(IFD.GPSInfo):
        yield "says where it was taken (EXIF)"


def with_play_sign(cover: bytes, scheme: Scheme) -> bytes:
    """Return the square picture `cover`, scaled for COVER_WIDTH, with a play sign, as a JPEG.

    `cover` is an RGB JPEG of any size; the sign has the accent of `scheme`.
    """
    from PIL import Image as Pillow  # noqa: PLC0415 - heavy
    from PIL.ImageDraw import Draw  # noqa: PLC0415 - heavy

    side = COVER_WIDTH * _SHARP
    with Pillow.open(io.BytesIO(cover)) as opened:
        shown = opened.convert("RGB").resize((side, side), Pillow.Resampling.LANCZOS)
    large = side * _SMOOTH
    sign = Pillow.new("RGBA", (large, large))
    draw, radius = Draw(sign), _SIGN_RADIUS * large
    x, y = (share * large for share in _SIGN_AT)
    draw.circle((x, y), radius * 1.12, fill=scheme.on_accent)
    draw.circle((x, y), radius, fill=scheme.accent)
    tip, back, half = x + 0.52 * radius, x - 0.32 * radius, 0.48 * radius
    draw.polygon([(back, y - half), (back, y + half), (tip, y)], fill=scheme.on_accent)
    sign = sign.resize((side, side), Pillow.Resampling.LANCZOS)
    shown.paste(sign, (0, 0), sign)
    data = io.BytesIO()
    shown.save(data, "JPEG", quality=85)
    return data.getvalue()
