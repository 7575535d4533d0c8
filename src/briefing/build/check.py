"""Check an episode: report on its last build or, if sources changed, on its text and e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.episode.built import read_state
from briefing.episode.folder import AUDIO_FILES, BUILD
from briefing.model.findings import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from briefing.episode.built import LastBuild
    from briefing.episode.folder import Episode
    from briefing.model.report import Report


def check(episode: Episode, now: dt.datetime) -> Report:
    """Return the report of the last build; if sources changed, one on the current text and e-mail.

    Findings about the current files in build/, and about the feed if it were published at `now`,
    are added. No language model is called. Raises InputError.
    """
    state = read_state(episode)
    last = state.last
    if last and state.same_sources and last.report.mail:
        report = last.report
        if report.audio:
            report = report.with_findings(*_find_in_audio(episode, last, now))
    else:
        from briefing.build.stages import build_in_memory  # noqa: PLC0415 - loads everything
        from briefing.config.options import Options  # noqa: PLC0415
        from briefing.progress import Reporter  # noqa: PLC0415

        # Without audio: speaking an episode takes too long for a check.
        report = build_in_memory(episode, Options(only="mail"), Reporter()).report
    return report.with_findings(*_find_altered(episode, last))


def _find_in_audio(episode: Episode, last: LastBuild, now: dt.datetime) -> tuple[Finding, ...]:
    """Return findings about the current audio files, and about a feed that contains them."""
    from briefing.podcast.lint.episode import lint_episode  # noqa: PLC0415 - loads lxml
    from briefing.podcast.preflight import foresight  # noqa: PLC0415

    files = (episode.folder / BUILD / name for name in AUDIO_FILES)
    found = lint_episode(*(file.read_bytes() if file.is_file() else None for file in files))
    return found if last.altered else (*found, *foresight(episode, last, now))


def _find_altered(episode: Episode, last: LastBuild | None) -> Iterator[Finding]:
    """Yield a warning for each file that was changed since the last build wrote it."""
    remedy = f"Run: briefing build {episode.folder.name}. Edits belong in notes.md or templates/."
    for name in last.altered if last else ():
        there = (episode.folder / BUILD / name).is_file()
        message = f"The file was {'edited or damaged' if there else 'removed'} since it was built."
        yield Finding("build.altered", "warning", message, remedy, f"{BUILD}/{name}")
