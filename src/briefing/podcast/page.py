"""The pages of a site: one for every episode, with a player, and the index of all.

docs/pages.md describes them.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import itertools
import json
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from briefing.german.formats import COMMENTARY, local_date, megabytes, whole_minutes
from briefing.german.typography import typeset
from briefing.look.lead_in import lead_in
from briefing.look.prose import as_html
from briefing.look.pull_quote import pull_quote
from briefing.look.templating import environment, inert, render
from briefing.look.themes import theme_of
from briefing.model.prose import blocks_of_document, typeset_block
from briefing.podcast.addresses import PAGE, SEARCH, page_url, site_file
from briefing.podcast.structured import as_script, episode_data, picture, series_data
from briefing.podcast.transcript import sentences
from briefing.urls import media_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import jinja2

    from briefing.config.settings import Settings
    from briefing.model.record import Record

NEWEST = 20
"""Episodes that the index shows with their leads; older ones stand below as a list by years."""


def episode_page(
    record: Record,
    document: Mapping[str, Any],
    captions: bytes,
    *,
    settings: Settings,
    project: Path | None,
    cover: str = "",
) -> str:
    """Return the page of an episode, to lie as `PAGE` beside its audio and its captions.

    `document` is the content of briefing.json, `captions` the WebVTT file of the episode; neither
    is read if the episode is withdrawn. `cover` is the name of the show's picture at the top of the
    site. Raises InputError if a template of `project` is wrong.
    """
    if record.withdrawn:
        return _page(
            "page-withdrawn.html.j2",
            project,
            settings,
            record=record,
            page_url=page_url(settings, record.slug),
        )
    return _page(
        "page.html.j2",
        project,
        settings,
        script="page/player.js.j2",
        record=record,
        briefing=document,
        transcript=sentences(captions),
        page_url=page_url(settings, record.slug),
        audio_url=media_file(settings.show.media_url, record.slug, record.audio.name),
        picture_url=picture(record, settings, cover),
        data=as_script(episode_data(record, settings, cover)),
        commentary_title=COMMENTARY,
    )


def index_page(
    records: Iterable[Record], *, settings: Settings, project: Path | None, cover: str = ""
) -> str:
    """Return the page of all episodes but withdrawn ones, newest first.

    It is to lie as `PAGE` at the top of the site. It searches in `search_json`, which must lie
    beside it as `SEARCH`; `cover` is the name of a picture beside it.
    """
    offered = _offered(records)
    return _page(
        "index.html.j2",
        project,
        settings,
        script="page/search.js.j2",
        records=offered[:NEWEST],
        years=[
            (year, list(ones))
            for year, ones in itertools.groupby(
                offered[NEWEST:], lambda record: local_date(record.published).year
            )
        ],
        total=len(offered),
        cover=cover,
        cover_url=cover and site_file(settings, cover),
        data=as_script({"@context": "https://schema.org", **series_data(settings, cover)}),
        search=SEARCH,
    )


def search_json(records: Iterable[Record]) -> bytes:
    """What the index searches in: a list of slug, date, kicker, title and summary, newest first."""
    rows = [
        {
            "slug": record.slug,
            "date": local_date(record.published).isoformat(),
            "kicker": record.kicker,
            "title": record.title,
            "summary": record.summary,
        }
        for record in _offered(records)
    ]
    return (json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _offered(records: Iterable[Record]) -> list[Record]:
    offered = (record for record in records if not record.withdrawn)
    return sorted(offered, key=lambda record: (record.published, record.slug), reverse=True)


def _page(
    template: str, project: Path | None, settings: Settings, *, script: str = "", **values: object
) -> str:
    """Render a template with our style sheet and script, and a policy that allows no others."""
    theme, language = theme_of(settings.newsletter, project), settings.show.language
    templates = _templates(project, theme.folders, language)
    style = render(templates, "page/style.css.j2", theme=theme)
    code = render(templates, script, page=PAGE) if script else ""
    html = render(
        templates,
        template,
        show=settings.show,
        letter=settings.newsletter,
        style=Markup(style),  # noqa: S704 - a template with a theme in it
        script=Markup(code),  # noqa: S704 - a template with a file name in it
        policy=_policy(style, code),
        locale=language.replace("-", "_") if "-" in language else "de_DE",
        page=PAGE,
        **values,
    )
    return inert(html)


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy that allows files of the own host, this style and script."""
    allowed = [f"style-src {_digest(style)}", f"script-src {_digest(script)}" if script else ""]
    return "; ".join(
        (
            "default-src 'none'",
            "img-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            *filter(None, allowed),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@functools.cache
def _templates(project: Path | None, theme: tuple[str, ...], language: str) -> jinja2.Environment:
    """Return the templates with the filters of the pages.

    They are cached, since a site may have thousands of pages.
    """

    def prose(paragraph: Iterable[Mapping[str, Any]]) -> str:
        """The sentences of a paragraph of briefing.json as one text."""
        return typeset(_joined(paragraph), language)

    def point(paragraph: Iterable[Mapping[str, Any]]) -> Markup:
        """A key point, its topic in bold."""
        text = prose(paragraph)
        topic = lead_in(text)
        return Markup("<strong>{}</strong>{}").format(topic, text[len(topic) :])

    def blocks(paragraphs: Iterable[Any]) -> Markup:
        """A section that was written by hand, with its links and lists."""
        return as_html(
            typeset_block(paragraph, lambda text: typeset(text, language))
            for paragraph in blocks_of_document(paragraphs)
        )

    templates = environment(project, theme=theme)
    templates.filters |= {
        "typeset": lambda text: typeset(text, language),
        "prose": prose,
        "blocks": blocks,
        "point": point,
        "pull_quote": lambda paragraph: pull_quote(_joined(paragraph)),
        "local_date": local_date,
        "megabytes": megabytes,
        "minutes": whole_minutes,
        "web": _web,
    }
    return templates


def _joined(paragraph: Iterable[Mapping[str, Any]]) -> str:
    return " ".join(sentence["text"] for sentence in paragraph)


def _web(url: str) -> bool:
    """Whether `url` may be a link: a page or a mail address, no code."""
    return bool(re.match(r"(https?://|mailto:)", url, re.IGNORECASE))
