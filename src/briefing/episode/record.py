"""Read and write episode.toml, the record that `briefing publish` keeps of an episode."""

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

from briefing.cache import ValueKind
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
"""UUID namespace of podcast:guid, as Podcasting 2.0 defines it."""
_SHARDS = 256
"""Cache entries over which the records of a project are spread, so that a new episode invalidates
only one of them."""


@dataclass(frozen=True, slots=True)
class RecordShard:
    """Part of a project's records, as one cache entry."""

    records: tuple[Record, ...]


RECORDS = ValueKind("records", RecordShard)


def show_guid(show: Show) -> str:
    """Return the show's podcast:guid: that of briefing.toml, else derived from the feed's URL.

    Scheme and trailing slash are left out, as the definition of the tag says.
    """
    return show.guid or str(
        uuid.uuid5(_PODCASTS, re.sub(r"^\w+://", "", show.feed_url).rstrip("/"))
    )


def episode_guid(show: Show, slug: str) -> str:
    """Return the GUID of a new episode. Its record keeps it even if show or folder are renamed."""
    return str(uuid.uuid5(uuid.UUID(show_guid(show)), slug))


def read_record(folder: Path) -> Record | None:
    """Return the record of an episode folder; None if never published. Raises InputError."""
    content = _read_bytes(folder / FILE)
    return None if content is None else _parse(content, folder / FILE)


def write_record(folder: Path, record: Record) -> None:
    """Write `record` to the episode.toml of a folder."""
    replace_file(folder / FILE, as_toml(record).encode(), durable=True)


def as_toml(record: Record) -> str:
    """Return the text of episode.toml, which is the same for equal records."""
    import tomli_w  # noqa: PLC0415 - only for publishing

    plain = msgspec.to_builtins(record, builtin_types=(dt.datetime,))
    return _NOTICE + tomli_w.dumps(plain)


def read_records(episodes: Path, kept: Cache) -> dict[Path, Record]:
    """Return the records of all folders in `episodes`, by folder, oldest first.

    Unchanged records come from the cache `kept`: parsing ten thousand takes longer than the rest of
    publishing. Raises InputError.
    """
    shards: defaultdict[int, list[str]] = defaultdict(list)
    # Strings instead of Paths: creating ten thousand of these takes as long as reading the files.
    for name in sorted(os.listdir(episodes)):  # noqa: PTH208 - see above
        shards[zlib.crc32(name.encode()) % _SHARDS].append(name)
    return sort_records(
        {
            episodes / name: record
            for names in shards.values()
            for name, record in _read_shard(episodes, names, kept)
        }
    )


def sort_records(records: Mapping[Path, Record]) -> dict[Path, Record]:
    """Return records by folder, oldest first."""
    return dict(sorted(records.items(), key=lambda entry: (entry[1].published, entry[1].slug)))


def _read_shard(episodes: Path, names: Iterable[str], kept: Cache) -> Iterator[tuple[str, Record]]:
    """Return the records of the folders `names`, with these."""
    files = ((name, os.path.join(episodes, name, FILE)) for name in names)  # noqa: PTH118
    found = ((name, _read_bytes(file)) for name, file in files)
    contents = {name: content for name, content in found if content is not None}
    if not contents:
        return iter(())
    source = {"records": [hashlib.sha256(content).digest() for content in contents.values()]}
    shard = kept.get_or_make(
        RECORDS,
        source,
        lambda: RecordShard(
            tuple(_parse(content, episodes / name / FILE) for name, content in contents.items())
        ),
    )
    return zip(contents, shard.records, strict=True)


def _read_bytes(file: Path | str) -> bytes | None:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - see `read_records`
            return opened.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _parse(content: bytes, file: Path) -> Record:
    try:
        # As all texts: names in it are compared with those of folders and settings.
        text = unicodedata.normalize("NFC", content.decode())
    except UnicodeDecodeError as problem:
        message = f"not UTF-8 (byte {problem.start}). Restore the file as publish has written it."
        raise InputError(message, file=file) from None
    return convert(parse_toml(text, file), Record, file, lambda place: line_of(text, place))
