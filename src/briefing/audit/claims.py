"""What one sentence claims, against the passages of the article that are nearest to it.

A sentence that is a copy with changes is compared with its passage word by word: every change
counts. A free sentence is weighed as a whole, and only what its passages clearly do not bear out is
objected to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.article.decoding import normalise
from briefing.audit import attribution, names, numbers, polarity, quotations
from briefing.audit.alignment import align
from briefing.audit.checks import BY_ID, COMPARE
from briefing.audit.evidence import content, evidence
from briefing.german.quotations import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audit.alignment import Alignment
    from briefing.audit.evidence import Evidence
    from briefing.model.article import Article
    from briefing.model.findings import Finding

Objection = tuple[str, str]
"""The rule, and what is claimed."""
_NEAREST = 3
_LIKE = 0.4
"""Without a basis a free sentence is weighed against so many passages that cover this share of its
content."""


def objections(text: str, article: Article, basis: Sequence[int] = ()) -> tuple[Finding, ...]:
    """What `article` does not bear out in one sentence or headline, whoever wrote it.

    `basis` are the numbers of the article's sentences that it claims to rest on; where it is empty the nearest are found.
    Numbers, quotations and their speakers, negations and lost attributions are errors; names and exchanged roles are
    warnings. The message names the claim, the remedy shows the source.
    """
    proof, text = evidence(article), normalise(text)
    if proof.verbatim(text):
        return ()
    aligned = align(text, proof, basis)
    found: dict[Objection, Alignment] = {}
    for message in quotations.quotations(text, aligned[0], proof):
        found["quotation", message] = aligned[0]
    for part in aligned:
        for objection in (
            _of_copy(part, proof, basis) if part.close else _of_free(part, text, proof, basis)
        ):
            found.setdefault(objection, part)
    return tuple(_finding(objection, text, proof, part) for objection, part in found.items())


def _of_copy(alignment: Alignment, proof: Evidence, basis: Sequence[int]) -> Iterator[Objection]:
    if not alignment.runs:
        return
    for written in numbers.changed(alignment, proof, basis):
        yield "number", f"the source gives another number than „{written}“"
    if word := polarity.turned(alignment):
        yield "negation", f"„{word}“ turns the source into its opposite"
    if word := attribution.lost(alignment):
        yield (
            "attribution",
            f"the source only reports or supposes this („{word}“), the sentence states it",
        )
    if name := names.wrong_speaker(alignment, proof):
        yield "quotation", f"the source gives these words to another speaker than „{name}“"
    elif pair := names.exchanged(alignment):
        yield "role", f"„{pair[0]}“ and „{pair[1]}“ stand in each other's place"
    else:
        for name in names.replaced(alignment, proof):
            yield "name", f"the source has another name than „{name}“"


def _of_free(
    alignment: Alignment, text: str, proof: Evidence, basis: Sequence[int]
) -> Iterator[Objection]:
    """Of a free sentence, or of a longer part of a copy that is from elsewhere; `text` is the whole sentence."""
    for written in numbers.unknown(alignment.text, proof, basis, content(text)):
        yield "number", f"the source does not give the number „{written}“"
    near = [
        number
        for score, number in proof.nearest(content(alignment.phrase), basis)[:_NEAREST]
        if basis or score >= _LIKE
    ]
    sources = [proof.passages[number].tokens for number in near]
    if phrase := polarity.contradicted(alignment.text, sources):
        yield "negation", f"„{phrase} …“ turns the source into its opposite"
    if basis and attribution.stated(alignment.text, sources):
        yield "attribution", "the source only reports or supposes this, the sentence states it"
    for quotation in passages(text):
        if name := names.misquoted(alignment.text, quotation, proof):
            yield "quotation", f"the source gives these words to another speaker than „{name}“"


def _finding(objection: Objection, text: str, proof: Evidence, part: Alignment) -> Finding:
    rule, what = objection
    passage = " ".join(proof.passages[number].text for number in part.passages)
    remedy = f"{COMPARE}: {passage}" if passage else "Nothing in the article is like it."
    return BY_ID[f"audit.{rule}"].finding(f"{what[0].upper()}{what[1:]}.", text, remedy=remedy)
