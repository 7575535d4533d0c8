"""The files of a site in the order of upload: a file comes before whatever links to it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing.cache import ValueKind
from briefing.episode.folder import BUILD, CAPTIONS, COVER, DOCUMENT
from briefing.errors import ContentError, InputError
from briefing.look.themes import theme_of
from briefing.podcast.addresses import PAGE, SEARCH
from briefing.podcast.page import episode_page, index_page, search_json
from briefing.podcast.standards import LARGEST_COVER, SMALLEST_COVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from briefing.cache import Cache
    from briefing.config.settings import Settings
    from briefing.model.record import PublishedFile, Record
    from briefing.podcast.edition import Edition
    from briefing.podcast.target import Target


@dataclass(frozen=True, slots=True)
class Cover:
    """The show's picture."""

    data: bytes
    """JPEG."""

    @property
    def name(self) -> str:
        """Another picture has another name, or apps would go on showing the old one."""
        return f"cover-{hashlib.sha256(self.data).hexdigest()[:8]}.jpg"


@dataclass(frozen=True, slots=True)
class Show:
    """What all files of a site depend on."""

    settings: Settings
    project: Path
    cover: Cover
    kept: Cache


@dataclass(frozen=True, slots=True)
class Planned:
    """A file as it should lie in the site; `make` gives its bytes when it is its turn."""

    name: str
    make: Callable[[], bytes]


COVERS = ValueKind("covers", Cover)


def open_show(settings: Settings, project: Path, kept: Cache) -> Show:
    """The show of a project. Raises InputError where its cover cannot be used."""
    file = project / settings.show.cover if settings.show.cover else None
    if file and not file.is_file():
        raise InputError(
            '"cover" of [show] names this file, which is not there. Correct it.', file=file
        )
    title, accent = settings.show.title, theme_of(settings.newsletter, project).light.accent
    source = {"cover": file.read_bytes() if file else b"", "title": title, "accent": accent}
    drawn = kept.get_or_make(COVERS, source, lambda: _cover(title, file, accent))
    return Show(settings, project, drawn, kept)


def media(edition: Edition, target: Target, *, anew: bool) -> Iterator[tuple[Planned, int]]:
    """Yield the files of an episode with their sizes.

    These are the files that `target` lacks, all current ones if `anew`, none if the episode is
    withdrawn.

    Raises ContentError where neither target nor folder have what was published.
    """
    record = edition.record
    if record.withdrawn:
        return
    for file in (
        record.audio,
        record.transcript,
        record.chapters_file,
        *record.pictures,
        *record.earlier,
    ):
        name = f"{record.slug}/{file.name}"
        lacks = target.size(name) != file.size
        if lacks and (file in record.earlier or edition.content(file) is None):
            message = (
                f"its {file.name} lies neither in {target} nor in the folder as it was published. "
                "Publish to where the site lies, or copy the site there first."
            )
            raise ContentError(message, file=edition.folder)
        if lacks or (anew and file not in record.earlier):
            yield Planned(name, partial(_content, edition, file)), file.size


def pages_of(edition: Edition, show: Show) -> Iterator[Planned]:
    """Yield the picture of the e-mail and the page of an episode, from record and build/.

    A withdrawn episode has the page alone. Raises ContentError if the folder lacks what the page is
    made from.
    """
    if not has_page(edition):
        message = (
            "has no build, and its page is missing where it is published. "
            "Build it as it was, or copy the page there."
        )
        raise ContentError(message, file=edition.folder)
    slug, picture = edition.record.slug, edition.folder / BUILD / COVER
    if picture.is_file() and not edition.record.withdrawn:
        yield Planned(f"{slug}/{COVER}", picture.read_bytes)
    yield Planned(f"{slug}/{PAGE}", partial(_page, edition, show))


def has_page(edition: Edition) -> bool:
    """Whether the folder has what the page is made from."""
    build = edition.folder / BUILD
    whole = all((build / name).is_file() for name in (DOCUMENT, CAPTIONS))
    return bool(edition.record.withdrawn) or whole


def cover(show: Show) -> Planned:
    """The show's picture."""
    return Planned(show.cover.name, lambda: show.cover.data)


def index(records: Sequence[Record], show: Show) -> Iterator[Planned]:
    """The page of all episodes, behind what it searches in."""
    settings, project, name = show.settings, show.project, show.cover.name
    yield Planned(SEARCH, lambda: search_json(records))
    yield Planned(
        PAGE, lambda: index_page(records, settings=settings, project=project, cover=name).encode()
    )


def _content(edition: Edition, file: PublishedFile) -> bytes:
    found = edition.content(file)
    if found is None:
        message = (
            f"its {file.name} is not in build/ as it is to be published. "
            "Build it, then publish it again."
        )
        raise ContentError(message, file=edition.folder)
    return found


def _page(edition: Edition, show: Show) -> bytes:
    record, build = edition.record, edition.folder / BUILD
    document, captions = {}, b""
    if not record.withdrawn:
        document = json.loads((build / DOCUMENT).read_bytes())
        captions = (build / CAPTIONS).read_bytes()
    page = episode_page(
        record,
        document,
        captions,
        settings=show.settings,
        project=show.project,
        cover=show.cover.name,
    )
    return page.encode()


def _cover(title: str, file: Path | None, accent: str) -> Cover:
    from briefing.look.cover import cover as drawn  # noqa: PLC0415 - heavy

    return Cover(drawn(title, file, accent, size=_side(file) if file else LARGEST_COVER))


def _side(file: Path) -> int:
    """Return the largest side of the cover that needs no enlarging.

    Raises InputError if that is too small.
    """
    from PIL import Image  # noqa: PLC0415 - heavy

    try:
        with Image.open(file) as opened:
            side = min(opened.size)
    except (OSError, Image.DecompressionBombError):  # `drawn` has the words for it
        return LARGEST_COVER
    if side < SMALLEST_COVER:
        wanted = f"directories want {SMALLEST_COVER} to {LARGEST_COVER}"
        message = f"the cover is {side} pixels wide; {wanted}. Give a larger one."
        raise InputError(message, file=file)
    return min(side, LARGEST_COVER)
