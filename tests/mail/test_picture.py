from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml.html import document_fromstring
from PIL import ExifTags
from PIL import Image as Pillow

from briefing.config.notes import Image
from briefing.errors import InputError
from briefing.mail.picture import read_picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.mail import Mail


def save(folder: Path, name: str, kind: str, width: int = 1200) -> Image:
    Pillow.new("RGB", (width, 60), "#39627a").save(folder / name, kind)
    return Image(file=name, alt="Rohre")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_the_formats_of_mail_programs_are_taken_whichever_the_name_claims(
    tmp_path: Path, kind: str
) -> None:
    picture = read_picture(save(tmp_path, "Bild.PNG", kind), tmp_path)
    assert (picture.subtype, picture.width) == (kind.lower(), 536)
    assert picture.data == (tmp_path / "Bild.PNG").read_bytes()


@pytest.mark.parametrize("name", ["bild.dat", "bild.webp", "bild"])
def test_a_name_that_servers_take_for_no_picture_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(
        InputError,
        match=rf'"image\.file": {name} does not end like a picture\..* rename it to \.jpg',
    ):
        read_picture(save(tmp_path, name, "PNG"), tmp_path)


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    assert read_picture(save(tmp_path, "klein.png", "PNG", 200), tmp_path).width == 200


@pytest.mark.parametrize("kind", ["WEBP", "TIFF"])
def test_other_formats_are_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(
        InputError, match=r'notes\.md: "image\.file": bild\.jpg is no JPEG, PNG or GIF'
    ):
        read_picture(save(tmp_path, "bild.jpg", kind), tmp_path)


def test_a_missing_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r'"image\.file": fehlt\.jpg cannot be read \(No such file'
    ):
        read_picture(Image(file="fehlt.jpg", alt="x"), tmp_path)


def test_a_picture_outside_the_episode_is_refused(tmp_path: Path) -> None:
    save(tmp_path, "bild.png", "PNG")
    (tmp_path / "folge").mkdir()
    with pytest.raises(InputError, match="outside the episode folder"):
        read_picture(Image(file="../bild.png", alt="x"), tmp_path / "folge")


def test_the_html_shows_the_picture_at_its_address_with_alt_and_credit(
    make: Callable[..., Mail],
) -> None:
    root = document_fromstring(make().html)
    (picture,) = root.iter("img")
    assert picture.get("src") == "https://bote-test.de/audio/2026-11-23-w%C3%A4rme/leitung.png"
    assert picture.get("width") == "536"
    assert "Foto: Mara Lentz" in root.text_content()


def test_without_address_the_picture_is_in_the_message_only(make: Callable[..., Mail]) -> None:
    mail = make(show={"media_url": ""})
    assert "<img" not in mail.html
    assert b"Content-Type: image/png" in mail.eml
    (finding,) = mail.findings
    assert (finding.check, finding.level, finding.text) == (
        "mail.picture",
        "warning",
        "leitung.png",
    )
    assert '"media_url"' in finding.remedy


def test_a_heavy_picture_is_reported(make: Callable[..., Mail], tmp_path: Path) -> None:
    heavy = tmp_path / "2026-11-23-wärme" / "leitung.png"
    Pillow.effect_noise((1100, 1100), 90).save(heavy)
    (finding,) = make().findings
    assert finding.check == "mail.picture"
    assert "MB" in finding.message


def test_a_picture_as_it_came_from_camera_or_print_is_reported(
    make: Callable[..., Mail], tmp_path: Path
) -> None:
    exif = Pillow.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    raw = tmp_path / "2026-11-23-wärme" / "leitung.png"
    Pillow.new("CMYK", (1072, 603)).save(raw, "JPEG", exif=exif)
    findings = make().findings
    assert {(finding.check, finding.level) for finding in findings} == {("mail.picture", "warning")}
    assert [finding.message.rpartition("(")[2][:4] for finding in findings] == [
        "CMYK",
        "EXIF",
        "EXIF",
    ]


def test_a_picture_with_damaged_camera_data_is_taken(tmp_path: Path) -> None:
    Pillow.new("RGB", (9, 9)).save(tmp_path / "bild.jpg", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff")
    Pillow.new("RGB", (9, 9)).save(tmp_path / "bild.png", exif=b"nothing at all")
    for name in ("bild.jpg", "bild.png"):
        assert read_picture(Image(file=name, alt="x"), tmp_path).doubts == ()
