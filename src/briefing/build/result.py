"""What a build gives: its files in memory, its report, and the refusal of one that has errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.episode.folder import COVER, OUTPUTS, SRT
from briefing.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.episode.folder import Episode


@dataclass(frozen=True, slots=True)
class Result:
    """A build in memory."""

    files: dict[str, bytes]
    report: dict[str, Any]
    segments: int
    synthesised: int
    """How many of the segments a voice spoke in this run; the others were kept from an earlier one."""
    asked: int = 0
    """Answers that a language model gave for this build; the others were kept from before."""


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of build/ as they are listed everywhere."""
    return {name: files[name] for name in (*OUTPUTS, SRT, COVER) if name in files}


def refuse(episode: Episode, findings: Iterable[dict[str, str]]) -> None:
    """Raise ContentError if there are errors: the first one as the message, with the number of all."""
    errors = [finding for finding in findings if finding["level"] == "error"]
    if errors:
        first = errors[0]
        about = f" „{first['text']}“" if first["text"] else ""
        more = f" {len(errors)} errors in all: see briefing check." if len(errors) > 1 else ""
        file = episode.folder / (first["file"] or episode.article.name)
        raise ContentError(f"{first['message']}{about} {first['remedy']}{more}", file=file, findings=tuple(errors))
