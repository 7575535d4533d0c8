"""`briefing build`: the outputs of an episode, made or kept from an earlier run, and written as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.cache import open_cache
from briefing.episode import COVER, OUTPUTS, SRT, replace_build
from briefing.errors import ContentError
from briefing.fingerprint import fingerprint
from briefing.options import Options
from briefing.parts import kept_audio
from briefing.reporter import Reporter
from briefing.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefing.episode import Episode
    from briefing.settings import Settings


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
    result = made(episode, options, reporter, may_ask=True)
    if not options.draft:
        refuse(episode, result.report["findings"])
    with reporter.stage("write"):
        replace_build(episode.folder, result.files)
    return result


def made(episode: Episode, options: Options, reporter: Reporter, *, may_ask: bool = False) -> Result:
    """What `pipeline.make` makes, raising what it raises; an e-mail may be kept from an earlier run."""

    def make() -> Result:
        from briefing import pipeline  # noqa: PLC0415 - heavy

        return pipeline.make(episode, options, reporter, may_ask=may_ask)

    with reporter.stage("read"):
        settings = read_settings(episode.project)
    if options.only != "mail" or settings.condense.drafter != "extractive":  # a model's answers come while it is made
        return make()
    return _kept(episode, options, settings, reporter, make)


def _kept(
    episode: Episode, options: Options, settings: Settings, reporter: Reporter, make: Callable[[], Result]
) -> Result:
    """What `make` gives for an e-mail, found by all it depends on: to load what makes one takes longer than the work."""
    with reporter.stage("read"):
        seen = fingerprint(episode, options.said, settings)
        audio = kept_audio(episode, settings, seen)
    sound = audio.files if audio else {}

    def without_sound() -> Result:
        result = make()
        return replace(result, files={name: content for name, content in result.files.items() if name not in sound})

    def is_current() -> bool:
        """Whether nobody edited anything meanwhile, which may be in what was made."""
        return fingerprint(episode, options.said, settings) == seen

    source = {"sources": seen, "record": episode.record, "audio": audio}
    result = open_cache(settings.voice.cache).keep(Result, source, without_sound, is_current=is_current)
    return replace(result, files=in_order(result.files | sound))


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
