"""Preflight: lint the feed as it would look with this episode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cache import open_cache
from briefing.config.project import read_settings
from briefing.config.settings import FILE
from briefing.episode.folder import read_episode_notes
from briefing.errors import BriefingError
from briefing.model.findings import Finding
from briefing.podcast.built_record import record_of_build
from briefing.podcast.checked_feed import foreseen
from briefing.podcast.show import check_show, refuse_reserved
from briefing.podcast.site import open_show

if TYPE_CHECKING:
    import datetime as dt

    from briefing.episode.built import LastBuild
    from briefing.episode.folder import Episode


def foresight(episode: Episode, last: LastBuild, now: dt.datetime) -> tuple[Finding, ...]:
    """The findings of a feed with the `last` build of this episode, published at `now`.

    None where the show is to have no feed.
    """
    settings = read_settings(episode.project)
    if episode.project is None or not settings.show.feed_url:
        return ()
    notes = read_episode_notes(episode)
    try:
        check_show(settings, episode.project)
        refuse_reserved(settings, episode.project)
        record = record_of_build(episode, last, notes, settings.show, episode.record, now)
        return foreseen(
            record, open_show(settings, episode.project, open_cache(settings.voice.cache))
        )
    except BriefingError as problem:
        return (
            Finding(
                "feed.show",
                "warning",
                "The show cannot be published like this.",
                problem.message,
                file=FILE,
            ),
        )
