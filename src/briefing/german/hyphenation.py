"""Soft hyphens in long German words, so that a compound breaks where German divides it and not where a phone ends."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LONG = 14
"""Letters from which a word gets them: two fifths of a line on a phone."""
_FEWEST = 4
"""Letters before the first and after the last of them; shorter ends are hard to read."""
_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_LONGEST = 80
"""Letters of the longest word that anybody wrote; all parts of a longer one would fill the memory."""
_ADDRESS = re.compile(r"[@/]|\w\.\w")
"""Who copies one must not copy soft hyphens with it."""
_DIGITS = b"0123456789"


def hyphenate(text: str) -> str:
    """`text` with soft hyphens in words of _LONG letters and more, but not in web and mail addresses."""
    return re.sub(r"\S+", lambda found: found[0] if _ADDRESS.search(found[0]) else _in_words(found[0]), text)


def _in_words(text: str) -> str:
    return _WORD.sub(lambda found: _hyphenated(found[0]), text)


@cache
def _hyphenated(word: str) -> str:
    """`word` as Pyphen divides it, which gets only the patterns that occur in it: all 78,000 take it half a second."""
    from pyphen import Pyphen  # noqa: PLC0415 - only where there is a long word

    if len(word) > _LONGEST:
        return word
    encoding, patterns = _patterns()
    dotted = f".{word.lower()}."
    parts = {dotted[start:end] for start in range(len(dotted)) for end in range(start + 1, len(dotted) + 1)}
    if not (known := parts & patterns.keys()):  # of another alphabet
        return word
    with TemporaryDirectory() as folder:
        dictionary = Path(folder, "hyph.dic")
        dictionary.write_text("\n".join((encoding, *(patterns[part] for part in known))), encoding)
        divided: str = Pyphen(dictionary, left=_FEWEST, right=_FEWEST, cache=False).inserted(word, SOFT_HYPHEN)
    return divided


@cache
def _patterns() -> tuple[str, dict[str, str]]:
    """The encoding of Pyphen's German dictionary, and its patterns by their letters."""
    from pyphen import LANGUAGES  # noqa: PLC0415 - only where there is a long word

    encoding, _, patterns = Path(LANGUAGES["de_DE"]).read_bytes().partition(b"\n")
    both = (data.decode(encoding.decode()).split("\n") for data in (patterns.translate(None, _DIGITS), patterns))
    return encoding.decode(), {letters: pattern for letters, pattern in zip(*both, strict=True) if letters != pattern}
