"""Command-line options of a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.model.report import ContentOptions

if TYPE_CHECKING:
    from briefing.model.briefing import Form


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the command line; they go before notes.md, which goes before briefing.toml."""

    only: Literal["mail", "audio"] | None = None
    words: int | None = None
    form: Form | None = None
    voice: str | None = None
    draft: bool = False

    @property
    def content(self) -> ContentOptions:
        """Those that change what is read and heard; `only` does not."""
        return ContentOptions(self.words, self.form, self.voice, self.draft)
