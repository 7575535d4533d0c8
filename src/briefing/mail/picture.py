"""The picture that notes.md names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.notes import Image

FORMATS = ("JPEG", "PNG", "GIF")
"""What every mail program shows; Outlook for Windows knows neither WebP nor AVIF."""
WIDTH = 536
"""Pixels between the paddings of the 600 px card."""


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


def read_picture(image: Image, folder: Path) -> Picture:
    """The picture of the rule `image`. Raises InputError where it is missing, elsewhere or not of FORMATS."""
    from PIL import Image as Pillow  # noqa: PLC0415 - heavy
    from PIL import UnidentifiedImageError  # noqa: PLC0415 - heavy

    notes = folder / "notes.md"
    file = folder / image.file
    if not file.resolve().is_relative_to(folder.resolve()):
        message = f'"image.file": {image.file} lies outside the episode folder. Copy the picture into it.'
        raise InputError(message, file=notes)
    try:
        with Pillow.open(file, formats=FORMATS) as opened:
            kind, width = str(opened.format), opened.width
        data = file.read_bytes()
    except (UnidentifiedImageError, Pillow.DecompressionBombError):
        message = f'"image.file": {image.file} is no JPEG, PNG or GIF picture. Save it as one of these.'
        raise InputError(message, file=notes) from None
    except OSError as problem:
        message = (
            f'"image.file": {image.file} cannot be read ({problem.strerror}). Put the picture into the episode folder.'
        )
        raise InputError(message, file=notes) from None
    return Picture(
        name=file.name, alt=image.alt, credit=image.credit, data=data, subtype=kind.lower(), width=min(width, WIDTH)
    )
