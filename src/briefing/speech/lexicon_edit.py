"""Changes to a lexicon.toml that keep what its editors wrote: order, comments, line ends."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.files import replace_file
from briefing.speech.entry import Entry, form
from briefing.speech.lexicon import entry_lines, parse_lexicon, read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_KEYS = Entry.__struct_fields__
_KEY_LINE = re.compile(rf"\s*({'|'.join(_KEYS)})\s*=")


def write_entries(file: Path, entries: Iterable[Entry], *, replace: bool = False) -> tuple[list[Entry], list[Entry]]:
    """Put entries into a lexicon.toml, which is made where it is missing; returns those written and those left alone.

    Left alone is what stands there already, unless `replace`; a replaced entry keeps its place, and its note where the
    new one has none. Raises InputError where the file is wrong or so written that it cannot be changed line by line.
    """
    old = file.read_bytes().decode("utf-8-sig", errors="replace") if file.is_file() else ""
    known = {form(word): entry for word, entry in (read_lexicon(file) if file.is_file() else {}).items()}
    text = old.replace("\r\n", "\n")
    written, left = [], []
    for entry in entries:
        there = known.get(form(entry.grapheme))
        if there and not replace:
            left.append(entry)
            continue
        text = (
            _replaced(text, [*known].index(form(entry.grapheme)), _with_note(entry, there))
            if there
            else _appended(text, entry)
        )
        known[form(entry.grapheme)] = _with_note(entry, there)
        written.append(entry)
    if written:
        _prove(text, known, file)
        content = text.replace("\n", "\r\n") if "\r\n" in old else text
        replace_file(file.resolve(), content.encode())
    return written, left


def _with_note(entry: Entry, there: Entry | None) -> Entry:
    return Entry(**{key: getattr(entry, key) for key in _KEYS} | {"note": entry.note or (there.note if there else "")})


def _lines(entry: Entry) -> list[str]:
    """The keys that say something; JSON's strings are TOML's."""
    values = ((key, getattr(entry, key)) for key in _KEYS)
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values if value]


def _appended(text: str, entry: Entry) -> str:
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    return text + gap + "\n".join(["[[entry]]", *_lines(entry), ""])


def _replaced(text: str, index: int, entry: Entry) -> str:
    """The text with other keys in the entry of that number; comments in it stay."""
    lines, headers = text.split("\n"), entry_lines(text)
    if index >= len(headers):
        return text
    header, end = headers[index], [*headers, len(lines) + 1][index + 1] - 1
    kept = [line for line in lines[header:end] if not _KEY_LINE.match(line)]
    return "\n".join([*lines[:header], *_lines(entry), *kept, *lines[end:]])


def _prove(text: str, wanted: dict[str, Entry], file: Path) -> None:
    """Raise InputError unless the new text says exactly what it should."""
    try:
        found = {form(word): entry for word, entry in parse_lexicon(text, file).items()}
    except InputError:
        found = {}
    if found != wanted:
        message = "the file is written in a way that cannot be changed by command. Write the entry into it by hand."
        raise InputError(message, file=file)
