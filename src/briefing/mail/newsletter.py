"""The mail stage: one briefing as HTML, as text and as a message, with what the lint has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.findings import Finding
from briefing.mail.issue import prepare
from briefing.mail.links import media_file
from briefing.mail.lint import lint, style_bytes
from briefing.mail.message import build_message, content_id
from briefing.mail.model import Mail
from briefing.mail.picture import read_picture
from briefing.mail.render import Shown, render_html
from briefing.mail.text import render_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.condense.model import Briefing
    from briefing.mail.model import Listening
    from briefing.mail.picture import Picture
    from briefing.notes import Rules
    from briefing.settings import Settings

_HEAVY_PICTURE = 1_000_000
"""Bytes; a phone on the way to work should not load more."""


def compose(
    briefing: Briefing,
    *,
    rules: Rules,
    settings: Settings,
    slug: str,
    folder: Path,
    project: Path | None,
    listening: Listening | None,
) -> Mail:
    """The newsletter of the episode `slug` in `folder`; templates of `project` come before the shipped ones.

    Without `listening` it has no podcast block. Raises InputError where picture, addresses or templates are wrong.
    """
    issue = prepare(briefing, rules=rules, settings=settings, slug=slug, listening=listening)
    picture = read_picture(rules.image, folder) if rules.image else None
    hosted, embedded = _places(picture, settings, slug)
    html = render_html(issue, project, hosted)
    text = render_text(issue, project, embedded)
    eml = build_message(issue, text, html if picture is None else render_html(issue, project, embedded), picture)
    return Mail(
        html=html,
        text=text,
        eml=eml,
        subject=issue.subject,
        findings=(*_picture_findings(picture, hosted), *lint(html, text, issue)),
        html_bytes=len(html.encode()),
        style_bytes=style_bytes(html),
    )


def _places(picture: Picture | None, settings: Settings, slug: str) -> tuple[Shown | None, Shown | None]:
    """The picture as newsletter.html shows it, which is only from a server, and as the message carries it."""
    if picture is None:
        return None, None
    address = media_file(settings.show.media_url, slug, picture.name)
    return Shown(address, picture) if address else None, Shown(f"cid:{content_id(picture)}", picture)


def _picture_findings(picture: Picture | None, hosted: Shown | None) -> Iterator[Finding]:
    if picture and not hosted:
        yield Finding(
            check="mail.picture",
            level="warning",
            message="newsletter.html goes out without the picture, for it has no address; newsletter.eml carries it.",
            remedy='Set "media_url" of [show] in briefing.toml to where the files of an episode will lie.',
            file="notes.md",
            text=picture.name,
        )
    if picture and len(picture.data) > _HEAVY_PICTURE:
        yield Finding(
            check="mail.picture",
            level="warning",
            message=f"The picture has {len(picture.data) / 1e6:.1f} MB, which is slow to load on a phone.",
            remedy="Scale it to about 1200 pixels in width and save it as JPEG.",
            file="notes.md",
            text=picture.name,
        )
