"""A lexicon entry: a word and its pronunciation."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

import msgspec

from briefing.errors import InputError

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
_Language = Annotated[str, msgspec.Meta(pattern=r"^([a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*)?$")]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One [[entry]] of a lexicon.toml; at least one of alias, ipa and language is given."""

    grapheme: Text
    """As it is written."""
    alias: str = ""
    """A German spelling of its pronunciation."""
    ipa: str = ""
    language: _Language = ""
    """BCP 47: the language for a voice that speaks it."""
    note: str = ""

    def inflected(self, ending: str) -> Entry:
        """Return the entry with a genitive or plural -s; without one for a bare apostrophe."""
        if not ending:
            return self
        alias, ipa = (form + ending if form else "" for form in (self.alias, self.ipa))
        return msgspec.structs.replace(self, grapheme=self.grapheme + ending, alias=alias, ipa=ipa)


def missing_sound(entry: Entry) -> str:
    """Return the error of an entry without any pronunciation, or ""."""
    if any(sound.strip() for sound in (entry.alias, entry.ipa, entry.language)):
        return ""
    return (
        f'the entry "{entry.grapheme}" does not say how it is spoken. Add alias, ipa or language.'
    )


def make_entry(grapheme: str, alias: str, ipa: str, language: str, note: str = "") -> Entry:
    """Build an entry from outside values, in NFC. Raises InputError without file and line."""
    values = {"grapheme": grapheme, "alias": alias, "ipa": ipa, "language": language, "note": note}
    try:
        entry = msgspec.convert(
            {key: unicodedata.normalize("NFC", text) for key, text in values.items()}, Entry
        )
    except msgspec.ValidationError:
        message = (
            f'"{language}" is no language. Write it as en or fr-CA.'
            if grapheme.strip()
            else "no word. Name it."
        )
        raise InputError(message) from None
    if problem := missing_sound(entry):
        raise InputError(problem)
    return entry


def plain_spelling(entry: Entry) -> str:
    """Return the text for a voice that supports neither IPA nor languages."""
    return entry.alias or entry.grapheme


def grapheme_key(grapheme: str) -> str:
    """Return the key of a grapheme: hyphens count as blanks, apostrophes as straight ones."""
    return re.sub("[\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}-]", " ", grapheme).replace("’", "'")
