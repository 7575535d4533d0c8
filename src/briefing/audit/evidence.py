"""Index of an article: its passages as tokens, and the passages in which each word occurs."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from briefing.audit.name_index import NameIndex
from briefing.audit.quantities import quantities
from briefing.audit.tokens import tokens
from briefing.german.quotations import DOUBLE, DOUBLE_CLOSING, flat, quoted
from briefing.german.terms import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from briefing.audit.quantity import Quantity
    from briefing.audit.tokens import Token
    from briefing.german.quotations import Quoted
    from briefing.model.article import Article, Block

_WORD = re.compile(r"\d+|[^\W\d_]+")
_ENDED = re.compile(rf"[.!?…][{DOUBLE_CLOSING})\]]*$")
_OPENED = re.compile(rf"(?:^|\n|[.!?…])[\s{DOUBLE}()\[\]–-]*$")
_BEFORE = 8
"""Number of characters to inspect before a match: an end mark with quotes and blanks after it."""
_TELLING = 2
"""Minimum number of content words from which the topic of a text can be told."""


@dataclass(frozen=True)
class Passage:
    """A sentence of the article, or a block of it without sentences, such as its title."""

    raw: str
    sentence: int | None
    """The number of the sentence in the article."""
    marks: Quoted
    offset: int
    """The position of `raw` in the text that `marks` refers to."""

    @cached_property
    def text(self) -> str:
        """The passage on one line."""
        return " ".join(self.raw.split())

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and quantities in order."""
        # The first token gets a sentence end before it, for comparisons across passages.
        found = tokens(self.raw, self.marks, self.offset)
        return tuple(
            replace(token, gap=f".\n{token.gap}") if not at else token
            for at, token in enumerate(found)
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities, including those that claim no number."""
        return quantities(self.raw)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words, and digits of its numbers."""
        return content_terms(self.raw)


def _on_lines(text: str) -> str:
    """Return `text` with blank lines as line breaks and other white space as single spaces."""
    return "\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n", text))


def content_terms(text: str) -> frozenset[str]:
    """Return the search terms of a text: stems of content words, and numbers."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in STOP_WORDS)


class Evidence:
    """The passages of an article, with an index of their words."""

    def __init__(self, article: Article) -> None:
        self.passages = tuple(
            passage for block in article.blocks for passage in _passages(article, block)
        )
        self.by_sentence = {
            p.sentence: number for number, p in enumerate(self.passages) if p.sentence is not None
        }
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self.passages):
            for word in passage.stems:
                self.places[word].append(number)
        self.flat = flat(article.text)
        self.lines = _on_lines(article.text)

    @cached_property
    def names(self) -> NameIndex:
        """The names, nouns and roles of the article."""
        return NameIndex([passage.tokens for passage in self.passages])

    def is_verbatim(self, text: str) -> bool:
        """Whether a text is one or more whole sentences of the article, character by character."""
        wanted = " ".join(text.split())
        at = self.lines.find(wanted) if _ENDED.search(wanted) else -1
        while at >= 0:
            before, after = (
                self.lines[max(0, at - _BEFORE) : at],
                self.lines[at + len(wanted) :][:1],
            )
            if (
                _OPENED.search(before)
                and (before[-1:] or " ") not in DOUBLE
                and (after or " ") not in DOUBLE
            ):
                return True
            at = self.lines.find(wanted, at + 1)
        return False

    def has_quantity(self, quantity: Quantity) -> bool:
        """Whether a passage contains a quantity."""
        return any(
            quantity.agrees(other) for passage in self.passages for other in passage.quantities
        )

    def is_about(self, number: int, words: frozenset[str]) -> bool:
        """Whether a passage or its neighbours share a content word with `words`.

        True as well if there are too few content words to tell.
        """
        telling = {word for word in words if not word.isdigit()}
        around = self.passages[max(0, number - 1) : number + 2]
        return len(telling) < _TELLING or any(telling & passage.stems for passage in around)

    def weight(self, word: str) -> float:
        """The inverse document frequency of a stem: high if few passages contain it."""
        return (
            math.log(1 + len(self.passages) / len(self.places[word]))
            if word in self.places
            else 1.0
        )

    def nearest(self, wanted: Iterable[str], basis: Sequence[int] = ()) -> list[tuple[float, int]]:
        """Return (score, number) of the passages that share stems with `wanted`, best first.

        The score is the weighted share of `wanted` that a passage covers, 0 to 1. Digits weigh
        little, since they may be the error. A `basis` limits the search to these sentences.
        """
        wanted = [*wanted]
        weights = {word: 0.1 if word.isdigit() else self.weight(word) for word in wanted}
        total = sum(weights.values())
        shared: Counter[int] = Counter()
        for word, weight in weights.items():
            for number in self.places.get(word, ()):
                shared[number] += weight  # type: ignore[assignment]
        allowed = self._allowed(basis)
        scored = [(score / total, number) for number, score in shared.items() if number in allowed]
        return sorted(
            scored, key=lambda pair: (-pair[0], len(self.passages[pair[1]].stems), pair[1])
        )

    def most_similar(
        self, words: Sequence[str], basis: Sequence[int] = ()
    ) -> list[tuple[float, int]]:
        """Like `nearest`, for a text of function words only: rank passages by shared `words`."""
        wanted = set(words)
        scored = [
            (
                len(wanted & {token.key for token in self.passages[number].tokens})
                / max(1, len(wanted)),
                number,
            )
            for number in self._allowed(basis)
        ]
        return sorted(
            scored, key=lambda pair: (-pair[0], len(self.passages[pair[1]].tokens), pair[1])
        )

    def _allowed(self, basis: Sequence[int]) -> Collection[int]:
        return {self.by_sentence[index] for index in basis if index in self.by_sentence} or range(
            len(self.passages)
        )


def _passages(article: Article, block: Block) -> Iterator[Passage]:
    text = article.text[block.start : block.end]
    whole = quoted(text)
    if not block.sentences:
        yield Passage(text, None, whole, 0)
    for sentence in block.sentences:
        raw = article.text[sentence.start : sentence.end]
        if whole.balanced:
            yield Passage(raw, sentence.index, whole, sentence.start - block.start)
        else:  # a mark is missing somewhere: only quotations within one sentence are certain
            yield Passage(raw, sentence.index, quoted(raw), 0)


@lru_cache(maxsize=4)
def evidence_for(article: Article) -> Evidence:
    """Return the index of an article, built once for all statements of a briefing."""
    return Evidence(article)
