"""Condensed German briefings from one article: an e-mail and a spoken MP3.

The public Python API is what __all__ names; docs/python.md shows it at work. Names are imported when they are used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.article import read_article
    from briefing.building import Result, build
    from briefing.episode import Episode, open_episode
    from briefing.errors import BriefingError, ContentError, InputError, ServiceError
    from briefing.options import Options
    from briefing.reporter import Reporter
    from briefing.speech.verbalise import verbalise

__version__ = "0.1.0"

__all__ = [
    "BriefingError",
    "ContentError",
    "Episode",
    "InputError",
    "Options",
    "Reporter",
    "Result",
    "ServiceError",
    "__version__",
    "build",
    "open_episode",
    "read_article",
    "verbalise",
]

_HOMES = {
    "briefing.article": ("read_article",),
    "briefing.episode": ("Episode", "open_episode"),
    "briefing.errors": ("BriefingError", "ContentError", "InputError", "ServiceError"),
    "briefing.building": ("Result", "build"),
    "briefing.reporter": ("Reporter",),
    "briefing.options": ("Options",),
    "briefing.speech.verbalise": ("verbalise",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module 'briefing' has no attribute {name!r}"
    raise AttributeError(message)
