"""A quotation set apart: the quoted words in large type, the speaker below or above them."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.german.quotations import quoted


@dataclass(frozen=True, slots=True)
class PullQuote:
    """The parts of a quotation in order; `before` and `after` may be ""."""

    before: str
    words: str
    """With their marks."""
    after: str


def pull_quote(text: str) -> PullQuote:
    """A paragraph in parts; as a whole where the words are quoted in pieces or amid a sentence."""
    spans = quoted(text).spans
    if len(spans) == 1:
        start, end = spans[0][0] - 1, spans[0][1] + 1
        if start == 0:
            return PullQuote("", text[:end], text[end:].strip(" ,").removesuffix("."))
        if not text[end:].strip(" .") and text[:start].rstrip().endswith(":"):
            return PullQuote(text[:start].rstrip(), text[start:end], "")
    return PullQuote("", text, "")
