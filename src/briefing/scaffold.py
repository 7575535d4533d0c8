"""New projects and new episode folders."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article.read import ending_of, load, read_bytes
from briefing.condense import headline
from briefing.condense.persons import persons
from briefing.condense.rank import Ranking
from briefing.episode import NOTES
from briefing.errors import InputError
from briefing.resources import example, templates
from briefing.settings import EPISODES, FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.article.model import Article

EXAMPLE = "2026-11-20-rufbus-altenrode"


def init_project(folder: Path) -> Iterator[Path]:
    """Write the example show into `folder`; yields every file written. Files that are there stay as they are."""
    episode = (Path(EPISODES, EXAMPLE, name) for name in ("article.md", NOTES, "rufbus.png"))
    wanted = [Path(FILE), Path("lexicon.toml"), *episode]
    for name in wanted:
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(example() / name, target)
            yield target


def new_episode(article: str, project: Path, slug: str | None) -> Path:
    """Make project/episodes/SLUG with the article and a commented notes.md, dated today; returns the folder.

    `article` is a file, a URL (fetched now, so that builds need no network) or "-". The article is read first: what
    cannot be built leaves no folder. Raises InputError, also where the folder exists.
    """
    content, name = load(article)
    read = read_bytes(content, name)
    ending = ending_of(content, name)
    today = dt.datetime.now().astimezone().date()
    name = slugify(slug) if slug else f"{today.isoformat()}-{slugify(_title(read), _LONGEST_SLUG)}"
    folder = project / EPISODES / name
    if folder.exists():
        raise InputError("the folder exists already. Choose another name with --slug.", file=folder)
    folder.mkdir(parents=True)
    (folder / f"article{ending}").write_bytes(content)
    notes = (templates() / NOTES).read_text(encoding="utf-8")
    (folder / NOTES).write_text(notes.replace("{date}", today.isoformat()), encoding="utf-8", newline="\n")
    return folder


def _title(article: Article) -> str:
    sentences = article.sentences
    return article.title or headline.made(article, persons(sentences), Ranking(sentences))


_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_SLUG = 48
"""Characters of a headline that go into a folder's name."""


def slugify(text: str, longest: int | None = None) -> str:
    """`text` for a folder name and an address: lower-case ASCII letters, digits and hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_ASCII)).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain)) or "episode"
    return slug if longest is None or len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]
