"""Check amounts, dates, times and units of a text against its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audit.evidence import content_terms
from briefing.audit.quantities import quantities
from briefing.audit.quantity import DESIGNATION, Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.audit.alignment import Alignment
    from briefing.audit.evidence import Evidence
    from briefing.audit.quantity import Quantity
    from briefing.audit.tokens import Token

_ANYWHERE = frozenset({"month", "weekday", ":"})
"""Units whose quantities may come from any passage: context cannot tell which is meant."""
_SMALL = 12
"""Likewise plain numbers up to this one."""


def find_changed(alignment: Alignment, evidence: Evidence, basis: Sequence[int]) -> Iterator[str]:
    """Yield quantities of a copy, as written, that differ from its passage in the same place."""
    for change in alignment.changes:
        removed, added = alignment.removed(change), alignment.added(change)
        given = [quantity for token in removed for quantity in _quantities(token)]
        replaces = any(quantity.kind is Claim.AMOUNT for quantity in given)
        for at, token in enumerate(added, change.added[0]):
            if not token.quantity or any(token.quantity.agrees(quantity) for quantity in given):
                continue
            # A moved quantity is unchanged; an added one is right if the article has it elsewhere.
            if alignment.moved_from(at) is None and (
                replaces or not _elsewhere(token, alignment, evidence, basis)
            ):
                yield token.text
        yield from _units(removed, added)


def _quantities(token: Token) -> tuple[Quantity, ...]:
    return (token.quantity,) if token.quantity else quantities(token.text)


def _units(removed: Sequence[Token], added: Sequence[Token]) -> Iterator[str]:
    """Yield units and magnitudes without a number that were replaced: "Tausende", "Hunderte"."""
    before, after = (
        {
            quantity.readings[0]: token.text
            for token in side
            for quantity in quantities(token.text)
            if quantity.kind is Claim.BARE
        }
        for side in (removed, added)
    )
    if before:
        yield from (text for reading, text in after.items() if reading not in before)


def _elsewhere(
    token: Token, alignment: Alignment, evidence: Evidence, basis: Sequence[int]
) -> bool:
    words = content_terms(alignment.phrase)
    return token.quantity is not None and _borne_out(token.quantity, words, evidence, basis)


def find_unknown(
    text: Sequence[Token], evidence: Evidence, basis: Sequence[int], words: frozenset[str]
) -> Iterator[str]:
    """Yield the quantities of a free text that none of its passages contains.

    Its passages are those of `basis`, else those near which some of `words` occur.
    """
    for token in text:
        named = token.quantity and token.quantity.readings[0][1] == DESIGNATION
        if token.quantity and not named and not _borne_out(token.quantity, words, evidence, basis):
            yield token.text


def _borne_out(
    quantity: Quantity, words: frozenset[str], evidence: Evidence, basis: Sequence[int]
) -> bool:
    """Whether a passage of `basis`, or else one near which some of `words` occur, has a quantity.

    Small numbers, months and weekdays are ambiguous; they only have to occur anywhere.
    """
    allowed = {evidence.by_sentence[index] for index in basis if index in evidence.by_sentence}
    value, unit = quantity.readings[0]
    anywhere = not allowed and (unit in _ANYWHERE or (not unit and value <= _SMALL))
    for number in sorted(allowed) or range(len(evidence.passages)):
        if any(quantity.agrees(other) for other in evidence.passages[number].quantities) and (
            allowed or anywhere or evidence.is_about(number, words)
        ):
            return True
    return False
