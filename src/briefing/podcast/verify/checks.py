"""What can be wrong with how a show is served, and what a file of each kind has to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.model.findings import Finding
from briefing.podcast.lint.items import MEDIA
from briefing.podcast.lint.podcasting import CHAPTERS as CHAPTERS_TYPE
from briefing.podcast.lint.podcasting import TRANSCRIPTS

if TYPE_CHECKING:
    from briefing.model.findings import Level

_HOST = "Correct the configuration of the server, see docs/serving.md."
CHECKS: dict[str, tuple[Level, str, str]] = {
    "verify.missing": ("error", "is not there, or answered with an error", "Publish it, readable without a password."),
    "verify.answer": ("error", "is not answered", "Look at the server, then verify again."),
    "verify.loop": ("error", "is redirected without end", _HOST),
    "verify.redirects": ("warning", "is redirected more than twice", "Write the last address into the feed."),
    "verify.https": ("error", "is redirected to http without s", _HOST),
    "verify.head": ("error", "is not served for HEAD", f"Directories ask so for type and length. {_HOST}"),
    "verify.type": ("error", "is served under another type than its own", _HOST),
    "verify.length": ("error", "is served without its length, or with a wrong one", _HOST),
    "verify.size": ("error", "is larger than apps will load", "Make it smaller; a feed by more pages."),
    "verify.range": (
        "error",
        "is not served in parts",
        f"Apps seek and resume with byte ranges, and Apple wants them. {_HOST}",
    ),
    "verify.range-end": ("warning", "has no status 416 for a range beyond its end", _HOST),
    "verify.cors": (
        "warning",
        "may not be loaded by players in browsers",
        f"Send Access-Control-Allow-Origin: * with it. {_HOST}",
    ),
    "verify.audio": ("error", "does not begin like an MP3", "Publish the episode again."),
    "verify.same": ("error", "is the same file as that of another episode", "Publish each episode with its own audio."),
    "verify.twice": ("error", "has an episode in two of its pages", "Publish again; an episode belongs into one page."),
    "verify.pages": ("error", "has pages that lead back to each other", "Publish again; pages form one row."),
    "verify.elsewhere": (
        "warning",
        "lies outside of what is verified, and was not looked at",
        "Verify the show by its public address as well.",
    ),
}
"""Id: level, what is said of the file, remedy."""

FEED_LIMIT = 20_000_000
_TEXT_LIMIT = 5_000_000
_PICTURE_LIMIT = 10_000_000
_AUDIO_LIMIT = 300_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file, and how it is served."""

    name: str
    types: tuple[str, ...] = ()
    limit: int = _TEXT_LIMIT
    """Bytes that are loaded at the most."""
    ranges: bool = False
    """Whether apps seek in it; then it is looked at by HEAD and by parts."""
    open: bool = False
    """Whether players in browsers load it from another host."""
    loaded: bool = True
    """Whether it is loaded as a whole."""
    exact: bool = False
    """Whether it has to be served under the type that the feed says, not under any of `types`."""

    def said(self, media_type: str) -> Kind:
        """The kind of a file of which the feed says this type."""
        return replace(self, types=(media_type,)) if self.exact and media_type in self.types else self


FEED = Kind("feed", ("application/rss+xml", "application/xml", "text/xml"), FEED_LIMIT)
AUDIO = Kind(
    "audio",
    tuple(kind for kinds in MEDIA.values() for kind in kinds),
    _AUDIO_LIMIT,
    ranges=True,
    loaded=False,
    exact=True,
)
TRANSCRIPT = Kind("transcript", TRANSCRIPTS, open=True, exact=True)
CHAPTERS = Kind("chapters file", (CHAPTERS_TYPE, "application/json"), open=True)
PICTURE = Kind("picture", ("image/jpeg", "image/png"), _PICTURE_LIMIT)
PAGE = Kind("page", ("text/html", "application/xhtml+xml"), loaded=False)


def objection(check: str, kind: Kind, address: str, text: str = "") -> Finding:
    """What is wrong with the file at `address`."""
    level, fault, remedy = CHECKS[check]
    return Finding(check, level, f"The {kind.name} {fault}.", remedy, address, text)
