"""Condensed German briefings from one article: an e-mail and a spoken MP3.

The public Python API is what __all__ names; docs/python.md shows it at work. Names are imported when they are used.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.article import read_article
    from briefing.build.result import Result
    from briefing.build.stages import build
    from briefing.config.options import Options
    from briefing.episode.folder import Episode, open_episode
    from briefing.errors import BriefingError, ContentError, InputError, ServiceError
    from briefing.progress import Reporter
    from briefing.speech.verbalise import verbalise

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
    "briefing.episode.folder": ("Episode", "open_episode"),
    "briefing.errors": ("BriefingError", "ContentError", "InputError", "ServiceError"),
    "briefing.build.stages": ("build",),
    "briefing.build.result": ("Result",),
    "briefing.progress": ("Reporter",),
    "briefing.config.options": ("Options",),
    "briefing.speech.verbalise": ("verbalise",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module 'briefing' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)


class _Api(ModuleType):
    """The package, in which a function of the API goes before a subpackage of the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, unless Python binds a subpackage, such as briefing.build, over a function."""
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Api
