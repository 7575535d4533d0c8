"""The values that a newsletter template can show: the briefing, addresses and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from briefing.config.settings import FILE
from briefing.config.tools import TOOLS
from briefing.episode.folder import MP3
from briefing.errors import InputError
from briefing.german.formats import NBSP, correction_line, duration, megabytes, whole_minutes
from briefing.german.typography import to_one_line, typeset_plain
from briefing.look.themes import theme_of
from briefing.mail.tools import placeholder, salutation, tool_of
from briefing.urls import episode_url, media_file, shares_host, tagged

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.notes import Rules
    from briefing.config.settings import Newsletter, Settings
    from briefing.look.themes import Theme
    from briefing.mail.model import Listening
    from briefing.model.briefing import Briefing, Mark, Paragraph
    from briefing.model.record import Record

FULL_PREHEADER = range(85, 131)
"""Most characters of a preheader; mail programs show no more."""


@dataclass(frozen=True, slots=True)
class Podcast:
    """The link from the mail to the audio."""

    url: str
    """The episode page, else the MP3."""
    button: str
    cover_alt: str
    """Alternative text of the cover with play sign: "Podcast anhören, 2 Minuten 31 Sekunden".

    Where pictures are blocked, it stands in a column as narrow as the cover.
    """
    mp3_url: str
    """"" where the show has no `media_url`."""
    size: str
    """"1,8 MB", or "" where the MP3 was not built."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One number of the newsletter. Addresses that the settings leave out are ""."""

    slug: str
    briefing: Briefing
    rules: Rules
    settings: Settings
    theme: Theme
    subject: str
    preheader: str
    podcast: Podcast | None
    links: tuple[tuple[str, str], ...]
    """Text and address."""
    corrections: tuple[str, ...]
    """A line for each, the newest last."""
    salutation: str
    """With the mail tool's code in it, marked as `tools.placeholder` does; else ""."""
    view_url: str
    """An address or a placeholder of the mail tool, as the next three."""
    unsubscribe_url: str
    imprint_url: str
    privacy_url: str
    reading_minutes: int
    listening_minutes: int | None


def prepare(
    briefing: Briefing,
    *,
    rules: Rules,
    settings: Settings,
    slug: str,
    listening: Listening | None,
    record: Record | None = None,
    project: Path | None = None,
) -> Issue:
    """Return the values for the templates of one episode.

    Raises InputError where the mail tool contradicts other settings.
    """
    letter = settings.newsletter
    tool = tool_of(letter)
    _check(letter)
    return Issue(
        slug=slug,
        briefing=_with_marked_links(briefing, settings, slug),
        rules=rules,
        settings=settings,
        theme=theme_of(letter, project),
        subject=typeset_plain(rules.subject or briefing.headline, settings.show.language),
        preheader=to_one_line(rules.preheader) or _opening(briefing),
        podcast=_podcast(settings, slug, listening, record) if listening else None,
        links=tuple(
            (link.text, _marked(link.url, settings, slug, "links")) for link in rules.links
        ),
        corrections=tuple(correction_line(correction) for correction in record.corrections)
        if record
        else (),
        salutation=salutation(letter.salutation, tool.name)
        if tool.name and letter.salutation
        else "",
        view_url=tool.view
        or _tagged_if_wanted(episode_url(letter.view_url, slug), settings, slug, "browser"),
        unsubscribe_url=tool.unsubscribe or episode_url(letter.unsubscribe_url, slug),
        imprint_url=episode_url(letter.imprint_url, slug),
        privacy_url=episode_url(letter.privacy_url, slug),
        reading_minutes=whole_minutes(briefing.reading_seconds),
        listening_minutes=whole_minutes(listening.seconds) if listening else None,
    )


def with_placeholders(issue: Issue) -> Issue:
    """Return `issue` for a template, with the mail tool's code in its addresses marked.

    Marked code is not escaped as content is.
    """
    podcast = issue.podcast
    return replace(
        issue,
        view_url=placeholder(issue.view_url),
        unsubscribe_url=placeholder(issue.unsubscribe_url),
        imprint_url=placeholder(issue.imprint_url),
        privacy_url=placeholder(issue.privacy_url),
        podcast=podcast
        and replace(podcast, url=placeholder(podcast.url), mp3_url=placeholder(podcast.mp3_url)),
    )


