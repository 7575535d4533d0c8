"""The pronunciation lexicon of names and foreign words.

Three layers, of which later ones win: the base that ships with Briefing (lexicon_de.json beside
this file), the project's lexicon.toml, the `pronounce` of an episode's notes. An entry has a
grapheme (as in W3C PLS 1.0) and as pronunciation an alias (a German spelling, which every voice
understands), IPA or a language; each voice uses what it supports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.config.project import read_settings
from briefing.config.schema import convert, parse_toml, read_utf8
from briefing.config.settings import Speech
from briefing.errors import InputError
from briefing.speech.entry import Entry, grapheme_key, missing_sound, plain_spelling
from briefing.speech.homographs import homograph_rule
from briefing.speech.joints import compound_rule
from briefing.speech.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefing.config.schema import Place


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lexicon.toml."""

    entry: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Entries, or just their aliases, by grapheme.

    Matches are whole words (the parts of a hyphen compound are words), case-sensitive, the longest
    first, with or without a genitive -s or apostrophe.
    """

    entries: Mapping[str, Entry | str] = field(default_factory=dict)
    spelling: Callable[[Entry], str] = plain_spelling
    """Converts an entry to text for the voice, see Voice.spelling."""

    def extended(self, entries: Mapping[str, Entry | str]) -> Lexicon:
        """Return this lexicon with further entries, which win over its own."""
        if not entries:
            return self
        new = {*map(grapheme_key, entries)}
        return Lexicon(
            {word: entry for word, entry in self.entries.items() if grapheme_key(word) not in new}
            | dict(entries)
        )

    def for_voice(self, spelling: Callable[[Entry], str]) -> Lexicon:
        """Return this lexicon with the spelling of one voice."""
        return Lexicon(self.entries, spelling)

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        """The entries by grapheme key."""
        return {
            grapheme_key(word): entry
            if isinstance(entry, Entry)
            else Entry(grapheme=word, alias=entry)
            for word, entry in self.entries.items()
        }

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rule that applies the lexicon; () if it is empty."""
        if not self._by_key:
            return ()
        return (Rule("lexicon", _Finder(self._by_key), self._said),)

    @cached_property
    def homographs(self) -> tuple[Rule, ...]:
        """The rules for homographs and compounds; words with an entry are left to the lexicon."""
        return (homograph_rule(self.spelling, self._by_key), compound_rule(self.spelling))

    def _said(self, match: re.Match[str]) -> str:
        ending = "s" if match[2] and "s" in match[2] else ""
        return self.spelling(self._by_key[grapheme_key(match[1])].inflected(ending))


class _Finder:
    """Finds forms in a text as one pattern of all of them would, the longest first.

    Compiling one pattern of all forms takes longer than verbalising an article. So each form has a
    pattern of its own, compiled when its first word occurs.
    """

    _WORD = re.compile(r"\w+|[^\w\s]")

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        """The forms by their first word, the longest first."""
        for whole in sorted(forms, key=lambda whole: (-len(whole), whole)):
            first = self._WORD.search(whole)
            head = first[0] if first else whole
            for written in (head, head + "s") if head == whole else (head,):
                self._by_head.setdefault(written, []).append(whole)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match: group 1 is the form, 2 its genitive ending."""
        if self._by_head.keys().isdisjoint(self._WORD.findall(text)):
            return
        end = 0
        for word in self._WORD.finditer(text):
            if word.start() >= end:
                tried = (
                    _pattern(whole).match(text, word.start())
                    for whole in self._by_head.get(word[0], ())
                )
                if match := next(filter(None, tried), None):
                    end = match.end()
                    yield match


@cache
def _pattern(whole: str) -> re.Pattern[str]:
    """Compile a pattern for a word with any blanks, hyphens, apostrophes and genitive ending."""
    loose = (
        re.escape(whole)
        .replace(r"\ ", "[ \N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}-]")
        .replace("'", "[’']")
    )
    return re.compile(rf"(?<!\w)({loose})([’']?s|(?<=[sxzß])[’'])?(?!\w)")


def read_lexicon(file: Path) -> dict[str, Entry]:
    """Read a lexicon.toml into entries by grapheme.

    Raises InputError with file and line, also for a grapheme that is listed twice.
    """
    return parse_lexicon(read_utf8(file), file)


def entry_lines(text: str) -> list[int]:
    """Return the numbers of the lines that open an entry."""
    return [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if re.match(r"\s*\[\[\s*entry\s*\]\]", line)
    ]


def parse_lexicon(text: str, file: Path) -> dict[str, Entry]:
    """Parse the text of a lexicon.toml into entries by grapheme; `file` is for messages."""
    entries: dict[str, Entry] = {}
    seen: set[str] = set()
    found = convert(parse_toml(text, file), _File, file, lambda place: _line(text, place)).entry
    for index, entry in enumerate(found):
        if problem := _problem(entry, seen):
            raise InputError(problem, file=file, line=_line(text, ("entry", index, "grapheme")))
        seen.add(grapheme_key(entry.grapheme))
        entries[entry.grapheme] = entry
    return entries


def _problem(entry: Entry, seen: set[str]) -> str:
    """Return the error of an entry, given the earlier ones, or ""."""
    if grapheme_key(entry.grapheme) in seen:
        return f'the entry "{entry.grapheme}" is listed twice. Keep one.'
    return missing_sound(entry)


@cache
def base_lexicon() -> Lexicon:
    """Return the lexicon that ships with Briefing."""
    return Lexicon({entry.grapheme: entry for entry in base_entries()})


def base_entries() -> list[Entry]:
    """Return the entries that ship with Briefing: words that German reading rules get wrong.

    Entries without an alias are words that voices without phonemes read right, or of which only the
    stress needs correction. The file is JSON because TOML takes ten times as long to read.
    """
    content = Path(__file__).with_name("lexicon_de.json").read_bytes()
    topics = msgspec.json.decode(content, type=dict[str, list[Entry]])
    return [entry for entries in topics.values() for entry in entries]


def project_lexicon(project: Path | None, speech: Speech | None = None) -> Lexicon:
    """Return the base extended by the lexicon named in a project's settings.

    `speech` are these settings if they have been read already. Raises InputError.
    """
    file = lexicon_file(project, speech) if project else None
    return (
        base_lexicon().extended(read_lexicon(file)) if file and file.is_file() else base_lexicon()
    )


def lexicon_file(project: Path, speech: Speech | None = None) -> Path:
    """Return the path of a project's lexicon. Raises InputError if a configured file is missing."""
    name = (speech or read_settings(project).speech).lexicon
    file = project / name
    if (
        not file.is_file() and name != Speech().lexicon
    ):  # only the file of the default name may be missing
        raise InputError(
            "there is no such lexicon. Correct [speech] lexicon in briefing.toml.", file=file
        )
    return file


def _line(text: str, place: Place) -> int | None:
    """Return the line of a key of the entry that `place` numbers, else that entry's header."""
    headers = entry_lines(text)
    index = next((part for part in place if isinstance(part, int)), None)
    begin = headers[index] if index is not None and index < len(headers) else 0
    key = re.compile(rf"\s*\[*\s*{re.escape(str(place[-1]) if place else '')}\s*[]=]")
    found = (
        number
        for number, line in enumerate(text.split("\n"), 1)
        if number > begin and key.match(line)
    )
    return next(found, begin or None)
