"""The one door to a condensed text, whoever drafts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.condense.compose import condense
from briefing.condense.dangling import dangling

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.condense.drafting.answers import Answers
    from briefing.config.notes import Notes
    from briefing.config.settings import Condense, Show
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing, Limits
    from briefing.model.findings import Finding
    from briefing.model.report import Drafting


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing and how it came about; `drafting` is None where no model was asked."""

    briefing: Briefing
    drafting: Drafting | None = None
    findings: tuple[Finding, ...] = ()


def draft(
    article: Article,
    notes: Notes,
    limits: Limits,
    settings: Condense,
    *,
    answers: Answers,
    project: Path | None = None,
    show: Show | None = None,
    headed: bool = True,
) -> Draft:
    """Condense `article` with the drafter named in `settings`; `show` gives greeting and farewell.

    `headed` is for readers who see a headline, see `condense`.

    The extractive text is made first in any case: it enforces the notes, and takes the place of
    what a model cannot prove. Raises InputError, and ServiceError where a model's server fails.
    """
    greeting, farewell = (show.greeting, show.farewell) if show else ("", "")
    extractive = condense(
        article, notes, limits, greeting=greeting, farewell=farewell, headed=headed
    )
    if settings.drafter == "extractive":
        return Draft(extractive, findings=tuple(dangling(extractive, article, notes)))
    from briefing.condense.drafting.drafter import redraft  # noqa: PLC0415 - only for a model

    drafted, record, findings = redraft(
        extractive, article, notes, limits, settings.openai, project=project, answers=answers
    )
    return Draft(drafted, record, (*findings, *dangling(drafted, article, notes)))
