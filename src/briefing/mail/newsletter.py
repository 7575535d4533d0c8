"""The mail stage: one briefing as HTML, as text and as a message, with the findings of the lint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.config.settings import FILE
from briefing.episode.folder import COVER
from briefing.mail.issue import prepare
from briefing.mail.lint import lint, style_bytes
from briefing.mail.message import build_message, content_id
from briefing.mail.model import Mail
from briefing.mail.picture import COVER_WIDTH, Picture, read_picture
from briefing.mail.render import Shown, render_html
from briefing.mail.text import render_text
from briefing.model.findings import Finding
from briefing.urls import media_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.config.notes import Rules
    from briefing.config.settings import Settings
    from briefing.episode.folder import Episode
    from briefing.mail.issue import Issue
    from briefing.mail.model import Listening
    from briefing.model.briefing import Briefing

_HEAVY_PICTURE = 1_000_000
"""Bytes; a phone on the way to work should not load more."""
_HEAVY_SOUND = 7_000_000
"""Bytes; Base64 makes 9.6 MB of them, and 10 MB is a common limit."""


def compose(
    briefing: Briefing,
    *,
    rules: Rules,
    settings: Settings,
    episode: Episode,
    listening: Listening | None,
    mp3: bytes | None = None,
) -> Mail:
    """Return the newsletter of an episode; templates of its project come before the shipped ones.

    Without `listening` it has no podcast block; `mp3` is attached where the settings say so. The
    record of a published episode names its audio and its corrections. Raises InputError where
    picture, addresses, colours or templates are wrong.
    """
    project, slug = episode.project, episode.slug
    issue = prepare(
        briefing,
        rules=rules,
        settings=settings,
        slug=slug,
        listening=listening,
        record=episode.record,
        project=project,
    )
    letter = settings.newsletter
    picture = read_picture(rules.image, episode.folder) if rules.image else None
    play = _play(listening, issue)
    hosted = [_hosted(each, settings, slug) for each in (picture, play)]
    carried = [Shown(f"cid:{content_id(each)}", each) if each else None for each in (picture, play)]
    html = render_html(issue, project, *hosted)
    text = render_text(issue, project, carried[0])
    embed = letter.embed_images
    eml = build_message(
        issue,
        text,
        render_html(issue, project, *carried) if embed and any(carried) else html,
        [shown.picture for shown in carried if shown] if embed else [],
        mp3 if letter.attach_mp3 else None,
    )
    return Mail(
        html=html,
        text=text,
        eml=eml,
        cover=play.data if play and hosted[1] else None,
        subject=issue.subject,
        findings=(
            *_picture_findings(picture, hosted=bool(hosted[0]), carried=embed),
            *(_attachment_findings(mp3) if letter.attach_mp3 else ()),
            *lint(html, text, eml, issue),
        ),
        html_bytes=len(html.encode()),
        style_bytes=style_bytes(html),
    )


def _play(listening: Listening | None, issue: Issue) -> Picture | None:
    """The link to the audio as a picture."""
    if not (listening and listening.cover and issue.podcast):
        return None
    return Picture(COVER, issue.podcast.cover_alt, "", listening.cover, "jpeg", COVER_WIDTH)


def _hosted(picture: Picture | None, settings: Settings, slug: str) -> Shown | None:
    """The picture as newsletter.html shows it, which is only from a server."""
    address = media_file(settings.show.media_url, slug, picture.name) if picture else ""
    return Shown(address, picture) if picture and address else None


def _picture_findings(picture: Picture | None, *, hosted: bool, carried: bool) -> Iterator[Finding]:
    if picture is None:
        return
    doubts = [
        (f"The picture {doubt}.", "Save it anew for the web: in RGB, without camera data.")
        for doubt in picture.doubts
    ]
    if not hosted:
        others = "newsletter.eml carries it" if carried else "newsletter.eml has none either"
        message = f"newsletter.html goes out without the picture, for it has no address; {others}."
        doubts.append(
            (
                message,
                (
                    'Set "media_url" of [show] in briefing.toml to where the files of an episode '
                    "will lie."
                ),
            )
        )
    if len(picture.data) > _HEAVY_PICTURE:
        message = (
            f"The picture has {len(picture.data) / 1e6:.1f} MB, which is slow to load on a phone."
        )
        doubts.append((message, "Scale it to about 1200 pixels in width and save it as JPEG."))
    for message, remedy in doubts:
        yield Finding(
            check="mail.picture",
            level="warning",
            message=message,
            remedy=remedy,
            file="notes.md",
            text=picture.name,
        )


def _attachment_findings(mp3: bytes | None) -> Iterator[Finding]:
    if mp3 is None:
        yield Finding(
            check="mail.attachment",
            level="warning",
            message="newsletter.eml goes without the MP3, for the audio was not built.",
            remedy="Run briefing build without --only.",
        )
    elif len(mp3) > _HEAVY_SOUND:
        yield Finding(
            check="mail.attachment",
            level="warning",
            message=f"The MP3 of {len(mp3) / 1e6:.1f} MB makes newsletter.eml a third larger than "
            "that; many mailboxes refuse it.",
            remedy='Set "attach_mp3" of [newsletter] to false in briefing.toml; '
            "the podcast button leads to the audio.",
            file=FILE,
        )
