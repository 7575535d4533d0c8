"""Check names: wrong speakers, exchanged roles, replaced names."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from briefing.audit.marks import reports
from briefing.audit.name_index import ABSTRACT, ROLE
from briefing.german.quotations import flat
from briefing.german.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audit.alignment import Alignment, Change
    from briefing.audit.evidence import Evidence
    from briefing.audit.name_index import NameIndex
    from briefing.audit.tokens import Token

_PRONOUNS = frozenset("er sie ihr ihm ihn dieser diese jener dieselbe derselbe".split())
_ANTECEDENTS = 3
"""Number of preceding passages in which the name for a pronoun is looked for."""
_FEWEST_QUOTED = 4
"""Minimum number of words of a quotation; fewer are as often a title."""
_REACH = 5
"""Maximum distance, in words, of a speaker from the verb of saying."""


def find_wrong_speaker(alignment: Alignment, evidence: Evidence) -> str:
    """Return the name to which a copy wrongly attributes words; "" if the speaker is right."""
    names = evidence.names
    for change in alignment.changes:
        removed = [word for word in alignment.removed(change) if not word.quoted]
        named, others = _capitals(alignment.added(change)), _capitals(removed)
        if _other_pronoun(alignment, change):
            return alignment.added(change)[0].text
        new_office = all(ROLE.fullmatch(word.key) and word.key not in names.known for word in named)
        # An office that the article does not mention may be that of the person it replaces.
        unknown_role = new_office and any(word.key in names.parts for word in others)
        if not named or not removed or unknown_role or not _speaks(alignment, change):
            continue
        if others:
            persons = any(map(names.is_person, others)) or (
                _beside_verb(alignment, change) and any(map(names.is_person, named))
            )
            wrong = persons and not names.same(named, others)
        else:
            pronoun = any(word.key in _PRONOUNS for word in removed) and any(
                map(names.is_person, named)
            )
            wrong = pronoun and not _named_before(named, alignment, evidence)
        if wrong:
            return named[-1].text
    return ""


def _other_pronoun(alignment: Alignment, change: Change) -> bool:
    """Whether a difference is „sagte sie“ for „sagte er“."""
    pair = {word.key for word in (*alignment.added(change), *alignment.removed(change))}
    first, last = change.added
    beside = (alignment.text[at] for at in (first - 1, last) if 0 <= at < len(alignment.text))
    return pair == {"er", "sie"} and any(map(reports, beside))


def _beside_verb(alignment: Alignment, change: Change) -> bool:
    """Whether on both sides a capitalised word is next to a verb of saying, as names are."""
    return all(
        (first > 0 and reports(words[first - 1]) and words[first].capital)
        or (last < len(words) and reports(words[last]) and words[last - 1].capital)
        for words, (first, last) in (
            (alignment.text, change.added),
            (alignment.source, change.removed),
        )
    )


def find_misquoted(text: Sequence[Token], quotation: str, evidence: Evidence) -> str:
    """Return the person to whom a free text attributes a quotation of somebody else, or "".

    In the article the quotation is near other persons only.
    """
    names = evidence.names
    mine = [word for word in _capitals(text) if word.key in names.parts]
    if not mine or len(quotation.split()) < _FEWEST_QUOTED or not any(map(reports, text)):
        return ""
    for number, passage in enumerate(evidence.passages):
        if flat(quotation) in flat(passage.raw):
            around = evidence.passages[max(0, number - _ANTECEDENTS) : number + 2]
            theirs = _capitals([word for near in around for word in near.tokens])
            known = not any(map(names.is_person, theirs)) or names.same(mine, theirs)
            return "" if known else mine[-1].text
    return ""


def _capitals(words: Sequence[Token]) -> list[Token]:
    """Return those of `words` that may be names."""
    return [
        word for word in words if word.capital and not word.quoted and word.key not in STOP_WORDS
    ]


def _speaks(alignment: Alignment, change: Change) -> bool:
    """Whether a verb of saying or a quotation is near a difference."""
    text, (first, last) = alignment.text, change.added
    near = text[max(0, first - _REACH) : last + _REACH]
    beside = [text[at] for at in (first - 1, last) if 0 <= at < len(text)]
    return any(reports(word) and not word.quoted for word in near) or any(
        word.quoted for word in beside
    )


def _named_before(named: Sequence[Token], alignment: Alignment, evidence: Evidence) -> bool:
    first = min(alignment.passages, default=0)
    before = evidence.passages[max(0, first - _ANTECEDENTS) : first + 1]
    return any(
        word.key == token.key
        for passage in before
        for token in passage.tokens
        for word in named[-1:]
    )


def find_exchanged(alignment: Alignment) -> tuple[str, str] | None:
    """Return two capitalised words that a copy has swapped, or None.

    Their order is reversed, and each has new neighbours: German may move an object to the front,
    so that order alone tells nothing.
    """
    theirs = {word.key: place for place, word in enumerate(alignment.source)}
    moved = [
        (at, theirs[word.key])
        for at, word in enumerate(alignment.text)
        if word.capital and not word.quoted and word.key in theirs and word.key not in STOP_WORDS
    ]
    moved = [
        (at, place)
        for at, place in moved
        if not _around(alignment.text, at) & _around(alignment.source, place)
    ]
    for (first, place), (second, other) in combinations(moved, 2):
        if place > other:
            return alignment.text[first].text, alignment.text[second].text
    return None


def _around(words: Sequence[Token], at: int) -> set[tuple[int, str]]:
    """Return the words before and after a full name; the ends of the text count as words."""
    first = last = at
    while first >= 0 and words[first].capital:
        first -= 1
    while last < len(words) and words[last].capital:
        last += 1
    return {
        (-1, words[first].key if first >= 0 else ""),
        (1, words[last].key if last < len(words) else ""),
    }


def find_replaced(alignment: Alignment, evidence: Evidence) -> Iterator[str]:
    """Yield names in a copy that replace others or are invented."""
    names, gone = (
        evidence.names,
        {word.key for change in alignment.changes for word in alignment.removed(change)},
    )
    for change in alignment.changes:
        removed, added = alignment.removed(change), alignment.added(change)
        named, others = _capitals(added), [word for word in removed if word.capital]
        if names.same(named, others):
            continue
        # One name per difference is enough: the others in it belong to the same replacement.
        for word in named:
            known = word.key in names.parts and bool(others)
            if word.key not in gone and (
                known or _is_stranger(word, others, names) or _is_new_pair(word, added, names)
            ):
                yield word.text
                break


def _is_stranger(word: Token, others: Sequence[Token], names: NameIndex) -> bool:
    """Whether a word that is not in the article replaces a name."""
    unknown = word.key not in names.known and not ABSTRACT.fullmatch(word.key) and word.gap != "-"
    return unknown and any(other.key in names.parts for other in others)


def _is_new_pair(word: Token, added: Sequence[Token], names: NameIndex) -> bool:
    """Whether a word is the second of two capitalised words that are not in the article."""
    at = added.index(word)
    pair = added[at - 1 : at + 1] if at else ()
    return (
        bool(pair)
        and not word.pause
        and all(
            part.capital and part.key not in names.known and not ABSTRACT.fullmatch(part.key)
            for part in pair
        )
    )