def joined(paragraph: Paragraph) -> str:
    """The statements of a paragraph as one text."""
    return " ".join(statement.text for statement in paragraph)


def _check(letter: Newsletter) -> None:
    """Refuse settings that the mail tool duplicates or does not support."""
    tool = tool_of(letter)
    if tool.unsubscribe and letter.unsubscribe_url:
        message = (
            f'"unsubscribe_url" of [newsletter]: {letter.tool} puts in its own. '
            'Delete it, or set tool = "none".'
        )
        raise InputError(message, file=FILE)
    if letter.one_click and not letter.unsubscribe_url.startswith("https://"):
        message = (
            '"one_click" of [newsletter] needs an "unsubscribe_url" with https. '
            'Write one, or delete "one_click".'
        )
        raise InputError(message, file=FILE)
    if letter.salutation and not tool.name:
        known = ", ".join(name for name, its in TOOLS.items() if its.name)
        message = (
            f'"salutation" of [newsletter]: only {known} can put in a name. '
            'Delete it, or name one of them as "tool".'
        )
        raise InputError(message, file=FILE)


def _opening(briefing: Briefing) -> str:
    """Return the first statements, cut to the length of a preheader.

    The cut is at the end of a sentence or, with an ellipsis, of a word.
    """
    text = ""
    for paragraph in briefing.condensed:
        for statement in paragraph:
            text = to_one_line(f"{text} {statement.text}")
            if len(text) in FULL_PREHEADER:
                return text
            if len(text) > FULL_PREHEADER[-1]:
                return text[: FULL_PREHEADER[-1]].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    return text


def _podcast(
    settings: Settings, slug: str, listening: Listening, record: Record | None
) -> Podcast | None:
    mp3 = media_file(settings.show.media_url, slug, record.audio.name if record else MP3)
    page = _tagged_if_wanted(
        episode_url(settings.newsletter.view_url, slug), settings, slug, "podcast"
    )
    if not (page or mp3):
        return None
    estimated = listening.size is None
    length = (
        f"etwa {whole_minutes(listening.seconds)}{NBSP}Min."
        if estimated
        else duration(listening.seconds)
    )
    return Podcast(
        url=page or mp3,
        button=f"Podcast anhören ({length})",
        cover_alt=f"Podcast anhören, {_in_words(listening.seconds)}",
        mp3_url=mp3,
        size="" if listening.size is None else megabytes(listening.size),
    )


def _in_words(seconds: float) -> str:
    """Return a duration in words, for screen readers: "2 Minuten 31 Sekunden"."""
    whole = divmod(round(seconds), 60)
    names = (("Minute", "Minuten"), ("Sekunde", "Sekunden"))
    shown = (
        f"{count} {one if count == 1 else many}"
        for count, (one, many) in zip(whole, names, strict=True)
        if count
    )
    return " ".join(shown)


def _with_marked_links(briefing: Briefing, settings: Settings, slug: str) -> Briefing:
    """`briefing` with the links in its sections as the e-mail has them."""

    def marked(paragraphs: tuple[Paragraph, ...], block: str) -> tuple[Paragraph, ...]:
        return tuple(
            tuple(
                replace(statement, marks=links(statement.marks, block)) for statement in paragraph
            )
            for paragraph in paragraphs
        )

    def links(marks: tuple[Mark, ...], block: str) -> tuple[Mark, ...]:
        return tuple(
            msgspec.structs.replace(mark, url=_marked(mark.url, settings, slug, block))
            for mark in marks
        )

    return replace(
        briefing,
        greeting=marked(briefing.greeting, "greeting"),
        commentary=marked(briefing.commentary, "commentary"),
        farewell=marked(briefing.farewell, "farewell"),
    )


def _marked(url: str, settings: Settings, slug: str, block: str) -> str:
    return (
        _tagged_if_wanted(url, settings, slug, block)
        if shares_host(url, settings.own_addresses)
        else url
    )


def _tagged_if_wanted(url: str, settings: Settings, slug: str, block: str) -> str:
    return tagged(url, slug, block) if url.startswith("http") and settings.newsletter.utm else url
