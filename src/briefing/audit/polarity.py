"""Check negations: whether a text denies what its source affirms, or the reverse.

Source: Duden grammar, "Negation" (negative particles, pronouns and adverbs). "kaum" counts, since
dropping it reverses a sentence; „nicht nur … sondern auch“ affirms and does not count where a
whole sentence is judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.german.terms import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.audit.alignment import Alignment, Change
    from briefing.audit.tokens import Token

_NEGATIONS = frozenset(
    """nicht nichts nie niemals niemand niemanden niemandem niemandes nirgends nirgendwo ohne weder
    kein keine keinen keinem keiner keines keinerlei keineswegs keinesfalls mitnichten kaum
    nein""".split()
)
_OPPOSITES = (
    ("lehnt lehnte lehnten lehnen ablehnen abgelehnt",
     "stimmt stimmte stimmten stimmen zustimmen zugestimmt befürwortet befürworten"),
    ("verbietet verbieten verbot verboten", "erlaubt erlauben erlaubte erlaubten"),
    ("gewann gewannen gewonnen gewinnt gewinnen", "verlor verloren verliert verlieren"),
    ("stieg stiegen gestiegen steigt steigen",
     "sank sanken gesunken sinkt sinken fiel fielen gefallen"),
    ("mehr", "weniger"),
    ("höher höhere höheren", "niedriger niedrigere niedrigeren geringer geringere geringeren"),
    ("bestätigt bestätigte bestätigten bestätigen",
     "dementiert dementierte dementierten dementieren bestreitet bestritt bestritten"),
    ("immer stets jeder jede alle überall", "nie niemals niemand nirgends"),
)  # fmt: skip
"""Pairs of which one in the other's place reverses a sentence."""
_SIDES = {
    word: (pair, side)
    for pair, sides in enumerate(_OPPOSITES)
    for side, words in enumerate(sides)
    for word in words.split()
}
"""The pair of a word, and its side (0 or 1)."""
_SHORTEST_BASE = 3
_FEWEST = 2
"""Minimum number of content words by which a clause can be found in the source."""
_COVERED = 0.75
_SHOWN = 6


def find_reversal(alignment: Alignment) -> str:
    """Return the word that makes a copy the opposite of its source; "" if there is none."""
    changes = [change for change in alignment.changes if not alignment.is_dropped_clause(change)]
    mine = [
        token
        for change in changes
        for token in _negations(alignment.added(change), alignment.removed(change))
    ]
    theirs = [
        token
        for change in changes
        for token in _negations(alignment.removed(change), alignment.added(change))
    ]
    if len(mine) != len(theirs):  # a negation was added or dropped
        return (mine if len(mine) > len(theirs) else theirs)[-1].text
    for change in changes:
        for at in range(*change.added):
            token = alignment.text[at]
            if (
                token.key in _NEGATIONS
                and not _replaced(alignment, change)
                and alignment.moved_from(at) is None
            ):
                return token.text
    return next((word for change in changes if (word := _opposite(alignment, change))), "")


def find_contradiction(text: Sequence[Token], passages: Iterable[Sequence[Token]]) -> str:
    """Return the first words of a clause in a free text that contradicts the nearest one, or "".

    Only clauses that share most of their content words with one clause of the source are judged.
    """
    theirs = [(clause, _content(clause)) for passage in passages for clause in _clauses(passage)]
    for clause in _clauses(text):
        words = _content(clause)
        if len(words) < _FEWEST or not theirs:
            continue
        nearest, shared = max(theirs, key=lambda other: len(words & other[1]))
        common = len(words & shared)
        if common >= max(_FEWEST, _COVERED * len(words)) and _denies(clause) != _denies(nearest):
            others = {word.key for word in clause} ^ {word.key for word in nearest}
            if not any(word.startswith("un") or word in _SIDES for word in others):
                return " ".join(word.text for word in clause[:_SHOWN])
    return ""


def _clauses(words: Sequence[Token]) -> list[list[Token]]:
    """Split words into clauses at punctuation."""
    found: list[list[Token]] = []
    for word in words:
        if word.pause or not found:
            found.append([])
        found[-1].append(word)
    return found


def _content(clause: Sequence[Token]) -> set[str]:
    return {
        stem(word.text)
        for word in clause
        if word.key not in STOP_WORDS | _NEGATIONS and not word.quantity
    }


def _denies(clause: Sequence[Token]) -> bool:
    """Whether a clause contains a negation; „nicht nur“ is none."""
    following = [word.key for word in clause[1:]] + [""]
    return any(
        word.key in _NEGATIONS and after not in {"nur", "zuletzt"}
        for word, after in zip(clause, following, strict=True)
    )


def _negations(words: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """Return the negations among `words`.

    "unklar" is one if `others` contain "klar"; a complete „nicht nur … sondern“ is none.
    """
    bases, keys = {stem(other.key) for other in others}, [word.key for word in words]
    both = "sondern" in keys and "nicht nur" in " ".join(keys)
    return [
        word
        for word in words
        if (word.key in _NEGATIONS and not (both and word.key == "nicht"))
        or _denied(word.key) in bases
    ]


def _denied(word: str) -> str:
    """Return the stem of "klar" for "unklar"; "" for words without "un-"."""
    return stem(word[2:]) if word.startswith("un") and len(word) >= _SHORTEST_BASE + 2 else ""


def _replaced(alignment: Alignment, change: Change) -> bool:
    """Whether a difference replaces one negation by another."""
    return bool(_negations(alignment.removed(change), alignment.added(change)))


def _opposite(alignment: Alignment, change: Change) -> str:
    sides = {_SIDES[token.key] for token in alignment.removed(change) if token.key in _SIDES}
    return next(
        (
            token.text
            for token in alignment.added(change)
            if token.key in _SIDES and (_SIDES[token.key][0], 1 - _SIDES[token.key][1]) in sides
        ),
        "",
    )
