"""Create projects and episode folders."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article.read import detect_ending, load_source, parse_article
from briefing.condense import headline
from briefing.condense.persons import find_people
from briefing.condense.rank import Ranking
from briefing.config.addresses import parse_address
from briefing.config.schema import convert
from briefing.config.settings import EPISODES, FILE, Newsletter, Settings
from briefing.episode.folder import NOTES
from briefing.errors import InputError
from briefing.look.resources import example, templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model.article import Article

LEXICON = "lexicon.toml"
EXAMPLE = "2026-11-20-rufbus-altenrode"


def init_project(folder: Path, values: Mapping[str, str]) -> Iterator[Path]:
    """Write a new show into `folder`, with `values` in its briefing.toml (see `render_settings`).

    Yields every file written. Existing files are kept; raises InputError if that would discard
    `values`.
    """
    if values and (folder / FILE).exists():
        message = (
            "exists already and is never overwritten. Edit it; run briefing init without options."
        )
        raise InputError(message, file=folder / FILE)
    lexicon = (templates() / LEXICON).read_text(encoding="utf-8")
    for name, text in ((FILE, render_settings(values)), (LEXICON, lexicon)):
        if not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            yield folder / name


def write_example_project(folder: Path) -> Iterator[Path]:
    """Write the example show into `folder` and yield every file written; existing ones are kept."""
    episode = (Path(EPISODES, EXAMPLE, name) for name in ("article.md", NOTES, "rufbus.png"))
    wanted = [Path(FILE), Path(LEXICON), *episode]
    for name in wanted:
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(example() / name, target)
            yield target


def render_settings(values: Mapping[str, str]) -> str:
    """Return a commented briefing.toml; keys without a value in `values` stay comments."""

    def line(key: re.Match[str]) -> str:
        value = values.get(key[1])
        # A JSON string is also a valid TOML basic string.
        return f"{key[1]} = {json.dumps(value, ensure_ascii=False)}{key[2]}" if value else key[0]

    text = (templates() / FILE).read_text(encoding="utf-8")
    return re.sub(r'^# (\w+) = ""(.*)$', line, text, flags=re.MULTILINE)


def validate_setting(key: str, value: str) -> str:
    """Return the stripped `value` if it is valid for that key of briefing.toml.

    Raises an InputError that does not name the key, since callers know it as an option.
    """
    value = value.strip()
    if not value.isprintable():
        raise InputError("one line without invisible characters is expected. Write it as one.")
    if key == "sender" and value:
        try:
            parse_address(value)
        except ValueError:
            message = f'"{value}" is no mail address. Write it as in "Redaktion <post@zeitung.de>".'
            raise InputError(message) from None
    table = "newsletter" if key in Newsletter.__struct_fields__ else "show"
    try:
        convert({table: {key: value}}, Settings, Path(FILE), lambda _: None)
    except InputError as problem:
        raise InputError(problem.message.partition(": ")[2]) from None
    return value


def podcast_addresses(url: str) -> dict[str, str]:
    """Return the settings for a podcast that is published at `url`."""
    top = url.rstrip("/")
    return {
        "feed_url": f"{top}/feed.xml",
        "media_url": f"{top}/{{slug}}",
        "view_url": f"{top}/{{slug}}/",
    }


def create_episode(article: str, project: Path, slug: str | None) -> Path:
    """Create project/episodes/SLUG with the article and a commented notes.md; return the folder.

    `article` is a file, a URL (fetched now, so that builds need no network) or "-" for standard
    input. The notes have today's date. Raises InputError, also if the folder exists.
    """
    content, name = load_source(article)
    read = parse_article(content, name)  # before any file is written: it may be unreadable
    ending = detect_ending(content, name)
    today = dt.datetime.now().astimezone().date()
    name = slugify(slug) if slug else f"{today.isoformat()}-{slugify(_title(read), _LONGEST_SLUG)}"
    folder = project / EPISODES / name
    if folder.exists():
        raise InputError("the folder exists already. Choose another name with --slug.", file=folder)
    folder.mkdir(parents=True)
    (folder / f"article{ending}").write_bytes(content)
    notes = (templates() / NOTES).read_text(encoding="utf-8")
    (folder / NOTES).write_text(
        notes.replace("{date}", today.isoformat()), encoding="utf-8", newline="\n"
    )
    return folder


def _title(article: Article) -> str:
    sentences = article.sentences
    return article.title or headline.write_headline(
        article, find_people(sentences), Ranking(sentences)
    )


_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_SLUG = 48
"""Maximum length of a slug that is derived from a headline."""


def slugify(text: str, longest: int | None = None) -> str:
    """Return `text` as lower-case ASCII letters, digits and hyphens, for folder names and URLs.

    It is cut between words at `longest` characters.
    """
    plain = (
        unicodedata.normalize("NFKD", text.lower().translate(_ASCII))
        .encode("ascii", "ignore")
        .decode()
    )
    slug = "-".join(re.findall(r"[a-z0-9]+", plain)) or "episode"
    return (
        slug
        if longest is None or len(slug) <= longest
        else slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    )
