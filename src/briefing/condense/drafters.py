"""Entry point of condensing: extractive or model-drafted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.condense.compose import condense
from briefing.condense.dangling import find_dangling

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
    """A briefing and the record of its drafting; `drafting` is None if no model was asked."""

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

    `headed` asks for a headline, see `condense`.

    The extractive text is always built first: it enforces the notes and replaces drafted sentences
    that fail the checks. Raises InputError, and ServiceError where a model's server fails.
    """
    greeting, farewell = (show.greeting, show.farewell) if show else ("", "")
    extractive = condense(
        article, notes, limits, greeting=greeting, farewell=farewell, headed=headed
    )
    if settings.drafter == "extractive":
        return Draft(extractive, findings=tuple(find_dangling(extractive, article, notes)))
    from briefing.condense.drafting.drafter import redraft  # noqa: PLC0415 - only for a model

    drafted, record, findings = redraft(
        extractive, article, notes, limits, settings.openai, project=project, answers=answers
    )
    return Draft(drafted, record, (*findings, *find_dangling(drafted, article, notes)))
