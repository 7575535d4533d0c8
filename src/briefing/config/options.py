"""The wishes of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from briefing.model.briefing import Form


@dataclass(frozen=True, slots=True)
class Options:
    """Wishes of the command line; they go before notes.md, which goes before briefing.toml."""

    only: Literal["mail", "audio"] | None = None
    words: int | None = None
    form: Form | None = None
    voice: str | None = None
    draft: bool = False

    @property
    def said(self) -> dict[str, Any]:
        """Those that change what is read and heard, as report.json keeps them; `only` does not."""
        return {"words": self.words, "form": self.form, "voice": self.voice, "draft": self.draft}
