"""Values of a build: the audited text and the result; and the error for unpublishable content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.episode.folder import COVER, OUTPUTS, SRT
from briefing.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.condense.drafters import Draft
    from briefing.episode.built import LastBuild
    from briefing.episode.folder import Episode
    from briefing.episode.sources import Sources
    from briefing.model.audit import Audit
    from briefing.model.briefing import Briefing
    from briefing.model.findings import Finding
    from briefing.model.report import Report


@dataclass(frozen=True, slots=True)
class AuditedText:
    """A briefing with its sources and its audit."""

    sources: Sources
    briefing: Briefing
    audit: Audit
    draft: Draft
    """The briefing before it was marked as a draft, and how it was drafted."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a build: its files and its report."""

    files: dict[str, bytes]
    report: Report
    segments: int
    synthesised: int = 0
    """Number of segments that a voice spoke in this run; the others came from the cache."""
    asked: int = 0
    """Number of answers that a language model gave in this run; the others were stored before."""
    unchanged: bool = False
    """Whether the last build was up to date, so that nothing was built."""
    altered: tuple[str, ...] = ()
    """Files of the last build that were edited, damaged or removed since, and are replaced."""


def unchanged_result(last: LastBuild) -> Result:
    """Return the result for an episode that is up to date."""
    audio = last.report.audio
    return Result(
        in_output_order(last.files), last.report, audio.segments if audio else 0, unchanged=True
    )


def in_output_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of build/ in the order in which they are listed everywhere."""
    return {name: files[name] for name in (*OUTPUTS, SRT, COVER) if name in files}


def raise_errors(episode: Episode, findings: Iterable[Finding]) -> None:
    """Raise ContentError if there are errors; its message is the first one and their number."""
    errors = tuple(finding for finding in findings if finding.level == "error")
    if errors:
        first = errors[0]
        about = f" „{first.text}“" if first.text else ""
        more = f" {len(errors)} errors in all: see briefing check." if len(errors) > 1 else ""
        file = episode.folder / (first.file or episode.article.name)
        message = f"{first.message}{about} {first.remedy}{more}"
        raise ContentError(message, file=file, findings=errors)
