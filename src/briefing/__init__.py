"""Condensed German briefings from one article: an e-mail and a spoken MP3.

The public Python API is what __all__ names; docs/python.md has examples. Names are imported on
first use, so that `import briefing` is fast.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.api import build, check, condense, publish, say
    from briefing.article import read_article
    from briefing.build.result import Result
    from briefing.condense.drafters import Draft
    from briefing.config.notes import Notes, read_notes
    from briefing.config.options import Options
    from briefing.episode.folder import Episode, open_episode
    from briefing.errors import BriefingError, ContentError, InputError, ServiceError
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing
    from briefing.model.findings import Finding
    from briefing.model.report import Report
    from briefing.podcast.publish import Publication
    from briefing.progress import Reporter
    from briefing.speech.verbalise import verbalise

__all__ = [
    "Article",
    "Briefing",
    "BriefingError",
    "ContentError",
    "Draft",
    "Episode",
    "Finding",
    "InputError",
    "Notes",
    "Options",
    "Publication",
    "Report",
    "Reporter",
    "Result",
    "ServiceError",
    "__version__",
    "build",
    "check",
    "condense",
    "open_episode",
    "publish",
    "read_article",
    "read_notes",
    "say",
    "verbalise",
]

_HOMES = {
    "briefing.api": ("build", "check", "condense", "publish", "say"),
    "briefing.article": ("read_article",),
    "briefing.build.result": ("Result",),
    "briefing.condense.drafters": ("Draft",),
    "briefing.config.notes": ("Notes", "read_notes"),
    "briefing.config.options": ("Options",),
    "briefing.episode.folder": ("Episode", "open_episode"),
    "briefing.errors": ("BriefingError", "ContentError", "InputError", "ServiceError"),
    "briefing.model.article": ("Article",),
    "briefing.model.briefing": ("Briefing",),
    "briefing.model.findings": ("Finding",),
    "briefing.model.report": ("Report",),
    "briefing.podcast.publish": ("Publication",),
    "briefing.progress": ("Reporter",),
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
    """The package, where API functions win over subpackages of the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, but never replace a function by a subpackage of the same name."""
        # Importing briefing.build.stages makes Python bind the subpackage to briefing.build.
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Api
