"""The build of one episode: a list of stages, each handing a value to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.audit import audit
from briefing.condense.compose import condense
from briefing.documents import as_json, briefing_document, report_document
from briefing.episode import AUDIO_FILES, BUILD, MAIL_FILES, OUTPUTS, REPORT, replace_build
from briefing.errors import ContentError
from briefing.findings import Finding
from briefing.sources import read
from briefing.speech.lexicon import project_lexicon
from briefing.speech.script import write_script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.audit.model import Audit
    from briefing.condense.model import Briefing
    from briefing.episode import Episode
    from briefing.mail.model import Listening, Mail
    from briefing.reporter import Reporter
    from briefing.sources import Options, Sources
    from briefing.speech.model import Script

STAGES = ("read", "condense", "audit", "script", "audio", "mail", "review", "write")
"""The names that progress and `build --json` use, in the order of `build`."""
DRAFT_MARK = "ENTWURF: "
"""What a build despite findings puts before headline and subject, so that it is in everything that is read or heard."""


@dataclass(frozen=True, slots=True)
class Audio:
    """The audio of an episode: its files, and the figures for report.json."""

    files: dict[str, bytes]
    figures: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    synthesised: int = 0
    """Segments spoken in this run."""


@dataclass(frozen=True, slots=True)
class Result:
    """A build in memory."""

    files: dict[str, bytes]
    report: dict[str, Any]
    segments: int
    synthesised: int


def build(episode: Episode, options: Options, reporter: Reporter) -> Result:
    """Make every output of an episode and replace its build/. Raises BriefingError and then changes nothing."""
    result = make(episode, options, reporter)
    errors = [finding for finding in result.report["findings"] if finding["level"] == "error"]
    if errors and not options.draft:
        raise _refusal(episode, errors)
    with reporter.stage("write"):
        replace_build(episode.folder, result.files)
    return result


def make(episode: Episode, options: Options, reporter: Reporter) -> Result:
    """Every output of an episode, in memory."""
    with reporter.stage("read"):
        sources = read(episode, options)
    with reporter.stage("condense"):
        briefing = condensed(sources, draft=options.draft)
    with reporter.stage("audit"):
        proof = audit(briefing, sources.article, sources.notes, limits=sources.limits)
    with reporter.stage("script"):
        script = _script(briefing, sources)
    with reporter.stage("audio"):
        audio = _kept_audio(sources) if options.only == "mail" else _speak(script, briefing, sources, reporter)
    with reporter.stage("mail"):
        listening = _listening(audio, script, sources)
        mail = None if options.only == "audio" else _mail(briefing, sources, listening, draft=options.draft)
    with reporter.stage("review"):
        return _package(sources, briefing, proof, script, audio, mail, listening.seconds)


def condensed(sources: Sources, *, draft: bool = False) -> Briefing:
    """The briefing of the sources, marked when it is a draft."""
    show = sources.settings.show
    briefing = condense(sources.article, sources.notes, sources.limits, greeting=show.greeting, farewell=show.farewell)
    return replace(briefing, headline=DRAFT_MARK + briefing.headline) if draft else briefing


def _script(briefing: Briefing, sources: Sources) -> Script:
    lexicon = project_lexicon(sources.episode.project, sources.settings.speech)
    wish = sources.notes.rules.quote_voice
    return write_script(
        briefing,
        lexicon.extended(sources.notes.rules.pronounce),
        notice=sources.settings.show.notice,
        quote_voice=bool(sources.settings.voice.quote_voice) if wish is None else wish,
    )


def _speak(script: Script, briefing: Briefing, sources: Sources, reporter: Reporter) -> Audio:
    from briefing.audio import Tags, cover, produce  # noqa: PLC0415 - loads FFmpeg
    from briefing.voices import open_voice  # noqa: PLC0415 - likewise

    show, settings, rules = sources.settings.show, sources.settings.voice, sources.notes.rules
    voice = open_voice(settings)
    tags = Tags(
        title=briefing.headline,
        show=show.title,
        author=show.author or show.title,
        date=rules.date,
        language=show.language,
        genre=show.category,
        notice=show.notice,
        cover=cover(show.title, sources.cover, sources.settings.newsletter.colours.accent),
    )
    made = produce(
        script, voice, loudness=settings.loudness, bitrate=settings.bitrate, tags=tags, progress=reporter.progress
    )
    contents = (made.mp3, made.vtt.encode(), made.chapters.encode())
    figures = {
        "engine": settings.engine,
        "voice": voice.label,
        "segments": len(script.segments),
        "seconds": round(made.seconds, 3),
        "bytes": len(made.mp3),
        "bitrate": settings.bitrate,
        "loudness": round(made.loudness, 2),
        "loudness_target": settings.loudness,
        "true_peak": round(made.true_peak, 2),
    }
    return Audio(dict(zip(AUDIO_FILES, contents, strict=True)), figures, made.findings, len(script.segments))


def _kept(sources: Sources, part: str, names: Iterable[str], *same: str) -> dict[str, bytes] | None:
    """The files of the last build, if its `part` was made from the same sources."""
    report, build_folder = sources.episode.report, sources.episode.folder / BUILD
    if not report or not report.get(part):
        return None
    if any(report["sources"].get(key) != sources.fingerprint[key] for key in same):
        return None
    try:
        return {name: (build_folder / name).read_bytes() for name in names}
    except OSError:
        return None


def _kept_audio(sources: Sources) -> Audio | None:
    """The audio of the last build if it still says this text; audio of another text would contradict the e-mail."""
    files = _kept(sources, "audio", AUDIO_FILES, "text")
    report = sources.episode.report
    if files is None or report is None:
        return None
    findings = (Finding(**found) for found in report["findings"] if found["check"].startswith("audio."))
    return Audio(files, report["audio"], tuple(findings))


def _listening(audio: Audio | None, script: Script, sources: Sources) -> Listening:
    from briefing.mail import Listening  # noqa: PLC0415 - loads the mail stage

    if audio:
        return Listening(audio.figures["seconds"], audio.figures["bytes"])
    return Listening(script.estimate(sources.settings.voice.rate), None)


def _mail(briefing: Briefing, sources: Sources, listening: Listening, *, draft: bool) -> Mail:
    from briefing.mail import compose  # noqa: PLC0415 - loads mrml

    rules = sources.notes.rules
    if draft and rules.subject:
        rules = msgspec.structs.replace(rules, subject=DRAFT_MARK + rules.subject)
    episode = sources.episode
    return compose(
        briefing, rules=rules, settings=sources.settings, slug=episode.slug, folder=episode.folder,
        project=episode.project, listening=listening,
    )  # fmt: skip


def _package(
    sources: Sources,
    briefing: Briefing,
    proof: Audit,
    script: Script,
    audio: Audio | None,
    mail: Mail | None,
    seconds: float,
) -> Result:
    """All files of build/, the review page last because it shows the others."""
    kept_mail = None if mail else _kept(sources, "mail", MAIL_FILES, "text", "look")
    findings = (*proof.findings, *(mail.findings if mail else ()), *(audio.findings if audio else ()))
    figures = _mail_figures(mail) if mail else (sources.episode.report or {}).get("mail") if kept_mail else None
    report = report_document(
        sources.episode.slug,
        briefing.words,
        proof,
        findings,
        audio=audio.figures if audio else None,
        mail=figures,
        sources=sources.fingerprint,
    )
    files = dict(kept_mail or {})
    if mail:
        files |= dict(zip(MAIL_FILES, (mail.html.encode(), mail.text.encode(), mail.eml), strict=True))
    files |= audio.files if audio else {}
    files["briefing.json"] = as_json(briefing_document(briefing, sources.article, seconds))
    files[REPORT] = as_json(report)
    from briefing.review import review_page  # noqa: PLC0415 - loads Jinja

    files["review.html"] = review_page(briefing, sources, report, tuple(files)).encode()
    ordered = {name: files[name] for name in OUTPUTS if name in files}
    return Result(ordered, report, len(script.segments), audio.synthesised if audio else 0)


def _mail_figures(mail: Mail) -> dict[str, Any]:
    return {"subject": mail.subject, "html_bytes": mail.html_bytes, "style_bytes": mail.style_bytes}


def _refusal(episode: Episode, errors: list[dict[str, str]]) -> ContentError:
    """The first error as the message, with the number of all."""
    first = errors[0]
    about = f" „{first['text']}“" if first["text"] else ""
    more = f" {len(errors)} errors in all: see briefing check." if len(errors) > 1 else ""
    file = episode.folder / (first["file"] or episode.article.name)
    return ContentError(f"{first['message']}{about} {first['remedy']}{more}", file=file, findings=tuple(errors))
