"""The build of one episode: a sequence of stages, each passing a value to the next.

Every stage imports its own package, so that nothing is imported for an up-to-date episode.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.build.outputs import (
    DRAFT_MARK,
    build_audio,
    build_mail,
    has_mail,
    reuse_audio,
    reuse_mail,
)
from briefing.build.result import (
    AuditedText,
    Result,
    in_output_order,
    raise_errors,
    unchanged_result,
)
from briefing.config.options import Options
from briefing.episode.built import read_state
from briefing.episode.folder import DOCUMENT, MP3, REPORT, REVIEW, replace_build
from briefing.model.findings import Finding
from briefing.progress import Reporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.build.outputs import Output
    from briefing.condense.drafters import Draft
    from briefing.condense.drafting.answers import Answers
    from briefing.episode.built import EpisodeState
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
    """Build every output of an episode and replace its build/, unless it is up to date.

    Raises BriefingError; build/ is then unchanged.
    """
    options, reporter = options or Options(), reporter or Reporter()
    state = read_state(episode, options.content)
    if state.last and state.is_current(options.only):
        return unchanged_result(state.last)
    result = build_in_memory(episode, options, reporter, state=state, may_ask=True)
    if not options.draft:
        raise_errors(episode, result.report.findings)
    with reporter.stage("write"):
        replace_build(episode.folder, result.files)
    return result


def build_in_memory(
    episode: Episode,
    options: Options,
    reporter: Reporter,
    *,
    state: EpisodeState | None = None,
    may_ask: bool = False,
) -> Result:
    """Build every output of an episode in memory; a language model is called only if `may_ask`.

    `state` is the episode's state for these options, if already known. Raises InputError,
    ServiceError, and ContentError if a text with errors would be spoken although it is no draft.
    """
    from briefing.condense.drafting.answers import Answers  # noqa: PLC0415 - see above

    state = state or read_state(episode, options.content)
    answers = Answers(episode.folder, may_ask=may_ask)
    text = _text(episode, options, reporter, state, answers)
    # Before the audio stage: a service should not get, nor charge for, a text that is refused.
    if options.only != "mail" and not options.draft:
        raise_errors(episode, text.audit.findings)
    result = _outputs(text, options, reporter, state)
    return replace(result, asked=answers.asked, altered=state.last.altered if state.last else ())


def _text(
    episode: Episode,
    options: Options,
    reporter: Reporter,
    state: EpisodeState,
    answers: Answers,
) -> AuditedText:
    """Run the first half of the stages, which determine the text."""
    from briefing.audit import audit  # noqa: PLC0415 - see above
    from briefing.episode.sources import read_sources, with_answers  # noqa: PLC0415 - see above

    with reporter.stage("read"):
        sources = read_sources(episode, options, state)
    with reporter.stage("condense"):
        made = _condensed(sources, answers)
        sources = with_answers(sources)
    briefing = made.briefing
    if options.draft:
        briefing = replace(briefing, headline=DRAFT_MARK + briefing.headline)
    with reporter.stage("audit"):
        proof = audit(briefing, sources.article, sources.notes, sources.limits)
    return AuditedText(sources, briefing, proof, made)


def _outputs(
    text: AuditedText, options: Options, reporter: Reporter, state: EpisodeState
) -> Result:
    """Run the second half of the stages, which render the text."""
    sources, briefing = text.sources, text.briefing
    voice = None if options.only == "mail" else _voice(sources)
    with reporter.stage("script"):
        lexicon = _lexicon(sources)
        script = _script(briefing, sources, lexicon.for_voice(voice.spelling) if voice else lexicon)
        doubts = _find_unchecked(script, lexicon)
    with reporter.stage("audio"):
        audio = (
            build_audio(script, voice, briefing, sources, reporter)
            if voice
            else reuse_audio(state.last, sources.fingerprint)
        )
    with reporter.stage("mail"):
        # The e-mail states the length of the audio; without audio it is estimated.
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
    """Return the script that a build of an episode would speak, and its lexicon.

    No language model is called. Raises InputError.
    """
    from briefing.condense.drafting.answers import Answers  # noqa: PLC0415 - see above

    options = Options()
    answers = Answers(episode.folder, may_ask=False)
    text = _text(episode, options, Reporter(), read_state(episode, options.content), answers)
    lexicon = _lexicon(text.sources)
    return _script(text.briefing, text.sources, lexicon), lexicon


def find_unchecked_words(episode: Episode) -> tuple[Unchecked, ...]:
    """Return foreign words of an episode without a checked pronunciation. Raises InputError."""
    return _find_unchecked(*spoken_script(episode))


def _find_unchecked(script: Script, lexicon: Lexicon) -> tuple[Unchecked, ...]:
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
    """Return the show's lexicon with the pronunciations of the episode's notes."""
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
    text: AuditedText,
    options: Options,
    state: EpisodeState,
    seconds: float,
    mp3: bytes | None,
) -> Output[MailReport] | None:
    """Build the e-mail that links to the audio `mp3`.

    With `only="audio"` there is one only if the last build made one of the same text: it is kept if
    it links to this audio, else rebuilt.
    """
    sources, last = text.sources, state.last
    if options.only == "audio":
        if not has_mail(last, sources.fingerprint):
            return None
        if mp3 and (kept := reuse_mail(last, mp3)):
            return kept
    return build_mail(text.briefing, sources, seconds, mp3, options)


def _documents(
    text: AuditedText,
    doubts: tuple[Unchecked, ...],
    audio: Output[AudioReport] | None,
    mail: Output[MailReport] | None,
    seconds: float,
) -> tuple[dict[str, bytes], Report]:
    """Return all files of build/ in the order of OUTPUTS, and the report."""
    from briefing.build.documents import (  # noqa: PLC0415 - see above
        briefing_document,
        encode_json,
        report_document,
        with_hashes,
    )
    from briefing.build.first_issue import missing_settings  # noqa: PLC0415
    from briefing.config.show_texts import review_findings  # noqa: PLC0415
    from briefing.review import review_page  # noqa: PLC0415
    from briefing.speech.unchecked import build_finding  # noqa: PLC0415

    sources, briefing = text.sources, text.briefing
    made: list[Output[AudioReport] | Output[MailReport]] = [part for part in (mail, audio) if part]
    report = report_document(
        text,
        doubts,
        (
            *_ignored(sources.episode),
            *text.draft.findings,
            *text.audit.findings,
            *missing_settings(sources.episode.project, sources.settings),
            *review_findings(sources.settings.show, sources.notes.rules),
            *build_finding(doubts),
            *(found for part in made for found in part.findings),
        ),
        mail=mail.figures if mail else None,
        audio=audio.figures if audio else None,
    )
    files = {name: content for part in made for name, content in part.files.items()}
    files[DOCUMENT] = encode_json(briefing_document(briefing, sources.article, seconds))
    files[REVIEW] = review_page(briefing, sources, report, files).encode()
    report = with_hashes(report, in_output_order(files))
    return in_output_order(files | {REPORT: encode_json(report)}), report
