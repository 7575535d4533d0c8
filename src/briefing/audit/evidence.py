"""An article prepared once for looking things up in it: its passages as tokens, and which passages hold which words."""

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
"""Characters looked at before a place: an end mark with what may follow it."""
_TELLING = 2
"""So many content words a text must have to be about something."""


@dataclass(frozen=True)
class Passage:
    """A sentence of the article, or a block of it without sentences, such as its title."""

    raw: str
    sentence: int | None
    """The number of the sentence in the article."""
    marks: Quoted
    offset: int
    """Where `raw` starts in what `marks` refers to."""

    @cached_property
    def text(self) -> str:
        """The passage on one line."""
        return " ".join(self.raw.split())

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and quantities in order; before the first one a sentence ended."""
        found = tokens(self.raw, self.marks, self.offset)
        return tuple(
            replace(token, gap=f".\n{token.gap}") if not at else token
            for at, token in enumerate(found)
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity, those included that claim no number."""
        return quantities(self.raw)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words and the digits of its numbers, function words left out."""
        return content(self.raw)


def _on_lines(text: str) -> str:
    """`text` with every blank line as a line break and all other white space as single blanks."""
    return "\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n", text))


def content(text: str) -> frozenset[str]:
    """What passages are found by: stems of content words, and numbers."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in STOP_WORDS)


class Evidence:
    """The passages of an article, and where their words are."""

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
        """What is known about the article's names."""
        return NameIndex([passage.tokens for passage in self.passages])

    def verbatim(self, text: str) -> bool:
        """Whether a text is one or more sentences of the article, character by character and from end mark to end mark."""
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

    def has(self, quantity: Quantity) -> bool:
        """Whether some passage gives a quantity."""
        return any(
            quantity.agrees(other) for passage in self.passages for other in passage.quantities
        )

    def about(self, number: int, words: frozenset[str]) -> bool:
        """Whether a passage or one beside it has a content word of `words`, should there be enough to tell."""
        telling = {word for word in words if not word.isdigit()}
        around = self.passages[max(0, number - 1) : number + 2]
        return len(telling) < _TELLING or any(telling & passage.stems for passage in around)

    def weight(self, word: str) -> float:
        """How telling a stem is: high where few passages have it."""
        return (
            math.log(1 + len(self.passages) / len(self.places[word]))
            if word in self.places
            else 1.0
        )

    def nearest(self, wanted: Iterable[str], basis: Sequence[int] = ()) -> list[tuple[float, int]]:
        """Passages that share stems with `wanted`, best first: how much of it each covers (0 to 1), and its number.

        Numbers of digits weigh little, for they may be what is wrong. `basis` leaves only these
        sentences.
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

    def likest(self, words: Sequence[str], basis: Sequence[int] = ()) -> list[tuple[float, int]]:
        """The same for a text of function words alone: passages that share most of its `words`."""
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
        else:  # a mark is missing somewhere: only what a sentence itself encloses is certain
            yield Passage(raw, sentence.index, quoted(raw), 0)


@lru_cache(maxsize=4)
def evidence(article: Article) -> Evidence:
    """The prepared article; made once for all statements of a briefing."""
    return Evidence(article)
