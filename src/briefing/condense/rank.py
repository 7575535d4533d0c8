"""How much each sentence says of what the article is about.

Cosine to the centroid of the article's content words plus a prior for early sentences, as in centroid summarisation
(Radev et al. 2004) with the position term that German news needs: without it no ranker beats an article's own opening.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from briefing.condense.terms import content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Vector = dict[str, float]
_PRIOR = 2.0
"""The weight of the first place; with 1 the ranker scores 0.3 R2 less on news, with 3 it only copies the opening."""


def _unit(counts: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in counts.values()))
    return {term: value / length for term, value in counts.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """The similarity of two unit vectors, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other.get(term, 0.0) for term, value in one.items())


def vectors(texts: Sequence[str]) -> list[Vector]:
    """A unit vector of stem counts for every text."""
    return [_unit(Counter[str](content(text))) for text in texts]  # type: ignore[arg-type]  # counts are numbers


def scores(sentences: Sequence[Vector]) -> list[float]:
    """The weight of every sentence, in reading order."""
    centroid: Vector = {}
    for vector in sentences:
        for term, value in vector.items():
            centroid[term] = centroid.get(term, 0.0) + value
    centroid = _unit(centroid)
    return [cosine(vector, centroid) + _PRIOR / (2 + place) for place, vector in enumerate(sentences)]


def similarity(sentences: Sequence[Vector]) -> Callable[[int, int], float]:
    """The cosine of two sentences by their numbers, each pair computed once."""

    @cache
    def ordered(low: int, high: int) -> float:
        return cosine(sentences[low], sentences[high])

    return lambda one, other: ordered(min(one, other), max(one, other))
