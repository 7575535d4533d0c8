"""A show of ten short episodes, reviewed and built: what tests of publishing start from."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from briefing.build.stages import build
from briefing.episode.folder import open_episode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BASE = "https://hafenfunk-test.de/podcast"
SETTINGS = f"""\
[show]
title = "Hafenfunk & Hinterland"
author = "Warnfelser Anzeiger"
email = "redaktion@hafenfunk-test.de"
description = "Was am Fluss geschieht, in einer Minute."
link = "https://hafenfunk-test.de/"
feed_url = "{BASE}/feed.xml"
media_url = "{BASE}/{{slug}}"
category = "News > Daily News"
update_frequency = "weekdays"
license = "cc-by-4.0"

[newsletter]
view_url = "{BASE}/{{slug}}/"
"""
ARTICLES = {
    "2026-11-02-schleuse": "Die Schleuse in Warnfels öffnet ab Montag schon um 5 Uhr. Das Amt reagiert damit auf 14 Beschwerden.",
    "2026-11-03-kran": "Der alte Kran am Nordkai wird nicht abgerissen. Der Rat stimmte mit 19 zu 12 Stimmen für den Erhalt.",
    "2026-11-04-papier": "Die Papierfabrik stellt 40 Auszubildende ein. Im vergangenen Jahr waren es 26.",
    "2026-11-05-hochwasser": "Der Pegel der Lenne ist auf 3,20 Meter gestiegen. Die Stadt sperrt den Uferweg bis Freitag.",
    "2026-11-06-markt": "Der Wochenmarkt zieht auf den Hafenplatz. Die 32 Händler bekommen dort Strom und Wasser.",
    "2026-11-09-bruecke": "Die Eisenbahnbrücke bekommt einen Radweg. Der Bund zahlt 4,5 Millionen Euro.",
    "2026-11-10-schule": "Die Schule am Deich beginnt künftig um 8.30 Uhr. Das hat die Konferenz am Dienstag beschlossen.",
    "2026-11-11-museum": "Das Flussmuseum zeigt 60 Karten aus dem Jahr 1750. Der Eintritt kostet sechs Euro.",
    "2026-11-12-wind": "Auf dem Geestrücken entstehen drei Windräder. Eines davon gehört den Bürgern & der Genossenschaft.",
    "2026-11-13-eis": "Die Eishalle öffnet am Samstag. Kinder unter zwölf Jahren zahlen nichts.",
}
"""Folder to article."""


def write_show(project: Path, slugs: Iterable[str] = tuple(ARTICLES)) -> None:
    """The sources of the show, not built."""
    project.mkdir(parents=True, exist_ok=True)
    (project / "briefing.toml").write_text(SETTINGS, encoding="utf-8")
    for number, slug in enumerate(slugs, 1):
        folder = project / "episodes" / slug
        folder.mkdir(parents=True)
        (folder / "article.txt").write_text(ARTICLES[slug], encoding="utf-8")
        (folder / "notes.md").write_text(
            f"---\nnumber: {number}\nreviewed_by: Ute Lorenz\n"
            f'links: [{{text: "Karte & Plan", url: "https://hafenfunk-test.de/karte?ort={number}&zoom=3"}}]\n---\n',
            encoding="utf-8",
        )


def build_show(project: Path) -> None:
    """The show with everything built."""
    write_show(project)
    for slug in ARTICLES:
        build(open_episode(project / "episodes" / slug))


def copy_show(built: Path, project: Path, number: int) -> None:
    """The first episodes of a built show."""
    (project / "episodes").mkdir(parents=True)
    shutil.copy(built / "briefing.toml", project)
    for slug in [*ARTICLES][:number]:
        shutil.copytree(built / "episodes" / slug, project / "episodes" / slug)


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: its bytes, and when they were written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
