"""What search engines read in a page: schema.org as JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from briefing.podcast.addresses import page_url, site_file
from briefing.urls import media_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.settings import Settings
    from briefing.model.record import Record

_OWN_RULES = "espeak"
"""The engine whose sound is computed by rules; the others are trained on recordings."""


def episode_data(record: Record, settings: Settings, cover: str) -> dict[str, Any]:
    """Return an episode as NewsArticle and PodcastEpisode, which share their audio.

    `cover` is the name of a file at the top of the site.
    """
    show, url = settings.show, page_url(settings, record.slug)
    sound = _audio(record, settings)
    common = _filled(
        {
            "url": url,
            "description": record.summary,
            "datePublished": record.published.isoformat(),
            "dateModified": record.changed.isoformat(),
            "inLanguage": show.language,
            "publisher": _publisher(settings),
            "image": picture(record, settings, cover),
            "correction": [
                {"@type": "CorrectionComment", "text": c.text, "datePublished": c.at.isoformat()}
                for c in record.corrections
            ],
        }
    )
    article = common | _filled(
        {
            "@type": "NewsArticle",
            "headline": record.title,
            "articleSection": record.kicker,
            "author": _publisher(settings),
            "editor": {"@type": "Person", "name": record.made.reviewed_by},
            "mainEntityOfPage": url,
            "audio": sound,
        }
    )
    episode = common | _filled(
        {
            "@type": "PodcastEpisode",
            "name": record.title,
            "identifier": record.guid,
            "episodeNumber": record.number,
            "timeRequired": _iso_duration(record.seconds),
            "associatedMedia": sound,
            "partOfSeries": series_data(settings, ""),
        }
    )
    return {"@context": "https://schema.org", "@graph": [article, episode]}


def series_data(settings: Settings, cover: str) -> dict[str, Any]:
    """The show as PodcastSeries."""
    show = settings.show
    return _filled(
        {
            "@type": "PodcastSeries",
            "name": show.title,
            "description": show.description,
            "url": show.link,
            "webFeed": show.feed_url,
            "inLanguage": show.language,
            "publisher": _publisher(settings),
            "image": cover and site_file(settings, cover),
        }
    )


def picture(record: Record, settings: Settings, cover: str) -> str:
    """The address of the episode's own picture, else of the show's, else ""."""
    if record.pictures:
        return media_file(settings.show.media_url, record.slug, record.pictures[0].name)
    return cover and site_file(settings, cover)


def as_script(data: Mapping[str, Any]) -> Markup:
    """`data` for a script element: nothing in it can end the element or open template code."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    pattern = r"[<>&\u2028\u2029]|\{(?=[{%#])"
    escaped = re.sub(pattern, lambda found: f"\\u{ord(found[0]):04x}", text)
    return Markup(escaped)  # noqa: S704 - escaped here


def _audio(record: Record, settings: Settings) -> dict[str, Any]:
    def place(name: str) -> str:
        return media_file(settings.show.media_url, record.slug, name)

    return _filled(
        {
            "@type": "AudioObject",
            "contentUrl": place(record.audio.name),
            "encodingFormat": record.audio.type,
            "contentSize": str(record.audio.size),
            "sha256": record.audio.sha256,
            "duration": _iso_duration(record.seconds),
            "caption": _filled(
                {
                    "@type": "MediaObject",
                    "contentUrl": place(record.transcript.name),
                    "encodingFormat": record.transcript.type,
                }
            ),
            "digitalSourceType": "https://schema.org/"
            + ("" if record.made.engine == _OWN_RULES else "Trained")
            + "AlgorithmicMediaDigitalSource",
        }
    )


def _publisher(settings: Settings) -> dict[str, Any]:
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "name": settings.show.author or settings.show.title,
            "url": settings.show.link,
        }
    )


def _iso_duration(seconds: float) -> str:
    """ISO 8601: PT124S."""
    return f"PT{round(seconds)}S"


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` without what the settings leave out."""
    return {key: value for key, value in values.items() if value not in ("", None, [])}
