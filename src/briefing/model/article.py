"""An article: one text, with blocks and sentences as ranges of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """The role of a block of an article. Only the kinds in READ have usable sentences."""

    TITLE = "title"
    TEASER = "teaser"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """An entry of a list."""
    OTHER = "other"
    """Not text: dateline, byline, agency tag, "Lesen Sie auch", picture credit."""


READ = frozenset({Kind.TEASER, Kind.PARAGRAPH, Kind.ITEM})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `article.text[start:end]` equals `text` except for white space."""

    text: str
    """White space folded to single blanks; no-break spaces inside are kept."""
    start: int
    end: int
    """Offsets in characters into `Article.text`."""
    index: int
    """Its number among all sentences of the article, from 0."""
    block: int
    """The number of its block, from 0."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one role. Blocks of kinds outside READ have no sentences."""

    kind: Kind
    start: int
    end: int
    """Offsets in characters into `Article.text`."""
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Article:
    r"""A source text, in NFC with "\n" as line end. All offsets refer to `text`."""

    text: str
    source: str
    """The file name without folders, or the URL."""
    blocks: tuple[Block, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every usable sentence, in order; `sentences[i].index == i`."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    def _first(self, kind: Kind) -> str:
        found = next((block for block in self.blocks if block.kind is kind), None)
        return " ".join(self.text[found.start : found.end].split()) if found else ""

    @property
    def title(self) -> str:
        """The article's own headline, or ""."""
        return self._first(Kind.TITLE)

    @property
    def teaser(self) -> str:
        """The article's own standfirst, or ""."""
        return self._first(Kind.TEASER)
