"""Index of an article's capitalised words: names, nouns, and the roles of persons."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from briefing.audit.marks import reports
from briefing.audit.tokens import folded
from briefing.german.determiners import DETERMINERS, QUANTIFIERS
from briefing.german.terms import STOP_WORDS
from briefing.german.titles import ADJECTIVAL_OFFICES, OFFICES, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.audit.tokens import Token

ABSTRACT = re.compile(
    r"\w+(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|nis|nisse|tät|täten"
    r"|chen)"
)
"""Words with a suffix of abstract nouns, which no name has."""
_DETERMINERS = frozenset(map(folded, DETERMINERS | QUANTIFIERS))
ROLE = re.compile(
    rf"\w*(?:{'|'.join((*OFFICES, *ADJECTIVAL_OFFICES, *RELATIONS))})(?:in|innen|s|n|en)?"
)
_REACH = 5
"""Maximum distance, in words, of a person from their office."""


class NameIndex:
    """The capitalised words of an article, classified by their context."""

    def __init__(self, passages: Sequence[Sequence[Token]]) -> None:
        self.common: set[str] = set()
        """Common nouns: words that follow a determiner somewhere."""
        self.roles: dict[str, set[str]] = defaultdict(set)
        """The roles that occur beside each word of a name."""
        self.parts: set[str] = set()
        """Words of names."""
        self.pairs: set[tuple[str, str]] = set()
        """Neighbours in names: first name and surname."""
        self.known: set[str] = set()
        """Every capitalised word."""
        for words in passages:
            self._determined(words)
        for words in passages:
            self._names(words)

    def _determined(self, words: Sequence[Token]) -> None:
        for before, word in pairwise(words):
            if (
                word.capital
                and not word.pause
                and (before.key in _DETERMINERS or ABSTRACT.fullmatch(word.key))
            ):
                self.common.add(word.key)
        self.known.update(word.key for word in words if word.capital)

    def _names(self, words: Sequence[Token]) -> None:
        for before, word in pairwise(words):
            if not word.capital or word.key in self.common or (word.pause and word.gap != "-"):
                continue
            if reports(before) and before.key == before.text:
                self.parts.add(word.key)
            if before.capital and before.key not in STOP_WORDS:
                if before.key in self.common or ROLE.fullmatch(before.key):
                    self.parts.add(word.key)
                else:
                    self.parts.update((before.key, word.key))
                    self.pairs.add((before.key, word.key))
        self._titles(words)

    def _titles(self, words: Sequence[Token]) -> None:
        """Record offices before a name („Bürgermeisterin Ute Harmsen“) and after it.

        Before a name any noun counts: „der Müllerin Almut Voges“.
        """
        for at, word in enumerate(words):
            if ROLE.fullmatch(word.key):
                near = words[max(0, at - _REACH) : at + _REACH]
            elif word.key in self.common:
                near = list(
                    takewhile(
                        lambda other: other.capital and not other.pause, words[at + 1 : at + 3]
                    )
                )
            else:
                continue
            for other in near:
                if other.capital and other is not word:
                    self.roles[other.key].add(word.key)

    def is_person(self, word: Token) -> bool:
        """Whether a word may name a person: part of a name, a role, or new to the article."""
        return (
            word.key in self.parts or word.key not in self.known or bool(ROLE.fullmatch(word.key))
        )

    def same(self, added: Sequence[Token], removed: Sequence[Token]) -> bool:
        """Whether both may name the same person: by a shared word, or by name and role."""
        mine, theirs = ([word.key for word in side if word.capital] for side in (added, removed))
        if set(mine) & set(theirs) or (
            mine and "".join(mine) in "".join(theirs)
        ):  # "Unizugang" for "Uni-Zugang"
            return True
        return any(
            a in self.roles.get(b, ()) or b in self.roles.get(a, ()) for a in mine for b in theirs
        )
