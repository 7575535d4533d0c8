"""German as it is said: numbers, dates, abbreviations and signs in words, with a map back to what is written.

Rules are data: an ordered list of patterns with what is said for them. Earlier rules claim ranges of the text, later
ones do not touch these. The list goes from what is most certain (the lexicon, addresses, clock times) to the last
resort (any digit, any sign), so that nothing is left over which a voice would stumble.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.speech import acronyms, addresses, clock, counts, dates, fractions, quantities, roman, signs, words
from briefing.speech.lexicon import Lexicon
from briefing.speech.rule import TAKEN, claim, replaced

if TYPE_CHECKING:
    from briefing.speech.rule import Reading

_RULES = (
    *addresses.RULES, *clock.RULES, *dates.RULES, *fractions.RULES, *quantities.RULES, *counts.RULES, *roman.RULES,
    *words.RULES, *acronyms.RULES, *signs.RULES,
)  # fmt: skip
_INVISIBLE = re.compile(f"[{TAKEN}\N{SOFT HYPHEN}\u200b\u200c\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_NO_READING = Lexicon()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it is said. `readings` applied to the original give `text`, but for white space and invisible signs."""

    text: str
    """Without digits and signs, white space folded; "" where there is nothing to say."""
    readings: tuple[Reading, ...] = ()
    """The ranges of the original that are said otherwise than they are written, in order, never overlapping."""


def verbalise(text: str, lexicon: Lexicon = _NO_READING) -> Spoken:
    """`text` (any German; composed characters, NFC) as a voice should say it. Never raises."""
    seen, places = _visible(text)
    found = claim(seen, (*signs.FIRST, *lexicon.rules, *_RULES, *lexicon.homographs))
    readings = [replace(reading, spoken=_settled(reading.spoken, lexicon)) for reading in found]
    said = _folded(replaced(seen, readings))
    if not any(char.isalpha() for char in said):
        said = ""
    if places:
        readings = [
            replace(reading, start=places[reading.start], end=places[reading.end - 1] + 1) for reading in readings
        ]
    return Spoken(said, tuple(readings))


def _settled(spoken: str, lexicon: Lexicon) -> str:
    """What a rule says, its homographs decided: the month in "neunten August"."""
    return replaced(spoken, claim(spoken, lexicon.homographs))


def _visible(text: str) -> tuple[str, list[int]]:
    """The text without invisible signs, and the place of each character that is left (none where all are)."""
    if not _INVISIBLE.search(text):
        return text, []
    places = [index for index, char in enumerate(text) if not _INVISIBLE.match(char)]
    return "".join(text[index] for index in places), places


def _folded(text: str) -> str:
    """Single blanks, none before a closing punctuation mark."""
    return re.sub(r" (?=[.,;:!?)](?:\s|$))|(?<=\() ", "", " ".join(text.split()))
