"""What report.json says about the work of the model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Returned:
    """A sentence that was sent back, or the draft as a whole where `text` is empty."""

    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """A sentence of the model that does not stand in the briefing."""

    text: str
    reasons: tuple[str, ...]
    by: tuple[str, ...]
    """The article's own sentences in its place; () where it was dropped."""


@dataclass(frozen=True, slots=True)
class Record:
    """One drafting. It counts the answers that the text rests on, whether asked for now or kept from before."""

    model: str
    drafted: tuple[str, ...]
    """The model's sentences that stand in the briefing."""
    sent_back: tuple[Returned, ...]
    replaced: tuple[Replaced, ...]
    requests: int
    prompt_tokens: int
    completion_tokens: int
