"""Fixtures of this stage: a server, an article and a drafter."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from briefing.article import parse_article
from briefing.condense.compose import condense
from briefing.condense.drafters import draft
from briefing.condense.drafting.answers import Answers
from briefing.config.notes import Notes, parse_notes
from briefing.config.settings import Condense, Openai
from briefing.model.briefing import Limits

sys.path.insert(0, str(Path(__file__).parent))

from chat_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chat_server import Service

    from briefing.condense.drafters import Draft
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as made:
        yield made


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Skip the waits of the package between attempts, and record how long they were."""
    waits: list[float] = []
    monkeypatch.setattr("openai._base_client.time.sleep", waits.append)
    return waits


@dataclass(frozen=True)
class Desk:
    """Drafts one article with the model behind a server."""

    article: Article
    settings: Openai
    notes: Notes = field(default_factory=Notes)
    limits: Limits = Limits(70, "points")  # noqa: RUF009 - frozen
    answers: Answers | None = None

    def with_notes(self, front: str, sections: str = "") -> Desk:
        return replace(self, notes=parse_notes(f"---\n{front}\n---\n{sections}", Path("notes.md")))

    def within(self, words: int, form: Any = "points") -> Desk:
        return replace(self, limits=Limits(words, form))

    def using(self, **settings: Any) -> Desk:
        return replace(self, settings=msgspec.structs.replace(self.settings, **settings))

    @property
    def extractive(self) -> Briefing:
        return condense(self.article, self.notes, self.limits)

    def draft(self) -> Draft:
        settings = Condense(drafter="openai", openai=self.settings)
        return draft(
            self.article, self.notes, self.limits, settings, answers=self.answers or Answers()
        )


@pytest.fixture
def make_desk(service: Service) -> Callable[[str], Desk]:
    """Make the desk for an article given as text."""

    def make(text: str) -> Desk:
        settings = Openai(base_url=service.url, model="ein-modell", timeout=0.5, retries=2)
        return Desk(parse_article(text.encode(), "article.txt"), settings)

    return make


@pytest.fixture
def desk(make_desk: Callable[[str], Desk], ferry: str) -> Desk:
    return make_desk(ferry)
