from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageColor, ImageStat

from briefing.config.settings import Newsletter
from briefing.errors import InputError
from briefing.look.cover import SIZE, cover, drawable
from briefing.look.themes import theme_of
from briefing.mail.picture import with_play_sign

if TYPE_CHECKING:
    from pathlib import Path


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (SIZE, SIZE), "RGB")
    return picture


def near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=True))


def changed(one: bytes, other: bytes) -> tuple[int, int, int, int]:
    """The box around all that differs plainly."""
    opened = (Image.open(io.BytesIO(data)) for data in (one, other))
    pictures = [picture.convert("L").resize((192, 192)) for picture in opened]
    box = ImageChops.difference(*pictures).point(lambda value: 255 * (value > 60)).getbbox()
    assert box
    return box


def rows_of_ink(picture: Image.Image) -> set[int]:
    bright = picture.convert("L").point(lambda value: 255 * (value > 180))
    return {y for y in range(SIZE) if bright.crop((0, y, SIZE, y + 1)).getbbox()}


def test_a_show_without_a_picture_gets_its_name_on_the_accent() -> None:
    picture = opened(cover("Das Briefing", accent="#0b5fa5"))
    assert near(picture.getpixel((5, 5)), (0x0B, 0x5F, 0xA5))
    assert len(rows_of_ink(picture)) > 60
    assert cover("Das Briefing") == cover("Das Briefing") != cover("Der Morgen")


def test_the_title_stands_above_the_show() -> None:
    show, both = (opened(cover("Briefing", title=title)) for title in ("", "Neue Brücke"))
    assert min(rows_of_ink(show)) > SIZE // 2 > min(rows_of_ink(both))
    assert abs(max(rows_of_ink(show)) - max(rows_of_ink(both))) < 12


def test_a_large_cover_has_the_same_design() -> None:
    large = Image.open(io.BytesIO(cover("Briefing", title="Neue Brücke", size=3000)))
    assert large.size == (3000, 3000)
    small = opened(cover("Briefing", title="Neue Brücke"))
    difference = ImageChops.difference(large.convert("L").resize((SIZE, SIZE)), small.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 4


@pytest.mark.parametrize(
    ("accent", "ink"),
    [
        ("#ffd400", "#14181d"),
        ("#0b5fa5", "#ffffff"),
        ("#d95f00", "#14181d"),
    ],
)
def test_ink_is_what_is_easier_to_read_on_the_accent(accent: str, ink: str) -> None:
    picture = opened(cover("", accent=accent))
    bar = picture.crop((70, 514, 130, 520)).resize((1, 1))
    assert near(picture.getpixel((5, 5)), ImageColor.getrgb(accent)[:3])
    assert near(bar.getpixel((0, 0)), ImageColor.getrgb(ink)[:3])


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Straße für „Łódź“ – «ẞ»", "Straße für „Łódź“ – «ẞ»"),
        ("fu\u0308r İstanbul’da", "für İstanbul’da"),
        ("Новости Αθήνα", "Новости Αθήνα"),
        ("Kaffee \N{HOT BEVERAGE}\N{VARIATION SELECTOR-16} \u6f22\u5b57 x\u0302", "Kaffee x"),
        ("a\u00a0b Ver\u00adkehr S\N{NON-BREAKING HYPHEN}Bahn", "a b Verkehr S-Bahn"),
    ],
)
def test_signs_that_the_font_lacks_are_left_out(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_a_name_that_cannot_be_written_leaves_no_boxes() -> None:
    assert cover("\u6f22\u5b57") == cover("")


NAMES = [
    "Lindental am Morgen",
    "Donaudampfschifffahrtsgesellschaft",
    "Der Tag in Alt-Östringhausen an der Würm – kompakt",
    "X" * 60,
]


@pytest.mark.parametrize("title", ["", "Sitzung der Stadtverordnetenversammlung", "W" * 60])
@pytest.mark.parametrize("name", NAMES)
def test_letters_stay_inside_the_margins(name: str, title: str) -> None:
    picture = opened(cover(name, title=title, accent="#000000"))
    box = picture.convert("L").point(lambda value: 255 * (value > 60)).getbbox()
    assert box
    assert min(*box[:2], SIZE - box[2], SIZE - box[3]) >= 0.08 * SIZE


def test_a_long_word_is_divided_where_german_divides_it() -> None:
    rows = rows_of_ink(opened(cover("Donaudampfschifffahrtsgesellschaft")))
    assert max(rows) - min(rows) > SIZE // 4  # three lines below the bar


@pytest.mark.parametrize("name", NAMES)
def test_the_play_sign_does_not_cover_the_name(name: str) -> None:
    scheme = theme_of(Newsletter(), None).light
    blank, named = (cover(text, accent=scheme.accent) for text in ("", name))
    signed = with_play_sign(blank, scheme)
    letters = changed(signed, with_play_sign(named, scheme))
    assert changed(signed, blank)[3] <= letters[1]


@pytest.mark.parametrize(
    ("mode", "colour", "file", "wanted"),
    [
        ("RGB", (200, 30, 30), "cover.jpg", (200, 30, 30)),
        ("RGBA", (0, 0, 0, 0), "cover.png", (255, 255, 255)),
        ("CMYK", (0, 255, 255, 0), "cover.tiff", (255, 0, 0)),
        ("L", 128, "cover.webp", (128, 128, 128)),
    ],
)
def test_the_shows_picture_of_any_kind_is_used(
    tmp_path: Path,
    mode: str,
    colour: int | tuple[int, ...],
    file: str,
    wanted: tuple[int, int, int],
) -> None:
    Image.new(mode, (900, 700), colour).save(tmp_path / file)
    assert near(opened(cover("Briefing", tmp_path / file)).getpixel((300, 300)), wanted)


def test_a_wide_picture_is_cut_to_its_middle(tmp_path: Path) -> None:
    wide = Image.new("RGB", (3000, 1000), "#ff0000")
    wide.paste("#00ff00", (1000, 0, 2000, 1000))
    wide.save(tmp_path / "wide.png")
    picture = opened(cover("Briefing", tmp_path / "wide.png"))
    assert near(picture.getpixel((10, 300)), (0, 255, 0))


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cover.png"
    file.write_bytes(b"not a picture")
    with pytest.raises(
        InputError, match=r"cover\.png: the cover cannot be used: it is no picture that can be read"
    ):
        cover("Briefing", file)


def test_a_damaged_picture_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cover.png"
    Image.effect_noise((200, 200), 50).save(file)
    file.write_bytes(file.read_bytes()[:2000])
    with pytest.raises(InputError, match="the cover cannot be used"):
        cover("Briefing", file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jpg: the cover cannot be used: No such file"):
        cover("Briefing", tmp_path / "none.jpg")


def test_a_picture_of_monstrous_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("L", (400, 400)).save(tmp_path / "cover.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100_000)
    with pytest.raises(InputError, match="the cover cannot be used"):
        cover("Briefing", tmp_path / "cover.png")
