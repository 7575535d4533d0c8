"""Check quotations: they must be word for word, and quotations in the article as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audit.tokens import tokens
from briefing.german.quotations import flat, passages, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.audit.alignment import Alignment, Change
    from briefing.audit.evidence import Evidence

_CUT = 2
"""Up to so many words missing from a quotation are a change; more may be a whole clause."""


def check_quotations(text: str, alignment: Alignment, evidence: Evidence) -> Iterator[str]:
    """Yield messages about wrong quotations in a text."""
    verbatim = True
    for passage in passages(text):
        if flat(passage) not in evidence.flat:
            verbatim = False
            yield f"„{passage}“ is not word for word in the article"
    if not quoted(text).balanced and not _torn_alike(text, alignment, evidence):
        yield "a quotation mark is missing"
    elif (
        verbatim
        and alignment.is_copy
        and any(_inside(alignment, change) for change in alignment.changes)
    ):
        yield "words of a quotation were changed"


def _torn_alike(text: str, alignment: Alignment, evidence: Evidence) -> bool:
    """Whether an unbalanced text is part of a longer quotation, and its source is the same part."""
    source = " ".join(evidence.passages[number].raw for number in alignment.passages)
    if alignment.spans_passage and quoted(source).balanced:
        return False
    theirs = [token.quoted for token in alignment.source]
    # A text from the middle of a quotation lacks the opening mark: try each of them.
    for opened in ("", "„", '"', "»", "«"):
        mine = [token.quoted for token in tokens(opened + text)]
        if alignment.is_copy and all(mine[a] == theirs[b] for a, b in alignment.pairs):
            return True
    return False


def _inside(alignment: Alignment, change: Change) -> bool:
    """Whether a difference is inside a quotation of which the rest is kept."""
    source, (first, last) = alignment.source, change.removed
    before = first > 0 and source[first - 1].quoted and alignment.keeps(first - 1)
    after = last < len(source) and source[last].quoted and alignment.keeps(last)
    touched = any(token.quoted for token in alignment.removed(change)) or (before and after)
    if not touched or not (before or after):
        return False
    if not any(token.quoted for token in alignment.text) and not all(
        token.quoted for token in source
    ):
        return False  # retold without quotation marks
    return not (alignment.is_dropped_clause(change) and last - first > _CUT)
