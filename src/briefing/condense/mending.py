"""Small recorded changes that make a sentence independent of the one before it.

A pure connective or an aside between dashes is dropped, a pronoun is replaced by the name that the
sentence before opens with. No change adds a word that is not in the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.condense.persons import find_mentions
from briefing.german.openings import CLAUSE_OPENERS
from briefing.german.quotations import quoted
from briefing.german.reported import pronoun_speaks
from briefing.german.saying import SOURCE_PREPOSITIONS, SUPPOSITIONS
from briefing.model.briefing import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefing.condense.persons import Person

_OPENER = re.compile(
    r"(?P<dropped>(?:Doch|Aber|Und|Denn)\s|(?:Allerdings|Immerhin|Zudem|Außerdem|Jedoch|Kurzum"
    r"|Dennoch|Trotzdem|Fest steht|Klar ist)[:,]\s)"
    r"(?P<next>\w)(?P<rest>\w*)"
)
_INNER = re.compile(
    r" (?:daher|deshalb|deswegen|jedoch|allerdings|aber|zudem|außerdem|hingegen|indes|dennoch"
    r"|trotzdem|somit|folglich"
    r"|freilich|gleichwohl|andererseits|auf der anderen Seite)(?= [\w„»\"])(?! (?:weil|dass|nur"
    r"|auch wenn)\b)"
)
"""A connective inside a clause that no other word depends on."""
_PRONOUN = re.compile(r"(?P<open>[„»\"]?)(?P<pronoun>Er|Sie)\s(?P<verb>[a-zäöüß]+)")
_POSSESSIVE = re.compile(r"(?P<pronoun>Seine?|Ihre?)\s(?=[A-ZÄÖÜ])")
_INNER_HE = re.compile(r"\b(?P<verb>[a-zäöüß]+)\s(?P<pronoun>er)\b")
_SINGULAR = re.compile(
    r"(?:t|te|ist|war|will|soll|kann|muss|darf|sei|habe|werde|weiß|mag|rief|gab|kam|ging|nahm"
    r"|sprach|schrieb|stand|blieb|sah|hielt|fand|lief|trug|wies|warf|lag|schlug)\Z"
)
_NO_GENITIVE = ("s", "ß", "x", "z")
_ASIDE = re.compile(r" [–—] (?P<inside>[^–—„“”«»\"()]{8,140}?) [–—](?=[ ,])")
_LIMITS = re.compile(
    r"\A(?:und|oder|sowie|aber|samt|wie|so|jene[mnrs]?)\b|\b(?:nicht|nur|kein\w*|ohne|wenn|falls"
    r"|sofern|allein|zumindest|mindestens|höchstens"
    rf"|{'|'.join((*SOURCE_PREPOSITIONS, *sorted(SUPPOSITIONS)))}|außer|bis auf|[Aa]usnahme"
    rf"|ausgenommen|abgesehen|oder|also|sprich|nämlich|teils|zum Teil|vorerst|vorläufig)\b",
    re.IGNORECASE,
)
"""Limitations in an aside: without them the sentence would claim more than the source."""
_SHORTEST_ASIDE = 3
_NEAR_START = 4
"""Most words before the name of a person who counts as the topic of a sentence."""


@dataclass(frozen=True, slots=True)
class Change:
    """A replacement of `text[start:end]` in the text that earlier changes produced."""

    start: int
    end: int
    kind: str
    """"connective", "aside" or "name"."""
    added: str = ""
    person: Person | None = None
    """The person whose name is inserted; `added` then follows it ("s" of a genitive)."""


def apply_changes(
    text: str, changes: Iterable[Change], introduced: Collection[Person] = ()
) -> tuple[str, tuple[Edit, ...]]:
    """Apply `changes` to `text` in order; return the new text and the edits.

    People in `introduced` are already known to the reader and get the surname alone.
    """
    edits: list[Edit] = []
    for change in changes:
        added = change.added
        if change.person:
            added = (
                change.person.surname if change.person in introduced else change.person.introduced
            ) + added
        edits.append(Edit(change.kind, change.start, text[change.start : change.end], added))
        text = text[: change.start] + added + text[change.end :]
    return text, tuple(edits)


def find_asides(text: str) -> tuple[Change, ...]:
    """Find the one insertion between dashes that can go without changing what `text` claims."""
    found = [*_ASIDE.finditer(text)]
    dashes = len(re.findall(r" [–—](?=[ ,])", text))
    if len(found) != 1 or dashes != len("––"):
        return ()
    inside = found[0]["inside"]
    if (
        len(inside.split()) < _SHORTEST_ASIDE
        or _LIMITS.search(inside)
        or quoted(text).holds(found[0].start())
    ):
        return ()
    return (Change(found[0].start(), found[0].end(), "aside"),)


def find_connectives(text: str) -> tuple[Change, ...]:
    """Return changes that drop connectives of the first clause, from right to left."""
    inner = [
        Change(match.start(), match.end(), "connective")
        for match in _INNER.finditer(text, 0, _first_clause_end(text))
        if not quoted(text).holds(match.start())
    ]
    opener = _OPENER.match(text)
    if opener and (opener["next"].isupper() or opener["next"] + opener["rest"] in CLAUSE_OPENERS):
        inner.insert(0, Change(0, opener.end("next"), "connective", opener["next"].upper()))
    return tuple(reversed(inner))


def _first_clause_end(text: str) -> int:
    found = re.search(r"[,;:–]", text)
    return found.start() if found else len(text)


def find_pronouns(text: str, before: str, people: Sequence[Person]) -> tuple[Change, ...]:
    """Return a change that names the person in `before` whom a pronoun of `text` refers to."""
    if found := pronoun_speaks(text) or _PRONOUN.match(text):
        singular = _SINGULAR.search(found["verb"]) and found["pronoun"].lower() in {"er", "sie"}
        female = found["pronoun"].lower() == "sie"
        return _insert_name(
            found, _find_antecedent(before, people, female=female) if singular else None
        )
    if owner := _POSSESSIVE.match(text):
        person = _find_antecedent(before, people, female=owner["pronoun"].startswith("Ihr"))
        return (
            _insert_name(owner, person, "s")
            if person and not person.surname.endswith(_NO_GENITIVE)
            else ()
        )
    inner = _INNER_HE.search(text, 0, _first_clause_end(text))
    if inner and not quoted(text).holds(inner.start()):
        return _insert_name(inner, _find_antecedent(before, people, female=False))
    return ()


def _insert_name(
    found: re.Match[str], person: Person | None, ending: str = ""
) -> tuple[Change, ...]:
    """Return the change of a pronoun to the name of `person`; () without a certain person."""
    if person is None:
        return ()
    return (Change(found.start("pronoun"), found.end("pronoun"), "name", ending, person),)


def _find_antecedent(before: str, people: Sequence[Person], *, female: bool) -> Person | None:
    """Return the one person named in `before`, if its first words name them and the gender fits."""
    named = find_mentions(before, people)
    candidates = {person for _, person in named if person.female in {female, None}}
    if len(candidates) != 1:  # the pronoun could refer to either of them
        return None
    (person,) = candidates
    opens = (
        len(before[: named[0][0]].split()) <= _NEAR_START and before[: named[0][0]].count(",") == 0
    )
    leading = before[: named[0][0]].removesuffix(f"{person.given} ").split()
    topic = all(word[0].isupper() or word in {"der", "die"} for word in leading)
    return person if person.female is female and opens and topic else None
