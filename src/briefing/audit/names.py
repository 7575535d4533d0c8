"""Names of the article: which of its capitalised words are names, and what a copy did to them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, pairwise, takewhile
from typing import TYPE_CHECKING

from briefing.audit.attribution import reports
from briefing.german.quotations import flat
from briefing.german.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audit.alignment import Alignment, Run
    from briefing.audit.evidence import Evidence
    from briefing.audit.tokens import Token

_DETERMINER = re.compile(
    r"der|die|das|den|dem|des|d?eine?[mnrs]?|keine?[mnrs]?|im|am|zum|zur|vom|beim|ins|ans|diese[mnrs]?|jede[mnrs]?|ihre?[mnrs]?|seine?[mnrs]?"
    r"|unsere?[mnrs]?|mehr|viele|wenige|einige|mehrere|alle"
)
_ABSTRACT = re.compile(
    r"\w+(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|nis|nisse|tät|täten|chen)"
)
"""Endings that no name has."""
_ROLE = re.compile(
    r"\w*(?:minister|präsident|kanzler|chef|sprecher|meister|leiter|direktor|trainer|experte|expertin|forscher|anwalt|anwältin|richter|vorsitzende|vorsitzender"
    r"|vorstand|professor|kommissar|sekretär|senator|landrat|landrätin|rat|rätin|bischof|general|gouverneur|könig|papst|botschafter|manager|ökonom"
    r"|virologe|virologin|arzt|ärztin|abgeordnete|abgeordneter|politiker|wissenschaftler|beauftragte|beauftragter|kandidat|gründer|autor|regisseur"
    r"|koordinator|präfekt|premier|kollege|kollegin|opa|oma|vater|mutter|bruder|schwester|frau|herr|herrn)(?:in|innen|s|n|en)?"
)
_PRONOUNS = frozenset("er sie ihr ihm ihn dieser diese jener dieselbe derselbe".split())
_ANTECEDENTS = 3
"""A pronoun's name stands in one of so many passages before."""
_FEWEST_QUOTED = 4
"""Fewer words in quotation marks are as often a title."""
_REACH = 5
"""So many words from a verb of saying, its speaker stands."""


class Names:
    """What an article tells about its capitalised words."""

    def __init__(self, evidence: Evidence) -> None:
        self.common: set[str] = set()
        """Words that some determiner marks as nouns."""
        self.roles: dict[str, set[str]] = defaultdict(set)
        """For every word of a name the roles that stand beside it."""
        self.parts: set[str] = set()
        """Words of names."""
        self.pairs: set[tuple[str, str]] = set()
        """Neighbours in names: first name and surname."""
        self.known: set[str] = set()
        """Every capitalised word."""
        for passage in evidence.passages:
            self._determined(passage.tokens)
        for passage in evidence.passages:
            self._names(passage.tokens)

    def _determined(self, words: Sequence[Token]) -> None:
        for before, word in pairwise(words):
            if word.capital and not word.pause and (_DETERMINER.fullmatch(before.key) or _ABSTRACT.fullmatch(word.key)):
                self.common.add(word.key)
        self.known.update(word.key for word in words if word.capital)

    def _names(self, words: Sequence[Token]) -> None:
        for before, word in pairwise(words):
            if not word.capital or word.key in self.common or (word.pause and word.gap != "-"):
                continue
            if reports(before) and before.key == before.text:
                self.parts.add(word.key)
            if before.capital and before.key not in STOP_WORDS:
                if before.key in self.common or _ROLE.fullmatch(before.key):
                    self.parts.add(word.key)
                else:
                    self.parts.update((before.key, word.key))
                    self.pairs.add((before.key, word.key))
        self._titles(words)

    def _titles(self, words: Sequence[Token]) -> None:
        """Offices before a name ("Bürgermeisterin Ute Harmsen") and behind it ("Ute Harmsen, Bürgermeisterin von …").

        Before a name any noun is one: "der Müllerin Almut Voges".
        """
        for at, word in enumerate(words):
            if _ROLE.fullmatch(word.key):
                near = words[max(0, at - _REACH) : at + _REACH]
            elif word.key in self.common:
                near = list(takewhile(lambda other: other.capital and not other.pause, words[at + 1 : at + 3]))
            else:
                continue
            for other in near:
                if other.capital and other is not word:
                    self.roles[other.key].add(word.key)

    def is_person(self, word: Token) -> bool:
        """Whether a capitalised word may stand for a person: part of a name, a role, or unknown to the article."""
        return word.key in self.parts or word.key not in self.known or bool(_ROLE.fullmatch(word.key))

    def same(self, added: Sequence[Token], removed: Sequence[Token]) -> bool:
        """Whether both can name one person: a shared word, or a role that the article gives to the name."""
        mine, theirs = ([word.key for word in side if word.capital] for side in (added, removed))
        if set(mine) & set(theirs) or (mine and "".join(mine) in "".join(theirs)):  # "Unizugang" for "Uni-Zugang"
            return True
        return any(a in self.roles.get(b, ()) or b in self.roles.get(a, ()) for a in mine for b in theirs)


