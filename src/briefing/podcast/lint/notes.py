"""Titles, show notes and flags: what the show and its episodes have alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.model.checks import Probe
from briefing.podcast.lint.feed import child, children, named, qualified, text
from briefing.podcast.lint.objection import Objection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.podcast.lint.feed import Feed

LONGEST = 4000
"""Bytes of a description that Apple takes; an umlaut has two."""
ALLOWED = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"})
"""Elements of a description that Apple or PSP-1 name."""
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ESCAPED = re.compile(
    r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);|</?[A-Za-z]+[ />]|<[A-Za-z]+>"
)
_NUMBERED = re.compile(
    r"^(?:#\s*\d+|\d+\s*[:–-]\s)|\b(?:Folge|Episode|Ep\.)\s*#?\d+", re.IGNORECASE
)
_ARTIFICIAL = re.compile(
    r"(?:künstliche|synthetische|computergenerierte)\w*\s(?:\w+\s)?stimme"
    r"|stimme\b[^.]{0,60}\b(?:künstlich|synthetisch)|\bKI-Stimme",
    re.IGNORECASE,
)
_DESCRIPTIONS = ("description", "itunes:summary")
_ONCE = frozenset(
    map(
        qualified,
        (
            *(
                "title",
                "link",
                "description",
                "language",
                "copyright",
                "lastBuildDate",
                "guid",
                "pubDate",
            ),
            *(
                "itunes:author",
                "itunes:explicit",
                "itunes:image",
                "itunes:type",
                "itunes:duration",
                "itunes:owner",
            ),
            *(
                "itunes:episode",
                "itunes:season",
                "itunes:episodeType",
                "itunes:title",
                "itunes:summary",
            ),
            *(
                "podcast:guid",
                "podcast:locked",
                "podcast:medium",
                "podcast:chapters",
                "content:encoded",
            ),
        ),
    )
)
_RECOMMENDED = (
    ("itunes:author", "podcast:guid", "podcast:locked"),
    ("description", "link", "podcast:transcript"),
)
"""What PSP-1 recommends, of the show and of an episode."""


def _title(feed: Feed) -> Iterator[Objection]:
    for part in feed.parts:
        if not text(part, "title"):
            yield Objection(part)


def _title_markup(feed: Feed) -> Iterator[Objection]:
    for title in feed.every("title"):
        if len(title) or _ESCAPED.search(title.text or ""):
            yield Objection(title, title.text or "")


def _title_name(feed: Feed) -> Iterator[Objection]:
    show = re.compile(rf"\b{re.escape(feed.title)}\b", re.IGNORECASE) if feed.title else None
    for item in feed.items:
        title = text(item, "title")
        if (show and show.search(title)) or _NUMBERED.search(title):
            yield Objection(child(item, "title"), title)


def _description(feed: Feed) -> Iterator[Objection]:
    if not text(feed.channel, "description"):
        yield Objection(feed.channel)


def _description_length(feed: Feed) -> Iterator[Objection]:
    for element in (found for name in _DESCRIPTIONS for found in feed.every(name)):
        if (size := len((element.text or "").strip().encode())) > LONGEST:
            yield Objection(element, f"{size} bytes", named(element))


def _description_markup(feed: Feed) -> Iterator[Objection]:
    for element in feed.every("description"):
        used = {name.lower() for name in _TAG.findall(element.text or "")}
        if other := sorted(used - ALLOWED):
            yield Objection(element, ", ".join(other))


def _explicit(feed: Feed) -> Iterator[Objection]:
    if child(feed.channel, "itunes:explicit") is None:
        yield Objection(feed.channel)
    for flag in feed.every("itunes:explicit"):
        if flag.text not in {"true", "false"}:
            yield Objection(flag, flag.text or "")


def _repeated(feed: Feed) -> Iterator[Objection]:
    for part in feed.parts:
        seen: set[str] = set()
        for element in part.iterchildren("*"):
            if element.tag in seen:
                yield Objection(element, element.text or "", named(element))
            if element.tag in _ONCE:
                seen.add(element.tag)


def _recommended(feed: Feed) -> Iterator[Objection]:
    of_show, of_episode = _RECOMMENDED
    for part in feed.parts:
        for name in of_show if part is feed.channel else of_episode:
            if child(part, name) is None:
                yield Objection(part, "", name)


def _owner(feed: Feed) -> Iterator[Objection]:
    owner = child(feed.channel, "itunes:owner")
    if owner is None or "@" not in text(owner, "itunes:email"):
        yield Objection(feed.channel if owner is None else owner)


def _ai_content(feed: Feed) -> Iterator[Objection]:
    if _marked(feed.channel):
        return
    for part in feed.parts:
        if not _marked(part) and any(_ARTIFICIAL.search(notes) for notes in _notes(part)):
            yield Objection(part)


def _marked(part: Any) -> bool:  # noqa: ANN401 - lxml has no types
    marks = (mark for mark in children(part, "podcast:txt") if mark.get("purpose") == "ai-content")
    return any((mark.text or "").strip() == "true" for mark in marks)


def _notes(part: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    return (text(part, name) for name in (*_DESCRIPTIONS, "content:encoded"))


CHECKS: tuple[Probe[Feed, Objection], ...] = (
    Probe("feed.title", "error", "is missing", "Write one.", _title, about="title"),
    Probe(
        "feed.title-markup", "error", "has markup in it, or is escaped twice",
        "Write plain text and escape it once; apps show the rest as it stands.", _title_markup,
        about="title",
    ),
    Probe(
        "feed.title-name", "warning", "repeats the show's title or the number of the episode",
        "Leave both out; apps show them beside it.", _title_name, about="title",
    ),
    Probe(
        "feed.description", "error", "of the show is missing",
        "Say in one or two sentences what it offers.", _description, about="description",
    ),
    Probe(
        "feed.description-length", "error", f"has more than {LONGEST} bytes",
        "Shorten it; Apple cuts or refuses it. An umlaut has two bytes.", _description_length,
        about="description",
    ),
    Probe(
        "feed.description-markup", "warning", "has elements that apps drop or show as text",
        f"Use {', '.join(sorted(ALLOWED))} only; the rest may stand in content:encoded.",
        _description_markup, about="description",
    ),
    Probe(
        "feed.explicit", "error", "is neither true nor false, or missing for the show",
        "Write true or false; yes, no and clean are not taken any more.", _explicit,
        about="itunes:explicit",
    ),
    Probe(
        "feed.repeated", "error", "is there twice",
        "Write it once; which of them an app takes is its own choice.", _repeated, about="title",
    ),
    Probe(
        "feed.recommended", "warning", "is missing",
        "Write it: PSP-1 recommends it, and directories and apps use it.", _recommended,
        about="itunes:author",
    ),
    Probe(
        "feed.owner", "warning", "with itunes:email is missing",
        "Write an address that directories can ask whether the show is yours.", _owner,
        about="itunes:owner",
    ),
    Probe(
        "feed.ai-content", "warning",
        'with purpose="ai-content" is missing, though the notes name an artificial voice',
        'Write <podcast:txt purpose="ai-content">true</podcast:txt> in the episode or in the '
        "channel.", _ai_content, about="podcast:txt",
    ),
)  # fmt: skip
