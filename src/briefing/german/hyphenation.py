"""Soft hyphens in long German words, so that a compound breaks where German divides it.

Words are divided by LibreOffice's patterns for German, which Pyphen ships, with the algorithm of
F. M. Liang ("Word Hy-phen-a-tion by Com-put-er", 1983) as implemented in libhyphen. Pyphen itself
takes half a second to load and merges the two levels of the file, which gives "Fort-s-chritt".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import TypeVar

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LONG = 14
"""Fewest letters of a hyphenated word: two fifths of a line on a phone."""
_FEWEST = 3
"""Fewest letters before the first and after the last hyphen, for legibility."""
_FEWEST_IN_PART = 2
"""The same in parts of a compound: the dictionary's COMPOUNDLEFTHYPHENMIN and -RIGHTHYPHENMIN."""
_SYLLABLE = re.compile("(?=..).*[aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûý]")
"""A syllable has a vowel; a part without one shows that the patterns fail for the word."""
_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_LONGEST = 80
"""Longest string that is hyphenated; longer ones are not words."""
_ADDRESS = re.compile(r"[@/]|\w\.\w")
"""Web and mail addresses, which must stay free of soft hyphens for copying."""
_ENCODING = "iso8859-1"
"""One byte per letter: bytes.translate deletes digits 100 times faster than str does."""
_DIGITS = b"0123456789"

Letters = TypeVar("Letters", str, bytes)


class _Level:
    """The patterns of one level of the dictionary, parsed on demand."""

    def __init__(self, lines: bytes) -> None:
        self._patterns = lines.split(b"\n")
        self._letters = lines.translate(None, _DIGITS).split(b"\n")
        self._order = sorted(range(len(self._letters)), key=self._letters.__getitem__)

    def find(self, letters: bytes) -> bytes | None:
        """Return the pattern of these letters; b"" if they only start one, None if they do not."""
        after = bisect_right(self._order, letters, key=self._letters.__getitem__)
        before, behind = self._order[max(0, after - 1) : after], self._order[after : after + 1]
        if before and self._letters[before[0]] == letters:  # of several such lines the last counts
            return self._patterns[before[0]]
        return b"" if behind and self._letters[behind[0]].startswith(letters) else None


def hyphenate(text: str) -> str:
    """Return `text` with soft hyphens in words of _LONG letters or more, except in addresses."""
    return re.sub(
        r"\S+", lambda found: found[0] if _ADDRESS.search(found[0]) else _in_words(found[0]), text
    )


def _in_words(text: str) -> str:
    return _WORD.sub(lambda found: _hyphenated(found[0]), text)


@cache
def _hyphenated(word: str) -> str:
    lowered = word.lower()
    if len(word) > _LONGEST or len(lowered) != len(word):  # İ has two small letters
        return word
    known = lowered.encode(_ENCODING, "replace")  # no pattern has other letters
    parts = [part.decode(_ENCODING) for part in _parts(known)]
    ends = accumulate(map(len, parts))
    sound = [bool(_SYLLABLE.match(part)) for part in parts]
    breaks = [end for end, both in zip(ends, pairwise(sound), strict=False) if all(both)]
    last = len(word) - _FEWEST
    return SOFT_HYPHEN.join(_cut(word, [at for at in breaks if _FEWEST <= at <= last]))


def _parts(word: bytes) -> list[bytes]:
    """Divide `word` by the patterns for compounds, then by those for syllables."""
    compounds, syllables = _levels()
    if breaks := _breaks(word, compounds):
        return [part for piece in _cut(word, breaks) for part in _parts(piece)]
    last = len(word) - _FEWEST_IN_PART
    return _cut(word, [at for at in _breaks(word, syllables) if _FEWEST_IN_PART <= at <= last])


def _breaks(word: bytes, level: _Level) -> list[int]:
    """Return the positions at which `level` divides `word`.

    Of the patterns that end at a letter only the longest counts, as in libhyphen (hyphen.c).
    """
    dotted = b"." + word + b"."
    values = bytearray(len(dotted) + 1)
    start = 0
    for end in range(1, len(dotted) + 1):
        while (pattern := level.find(dotted[start:end])) is None:
            start += 1
        at = start
        for sign in pattern:
            if sign in _DIGITS:
                values[at] = max(values[at], int(chr(sign)))
            else:
                at += 1
    return [at for at in range(1, len(word)) if values[at + 1] % 2]


def _cut(word: Letters, breaks: list[int]) -> list[Letters]:
    return [word[start:end] for start, end in pairwise([0, *breaks, len(word)])]


@cache
def _levels() -> tuple[_Level, _Level]:
    """Load the patterns for compounds and for syllables from Pyphen's German dictionary."""
    from pyphen import LANGUAGES  # noqa: PLC0415 - only where there is a long word

    encoding, _, lines = LANGUAGES["de_DE"].read_bytes().partition(b"\n")
    recoded = lines.decode(encoding.decode()).encode(_ENCODING, "replace")
    compounds, _, syllables = recoded.partition(b"\nNEXTLEVEL\n")
    return _Level(compounds), _Level(syllables)
