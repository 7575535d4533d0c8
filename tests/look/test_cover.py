from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from briefing.errors import InputError
from briefing.look.cover import SIZE, cover
from briefing.look.lettering import Lettering, drawable

if TYPE_CHECKING:
    from pathlib import Path


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (SIZE, SIZE), "RGB")
    return picture


def near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=True))


def rows_of_ink(picture: Image.Image) -> set[int]:
    bright = picture.convert("L").point(lambda value: 255 * (value > 180))
    return {y for y in range(SIZE) if bright.crop((0, y, SIZE, y + 1)).getbbox()}


def test_a_show_without_a_picture_gets_its_name_on_the_accent() -> None:
    picture = opened(cover("Das Briefing", accent="#0b5fa5"))
    assert near(picture.getpixel((5, 5)), (0x0B, 0x5F, 0xA5))
    assert len(rows_of_ink(picture)) > 60
    assert cover("Das Briefing") == cover("Das Briefing") != cover("Der Morgen")


def test_the_title_stands_below_the_show() -> None:
    show, both = (opened(cover("Briefing", title=title)) for title in ("", "Neue Brücke"))
    assert show.tobytes() != both.tobytes()
    assert max(rows_of_ink(both)) > max(rows_of_ink(show))


def test_a_large_cover_has_the_same_design() -> None:
    large = Image.open(io.BytesIO(cover("Briefing", title="Neue Brücke", size=3000)))
    assert large.size == (3000, 3000)
    small = opened(cover("Briefing", title="Neue Brücke"))
    difference = ImageChops.difference(large.convert("L").resize((SIZE, SIZE)), small.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 4


def test_ink_is_dark_on_a_light_accent() -> None:
    dark = opened(cover("Briefing", accent="#ffd400")).convert("L").getextrema()
    assert dark[0] < 60


def test_umlauts_have_their_dots() -> None:
    plain, dotted = (opened(cover(name)) for name in ("AOU", "ÄÖÜ"))
    assert min(rows_of_ink(dotted) - rows_of_ink(plain)) < max(rows_of_ink(plain))
    assert len(rows_of_ink(dotted)) > len(rows_of_ink(plain))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Straße", "STRASSE"),
        ("für", "FU\u0308R"),
        ("Café „Łódź“ — \u6f22", "CAFE „LODZ“ – "),
        ("a\N{NO-BREAK SPACE}b", "A B"),
    ],
)
def test_titles_are_set_in_capitals_that_can_be_drawn(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_every_german_sign_leaves_ink() -> None:
    letters = Lettering(40)
    assert letters.width("–") > 10
    assert letters.width("„") > 5
    assert letters.width("U\u0308") == letters.width("U")
    for sign in "–„“‚‘":
        assert opened(cover(f"{sign}")).tobytes() != opened(cover("")).tobytes()


def test_a_long_word_is_set_smaller_until_it_fits() -> None:
    picture = opened(cover("Wirtschaftsnachrichtenübersicht"))
    assert near(picture.getpixel((SIZE - 20, SIZE // 2)), (0x0B, 0x5F, 0xA5))
    assert rows_of_ink(picture)


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
    tmp_path: Path, mode: str, colour: int | tuple[int, ...], file: str, wanted: tuple[int, int, int]
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
    with pytest.raises(InputError, match=r"cover\.png: the cover cannot be used: it is no picture that can be read"):
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


def test_a_picture_of_monstrous_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("L", (400, 400)).save(tmp_path / "cover.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100_000)
    with pytest.raises(InputError, match="the cover cannot be used"):
        cover("Briefing", tmp_path / "cover.png")
