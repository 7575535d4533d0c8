"""Publish episode folders as a site, and record in episode.toml what the site shows."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.cache import open_cache
from briefing.config.addresses import is_reserved
from briefing.config.project import read_settings
from briefing.config.settings import EPISODES
from briefing.config.settings import FILE as SETTINGS
from briefing.episode.folder import NOTES, find_episodes, open_episode
from briefing.episode.record import FILE, read_records, show_guid, sort_records, write_record
from briefing.errors import BriefingError, ContentError, InputError
from briefing.files import locked
from briefing.model.record import Withdrawal
from briefing.podcast import checked_feed, site
from briefing.podcast.addresses import PAGE
from briefing.podcast.built_record import plain
from briefing.podcast.edition import Edition, can_be_shown, edition, seems_published
from briefing.podcast.show import check_show, refuse_reserved
from briefing.podcast.standards import FEED_FILE
from briefing.podcast.target import Folder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefing.episode.folder import Episode
    from briefing.model.findings import Finding
    from briefing.model.record import Record
    from briefing.podcast.target import Target


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publication did, or would do."""

    published: tuple[Record, ...] = ()
    """Episodes that are new, corrected or withdrawn."""
    skipped: tuple[tuple[Path, str], ...] = ()
    """Folders that were not named and cannot go out, and why."""
    written: tuple[str, ...] = ()
    """Names in the site."""
    warnings: tuple[Finding, ...] = ()
    """What the check of the feed has to say, newest episodes first."""
    listed: int | None = None
    """Episodes in the feed and its archives; None without a feed: nothing was ever published."""


def publish(
    project: Path,
    folders: Sequence[Path],
    target: Target,
    now: dt.datetime,
    *,
    correction: str = "",
    dry_run: bool = False,
) -> Publication:
    """Publish the episodes in `folders` to `target`; without folders, all that may be published.

    `now` has its time zone and becomes the date of what is new. Raises BriefingError; then feed and
    records are as before.
    """
    settings = read_settings(project)

    def changes(records: Mapping[Path, Record]) -> Iterator[Edition | tuple[Path, str]]:
        for folder in folders or find_episodes(project):
            try:
                episode = _of_project(folder, project)
                old = records.get(episode.folder)
                if not folders and old and (old.withdrawn or seems_published(episode, old)):
                    if old.withdrawn or can_be_shown(episode):  # else it has nothing for its page
                        yield Edition(episode.folder, old)
                    continue
                found = edition(episode, settings.show, old, now, correction)
                if not dry_run:
                    _refuse_reserved_links(found)
                yield found
            except BriefingError as problem:
                if folders:
                    raise
                yield folder, _reason(problem, folder)

    return _publish(project, target, now, changes, dry_run=dry_run)


def _refuse_reserved_links(edition: Edition) -> None:
    """Refuse links of the notes that lead nowhere."""
    if urls := [link.url for link in edition.record.links if is_reserved(link.url)]:
        message = (
            f"made-up addresses, which no listener can reach: {', '.join(urls)}. Correct its links."
        )
        raise ContentError(message, file=edition.folder / NOTES)


def _reason(problem: BriefingError, folder: Path) -> str:
    """What keeps the episode in `folder` back: the file in it, the line, the message."""
    return str(problem).removeprefix(str(folder)).lstrip(f"{os.sep}: ")


def _of_project(folder: Path, project: Path) -> Episode:
    """The episode in `folder`. Raises InputError where later publications would not find it."""
    episode = open_episode(folder)
    if episode.folder.parent != project / EPISODES:
        message = (
            f"lies outside {project / EPISODES}, so that the next feed would lose it. "
            "Move it there."
        )
        raise InputError(message, file=folder)
    return episode


def withdraw(
    project: Path, folder: Path, target: Target, now: dt.datetime, reason: str
) -> Publication:
    """Take the episode in `folder` out of the feed, and let its page say so.

    Raises BriefingError.
    """

    def changes(records: Mapping[Path, Record]) -> Iterator[Edition]:
        old = records.get(folder.resolve())
        if old is None:
            raise InputError("was not published, so there is nothing to withdraw.", file=folder)
        if old.withdrawn:
            raise InputError("was withdrawn already.", file=folder)
        if old.guid not in checked_feed.listed(target).episodes:
            raise InputError(
                f"is in no feed in {target}. Name the place where it was published.", file=folder
            )
        yield Edition(
            folder.resolve(), replace(old, withdrawn=Withdrawal(at=now, reason=plain(reason)))
        )

    return _publish(project, target, now, changes, dry_run=False)


