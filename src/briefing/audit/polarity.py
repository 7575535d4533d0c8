"""Negations: whether a text denies what its source affirms, or the reverse.

Sources: Duden grammar, "Negation" (negative particles, pronouns and adverbs). "kaum" counts, since dropping it turns a
sentence over; „nicht nur … sondern auch“ affirms and is left out where a whole sentence is weighed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.condense.terms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.audit.alignment import Alignment, Run
    from briefing.audit.tokens import Token

_NEGATIONS = frozenset(
    """nicht nichts nie niemals niemand niemanden niemandem niemandes nirgends nirgendwo ohne weder kein keine keinen keinem
    keiner keines keinerlei keineswegs keinesfalls mitnichten kaum nein""".split()
)
_OPPOSITES = (
    ("lehnt lehnte lehnten lehnen ablehnen abgelehnt", "stimmt stimmte stimmten stimmen zustimmen zugestimmt befürwortet befürworten"),
    ("verbietet verbieten verbot verboten", "erlaubt erlauben erlaubte erlaubten"),
    ("gewann gewannen gewonnen gewinnt gewinnen", "verlor verloren verliert verlieren"),
    ("stieg stiegen gestiegen steigt steigen", "sank sanken gesunken sinkt sinken fiel fielen gefallen"),
    ("mehr", "weniger"),
    ("höher höhere höheren", "niedriger niedrigere niedrigeren geringer geringere geringeren"),
    ("bestätigt bestätigte bestätigten bestätigen", "dementiert dementierte dementierten dementieren bestreitet bestritt bestritten"),
    ("immer stets jeder jede alle überall", "nie niemals niemand nirgends"),
)  # fmt: skip
"""Pairs that turn a sentence over when one stands in the other's place."""
_SIDES = {word: (pair, side) for pair, sides in enumerate(_OPPOSITES) for side, words in enumerate(sides) for word in words.split()}  # fmt: skip
_SHORTEST_BASE = 3


def turned(alignment: Alignment) -> str:
    """The word by which a copy says the opposite of its source; "" where it does not."""
    lost = [run for run in alignment.runs if not alignment.clause(run)]
    mine = [token for run in lost for token in _negations(alignment.added(run), alignment.removed(run))]
    theirs = [token for run in lost for token in _negations(alignment.removed(run), alignment.added(run))]
    if len(mine) != len(theirs):
        return (mine if len(mine) > len(theirs) else theirs)[-1].text
    for run in lost:
        for at in range(*run.added):
            token = alignment.text[at]
            if token.key in _NEGATIONS and not _replaced(alignment, run) and alignment.moved(at) is None:
                return token.text
    return next((word for run in lost if (word := _opposite(alignment, run))), "")


def _negations(words: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """The negations among `words`; "unklar" is one where `others` have "klar"."""
    bases = {stem(other.key) for other in others}
    return [word for word in words if word.key in _NEGATIONS or _denied(word.key) in bases]


def _denied(word: str) -> str:
    """The stem of "klar" for "unklar"; "" for other words."""
    return stem(word[2:]) if word.startswith("un") and len(word) >= _SHORTEST_BASE + 2 else ""


def _replaced(alignment: Alignment, run: Run) -> bool:
    """Whether one negation stands for another in the same place."""
    return bool(_negations(alignment.removed(run), alignment.added(run)))


def _opposite(alignment: Alignment, run: Run) -> str:
    sides = {_SIDES[token.key] for token in alignment.removed(run) if token.key in _SIDES}
    return next(
        (
            token.text
            for token in alignment.added(run)
            if token.key in _SIDES and (_SIDES[token.key][0], 1 - _SIDES[token.key][1]) in sides
        ),
        "",
    )
