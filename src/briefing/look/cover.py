"""The picture of an episode: the show's own, or the names of show and episode on a plain ground."""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import InputError
from briefing.german.hyphenation import SOFT_HYPHEN, hyphenate
from briefing.look.colour import readable_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = 600
"""Pixels of each side inside an MP3: sharp on a phone, small beside the sound.

Directories of podcasts require 3000.
"""
NAME_TOP = 0.5
"""Above it a cover without a title has no letters. Lengths are in sides of the picture."""
_FONT = Path(__file__).parent / "fonts" / "SofiaSansSemiCondensed-ExtraBold.ttf"
"""Version 4.101, cut to Latin, Greek and Cyrillic; shipped, as machines differ in their fonts."""
_RESPELLED = str.maketrans("\N{NON-BREAKING HYPHEN}\N{HYPHEN}′″", "--'\"", SOFT_HYPHEN)
_MARGIN = 0.09
_LARGEST = 0.2
_NAME, _BELOW_TITLE = 0.085, 0.18
"""Letters and height of the show's name, each at the most, below a title."""
_SHRINK, _SMALLEST = 0.96, 0.05
"""Factor by which letters shrink until the text fits, and their smallest share."""
_WHOLE = 0.6
"""Share of their largest size to which letters shrink before a word is divided."""
_LEADING = 0.12
"""Between two lines, in sizes of the font."""
_BAR, _THICKNESS, _GAP = 0.16, 0.016, 0.04


class _Text(NamedTuple):
    """A text in lines as it is set."""

    lines: str
    font: FreeTypeFont
    height: float

    def draw(self, draw: ImageDraw, at: tuple[float, float], anchor: str, ink: str) -> None:
        draw.multiline_text(at, self.lines, ink, self.font, anchor, _LEADING * self.font.size)


def cover(
    show: str,
    file: Path | None = None,
    accent: str = "#0b5fa5",
    *,
    title: str = "",
    size: int = SIZE,
) -> bytes:
    """Return a square RGB JPEG of `size` pixels.

    It is the picture in `file`, cut to its middle, or `show` and `title` on `accent` (#rrggbb).
    Raises InputError where `file` cannot be read as a picture.
    """
    picture = _read(file, size) if file else _lettered(show, title, accent, size)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=88)
    return data.getvalue()


def drawable(text: str) -> str:
    """Return `text` without characters that the font lacks.

    A letter with an unknown mark loses only the mark.
    """
    composed = unicodedata.normalize("NFC", text.translate(_RESPELLED))
    known = (char if _has(char) else unicodedata.normalize("NFD", char)[0] for char in composed)
    return " ".join("".join(char for char in known if _has(char)).split())


def _read(file: Path, size: int) -> Image:
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as opened:
                upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as problem:
        reason = (
            problem.strerror
            if isinstance(problem, OSError) and problem.strerror
            else "it is no picture that can be read"
        )
        message = (
            f"the cover cannot be used: {reason}. "
            f"Give a JPEG or PNG, square, at least {SIZE} pixels wide."
        )
        raise InputError(message, file=file) from None
    ground = Image.new("RGBA", upright.size, "#ffffff")
    return ImageOps.fit(Image.alpha_composite(ground, upright).convert("RGB"), (size, size))


def _lettered(show: str, title: str, accent: str, size: int) -> Image:
    """The show at the bottom, below a bar, and the title at the top."""
    from PIL import Image  # noqa: PLC0415 - heavy
    from PIL.ImageDraw import Draw  # noqa: PLC0415 - heavy

    picture = Image.new("RGB", (size, size), accent)
    draw, ink, headline = Draw(picture), readable_on(accent), drawable(title)
    margin, gap, thickness = _MARGIN * size, _GAP * size, _THICKNESS * size
    width, foot = size - 2 * margin, size - margin
    below = _BELOW_TITLE if headline else 1 - NAME_TOP - _MARGIN - _THICKNESS - _GAP
    largest = _NAME if headline else _LARGEST
    name = _fitted(draw, drawable(show), (width, below * size), largest * size)
    name.draw(draw, (margin, foot), "ld", ink)
    bar = foot - name.height - gap - thickness
    draw.rectangle((margin, bar, margin + _BAR * size, bar + thickness), fill=ink)
    text = _fitted(draw, headline, (width, bar - gap - margin), _LARGEST * size)
    text.draw(draw, (margin, margin), "la", ink)
    return picture


def _fitted(draw: ImageDraw, text: str, room: tuple[float, float], largest: float) -> _Text:
    """`text` in the largest letters with which it fits into `room` (width, height)."""
    for written, smallest in ((text, _WHOLE), (hyphenate(text), _SMALLEST)):
        for size in _sizes(largest, smallest * largest):
            font = _font(size)
            lines = "\n".join(_lines(written, font, room[0]))
            box = draw.multiline_textbbox((0, 0), lines, font, "ld", _LEADING * size)
            fitted = _Text(lines, font, -box[1])
            if box[2] <= room[0] and fitted.height <= room[1]:
                return fitted
    return fitted


def _sizes(largest: float, smallest: float) -> Iterator[int]:
    while largest >= smallest:
        yield max(1, round(largest))
        largest *= _SHRINK


def _lines(text: str, font: FreeTypeFont, width: float) -> list[str]:
    """Return `text` in lines; a word that is too wide is divided at its hyphens, hard or soft."""
    lines: list[str] = []
    for word in text.split():
        whole = word.replace(SOFT_HYPHEN, "")
        if lines and font.getlength(f"{lines[-1]} {whole}") <= width:
            lines[-1] += f" {whole}"
            continue
        lines.append("")
        for part in re.findall(rf"[^{SOFT_HYPHEN}-]*[{SOFT_HYPHEN}-]|.+", word):
            if lines[-1] and font.getlength(lines[-1] + part.replace(SOFT_HYPHEN, "-")) > width:
                lines[-1:] = [lines[-1] + ("" if lines[-1].endswith("-") else "-"), ""]
            lines[-1] += part.rstrip(SOFT_HYPHEN)
    return lines


@cache
def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - heavy

    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(char: str) -> bool:
    """Whether the font has `char`; it draws a box for others."""
    missing, drawn = (_font(32).getmask(sign) for sign in ("\N{REPLACEMENT CHARACTER}", char))
    return char.isspace() or (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))
