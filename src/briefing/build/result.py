"""What a build hands on and gives: the proven text, the files in memory; the refusal of one with errors."""

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
class Text:
    """A briefing with its sources and its proof."""

    sources: Sources
    briefing: Briefing
    proof: Audit
    draft: Draft
    """The briefing before it was marked, and how it came about."""


@dataclass(frozen=True, slots=True)
class Result:
    """A build in memory."""

    files: dict[str, bytes]
    report: Report
    segments: int
    synthesised: int = 0
    """How many of the segments a voice spoke in this run; the others were kept from an earlier
    one."""
    asked: int = 0
    """Answers that a language model gave for this build; the others were kept from before."""
    unchanged: bool = False
    """Whether nothing was made, for the last build has given these files."""
    altered: tuple[str, ...] = ()
    """Files of the last build that were edited, damaged or removed since, and are replaced."""


def unchanged(last: LastBuild) -> Result:
    """The result of a build that would give the files of the last one."""
    audio = last.report.audio
    return Result(in_order(last.files), last.report, audio.segments if audio else 0, unchanged=True)


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of build/ as they are listed everywhere."""
    return {name: files[name] for name in (*OUTPUTS, SRT, COVER) if name in files}


def refuse(episode: Episode, findings: Iterable[Finding]) -> None:
    """Raise ContentError if there are errors: the first one as the message, with the number of all."""
    errors = tuple(finding for finding in findings if finding.level == "error")
    if errors:
        first = errors[0]
        about = f" „{first.text}“" if first.text else ""
        more = f" {len(errors)} errors in all: see briefing check." if len(errors) > 1 else ""
        file = episode.folder / (first.file or episode.article.name)
        message = f"{first.message}{about} {first.remedy}{more}"
        raise ContentError(message, file=file, findings=errors)
