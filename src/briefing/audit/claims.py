"""Check the claims of one sentence against the nearest passages of the article.

A copy with changes is compared with its passage word by word, and every change counts. A free
sentence is judged as a whole, and only what its passages clearly do not support is objected to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.article.decoding import normalise
from briefing.audit import attribution, names, numbers, polarity, quotations
from briefing.audit.alignment import align
from briefing.audit.checks import BY_ID, COMPARE
from briefing.audit.evidence import content_terms, evidence_for
from briefing.german.quotations import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audit.alignment import Alignment
    from briefing.audit.evidence import Evidence
    from briefing.model.article import Article
    from briefing.model.findings import Finding

Objection = tuple[str, str]
"""The rule that is broken, and the message."""
_NEAREST = 3
_LIKE = 0.4
"""A free sentence without a basis is compared with up to `_NEAREST` passages that each cover this
share of its content."""


def objections(text: str, article: Article, basis: Sequence[int] = ()) -> tuple[Finding, ...]:
    """Return findings about what `article` does not support in a sentence or headline.

    `basis` are the numbers of the article's sentences on which the text claims to rest; if empty,
    the nearest are used. Numbers, quotations and their speakers, negations and lost attributions
    are errors; names and exchanged roles are warnings. The message names the claim, the remedy
    shows the source.
    """
    proof, text = evidence_for(article), normalise(text)
    if proof.is_verbatim(text):
        return ()
    aligned = align(text, proof, basis)
    found: dict[Objection, Alignment] = {}
    for message in quotations.check_quotations(text, aligned[0], proof):
        found["quotation", message] = aligned[0]
    for part in aligned:
        for objection in (
            _check_copy(part, proof, basis)
            if part.is_copy
            else _check_free(part, text, proof, basis)
        ):
            found.setdefault(objection, part)
    return tuple(_finding(objection, text, proof, part) for objection, part in found.items())


def _check_copy(alignment: Alignment, proof: Evidence, basis: Sequence[int]) -> Iterator[Objection]:
    if not alignment.changes:
        return
    for written in numbers.find_changed(alignment, proof, basis):
        yield "number", f"the source gives another number than „{written}“"
    if word := polarity.find_reversal(alignment):
        yield "negation", f"„{word}“ reverses the meaning of the source"
    if word := attribution.find_lost_attribution(alignment):
        yield (
            "attribution",
            f"the source only reports or supposes this („{word}“), the sentence states it",
        )
    if name := names.find_wrong_speaker(alignment, proof):
        yield "quotation", f"the source gives these words to another speaker than „{name}“"
    elif pair := names.find_exchanged(alignment):
        yield "role", f"„{pair[0]}“ and „{pair[1]}“ are exchanged"
    else:
        for name in names.find_replaced(alignment, proof):
            yield "name", f"the source has another name than „{name}“"


def _check_free(
    alignment: Alignment, text: str, proof: Evidence, basis: Sequence[int]
) -> Iterator[Objection]:
    """Check a free sentence `text`, or a part of it if only that is not from its passage."""
    for written in numbers.find_unknown(alignment.text, proof, basis, content_terms(text)):
        yield "number", f"the source does not give the number „{written}“"
    near = [
        number
        for score, number in proof.nearest(content_terms(alignment.phrase), basis)[:_NEAREST]
        if basis or score >= _LIKE
    ]
    sources = [proof.passages[number].tokens for number in near]
    if phrase := polarity.find_contradiction(alignment.text, sources):
        yield "negation", f"„{phrase} …“ reverses the meaning of the source"
    if basis and attribution.states_as_fact(alignment.text, sources):
        yield "attribution", "the source only reports or supposes this, the sentence states it"
    for quotation in passages(text):
        if name := names.find_misquoted(alignment.text, quotation, proof):
            yield "quotation", f"the source gives these words to another speaker than „{name}“"


def _finding(objection: Objection, text: str, proof: Evidence, part: Alignment) -> Finding:
    rule, what = objection
    passage = " ".join(proof.passages[number].text for number in part.passages)
    remedy = f"{COMPARE}: {passage}" if passage else "No passage of the article is similar."
    return BY_ID[f"audit.{rule}"].finding(f"{what[0].upper()}{what[1:]}.", text, remedy=remedy)
