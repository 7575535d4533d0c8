"""Input and output of the mail stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Listening:
    """The audio of an episode."""

    seconds: float
    size: int | None
    """Bytes of the MP3; None where the audio was not built and `seconds` is an estimate."""
    cover: bytes | None = None
    """The picture to show, see picture.with_play_sign."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A newsletter, ready to be written to files."""

    html: str
    text: str
    eml: bytes
    """The whole message as RFC 5322 has it, with CRLF."""
    cover: bytes | None
    """The JPEG that `html` loads from beside the MP3 as episode.COVER; None if it shows none."""
    subject: str
    findings: tuple[Finding, ...]
    html_bytes: int
    """The length of `html` in UTF-8, which is what Gmail cuts at 102 KB."""
    style_bytes: int
    """The length of all style elements in UTF-8, of which Gmail drops what goes beyond 16 KB."""
