"""episode.toml: what `briefing publish` remembers of an episode, read and written."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import unicodedata
import uuid
import zlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from briefing.cache import Kind
from briefing.config.schema import convert, line_of, parse_toml
from briefing.errors import InputError
from briefing.files import replace_file
from briefing.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing.cache import Cache
    from briefing.config.settings import Show

FILE = "episode.toml"
_NOTICE = (
    "# Written by briefing publish, never by hand: directories and apps know the episode by what "
    "stands here.\n"
)
_PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of podcast:guid (Podcasting 2.0)."""
_SHELVES = 256
"""Into how many parts the records of a project are kept: so few that a new episode makes only a
part anew."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Records as they are kept in the cache."""

    records: tuple[Record, ...]


RECORDS = Kind("records", Shelf)


def show_guid(show: Show) -> str:
    """The show's podcast:guid: as briefing.toml has it, else made from the feed's address without scheme and last slash."""
    return show.guid or str(
        uuid.uuid5(_PODCASTS, re.sub(r"^\w+://", "", show.feed_url).rstrip("/"))
    )


def episode_guid(show: Show, slug: str) -> str:
    """The GUID of a new episode. It is made once and kept in its record, whatever becomes of show and folder."""
    return str(uuid.uuid5(uuid.UUID(show_guid(show)), slug))


def read_record(folder: Path) -> Record | None:
    """The record of an episode folder, None where it was never published. Raises InputError."""
    content = _content(folder / FILE)
    return None if content is None else _parsed(content, folder / FILE)


def write_record(folder: Path, record: Record) -> None:
    """Make `record` the episode.toml of a folder."""
    replace_file(folder / FILE, as_toml(record).encode(), durable=True)


def as_toml(record: Record) -> str:
    """The text of episode.toml: the same for the same record."""
    import tomli_w  # noqa: PLC0415 - only for publishing

    plain = msgspec.to_builtins(record, builtin_types=(dt.datetime,))
    return _NOTICE + tomli_w.dumps(plain)


def read_records(episodes: Path, kept: Cache) -> dict[Path, Record]:
    """The records of all folders in `episodes`, by folder, oldest first. Raises InputError.

    What was read before comes from the cache `kept`: parsing ten thousand takes longer than all the
    rest of publishing.
    """
    shelves: defaultdict[int, list[str]] = defaultdict(list)
    for name in sorted(os.listdir(episodes)):  # noqa: PTH208 - ten thousand Paths take as long as their files
        shelves[zlib.crc32(name.encode()) % _SHELVES].append(name)
    return in_order(
        {
            episodes / name: record
            for shelf in shelves.values()
            for name, record in _shelf(episodes, shelf, kept)
        }
    )


def in_order(records: Mapping[Path, Record]) -> dict[Path, Record]:
    """Records by folder, oldest first."""
    return dict(sorted(records.items(), key=lambda entry: (entry[1].published, entry[1].slug)))


def _shelf(episodes: Path, names: Iterable[str], kept: Cache) -> Iterator[tuple[str, Record]]:
    """The records of a part of the folders, by the names of these."""
    found = ((name, _content(os.path.join(episodes, name, FILE))) for name in names)  # noqa: PTH118 - see above
    contents = {name: content for name, content in found if content is not None}
    if not contents:
        return iter(())
    source = {"records": [hashlib.sha256(content).digest() for content in contents.values()]}
    shelf = kept.keep(
        RECORDS,
        source,
        lambda: Shelf(
            tuple(_parsed(content, episodes / name / FILE) for name, content in contents.items())
        ),
    )
    return zip(contents, shelf.records, strict=True)


def _content(file: Path | str) -> bytes | None:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - see `read_records`
            return opened.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _parsed(content: bytes, file: Path) -> Record:
    try:
        text = unicodedata.normalize("NFC", content.decode())
    except UnicodeDecodeError as problem:
        message = f"not UTF-8 (byte {problem.start}). Restore the file as publish has written it."
        raise InputError(message, file=file) from None
    return convert(parse_toml(text, file), Record, file, lambda place: line_of(text, place))