def _publish(
    project: Path,
    target: Target,
    now: dt.datetime,
    changes: Callable[[Mapping[Path, Record]], Iterable[Edition | tuple[Path, str]]],
    *,
    dry_run: bool,
) -> Publication:
    """Bring the site to what the records say after `changes`.

    Two publications of a project wait for each other.
    """
    settings, episodes = read_settings(project), project / EPISODES
    check_show(settings, project)
    if not dry_run:
        refuse_reserved(settings, project)
    if not episodes.is_dir():
        raise InputError("no episodes yet. Make one with: briefing new ARTICLE", file=episodes)
    if isinstance(target, Folder) and target.path.resolve().is_relative_to(episodes.resolve()):
        message = f"lies among the episodes in {episodes}. Name a folder of its own for the site."
        raise InputError(message, file=target.path)
    kept = open_cache(settings.voice.cache)
    with locked(episodes), target.lock():
        before = read_records(episodes, kept)
        found = list(changes(before))
        editions = [change for change in found if isinstance(change, Edition)]
        records = sort_records(before | {edition.folder: edition.record for edition in editions})
        skipped = tuple(change for change in found if not isinstance(change, Edition))
        if not records:
            return Publication(skipped=skipped)
        _check_records(records, now)
        there = checked_feed.listed(target)
        _check_site(before, records, target, there, show_guid(settings.show))
        show = site.open_show(settings, project, kept)
        changed = [edition for edition in editions if edition.record != before.get(edition.folder)]
        broken_off = (
            f for f, record in records.items() if there.changed and record.changed > there.changed
        )
        anew = {edition.folder for edition in changed}.union(broken_off)
        audio, others, warnings = _plan(
            records, anew, anew.union(edition.folder for edition in editions), show, target
        )
        written = [planned.name for planned in audio if _bring(planned, target, dry_run=dry_run)]
        if not dry_run:
            for edition in (
                changed
            ):  # before any file of an address in use: from the record a broken run is completed
                write_record(edition.folder, edition.record)
        written += [planned.name for planned in others if _bring(planned, target, dry_run=dry_run)]
    return Publication(
        published=tuple(edition.record for edition in changed),
        skipped=skipped,
        written=tuple(written),
        warnings=warnings,
        listed=sum(not record.withdrawn for record in records.values()),
    )


def _plan(
    records: Mapping[Path, Record],
    anew: set[Path],
    looked_at: set[Path],
    show: site.Show,
    target: Target,
) -> tuple[list[site.Planned], list[site.Planned], tuple[Finding, ...]]:
    """Return the audio of the site, its other files in their order, and warnings.

    Files of episodes come before those that link to them. The feed is made and checked here, before
    anything is written; the others are made when it is their turn.
    """
    audio: list[site.Planned] = []
    others: list[site.Planned] = []
    pages: list[site.Planned] = []
    sizes = {show.cover.name: len(show.cover.data)}
    for folder, record in records.items():
        edition = Edition(folder, record)
        for planned, size in site.media(edition, target, anew=folder in anew):
            (audio if planned.name.endswith(f"/{record.audio.name}") else others).append(planned)
            sizes[planned.name] = size
        if (folder in looked_at and site.has_page(edition)) or target.size(
            f"{record.slug}/{PAGE}"
        ) is None:
            pages.extend(site.pages_of(edition, show))
    ordered = tuple(records.values())
    feed, warnings = checked_feed.feed(ordered, show, target, sizes)
    return audio, [*others, site.cover(show), *pages, *site.index(ordered, show), *feed], warnings


def _bring(planned: site.Planned, target: Target, *, dry_run: bool) -> bool:
    """Make a file of the site what it should be; whether it was otherwise."""
    content = planned.make()
    if target.size(planned.name) == len(content) and target.read(planned.name) == content:
        return False
    if not dry_run:
        target.write(planned.name, content)
    return True


def _check_records(records: Mapping[Path, Record], now: dt.datetime) -> None:
    """Refuse a date to come, and two episodes with one identity or one address."""
    guids: dict[str, Path] = {}
    slugs: dict[str, Path] = {}
    for folder, record in records.items():
        if record.published > now:
            message = (
                f"published at {record.published:%Y-%m-%d %H:%M} UTC, which is to come. "
                "Set this machine's clock."
            )
            raise ContentError(message, file=folder / FILE)
        if (other := guids.setdefault(record.guid, folder)) != folder:
            copy, first = (other, folder) if folder.name == record.slug else (folder, other)
            message = (
                f"has the GUID of {first.name}: apps would show one of them. "
                f"Delete {FILE} from the copy."
            )
            raise ContentError(message, file=copy / FILE)
        if (other := slugs.setdefault(record.slug.casefold(), folder)) != folder:
            message = (
                f"would get the address of {other.name}, which was published as {record.slug}. "
                "Rename the folder."
            )
            raise ContentError(message, file=folder)


def _check_site(
    before: Mapping[Path, Record],
    records: Mapping[Path, Record],
    target: Target,
    there: checked_feed.Listed,
    guid: str,
) -> None:
    """Refuse another `guid` of the show, a lost episode, and an episode whose record was lost."""
    if there.guid not in {None, guid}:
        message = (
            "the show is known by another GUID. "
            f'Write guid = "{there.guid}" into [show] of {SETTINGS}.'
        )
        raise ContentError(message, file=f"{target}/{FEED_FILE}")
    if lost := there.episodes.keys() - {record.guid for record in records.values()}:
        gone = min(lost)
        message = (
            f"lists an episode that no folder has: {there.episodes[gone] or gone}. "
            "Bring its folder back; an episode that must go is withdrawn."
        )
        raise ContentError(message, file=f"{target}/{FEED_FILE}")
    for folder in records.keys() - before.keys():
        record = records[folder]
        lies = target.read(f"{record.slug}/{record.audio.name}")
        other = lies is not None and hashlib.sha256(lies).hexdigest() != record.audio.sha256
        if other or record.guid in there.episodes:
            message = (
                f"was published before, but its {FILE} is gone. "
                "Restore it, or publish from a folder of another name."
            )
            raise ContentError(message, file=folder)
