"""`briefing build`: the outputs of an episode, made or kept from an earlier run, and written as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.build.outputs import kept_audio
from briefing.build.result import Result, in_order, refuse
from briefing.cache import open_cache
from briefing.config.options import Options
from briefing.config.settings import read_settings
from briefing.episode.fingerprint import fingerprint
from briefing.episode.folder import replace_build
from briefing.progress import Reporter

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.config.settings import Settings
    from briefing.episode.folder import Episode


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
    """What `stages.make` makes, raising what it raises; an e-mail may be kept from an earlier run."""

    def make() -> Result:
        from briefing.build import stages  # noqa: PLC0415 - heavy

        return stages.make(episode, options, reporter, may_ask=may_ask)

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
