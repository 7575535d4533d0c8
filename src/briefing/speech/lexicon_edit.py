"""Edit a lexicon.toml, preserving order, comments and line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit
from msgspec import structs
from tomlkit.items import AoT

from briefing.files import replace_file
from briefing.speech.entry import grapheme_key
from briefing.speech.lexicon import read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping
    from pathlib import Path

    from tomlkit import TOMLDocument

    from briefing.speech.entry import Entry


def write_entries(
    file: Path, entries: Iterable[Entry], *, replace: bool = False
) -> tuple[list[Entry], list[Entry]]:
    """Write entries to a lexicon.toml, which is created if missing.

    Returns those written and those left alone: what stands there already, unless `replace`. A
    replaced entry keeps its place, and its note where the new one has none. Raises InputError where
    the file is wrong.
    """
    there_already = read_lexicon(file) if file.is_file() else {}
    known = {grapheme_key(word): entry for word, entry in there_already.items()}
    old = file.read_bytes().decode("utf-8-sig") if file.is_file() else ""
    document = tomlkit.parse(_with_line_ends(old))
    written, left = [], []
    for entry in entries:
        there = known.get(grapheme_key(entry.grapheme))
        if there and not replace:
            left.append(entry)
            continue
        if there:
            new = structs.replace(entry, note=entry.note or there.note)
            _fill(document["entry"][[*known].index(grapheme_key(entry.grapheme))], new)
        else:
            new = entry
            _append(document, new)
        known[grapheme_key(new.grapheme)] = new
        written.append(entry)
    if written:
        text = document.as_string()
        content = text.replace("\n", "\r\n") if "\r\n" in old else text
        replace_file(file.resolve(), content.encode())
    return written, left


def _with_line_ends(text: str) -> str:
    """Return `text` with Unix line ends, also after its last line, where tomlkit appends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines if lines.endswith("\n") or not lines else f"{lines}\n"


def _append(document: TOMLDocument, entry: Entry) -> None:
    """Append `entry` below a blank line, in the style of the file's entries."""
    if "entry" not in document:
        if document.body:
            document.add(tomlkit.nl())
        document.append("entry", AoT([]))
    entries = document["entry"]
    if isinstance(entries, AoT) and entries:
        entries[-1].add(tomlkit.nl())
    new = tomlkit.table() if isinstance(entries, AoT) else tomlkit.inline_table()
    _fill(new, entry)
    entries.append(new)


def _fill(item: MutableMapping[str, object], entry: Entry) -> None:
    """Set the values of `item` to those of `entry`; unchanged ones keep their formatting."""
    for key, value in structs.asdict(entry).items():
        if not value:
            item.pop(key, None)
        elif item.get(key) != value:
            item[key] = value
