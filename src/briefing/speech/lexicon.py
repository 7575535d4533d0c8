"""The show's pronunciation lexicon: names spelled as a German voice should read them.

Aliases are the one form that all voices understand (the `<alias>` of W3C PLS 1.0); a lexicon.toml holds tables
`[[entry]]` with `grapheme`, `alias` and perhaps a `note` for colleagues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

import msgspec

from briefing.errors import InputError
from briefing.schema import convert, read_utf8
from briefing.settings import Speech, parse_toml, read_settings
from briefing.speech.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing.schema import Place

_Text = Annotated[str, msgspec.Meta(pattern=r"\S")]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One [[entry]]."""

    grapheme: _Text
    alias: _Text
    note: str = ""


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lexicon.toml."""

    entry: tuple[_Entry, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Aliases by the written form. Matches are whole words, case-sensitive, the longest first; a genitive -s is kept."""

    aliases: Mapping[str, str] = field(default_factory=dict)

    def extended(self, pronounce: Mapping[str, str]) -> Lexicon:
        """This lexicon with the entries of an episode, which win over the show's."""
        return Lexicon({**self.aliases, **pronounce}) if pronounce else self

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The one rule that applies the lexicon; none where it is empty."""
        if not self.aliases:
            return ()
        words = "|".join(re.escape(word) for word in sorted(self.aliases, key=len, reverse=True))
        return (Rule("lexicon", re.compile(rf"(?<!\w)({words})(s?)(?!\w)"), lambda m: self.aliases[m[1]] + m[2]),)


def read_lexicon(file: Path) -> Lexicon:
    """The entries of a lexicon.toml. Raises InputError with file and line, also for a grapheme that stands twice."""
    text = read_utf8(file)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*entry\s*\]\]", line)]
    entries = convert(parse_toml(text, file), _File, file, lambda place: _line(text, lines, place)).entry
    aliases: dict[str, str] = {}
    for index, entry in enumerate(entries):
        if entry.grapheme in aliases:
            message = f'the entry "{entry.grapheme}" stands twice. Keep one.'
            raise InputError(message, file=file, line=_line(text, lines, ("entry", index, "grapheme")))
        aliases[entry.grapheme] = entry.alias
    return Lexicon(aliases)


def project_lexicon(project: Path | None, speech: Speech | None = None) -> Lexicon:
    """The lexicon that the settings of a project folder name; empty where there is none.

    `speech` are these settings where they have been read already. Raises InputError.
    """
    if project is None:
        return Lexicon()
    name = (speech or read_settings(project).speech).lexicon
    file = project / name
    if not file.is_file() and name != Speech().lexicon:  # only the file of the default name may be missing
        raise InputError("there is no such lexicon. Correct [speech] lexicon in briefing.toml.", file=file)
    return read_lexicon(file) if file.is_file() else Lexicon()


def _line(text: str, headers: list[int], place: Place) -> int | None:
    """The line of a key inside the entry that `place` numbers; the entry's header where the key is missing."""
    index = next((part for part in place if isinstance(part, int)), None)
    begin = headers[index] if index is not None and index < len(headers) else 0
    key = re.compile(rf"\s*\[*\s*{re.escape(str(place[-1]) if place else '')}\s*[]=]")
    found = (number for number, line in enumerate(text.split("\n"), 1) if number > begin and key.match(line))
    return next(found, begin or None)
