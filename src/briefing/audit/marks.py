"""Words that mark a statement as reported by somebody or as a supposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audit.tokens import folded
from briefing.german import saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.audit.tokens import Token


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


_SAYS = _keys(saying.SAYS)
_MAY_SAY = _keys(saying.MAY_SAY)
_SUBJUNCTIVES = _keys(saying.SUBJUNCTIVES)
_MODALS = _keys(saying.MODALS)
_REPORTING_MODALS = _keys(saying.REPORTING_MODALS)
_SUPPOSITIONS = _keys(saying.SUPPOSITIONS)
_SOURCES = _keys((*saying.SOURCE_PREPOSITIONS, *saying.SOURCES))
_OPINIONS = _keys(saying.OPINIONS)
_OPINION_REACH = 3
"""Maximum distance, in words, of a noun like "Einschätzung" from its preposition."""


def reports(token: Token) -> bool:
    """Whether a word may introduce a speaker: a verb of saying, or "laut", "zufolge"."""
    return names_source(token) or says(token) or may_say(token)


def says(token: Token) -> bool:
    """Whether a word is a verb of saying in every context."""
    return token.key in _SAYS and not token.capital


def may_say(token: Token) -> bool:
    """Whether a word is a verb that reports only now and then: "sieht", "ging"."""
    return token.key in _MAY_SAY and not token.capital


def names_source(token: Token) -> bool:
    """Whether a word names a source by itself: "laut", "Angaben"."""
    return token.key in _SOURCES


def gives_opinion(words: Sequence[Token], at: int) -> bool:
    """Whether a noun after its preposition names a source: „nach Einschätzung …“."""
    before = words[max(0, at - _OPINION_REACH) : at]
    return words[at].key in _OPINIONS and any(word.key in {"nach", "aus"} for word in before)


def is_subjunctive(token: Token) -> bool:
    """Whether a verb is a first subjunctive. Some are also the first person of the indicative."""
    return token.key in _SUBJUNCTIVES and not token.capital


def is_modal(token: Token) -> bool:
    """Whether a verb makes a statement hearsay, a plan or a supposition."""
    return token.key in _MODALS


def is_supposition(token: Token) -> bool:
    """Whether an adverb or adjective makes a statement a supposition."""
    return token.key in _SUPPOSITIONS


def is_reported(words: Sequence[Token]) -> bool:
    """Whether a clause is marked as reported speech.

    "hätten" and "würden" count, since they replace a subjunctive that looks like the indicative;
    "könnte" and "wohl" do not, since they are the speaker's own doubt.
    """
    return any(
        names_source(word) or word.key in _REPORTING_MODALS or is_subjunctive(word) or says(word)
        for word in words
    ) or any(gives_opinion(words, at) for at in range(len(words)))


def is_hedged(words: Sequence[Token]) -> bool:
    """Whether a text reports or supposes instead of stating a fact."""
    return is_reported(words) or any(
        is_supposition(word) or may_say(word) or is_modal(word) for word in words
    )
