"""The build of one episode: a list of stages, each handing a value to the next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.audit import audit
from briefing.build.documents import as_json, briefing_document, report_document
from briefing.build.outputs import DRAFT_MARK, audio_part, kept_audio, kept_mail, mail_part
from briefing.build.result import Result, in_order, refuse
from briefing.condense.drafters import draft
from briefing.condense.drafting.answers import Answers
from briefing.config.options import Options
from briefing.config.show_texts import review_findings
from briefing.episode.folder import REPORT
from briefing.episode.sources import read, with_answers
from briefing.model.findings import Finding
from briefing.progress import Reporter
from briefing.speech.lexicon import project_lexicon
from briefing.speech.script import write_script
from briefing.speech.unchecked import finding, unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.build.outputs import Part
    from briefing.condense.drafters import Draft
    from briefing.episode.folder import Episode
    from briefing.episode.sources import Sources
    from briefing.model.audit import Audit
    from briefing.model.briefing import Briefing
    from briefing.model.script import Script
    from briefing.speech.lexicon import Lexicon
    from briefing.speech.unchecked import Unchecked
    from briefing.voices.cache import CachedVoice


@dataclass(frozen=True, slots=True)
class Text:
    """A briefing with its sources and its proof."""

    sources: Sources
    briefing: Briefing
    proof: Audit
    draft: Draft
    """The briefing before it was marked, and how it came about."""


def make(episode: Episode, options: Options, reporter: Reporter, *, may_ask: bool = False) -> Result:
    """Every output of an episode, in memory. A language model is asked for it only where it `may_ask`.

    Raises InputError and ServiceError; ContentError where a voice would get a text with errors that is no draft.
    """
    answers = Answers(episode.folder, may_ask=may_ask)
    text = _text(episode, options, reporter, answers)
    if options.only != "mail" and not options.draft:
        refuse(episode, [asdict(found) for found in text.proof.findings])
    return replace(_outputs(text, options, reporter), asked=answers.asked)


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
        audio = (
            audio_part(script, voice, briefing, sources, reporter)
            if voice
            else kept_audio(sources.episode, sources.settings, sources.fingerprint)
        )
    with reporter.stage("mail"):
        seconds = audio.figures["seconds"] if audio else script.estimate(sources.settings.voice.rate)
        mp3 = audio.files["episode.mp3"] if audio else None
        mail = (
            kept_mail(sources.episode, sources.fingerprint)
            if options.only == "audio"
            else mail_part(briefing, sources, seconds, mp3, options)
        )
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


def _ignored(episode: Episode) -> Iterator[Finding]:
    for name in episode.ignored:
        message = f"{name} in the folder of an episode is not used: it may come from anywhere."
        remedy = "Delete it, or move it to the project's folder if all episodes should follow it."
        yield Finding("episode.ignored", "warning", message, remedy, file=name)


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
    from briefing.build.first_issue import missing  # noqa: PLC0415 - loads mrml
    from briefing.review import review_page  # noqa: PLC0415 - loads Jinja

    sources, briefing, proof = text.sources, text.briefing, text.proof
    parts = [part for part in (mail, audio) if part]
    report = report_document(
        sources.episode.slug,
        briefing.words,
        proof,
        (
            *_ignored(sources.episode),
            *text.draft.findings,
            *proof.findings,
            *missing(sources.episode.project, sources.settings),
            *review_findings(sources.settings.show, sources.notes.rules),
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
    return in_order(files), report
