"""The newsletters that the gates judge: articles of different kinds, each in every theme, built as a newsroom builds them.

Five articles lie in mail/articles/, the sixth is the worked example. BRIEFING_SEED may name a text file as a seventh.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from briefing.build.stages import build_in_memory
from briefing.config.notes import read_notes
from briefing.config.options import Options
from briefing.episode.folder import open_episode
from briefing.look.themes import shipped_themes
from briefing.progress import Reporter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page, Route

    from briefing.build.result import Result

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "episodes" / "2026-11-20-rufbus-altenrode"
ARTICLES = {
    folder.name[11:]: folder for folder in sorted((ROOT / "tests" / "mail" / "articles").iterdir())
}
ARTICLES["rufbus"] = EXAMPLE
if seed := os.environ.get("BRIEFING_SEED"):
    ARTICLES["seed"] = Path(seed)
THEMES: tuple[str, ...] = shipped_themes()
SHOW = """
[show]
title = "Landblick"
author = "Altenroder Bote"
link = "https://www.altenroder-bote-test.de/landblick"
media_url = "https://media.altenroder-bote-test.de/landblick/{slug}"

[newsletter]
sender = "Landblick <landblick@altenroder-bote-test.de>"
reply_to = "redaktion@altenroder-bote-test.de"
view_url = "https://www.altenroder-bote-test.de/landblick/{slug}"
unsubscribe_url = "https://www.altenroder-bote-test.de/landblick/abmelden"
imprint_url = "https://www.altenroder-bote-test.de/impressum"
privacy_url = "https://www.altenroder-bote-test.de/datenschutz"
address = "Altenroder Bote, Marktplatz 3, 00000 Altenrode"
theme = "standard"
logo = "https://www.altenroder-bote-test.de/logo.png"
logo_dark = "https://www.altenroder-bote-test.de/logo-hell.png"

[newsletter.colours]
accent = "#8a1c4a"
accent_dark = "#f2a0c0"
"""
"""All that a newsletter can be given; colours other than the house's, so that no default stands in for them."""


_MADE_UP = re.compile(r"(?<=\w)\.example\b")
"""The worked example leads to hosts of which every mail with them warns."""


def build(article: Path, theme: str, place: Path, settings: str = SHOW) -> Result:
    """The e-mail of an episode folder or of a text file, built below the empty folder `place`."""
    folder = place / "episodes" / (article.name if article.is_dir() else "2026-11-23-artikel")
    if article.is_dir():
        shutil.copytree(article, folder, ignore=shutil.ignore_patterns("build"))
    else:
        folder.mkdir(parents=True)
        shutil.copyfile(article, folder / f"article{article.suffix}")
    themed = re.sub(r"^theme = .*", f'theme = "{theme}"', settings, flags=re.MULTILINE)
    (place / "briefing.toml").write_text(themed, encoding="utf-8")
    notes = folder / "notes.md"
    if notes.is_file():
        real = _MADE_UP.sub("-test.de", notes.read_text(encoding="utf-8"))
        notes.write_text(real, encoding="utf-8")
    if (
        notes.is_file()
        and (image := read_notes(notes).rules.image)
        and not (folder / image.file).exists()
    ):
        (folder / image.file).write_bytes(painted(1072, 603))
    return build_in_memory(open_episode(folder), Options(only="mail"), Reporter())


def painted(width: int, height: int) -> bytes:
    """A picture as a PNG: sky, field and sun."""
    picture = Image.new("RGB", (width, height), "#9fc5dd")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height * 2 // 3, width, height), fill="#6b8f4e")
    draw.ellipse(
        (width * 3 // 4 - height // 8, height // 8, width * 3 // 4 + height // 8, height * 3 // 8),
        fill="#f3d27a",
    )
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def show(
    page: Page, html: str, files: Mapping[str, bytes] = MappingProxyType({}), *, images: bool = True
) -> None:
    """Open a newsletter; its pictures are those of `files` or painted, or blocked as most mail programs do at first."""

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if images:
            route.fulfill(
                body=files.get(name) or painted(*((360, 80) if "logo" in name else (1072, 603)))
            )
        else:
            route.abort()

    page.unroute_all()
    page.route("**/*", answer)
    page.set_content(html)
