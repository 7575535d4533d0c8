"""Content of briefing.json and report.json. docs/files.md documents every key."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.episode.built import sha256
from briefing.look.lead_in import lead_in
from briefing.model.report import AuditCounts, Report, SpeechReport
from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.build.result import AuditedText
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing, Paragraph, Statement
    from briefing.model.findings import Finding
    from briefing.model.report import AudioReport, MailReport
    from briefing.model.script import Unchecked


def briefing_document(
    briefing: Briefing, article: Article, listening_seconds: float | None
) -> dict[str, Any]:
    """Return the content of briefing.json: every sentence with its source.

    `listening_seconds` is None if there is no audio.
    """
    return {
        "headline": briefing.headline,
        "kicker": briefing.kicker,
        "greeting": _paragraphs(briefing.greeting),
        "lead": _paragraph(briefing.lead),
        "points": _paragraphs(briefing.points),
        "lead_ins": [lead_in(point[0].text) for point in briefing.points],
        "paragraphs": _paragraphs(briefing.paragraphs),
        "subheads": _paragraphs(subhead for subhead, _ in briefing.headed),
        "quote": _paragraph(briefing.quote),
        "commentary": _paragraphs(briefing.commentary),
        "farewell": _paragraphs(briefing.farewell),
        "words": briefing.words,
        "reading_seconds": briefing.reading_seconds,
        "listening_seconds": None if listening_seconds is None else round(listening_seconds, 3),
        "article": {
            "text": article.text,
            "title": article.title,
            "teaser": article.teaser,
            "source": article.source,
        },
        "drafter": briefing.drafter,
    }


def _paragraphs(paragraphs: Iterable[Paragraph]) -> list[list[dict[str, Any]]]:
    return [_paragraph(paragraph) for paragraph in paragraphs]


def _paragraph(paragraph: Paragraph) -> list[dict[str, Any]]:
    return [_statement(statement) for statement in paragraph]


def _statement(statement: Statement) -> dict[str, Any]:
    origin = statement.origin
    source: dict[str, Any] = {
        "from": origin.where,
        "sentence": origin.sentence,
        "start": origin.start,
        "end": origin.end,
    }
    if origin.basis:
        source["sentences"] = list(origin.basis)
    found = {
        "text": statement.text,
        "source": source,
        "edits": [asdict(edit) for edit in statement.edits],
    }
    if statement.marks:
        found["marks"] = msgspec.to_builtins(statement.marks)
    if statement.item:
        found["item"] = statement.item
    return found


def report_document(
    text: AuditedText,
    doubts: tuple[Unchecked, ...],
    findings: tuple[Finding, ...],
    *,
    mail: MailReport | None,
    audio: AudioReport | None,
) -> Report:
    """Return the content of report.json, without the hashes of the outputs."""
    audit = text.audit
    return Report(
        episode=text.sources.episode.slug,
        version=__version__,
        status="failed" if any(finding.level == "error" for finding in findings) else "ok",
        words=text.briefing.words,
        findings=findings,
        notes=audit.rules,
        audit=AuditCounts(audit.sentences, audit.proven, audit.numbers, audit.quotations),
        drafting=text.draft.drafting,
        speech=SpeechReport(doubts),
        mail=mail,
        audio=audio,
        sources=text.sources.fingerprint,
        outputs={},
    )


def with_hashes(report: Report, files: Mapping[str, bytes]) -> Report:
    """Return the report with the hashes of the other `files` of the build."""
    return msgspec.structs.replace(report, outputs={name: sha256(files[name]) for name in files})


def encode_json(document: object) -> bytes:
    """Encode a document as indented UTF-8 JSON; equal documents give equal bytes."""
    plain = msgspec.to_builtins(document)
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
