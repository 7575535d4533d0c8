"""The people whom an article introduces by full name, and where it mentions them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.german.given_names import FEMALE, MALE
from briefing.german.terms import STOP_WORDS
from briefing.german.titles import (
    FEMININE_ENDINGS,
    NO_TITLES,
    OFFICE_ENDINGS,
    OFFICES,
    OFFICES_BEFORE_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model.article import Sentence

_NAME_PART = r"[A-ZÄÖÜŠČŽŞÇÉ][^\W\d_]+(?:['’-][A-ZÄÖÜ]?[^\W\d_]+)*"
_PARTICLE = r"(?:von|van|vom|zu|zur|de|del|der|den|di|da|dos|du|le|la|al|el|bin|ibn|ter|ten)"
_FULL = re.compile(
    rf"(?<![\w-])(?P<given>(?:{_NAME_PART}\s)"
    rf"{{1,4}})(?P<surname>(?:{_PARTICLE}\s)*{_NAME_PART})(?![\w-])(?!\s{_PARTICLE}\s[A-ZÄÖÜ])"
)
_BEFORE = re.compile(r"(?:(?P<adjunct>\S+)\s)?(?P<title>[A-ZÄÖÜ][\w-]*[a-zäöüß])\s\Z")
_TITLE_ENDS = 200
"""Characters searched for a title and the word before it."""
_FEMININE_TITLE = re.compile(rf"(?:{'|'.join(FEMININE_ENDINGS)})\Z")
_ROLE = re.compile(
    rf"(?:{'|'.join((*OFFICE_ENDINGS, *OFFICES, *OFFICES_BEFORE_NAMES))})\Z", re.IGNORECASE
)
_QUALIFIES = re.compile(r"(?:e|er|en|em|es|[Ee]x|[Aa]lt|[Vv]ize)\Z")
"""Adjectives that change a title: "der frühere Landrat" is not the Landrat."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the article introduces by given name and surname."""

    given: str
    surname: str
    title: str
    """The office or profession right before the name anywhere in the article, or ""."""
    female: bool | None
    """None if neither name nor title shows it."""
    first: int
    """The number of the sentence that introduces the name."""

    @property
    def full(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"

    @property
    def introduced(self) -> str:
        """Title, given name and surname."""
        return f"{self.title} {self.full}".lstrip()


def find_people(sentences: Sequence[Sentence]) -> tuple[Person, ...]:
    """Return everybody with a full name, in the order of first mention.

    People who share a surname are left out, since a short form could mean either.
    """
    found: dict[tuple[str, str], Person] = {}
    for sentence in sentences:
        for person in _full_names(sentence):
            key = person.given, person.surname
            known = found.get(key)
            if known is None:
                found[key] = person
            elif person.title and not known.title:
                found[key] = Person(
                    known.given,
                    known.surname,
                    person.title,
                    _gender(known.given, person.title),
                    known.first,
                )
    people = [
        person
        for (given, surname), person in found.items()
        if not _is_genitive(given, surname, found)
    ]
    surnames = [person.surname for person in people]
    return tuple(person for person in people if surnames.count(person.surname) == 1)


def _is_genitive(given: str, surname: str, found: Iterable[tuple[str, str]]) -> bool:
    return surname.endswith("s") and (given, surname[:-1]) in found


def _full_names(sentence: Sentence) -> Iterable[Person]:
    text, place = sentence.text, 0
    while match := _FULL.search(text, place):
        place = match.end()
        # The pattern matches any capitalised words ("Landrätin Miriam Tessmer"), so the first known
        # given name decides where the name starts.
        parts = [*match["given"].split(), match["surname"]]
        first = next((n for n, part in enumerate(parts[:-1]) if _is_given(part)), None)
        if first is None:
            place = match.start("surname")
            continue
        last = next(
            n
            for n in range(first + 1, len(parts))
            if n == len(parts) - 1 or not _is_given(parts[n])
        )
        given, surname = " ".join(parts[first:last]), parts[last]
        title = title_before(text[: match.start() + sum(len(part) + 1 for part in parts[:first])])
        yield Person(given, surname, title, _gender(given, title), sentence.index)


def _is_given(name: str) -> bool:
    return any(part in FEMALE or part in MALE for part in (name, *name.split("-")))


def title_before(before: str) -> str:
    """Return the title that `before` ends with, if it can stand before a name alone; else ""."""
    match = _BEFORE.search(before[-_TITLE_ENDS:])  # linear in a long text
    if (
        match is None
        or match["title"] in NO_TITLES
        or match["title"].lower() in STOP_WORDS
        or not _ROLE.search(match["title"])
    ):
        return ""
    adjunct = (match["adjunct"] or "").lower()
    qualified = adjunct and adjunct not in STOP_WORDS and _QUALIFIES.search(adjunct)
    return "" if qualified or adjunct in {"ein", "eine", "einer", "einem"} else match["title"]


def _gender(given: str, title: str) -> bool | None:
    names = [part for part in re.split(r"[\s-]", given) if part in FEMALE or part in MALE]
    if names:
        return names[0] in FEMALE
    return True if title and _FEMININE_TITLE.search(title) else None


def find_mentions(text: str, people: Sequence[Person]) -> list[tuple[int, Person]]:
    """Find people by surname in `text`: where each surname starts, and whose it is, in order."""
    if not people:
        return []
    by_surname = {person.surname: person for person in people}
    return [
        (match.start(), by_surname[match[1]])
        for match in _surnames(tuple(by_surname)).finditer(text)
    ]


@lru_cache(maxsize=32)
def _surnames(surnames: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(surnames, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?:s|’|')?(?![\w-])")
