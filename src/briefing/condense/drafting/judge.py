"""Checks of drafted sentences: the audit's findings, and rules for drafts beyond them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.audit import objections
from briefing.condense.drafting.prompt import WIDEST
from briefing.condense.headline import LONGEST
from briefing.condense.reference import refers_back
from briefing.german.quotations import CLOSING
from briefing.german.terms import contains, content, folded
from briefing.model.briefing import Edit, Origin, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.condense.drafting.reply import Drafted
    from briefing.model.article import Article
    from briefing.model.briefing import Form

_SHARED = 0.5
"""The part of a sentence's content words that the sentences it rests on must have.  Of 638
sentences of human news summaries, freely worded, 85 % reach it with three sentences of their
article, and 2 % with three of another one.
"""
_ENDS = re.compile(rf"[.!?…][{CLOSING})\]]*$")
_MARKUP = re.compile(r"\*\*|__|`|^[-•*#>]\s|\[\d+\]")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b(?:[\w-]+\.)+[a-z]{2,}\b(?:/\S*)?")


@dataclass(frozen=True, slots=True)
class Judged:
    """A drafted sentence, the numbers (from 0) of its source sentences, and objections to it."""

    text: str
    basis: tuple[int, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges drafts of one article.

    `quoted` are the sentences set apart as the quotation, `avoid` the phrases the notes forbid.
    """

    article: Article
    avoid: Sequence[str]
    quoted: frozenset[int]
    form: Form

    def parts(self, parts: Sequence[Sequence[Drafted]]) -> list[list[Judged]]:
        """Judge every sentence of the lead (first part) and the body."""
        seen: set[str] = set()
        judged = []
        for place, part in enumerate(parts):
            alone = place == 0 or self.form == "points"
            judged.append(
                [
                    self._judged(drafted, seen, opens=alone and n == 0)
                    for n, drafted in enumerate(part)
                ]
            )
        return judged

    def _judged(self, drafted: Drafted, seen: set[str], *, opens: bool) -> Judged:
        known = range(len(self.article.sentences))
        basis = tuple(sorted({number - 1 for number in drafted.basis}))
        if any(number not in known for number in basis):
            basis = ()  # the others are only a part of what it rests on
        reasons = list(self._reasons(drafted, basis))
        if folded(drafted.text) in seen:
            reasons.append("It stands in the text already.")
        if opens and refers_back(drafted.text):
            reasons.append("It opens a lead or a point, but points back to a sentence before it.")
        seen.add(folded(drafted.text))
        return Judged(drafted.text, basis, tuple(reasons))

    def _reasons(self, drafted: Drafted, basis: tuple[int, ...]) -> Iterator[str]:
        text = drafted.text
        if not basis:
            yield "It names no sentence of the article, or one that there is not, as its basis."
        if len(basis) > WIDEST:
            yield f"It rests on {len(basis)} sentences; {WIDEST} are the most."
        if basis and self.quoted.issuperset(basis):
            yield "It repeats the quotation that is set apart."
        if not _ENDS.search(text):
            yield "It does not end like a sentence."
        yield from (
            f"It has „{phrase}“, which the editor does not want."
            for phrase in self.avoid
            if contains(text, phrase)
        )
        passage = folded(" ".join(self.article.sentences[number].text for number in basis))
        foreign = [
            found[0]
            for kind in (_MARKUP, _ADDRESS)
            for found in kind.finditer(text)
            if found[0] not in passage
        ]
        yield from (f"„{mark}“ is not in the sentences it names." for mark in foreign)
        if basis and not is_supported(text, passage):
            yield "Most of its words are not in the sentences it names."
        yield from (
            finding.message
            for finding in objections(text, self.article, basis)
            if finding.level == "error"
        )

    def accepts_headline(self, text: str, below: str) -> bool:
        """Whether a headline is short, passes the audit and matches the text `below` it."""
        unwanted = any(contains(text, phrase) for phrase in self.avoid)
        marked = _MARKUP.search(text) or _ADDRESS.search(text)
        objected = any(finding.level == "error" for finding in objections(text, self.article))
        fits = 0 < len(text) <= LONGEST
        return fits and not (unwanted or marked or objected) and is_supported(text, below)

    def statement(self, judged: Judged) -> Statement:
        """Return the sentence with its origin, as the article has it if only marks differ."""
        sentences = [self.article.sentences[number] for number in judged.basis]
        start, end = sentences[0].start, sentences[-1].end
        passage = " ".join(self.article.text[start:end].split())
        origin = Origin(
            "article", judged.basis[0], start, end, judged.basis if len(sentences) > 1 else ()
        )
        own = " ".join(sentence.text for sentence in sentences)
        if folded(judged.text) == folded(own) == folded(passage):
            return Statement(own, origin)
        return Statement(judged.text, origin, (Edit("draft", 0, passage, judged.text),))


def is_supported(text: str, passage: str) -> bool:
    """Whether a text shares enough content words with the passage it rests on."""
    stems = set(content(text))
    return len(stems & set(content(passage))) >= _SHARED * len(stems)
