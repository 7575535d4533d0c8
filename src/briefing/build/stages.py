"""The build of one episode: a list of stages, each handing a value to the next.

Every stage loads its own package, so that an episode that is up to date loads none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.build.outputs import (
    DRAFT_MARK,
    audio_part,
    has_mail,
    kept_audio,
    kept_mail,
    mail_part,
)
from briefing.build.result import Result, Text, in_order, refuse, unchanged
from briefing.config.options import Options
from briefing.config.show_texts import review_findings
from briefing.episode.built import state_of
from briefing.episode.folder import DOCUMENT, MP3, REPORT, REVIEW, replace_build
from briefing.episode.sources import read, with_answers
from briefing.model.findings import Finding
from briefing.progress import Reporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.build.outputs import Part
    from briefing.condense.drafters import Draft
    from briefing.condense.drafting.answers import Answers
    from briefing.episode.built import State
    from briefing.episode.folder import Episode
    from briefing.episode.sources import Sources
    from briefing.model.briefing import Briefing
    from briefing.model.report import AudioReport, MailReport, Report
    from briefing.model.script import Script, Unchecked
    from briefing.speech.lexicon import Lexicon
    from briefing.voices.cache import CachedVoice


def build(
    episode: Episode,
    options: Options | None = None,
    reporter: Reporter | None = None,
) -> Result:
    """Make every output of an episode and replace its build/, unless it is up to date.

    Raises BriefingError and then changes nothing.
    """
    options, reporter = options or Options(), reporter or Reporter()
    state = state_of(episode, options.content)
    if state.last and state.is_current(options.only):
        return unchanged(state.last)
    result = make(episode, options, reporter, state=state, may_ask=True)
    if not options.draft:
        refuse(episode, result.report.findings)
    with reporter.stage("write"):
        replace_build(episode.folder, result.files)
    return result


def make(
    episode: Episode,
    options: Options,
    reporter: Reporter,
    *,
    state: State | None = None,
    may_ask: bool = False,
) -> Result:
    """Every output of an episode, in memory. A language model is asked for it only where it `may_ask`.

    `state` is that of the episode for these options, where it is known. Raises InputError and
    ServiceError; ContentError where a voice would get a text with errors that is no draft.
    """
    from briefing.condense.drafting.answers import Answers  # noqa: PLC0415 - see above

    state = state or state_of(episode, options.content)
    answers = Answers(episode.folder, may_ask=may_ask)
    text = _text(episode, options, reporter, state, answers)
    if options.only != "mail" and not options.draft:
        refuse(episode, text.proof.findings)
    result = _outputs(text, options, reporter, state)
    return replace(result, asked=answers.asked, altered=state.last.altered if state.last else ())


def _text(
    episode: Episode,
    options: Options,
    reporter: Reporter,
    state: State,
    answers: Answers,
) -> Text:
    """The first half of the stages: what will be read and heard."""
    from briefing.audit import audit  # noqa: PLC0415 - see above

    with reporter.stage("read"):
        sources = read(episode, options, state)
    with reporter.stage("condense"):
        made = _condensed(sources, answers)
        sources = with_answers(sources)
    briefing = made.briefing
    if options.draft:
        briefing = replace(briefing, headline=DRAFT_MARK + briefing.headline)
    with reporter.stage("audit"):
        proof = audit(briefing, sources.article, sources.notes, sources.limits)
    return Text(sources, briefing, proof, made)


def _outputs(text: Text, options: Options, reporter: Reporter, state: State) -> Result:
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
            else kept_audio(state.last, sources.fingerprint)
        )
    with reporter.stage("mail"):
        seconds = audio.figures.seconds if audio else script.estimate(sources.settings.voice.rate)
        mail = _mail(text, options, state, seconds, audio.files[MP3] if audio else None)
    with reporter.stage("review"):
        files, report = _documents(text, doubts, audio, mail, seconds)
    segments = len(script.segments) if audio else 0
    return Result(files, report, segments, voice.synthesised if voice else 0)


def _condensed(sources: Sources, answers: Answers) -> Draft:
    from briefing.condense.drafters import draft  # noqa: PLC0415 - see above

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
    from briefing.condense.drafting.answers import Answers  # noqa: PLC0415 - see above

    options = Options()
    answers = Answers(episode.folder, may_ask=False)
    text = _text(episode, options, Reporter(), state_of(episode, options.content), answers)
    lexicon = _lexicon(text.sources)
    return _script(text.briefing, text.sources, lexicon), lexicon


def unchecked_words(episode: Episode) -> tuple[Unchecked, ...]:
    """The words of an episode of which nobody has said how they are spoken. Raises InputError."""
    return _doubts(*spoken_script(episode))


def _doubts(script: Script, lexicon: Lexicon) -> tuple[Unchecked, ...]:
    from briefing.speech.unchecked import find_unchecked  # noqa: PLC0415 - see above

    return find_unchecked((segment.written for segment in script.segments), lexicon)


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
    from briefing.speech.lexicon import project_lexicon  # noqa: PLC0415 - see above

    show = project_lexicon(sources.episode.project, sources.settings.speech)
    return show.extended(sources.notes.rules.pronounce)


def _script(briefing: Briefing, sources: Sources, lexicon: Lexicon) -> Script:
    from briefing.speech.script import write_script  # noqa: PLC0415 - see above

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


def _mail(
    text: Text,
    options: Options,
    state: State,
    seconds: float,
    mp3: bytes | None,
) -> Part[MailReport] | None:
    """The e-mail beside the audio `mp3`; for the audio alone, only if there was one of this text."""
    sources, last = text.sources, state.last
    if options.only == "audio":
        if not has_mail(last, sources.fingerprint):
            return None
        if mp3 and (kept := kept_mail(last, mp3)):
            return kept
    return mail_part(text.briefing, sources, seconds, mp3, options)


def _documents(
    text: Text,
    doubts: tuple[Unchecked, ...],
    audio: Part[AudioReport] | None,
    mail: Part[MailReport] | None,
    seconds: float,
) -> tuple[dict[str, bytes], Report]:
    """All files of build/ in the order of OUTPUTS, and what report.json says."""
    from briefing.build.documents import (  # noqa: PLC0415 - see above
        as_json,
        briefing_document,
        report_document,
        sealed,
    )
    from briefing.build.first_issue import missing  # noqa: PLC0415
    from briefing.review import review_page  # noqa: PLC0415
    from briefing.speech.unchecked import build_finding  # noqa: PLC0415

    sources, briefing = text.sources, text.briefing
    made: list[Part[AudioReport] | Part[MailReport]] = [part for part in (mail, audio) if part]
    report = report_document(
        text,
        doubts,
        (
            *_ignored(sources.episode),
            *text.draft.findings,
            *text.proof.findings,
            *missing(sources.episode.project, sources.settings),
            *review_findings(sources.settings.show, sources.notes.rules),
            *build_finding(doubts),
            *(found for part in made for found in part.findings),
        ),
        mail=mail.figures if mail else None,
        audio=audio.figures if audio else None,
    )
    files = {name: content for part in made for name, content in part.files.items()}
    files[DOCUMENT] = as_json(briefing_document(briefing, sources.article, seconds))
    files[REVIEW] = review_page(briefing, sources, report, files).encode()
    report = sealed(report, in_order(files))
    return in_order(files | {REPORT: as_json(report)}), report
