"""What can be wrong with how a show is served, and what a file of each kind has to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.model.checks import Check, by_id
from briefing.podcast.lint.items import MEDIA
from briefing.podcast.lint.podcasting import CHAPTERS as CHAPTERS_TYPE
from briefing.podcast.lint.podcasting import TRANSCRIPTS

if TYPE_CHECKING:
    from briefing.model.findings import Finding

_HOST = "Correct the configuration of the server, see docs/serving.md."
CHECKS = (
    Check(
        "verify.missing", "error", "is not there, or answered with an error",
        "Publish it, readable without a password.",
    ),
    Check("verify.answer", "error", "is not answered", "Look at the server, then verify again."),
    Check("verify.loop", "error", "is redirected without end", _HOST),
    Check(
        "verify.redirects", "warning", "is redirected more than twice",
        "Write the last address into the feed.",
    ),
    Check("verify.https", "error", "is redirected to http without s", _HOST),
    Check(
        "verify.head", "error", "is not served for HEAD",
        f"Directories ask so for type and length. {_HOST}",
    ),
    Check("verify.type", "error", "is served under another type than its own", _HOST),
    Check("verify.length", "error", "is served without its length, or with a wrong one", _HOST),
    Check(
        "verify.size", "error", "is larger than apps will load",
        "Make it smaller; a feed by more pages.",
    ),
    Check(
        "verify.range", "error", "is not served in parts",
        f"Apps seek and resume with byte ranges, and Apple wants them. {_HOST}",
    ),
    Check("verify.range-end", "warning", "has no status 416 for a range beyond its end", _HOST),
    Check(
        "verify.cors", "warning", "may not be loaded by players in browsers",
        f"Send Access-Control-Allow-Origin: * with it. {_HOST}",
    ),
    Check("verify.audio", "error", "does not begin like an MP3", "Publish the episode again."),
    Check(
        "verify.same", "error", "is the same file as that of another episode",
        "Publish each episode with its own audio.",
    ),
    Check(
        "verify.twice", "error", "has an episode in two of its pages",
        "Publish again; an episode belongs into one page.",
    ),
    Check(
        "verify.pages", "error", "has pages that lead back to each other",
        "Publish again; pages form one row.",
    ),
    Check(
        "verify.elsewhere", "warning", "lies outside of what is verified, and was not looked at",
        "Verify the show by its public address as well.",
    ),
)  # fmt: skip
_BY_ID = by_id(CHECKS)
FEED_LIMIT = 20_000_000
_TEXT_LIMIT = 5_000_000
_PICTURE_LIMIT = 10_000_000
_AUDIO_LIMIT = 300_000_000


@dataclass(frozen=True, slots=True)
class FileKind:
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

    def said(self, media_type: str) -> FileKind:
        """The kind of a file of which the feed says this type."""
        return (
            replace(self, types=(media_type,)) if self.exact and media_type in self.types else self
        )


FEED = FileKind("feed", ("application/rss+xml", "application/xml", "text/xml"), FEED_LIMIT)
AUDIO = FileKind(
    "audio",
    tuple(kind for kinds in MEDIA.values() for kind in kinds),
    _AUDIO_LIMIT,
    ranges=True,
    loaded=False,
    exact=True,
)
TRANSCRIPT = FileKind("transcript", TRANSCRIPTS, open=True, exact=True)
CHAPTERS = FileKind("chapters file", (CHAPTERS_TYPE, "application/json"), open=True)
PICTURE = FileKind("picture", ("image/jpeg", "image/png"), _PICTURE_LIMIT)
PAGE = FileKind("page", ("text/html", "application/xhtml+xml"), loaded=False)


def objection(check: str, kind: FileKind, address: str, text: str = "") -> Finding:
    """What is wrong with the file at `address`."""
    return _BY_ID[check].said_of(f"The {kind.name}", text, address)
