"""The build of one episode: a list of stages, each handing a value to the next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.audit import audit
from briefing.condense.drafters import draft
from briefing.condense.drafting.answers import Answers
from briefing.documents import as_json, briefing_document, report_document
from briefing.episode import COVER, OUTPUTS, REPORT, SRT, replace_build
from briefing.errors import ContentError
from briefing.parts import DRAFT_MARK, audio_part, kept_audio, kept_mail, mail_part
from briefing.reporter import Reporter
from briefing.sources import Options, read, with_answers
from briefing.speech.lexicon import project_lexicon
from briefing.speech.script import write_script
from briefing.speech.unchecked import finding, unchecked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.audit.model import Audit
    from briefing.condense.drafters import Draft
    from briefing.condense.model import Briefing
    from briefing.episode import Episode
    from briefing.parts import Part
    from briefing.sources import Sources
    from briefing.speech.lexicon import Lexicon
    from briefing.speech.model import Script
    from briefing.speech.unchecked import Unchecked
    from briefing.voices.cache import CachedVoice

STAGES = ("read", "condense", "audit", "script", "audio", "mail", "review", "write")
"""The names that progress and `build --json` use, in the order of `build`."""


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
    report: dict[str, Any]
    segments: int
    synthesised: int
    """How many of the segments a voice spoke in this run; the others were kept from an earlier one."""
    asked: int = 0
    """Answers that a language model gave for this build; the others were kept from before."""


def build(episode: Episode, options: Options | None = None, reporter: Reporter | None = None) -> Result:
    """Make every output of an episode and replace its build/. Raises BriefingError and then changes nothing."""
    options, reporter = options or Options(), reporter or Reporter()
    answers = Answers(episode.folder)
    text = _text(episode, options, reporter, answers)
    if not options.draft:
        _refuse(episode, [asdict(found) for found in text.proof.findings])  # before any voice gets the text
    result = _outputs(text, options, reporter)
    if not options.draft:
        _refuse(episode, result.report["findings"])
    with reporter.stage("write"):
        replace_build(episode.folder, result.files)
    return replace(result, asked=answers.asked)


def make(episode: Episode, options: Options, reporter: Reporter) -> Result:
    """Every output of an episode, in memory, whatever the findings; no language model is asked for it."""
    return _outputs(_text(episode, options, reporter, Answers(episode.folder, may_ask=False)), options, reporter)


def _text(episode: Episode, options: Options, reporter: Reporter, answers: Answers) -> Text:
    """The first half of the stages: what will be read and heard."""
    with reporter.stage("read"):
        sources = read(episode, options)
    with reporter.stage("condense"):
        made = _condensed(sources, answers)
        sources = with_answers(sources)
    briefing = replace(made.briefing, headline=DRAFT_MARK + made.briefing.headline) if options.draft else made.briefing
    with reporter.stage("audit"):
        proof = audit(briefing, sources.article, sources.notes, sources.limits)
    return Text(sources, briefing, proof, made)


def _outputs(text: Text, options: Options, reporter: Reporter) -> Result:
    """The second half: the renderings of the text."""
    sources, briefing = text.sources, text.briefing
    voice = None if options.only == "mail" else _voice(sources)
    with reporter.stage("script"):
        lexicon = _lexicon(sources)
        script = _script(briefing, sources, lexicon.for_voice(voice.spelling) if voice else lexicon)
        doubts = _doubts(script, lexicon)
    with reporter.stage("audio"):
        audio = audio_part(script, voice, briefing, sources, reporter) if voice else kept_audio(sources)
    with reporter.stage("mail"):
        seconds = audio.figures["seconds"] if audio else script.estimate(sources.settings.voice.rate)
        mp3 = audio.files["episode.mp3"] if audio else None
        mail = kept_mail(sources) if options.only == "audio" else mail_part(briefing, sources, seconds, mp3, options)
    with reporter.stage("review"):
        files, report = _documents(text, doubts, audio, mail, seconds)
    segments = len(script.segments) if audio else 0
    return Result(files, report, segments, voice.synthesised if voice else 0)


def _condensed(sources: Sources, answers: Answers) -> Draft:
    settings = sources.settings
    return draft(
        sources.article,
        sources.notes,
        sources.limits,
        settings.condense,
        answers=answers,
        project=sources.episode.project,
        show=settings.show,
    )


def spoken_script(episode: Episode) -> tuple[Script, Lexicon]:
    """What a build of an episode says, and the pronunciations it is said by; no language model is asked for it.

    Raises InputError.
    """
    text = _text(episode, Options(), Reporter(), Answers(episode.folder, may_ask=False))
    lexicon = _lexicon(text.sources)
    return _script(text.briefing, text.sources, lexicon), lexicon


def unchecked_words(episode: Episode) -> tuple[Unchecked, ...]:
    """The words of an episode of which nobody has said how they are spoken. Raises InputError."""
    return _doubts(*spoken_script(episode))


def _doubts(script: Script, lexicon: Lexicon) -> tuple[Unchecked, ...]:
    return unchecked((segment.written for segment in script.segments), lexicon)


def _voice(sources: Sources) -> CachedVoice:
    from briefing.voices.cache import open_cached_voice  # noqa: PLC0415 - only for what is spoken

    return open_cached_voice(sources.settings.voice)


def _lexicon(sources: Sources) -> Lexicon:
    """The show's lexicon with the episode's pronunciations."""
    show = project_lexicon(sources.episode.project, sources.settings.speech)
    return show.extended(sources.notes.rules.pronounce)


def _script(briefing: Briefing, sources: Sources, lexicon: Lexicon) -> Script:
    settings = sources.settings
    return write_script(
        briefing,
        lexicon,
        notice=settings.show.notice,
        notice_place=settings.show.notice_place,
        quotations=sources.quotations,
        audio=settings.audio,
        speech=settings.speech,
    )


def _documents(
    text: Text, doubts: tuple[Unchecked, ...], audio: Part | None, mail: Part | None, seconds: float
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """All files of build/ in the order of OUTPUTS, and what report.json says."""
    from briefing.review import review_page  # noqa: PLC0415 - loads Jinja

    sources, briefing, proof = text.sources, text.briefing, text.proof
    parts = [part for part in (mail, audio) if part]
    report = report_document(
        sources.episode.slug,
        briefing.words,
        proof,
        (
            *text.draft.findings,
            *proof.findings,
            *finding(doubts),
            *(found for part in parts for found in part.findings),
        ),
        parts={
            "drafting": asdict(text.draft.record) if text.draft.record else None,
            "speech": {"unchecked": [asdict(doubt) for doubt in doubts]},
            "mail": mail.figures if mail else None,
            "audio": audio.figures if audio else None,
        },
        sources=sources.fingerprint,
    )
    files = {name: content for part in parts for name, content in part.files.items()}
    files["briefing.json"] = as_json(briefing_document(briefing, sources.article, seconds))
    files[REPORT] = as_json(report)
    files["review.html"] = review_page(briefing, sources, report, files).encode()
    return {name: files[name] for name in (*OUTPUTS, SRT, COVER) if name in files}, report


def _refuse(episode: Episode, findings: Iterable[dict[str, str]]) -> None:
    """Raise ContentError if there are errors: the first one as the message, with the number of all."""
    errors = [finding for finding in findings if finding["level"] == "error"]
    if errors:
        first = errors[0]
        about = f" „{first['text']}“" if first["text"] else ""
        more = f" {len(errors)} errors in all: see briefing check." if len(errors) > 1 else ""
        file = episode.folder / (first["file"] or episode.article.name)
        raise ContentError(f"{first['message']}{about} {first['remedy']}{more}", file=file, findings=tuple(errors))
