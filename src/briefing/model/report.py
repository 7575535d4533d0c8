"""report.json: outputs and findings of a build; docs/files.md describes every key."""

from __future__ import annotations

from typing import Literal

import msgspec

from briefing.model.audit import RuleResult  # noqa: TC001 - msgspec reads it
from briefing.model.briefing import Form  # noqa: TC001 - likewise
from briefing.model.findings import Finding  # noqa: TC001 - likewise
from briefing.model.script import Unchecked  # noqa: TC001 - likewise


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An object of report.json."""


class AuditCounts(_Part, frozen=True):
    """Counts of the audit."""

    sentences: int
    """Statements that are read or heard."""
    proven: int
    """Statements that equal their passage in the source, edits undone."""
    numbers: int
    quotations: int
    """How many of each were looked up in the sources."""


class Returned(_Part, frozen=True):
    """A sentence sent back to the language model, or the whole draft if `text` is empty."""

    text: str
    reasons: tuple[str, ...]


class Replaced(_Part, frozen=True):
    """A drafted sentence that is not in the briefing."""

    text: str
    reasons: tuple[str, ...]
    by: tuple[str, ...]
    """The article's sentences in its place; () if it was dropped."""


class Drafting(_Part, frozen=True):
    """The work of a language model; stored answers count as well as new ones."""

    model: str
    drafted: tuple[str, ...]
    """The model's sentences that stand in the briefing."""
    sent_back: tuple[Returned, ...]
    replaced: tuple[Replaced, ...]
    requests: int
    prompt_tokens: int
    completion_tokens: int


class SpeechReport(_Part, frozen=True):
    """Words without a known pronunciation."""

    unchecked: tuple[Unchecked, ...]


class MailReport(_Part, frozen=True):
    """The figures of the e-mail."""

    subject: str
    html_bytes: int
    style_bytes: int


class AudioReport(_Part, frozen=True):
    """The figures of the audio; loudness and peak were measured on the MP3."""

    engine: str
    voice: str
    segments: int
    seconds: float
    bytes: int
    bitrate: int
    loudness: float
    """LUFS, integrated."""
    loudness_target: float
    true_peak: float
    """dBTP."""
    true_peak_limit: float


class ContentOptions(_Part, frozen=True):
    """Command-line options that change the content."""

    words: int | None = None
    form: Form | None = None
    voice: str | None = None
    draft: bool = False


class Fingerprint(_Part, frozen=True):
    """SHA-256 of the sources of the outputs, see briefing.episode.fingerprint."""

    options: ContentOptions
    text: str
    """Of all that is said."""
    look: str
    """Of that and the templates."""
    answers: str | None
    """Of a language model's answers; None where none drafts."""


class Report(_Part, frozen=True):
    """report.json as a whole."""

    episode: str
    """The folder's name."""
    version: str
    """Of Briefing."""
    status: Literal["ok", "failed"]
    words: int
    findings: tuple[Finding, ...]
    notes: tuple[RuleResult, ...]
    audit: AuditCounts
    drafting: Drafting | None
    """None without a language model."""
    speech: SpeechReport
    mail: MailReport | None
    audio: AudioReport | None
    """None where it was not made."""
    sources: Fingerprint
    outputs: dict[str, str]
    """SHA-256 of every other file in build/, by its name."""

    def with_findings(self, *found: Finding) -> Report:
        """The report with further findings; an error among them makes its status "failed"."""
        status = "failed" if any(finding.level == "error" for finding in found) else self.status
        return msgspec.structs.replace(self, status=status, findings=(*self.findings, *found))
