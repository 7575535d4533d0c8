"""The pronunciation lexicon: how names and foreign words are said.

Three layers, the later before the earlier: the base that ships with Briefing (lexicon_de.toml beside this file), the
project's lexicon.toml, the `pronounce` of an episode's notes. An entry has what W3C PLS 1.0 calls a grapheme, and as
sound an alias (a German spelling, which every voice understands), IPA or a language; each voice takes what it can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.errors import InputError
from briefing.schema import convert, parse_toml, read_utf8
from briefing.settings import Speech, read_settings
from briefing.speech.entry import Entry, form, plain, silence
from briefing.speech.homographs import homographs
from briefing.speech.joints import joints
from briefing.speech.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefing.schema import Place


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lexicon.toml."""

    entry: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Entries, or just their aliases, by grapheme.

    Matches are whole words (the parts of a hyphen compound are words), case-sensitive, the longest first, with or without
    a genitive -s or apostrophe.
    """

    said: Mapping[str, Entry | str] = field(default_factory=dict)
    spelling: Callable[[Entry], str] = plain
    """What the voice gets for an entry, see Voice.spelling."""

    def extended(self, said: Mapping[str, Entry | str]) -> Lexicon:
        """This lexicon with further entries, which win over its own."""
        if not said:
            return self
        new = {*map(form, said)}
        return Lexicon({word: entry for word, entry in self.said.items() if form(word) not in new} | dict(said))

    def for_voice(self, spelling: Callable[[Entry], str]) -> Lexicon:
        """This lexicon as one voice takes it."""
        return Lexicon(self.said, spelling)

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        """The entries by form."""
        return {
            form(word): entry if isinstance(entry, Entry) else Entry(grapheme=word, alias=entry)
            for word, entry in self.said.items()
        }

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The one rule that applies the lexicon; none where it is empty."""
        if not self._entries:
            return ()
        words = _one_of(sorted(self._entries, key=lambda word: (-len(word), word)))
        return (Rule("lexicon", re.compile(rf"(?<!\w)({words})([’']?s|(?<=[sxzß])[’'])?(?!\w)"), self._said),)

    @cached_property
    def homographs(self) -> tuple[Rule, ...]:
        """The rules for words that are said by their context or their parts, but for those that have an entry."""
        return (homographs(self.spelling, self._entries), joints(self.spelling))

    def _said(self, match: re.Match[str]) -> str:
        ending = "s" if match[2] and "s" in match[2] else ""
        return self.spelling(self._entries[form(match[1])].inflected(ending))


def _one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, those of a first letter together: so a wrong letter costs little."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(_pattern(word[1:]))
    return "|".join(f"{_pattern(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def _pattern(word: str) -> str:
    """A regular expression for a piece of a grapheme in every way to write its blanks, hyphens and apostrophes."""
    return re.escape(word).replace(r"\ ", "[ \N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}-]").replace("'", "[’']")


def read_lexicon(file: Path) -> dict[str, Entry]:
    """The entries of a lexicon.toml by grapheme. Raises InputError with file and line, also for one that stands twice."""
    return parse_lexicon(read_utf8(file), file)


def entry_lines(text: str) -> list[int]:
    """The numbers of the lines that open an entry."""
    return [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*entry\s*\]\]", line)]


def parse_lexicon(text: str, file: Path) -> dict[str, Entry]:
    """The entries in the text of a lexicon.toml; `file` is for messages."""
    lines = entry_lines(text)
    entries: dict[str, Entry] = {}
    seen: set[str] = set()
    found = convert(parse_toml(text, file), _File, file, lambda place: _line(text, lines, place)).entry
    for index, entry in enumerate(found):
        if problem := _problem(entry, seen):
            raise InputError(problem, file=file, line=_line(text, lines, ("entry", index, "grapheme")))
        seen.add(form(entry.grapheme))
        entries[entry.grapheme] = entry
    return entries


def _problem(entry: Entry, seen: set[str]) -> str:
    """What is wrong with an entry beside those before it."""
    if form(entry.grapheme) in seen:
        return f'the entry "{entry.grapheme}" stands twice. Keep one.'
    return silence(entry)


@cache
def base_lexicon() -> Lexicon:
    """The entries that ship with Briefing."""
    return Lexicon(read_lexicon(Path(__file__).with_name("lexicon_de.toml")))


def project_lexicon(project: Path | None, speech: Speech | None = None) -> Lexicon:
    """The base with the lexicon that the settings of a project folder name.

    `speech` are these settings where they have been read already. Raises InputError.
    """
    file = lexicon_file(project, speech) if project else None
    return base_lexicon().extended(read_lexicon(file)) if file and file.is_file() else base_lexicon()


def lexicon_file(project: Path, speech: Speech | None = None) -> Path:
    """Where a project has its lexicon. Raises InputError where the settings name a file that does not exist."""
    name = (speech or read_settings(project).speech).lexicon
    file = project / name
    if not file.is_file() and name != Speech().lexicon:  # only the file of the default name may be missing
        raise InputError("there is no such lexicon. Correct [speech] lexicon in briefing.toml.", file=file)
    return file


def _line(text: str, headers: list[int], place: Place) -> int | None:
    """The line of a key inside the entry that `place` numbers; the entry's header where the key is missing."""
    index = next((part for part in place if isinstance(part, int)), None)
    begin = headers[index] if index is not None and index < len(headers) else 0
    key = re.compile(rf"\s*\[*\s*{re.escape(str(place[-1]) if place else '')}\s*[]=]")
    found = (number for number, line in enumerate(text.split("\n"), 1) if number > begin and key.match(line))
    return next(found, begin or None)
