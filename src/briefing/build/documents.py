"""briefing.json and report.json: what other programs read. docs/files.md documents every key."""

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

    from briefing.build.result import Text
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing, Paragraph, Statement
    from briefing.model.findings import Finding
    from briefing.model.report import AudioReport, MailReport
    from briefing.model.script import Unchecked


def briefing_document(
    briefing: Briefing, article: Article, listening_seconds: float | None
) -> dict[str, Any]:
    """The content of briefing.json; every sentence with its source. Without audio, `listening_seconds` is None."""
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
    text: Text,
    doubts: tuple[Unchecked, ...],
    findings: tuple[Finding, ...],
    *,
    mail: MailReport | None,
    audio: AudioReport | None,
) -> Report:
    """What report.json says, still without the hashes of the outputs."""
    proof = text.proof
    return Report(
        episode=text.sources.episode.slug,
        version=__version__,
        status="failed" if any(finding.level == "error" for finding in findings) else "ok",
        words=text.briefing.words,
        findings=findings,
        notes=proof.rules,
        audit=AuditCounts(proof.sentences, proof.proven, proof.numbers, proof.quotations),
        drafting=text.draft.drafting,
        speech=SpeechReport(doubts),
        mail=mail,
        audio=audio,
        sources=text.sources.fingerprint,
        outputs={},
    )


def sealed(report: Report, files: Mapping[str, bytes]) -> Report:
    """The report with the hashes of the other `files` of the build."""
    return msgspec.structs.replace(report, outputs={name: sha256(files[name]) for name in files})


def as_json(document: object) -> bytes:
    """UTF-8 JSON as the files hold it: readable, the same bytes for the same document."""
    plain = msgspec.to_builtins(document)
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
