"""Forms of German verbs in the third person, by their principal parts.

Source: Duden, Grammatik, "Konjugation": weak verbs put an e before the ending where the stem ends
in t, d or in m, n behind another consonant ("meldet", "rechnet"); verbs in -eln and -ern keep no e
before their n ("sie versichern").
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NEEDS_E = re.compile(r"(?:[td]|ch[mn]|[^aeiouäöülrhmn][mn])$")
_SHORT = ("eln", "ern")
"""Infinitives in -eln and -ern."""
_UNSTRESSED = ("be", "emp", "ent", "er", "ge", "ver", "wider", "zer")
"""Prefixes with which a participle has no ge-."""


class Forms(NamedTuple):
    """Forms of a verb in the third person."""

    finite: frozenset[str]
    """Present and past of the indicative."""
    subjunctive: frozenset[str]
    """The singular of Konjunktiv I; the plural is the same as the indicative."""
    participle: str


def conjugate(verb: str) -> Forms:
    """Conjugate `verb`: "melden" if it is weak, else its parts ("rufen ruft rief gerufen").

    A separable prefix is marked ("an|kündigen"); the finite forms are given with and without it.
    """
    first, *parts = verb.split()
    prefix, _, infinitive = first.rpartition("|")
    present, past, participle = parts or _weak(infinitive)
    finite = {infinitive, present, past, past + ("n" if past.endswith("e") else "en")}
    joined = {prefix + form for form in finite} | {f"{prefix}zu{infinitive}"} if prefix else set()
    subjunctive = {infinitive[:-1] + ("e" if infinitive.endswith(_SHORT) else "")}
    if infinitive.endswith("eln"):
        subjunctive.add(infinitive[:-3] + "le")
    return Forms(frozenset(finite | joined), frozenset(subjunctive), prefix + participle)


def _weak(infinitive: str) -> tuple[str, str, str]:
    """Present and past in the singular, and the past participle."""
    stem = infinitive[:-1] if infinitive.endswith(_SHORT) else infinitive[:-2]
    root = stem + ("e" if _NEEDS_E.search(stem) else "")
    plain = stem.startswith(_UNSTRESSED) or stem.endswith("ier")
    return root + "t", root + "te", ("" if plain else "ge") + root + "t"