def wrong_speaker(alignment: Alignment, evidence: Evidence) -> str:
    """The name to which a copy gives words that its source gives to another; "" where the speaker is right."""
    names = evidence.names
    for run in alignment.runs:
        removed = [word for word in alignment.removed(run) if not word.quoted]
        named, others = _capitals(alignment.added(run)), _capitals(removed)
        if _other_pronoun(alignment, run):
            return alignment.added(run)[0].text
        new_office = all(_ROLE.fullmatch(word.key) and word.key not in names.known for word in named)
        unknown_role = new_office and any(word.key in names.parts for word in others)
        if not named or not removed or unknown_role or not _speaks(alignment, run):
            continue
        if others:
            persons = any(map(names.is_person, others)) or (
                _beside_verb(alignment, run) and any(map(names.is_person, named))
            )
            wrong = persons and not names.same(named, others)
        else:
            pronoun = any(word.key in _PRONOUNS for word in removed) and any(map(names.is_person, named))
            wrong = pronoun and not _named_before(named, alignment, evidence)
        if wrong:
            return named[-1].text
    return ""


def _other_pronoun(alignment: Alignment, run: Run) -> bool:
    """„sagte sie“ for „sagte er“."""
    pair = {word.key for word in (*alignment.added(run), *alignment.removed(run))}
    first, last = run.added
    beside = (alignment.text[at] for at in (first - 1, last) if 0 <= at < len(alignment.text))
    return pair == {"er", "sie"} and any(map(reports, beside))


def _beside_verb(alignment: Alignment, run: Run) -> bool:
    """Whether on both sides a capital of a run adjoins a verb of saying, as names do that have no article."""
    return all(
        (first > 0 and reports(words[first - 1]) and words[first].capital)
        or (last < len(words) and reports(words[last]) and words[last - 1].capital)
        for words, (first, last) in ((alignment.text, run.added), (alignment.source, run.removed))
    )


def misquoted(text: Sequence[Token], quotation: str, evidence: Evidence) -> str:
    """The person to whom a free text gives a quotation that in the article stands near other persons only."""
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
    """What of `words` may be names."""
    return [word for word in words if word.capital and not word.quoted and word.key not in STOP_WORDS]


def _speaks(alignment: Alignment, run: Run) -> bool:
    """Whether a verb of saying, or the mark of a quotation, is near a run."""
    text, (first, last) = alignment.text, run.added
    near = text[max(0, first - _REACH) : last + _REACH]
    beside = [text[at] for at in (first - 1, last) if 0 <= at < len(text)]
    return any(reports(word) and not word.quoted for word in near) or any(word.quoted for word in beside)


def _named_before(named: Sequence[Token], alignment: Alignment, evidence: Evidence) -> bool:
    first = min(alignment.passages, default=0)
    before = evidence.passages[max(0, first - _ANTECEDENTS) : first + 1]
    return any(word.key == token.key for passage in before for token in passage.tokens for word in named[-1:])


def exchanged(alignment: Alignment) -> tuple[str, str] | None:
    """Two capitalised words of the source that have changed places in a copy; None where none have.

    Their order is the other one, and each has new words around it: "den Rat" behind its verb is still the object.
    """
    theirs = {word.key: place for place, word in enumerate(alignment.source)}
    moved = [
        (at, theirs[word.key])
        for at, word in enumerate(alignment.text)
        if word.capital and not word.quoted and word.key in theirs and word.key not in STOP_WORDS
    ]
    moved = [(at, place) for at, place in moved if not _around(alignment.text, at) & _around(alignment.source, place)]
    for (first, place), (second, other) in combinations(moved, 2):
        if place > other:
            return alignment.text[first].text, alignment.text[second].text
    return None


def _around(words: Sequence[Token], at: int) -> set[tuple[int, str]]:
    """The words beside a name, the rest of the name left out; ends count as words."""
    first = last = at
    while first >= 0 and words[first].capital:
        first -= 1
    while last < len(words) and words[last].capital:
        last += 1
    return {(-1, words[first].key if first >= 0 else ""), (1, words[last].key if last < len(words) else "")}


def replaced(alignment: Alignment, evidence: Evidence) -> Iterator[str]:
    """Names that a copy has in the place of others, or has made up."""
    names, gone = evidence.names, {word.key for run in alignment.runs for word in alignment.removed(run)}
    for run in alignment.runs:
        removed, added = alignment.removed(run), alignment.added(run)
        named, others = _capitals(added), [word for word in removed if word.capital]
        if names.same(named, others):
            continue
        for word in named:
            known = word.key in names.parts and bool(others)
            if word.key not in gone and (
                known or _is_stranger(word, others, names) or _is_new_pair(word, added, names)
            ):
                yield word.text
                break


def _is_stranger(word: Token, others: Sequence[Token], names: Names) -> bool:
    """Whether a word that the article has not stands where it has a name."""
    unknown = word.key not in names.known and not _ABSTRACT.fullmatch(word.key) and word.gap != "-"
    return unknown and any(other.key in names.parts for other in others)


def _is_new_pair(word: Token, added: Sequence[Token], names: Names) -> bool:
    """Whether a word is the surname in a pair of capitals, neither of which the article has."""
    at = added.index(word)
    pair = added[at - 1 : at + 1] if at else ()
    return (
        bool(pair)
        and not word.pause
        and all(part.capital and part.key not in names.known and not _ABSTRACT.fullmatch(part.key) for part in pair)
    )
