"""The corpus of the quality gate: articles, and what an editor accepts of a condensation.

corpus/README.md describes the files. The functions below yield a Check per occasion to err.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefing.article import ENDINGS, read_article
from briefing.config.notes import read_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.config.notes import Notes
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing

CORPUS = Path(__file__).parent / "corpus"
_NOTES = ".notes.md"
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_TELLING_WORDS = 3
"""Fewer words of a quotation do not show that it was quoted."""


class Check(NamedTuple):
    """One occasion to be right or wrong, and what is wrong if it is not met."""

    met: bool
    about: str


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where `phrase` stands, one of `after` must stand before it."""

    phrase: str
    after: tuple[str, ...]


class Quote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A direct quotation without its marks, and what shows who speaks."""

    text: str
    speaker: tuple[str, ...]


class Expectations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """NAME.toml; corpus/README.md describes the keys."""

    core: int
    facts: tuple[tuple[str, ...], ...]
    introduced: tuple[Need, ...]
    together: tuple[Need, ...]
    quotes: tuple[Quote, ...]
    wrong: tuple[str, ...]
    never: tuple[str, ...] = ()
    headline: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Entry:
    """One article of the corpus with its expectations, and notes where there are some."""

    file: Path

    @property
    def name(self) -> str:
        return self.file.stem

    @cached_property
    def article(self) -> Article:
        return read_article(self.file)

    @cached_property
    def expected(self) -> Expectations:
        text = self.file.with_suffix(".toml").read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), Expectations)

    @cached_property
    def notes(self) -> Notes | None:
        file = self.file.with_suffix(_NOTES)
        return read_notes(file) if file.exists() else None


def entries(folder: Path = CORPUS) -> list[Entry]:
    """Every article of the corpus that has its expectations beside it, by name."""
    files = (
        file
        for file in sorted(folder.iterdir())
        if file.suffix in ENDINGS and file.name != "README.md"
    )
    return [Entry(file) for file in files if not file.name.endswith(_NOTES)]


def digest(folder: Path = CORPUS) -> str:
    """SHA-256 over names and contents of everything that the measures depend on."""
    seen = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.name != "README.md":
            seen.update(
                f"{file.name}\0".encode() + file.read_bytes().replace(b"\r\n", b"\n") + b"\0"
            )
    return seen.hexdigest()


@dataclass(frozen=True)
class Output:
    """A condensation as the checks see it: runs of sentences, each understandable by itself."""

    runs: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, briefing: Briefing) -> Output:
        """Split by point in the form "points"; paragraphs are read one after the other."""
        parts = [
            tuple(_folded(statement.text) for statement in part) for part in briefing.condensed
        ]
        return cls(
            tuple(parts)
            if briefing.points
            else (tuple(sentence for part in parts for sentence in part),)
        )

    @property
    def sentences(self) -> list[str]:
        return [sentence for run in self.runs for sentence in run]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def words(self) -> int:
        return len(self.text.split())


def facts(output: Output, expected: Iterable[Sequence[str]]) -> Iterator[Check]:
    """Whether each fact is told in one of its wordings."""
    for wordings in expected:
        yield Check(
            any(_places(wording, output.text) for wording in wordings),
            f"fact missing: {wordings[0]}",
        )


def introduced(output: Output, needs: Iterable[Need]) -> Iterator[Check]:
    """Whether each phrase of the output has what it needs before it, or overlapping it."""
    for need in needs:
        for place in _places(need.phrase, output.text):
            until = place + len(need.phrase)  # "Carola Mehnert" in "Carola Mehnert rät"
            yield Check(_has(need.after, output.text[:until]), f"not introduced: {need.phrase}")


def together(output: Output, needs: Iterable[Need]) -> Iterator[Check]:
    """Whether each phrase of the output has what it needs in its own or the last sentence."""
    for need in needs:
        for run in output.runs:
            for before, sentence in pairwise(("", *run)):
                for place in _places(need.phrase, sentence):
                    yield Check(
                        _has(need.after, f"{before} {sentence[:place]}"),
                        f"without what it refers to: {need.phrase}",
                    )


def quotations(output: Output, quotes: Iterable[Quote]) -> Iterator[Check]:
    """Whether each quotation of the output is whole and attributed, and all marks are paired."""
    for run in output.runs:
        text = " ".join(run)
        if "„" in text or "“" in text:
            yield Check(_paired(text), f"quotation mark without partner: {text}")
        for quote in quotes:
            if _quoted(quote, text):
                yield Check(f"„{quote.text}" in text, f"torn quotation: {quote.text}")
                yield Check(_has(quote.speaker, _around(quote, run)), f"nobody says: {quote.text}")


def clean(briefing: Briefing, forbidden: Iterable[str]) -> Iterator[Check]:
    """Whether headline and text are free of each of the strings."""
    text = f"{briefing.headline} {Output.of(briefing).text}"
    for string in forbidden:
        yield Check(string not in text, f"forbidden: {string}")


def headline(made: str, expected: Iterable[Sequence[str]]) -> Iterator[Check]:
    """Whether a headline holds one of each list of parts of words."""
    for parts in expected:
        yield Check(any(part in made for part in parts), f"headline without {parts[0]}: {made}")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _places(phrase: str, text: str) -> list[int]:
    """Find `phrase` in `text` as whole words, in any case: mending can capitalise a word."""
    pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
    return [found.start() for found in re.finditer(pattern, text, re.IGNORECASE)]


def _has(wordings: Iterable[str], text: str) -> bool:
    return any(wording.lower() in text.lower() for wording in wordings)


def _paired(text: str) -> bool:
    marks = re.findall("[„“]", text)
    return marks == ["„", "“"] * (len(marks) // 2)


def _pieces(quote: Quote) -> list[str]:
    """The sentences of a quotation by which it is recognised."""
    pieces = _SENTENCE_END.split(quote.text)
    return [piece for piece in pieces if len(piece.split()) >= _TELLING_WORDS] or [quote.text]


def _quoted(quote: Quote, text: str) -> bool:
    return any(piece in text for piece in _pieces(quote))


def _around(quote: Quote, run: Sequence[str]) -> str:
    """The sentences that hold a quotation, and the one before them."""
    holding = [number for number, sentence in enumerate(run) if _quoted(quote, sentence)]
    return " ".join(run[max(0, min(holding) - 1) : max(holding) + 1]) if holding else ""
