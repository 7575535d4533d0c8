"""Check modality and attribution: reported or supposed statements must not become facts.

`marks` tells which words mark such statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audit.marks import (
    gives_opinion,
    is_hedged,
    is_modal,
    is_reported,
    is_subjunctive,
    is_supposition,
    names_source,
    reports,
    says,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.audit.alignment import Alignment, Change
    from briefing.audit.tokens import Token

_RELATIVE = frozenset("der die das den dem deren dessen denen welche welcher welches wo".split())
_OPENERS = frozenset({"so", "wie", "nach"})
_LONGEST_PHRASE = 9
_STATEMENT = 4
"""Minimum number of words of a statement; a shorter headline states nothing."""
_HEAD = 4
"""Maximum number of words of a source before a colon."""


def find_lost_attribution(alignment: Alignment) -> str:
    """Return the mark of a reported or supposed statement that a copy dropped; "" if none."""
    for change in alignment.changes:
        if word := _find_lost_mood(
            alignment, change, alignment.removed(change), alignment.added(change)
        ):
            return word
    if len(alignment.text) < _STATEMENT:
        return ""
    headed = _has_source_before_colon(alignment.text) and not _has_source_before_colon(
        alignment.source
    )
    quotation = all(word.quoted for word in alignment.text)
    for change in alignment.changes:
        removed = alignment.removed(change)
        word = (
            "" if headed or _is_dropped_aside(alignment, change) else _find_dropped_source(removed)
        )
        # A quotation by itself keeps its attribution by its marks; only words within it count.
        outside = quotation and not any(token.quoted for token in removed)
        if word and not outside and not is_reported(alignment.clause_around(change)):
            return word
    return ""


def states_as_fact(text: Sequence[Token], passages: Sequence[Sequence[Token]]) -> bool:
    """Whether a free text states as fact what all its passages only report or suppose."""
    if (
        not passages
        or _has_source_before_colon(text)
        or any(word.quoted for word in text)
        or is_hedged(text)
    ):
        return False
    return all(is_hedged(passage) for passage in passages)


def _has_source_before_colon(words: Sequence[Token]) -> bool:
    """Whether a text names its source before a colon: „Minister: Die Brücke wird gesperrt“."""
    return any(":" in word.gap for word in words[1 : _HEAD + 1])


def _find_lost_mood(
    alignment: Alignment, change: Change, removed: tuple[Token, ...], added: tuple[Token, ...]
) -> str:
    """Return a modal verb, subjunctive or supposition of the source that the copy lost, or ""."""
    if any(is_modal(token) or is_subjunctive(token) for token in added):
        return ""
    keys = [token.key for token in added]
    for token in removed:
        if (
            is_supposition(token)
            and not alignment.is_dropped_clause(change)
            and not any(map(is_supposition, added))
        ):
            return token.text
        if (
            is_modal(token)
            and not alignment.is_dropped_clause(change)
            and not _has_elsewhere(token, alignment)
        ):
            return token.text
        if (
            added
            and (is_subjunctive(token) or _has_indicative(token.key, keys))
            and not _has_elsewhere(token, alignment)
        ):
            return token.text
    return ""


def _has_elsewhere(token: Token, alignment: Alignment) -> bool:
    """Whether the text has the word in another place."""
    return any(
        token.key in {word.key for word in alignment.added(change)} for change in alignment.changes
    )


def _has_indicative(key: str, others: Iterable[str]) -> bool:
    """Whether `others` contain the indicative of a subjunctive in -e: "komme" and "kommt"."""
    return key.endswith("e") and any(other in {key[:-1] + "t", key + "t"} for other in others)


def _is_dropped_aside(alignment: Alignment, change: Change) -> bool:
    """Whether a dropped bracket, relative clause or long aside took its statement with it.

    „wie berichtet“ may be dropped too: it names no source.
    """
    removed = alignment.removed(change)
    if not removed or not alignment.is_dropped_clause(change):
        return False
    first = removed[0]
    if "(" in first.gap or [token.key for token in removed] == ["wie", "berichtet"]:
        return True
    relative = first.key in _RELATIVE and change.removed[0] > 0
    return relative or (
        len(removed) > _LONGEST_PHRASE and not reports(first) and first.key not in _OPENERS
    )


def _find_dropped_source(removed: tuple[Token, ...]) -> str:
    """Return the first of the dropped words that names a source or a supposition, or ""."""
    if (  # „…, so Harmsen“
        removed
        and removed[0].key == "so"
        and removed[0].pause
        and any(token.capital for token in removed)
    ):
        return removed[0].text
    for token in removed:
        if names_source(token) or is_supposition(token):
            return token.text
        if gives_opinion(removed, removed.index(token)):
            return token.text
        if says(token):
            return token.text
    return ""
