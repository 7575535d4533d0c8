"""Whether a feed is XML, UTF-8, RSS, and in the namespaces that apps know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.model.checks import Check, Probe, by_id
from briefing.podcast.lint.feed import Feed, named
from briefing.podcast.lint.objection import Objection
from briefing.podcast.standards import FEED_FILE, NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model.findings import Finding

UNREADABLE = (
    Check(
        "feed.encoding", "error", "is not in UTF-8",
        "Write it in UTF-8 and say so in the XML declaration, or leave that out.", about=FEED_FILE,
    ),
    Check(
        "feed.xml", "error", "is not well-formed XML",
        "Escape & and < in texts and addresses, and close every element.", about=FEED_FILE,
    ),
    Check(
        "feed.doctype", "error", "declares a document type",
        "Leave out the <!DOCTYPE …>; apps refuse entities of a feed's own.", about=FEED_FILE,
    ),
    Check(
        "feed.rss", "error", "is no RSS 2.0 with one channel",
        'Begin it with <rss version="2.0"><channel>.', about=FEED_FILE,
    ),
)  # fmt: skip
"""What keeps a feed from being read."""
_BY_ID = by_id(UNREADABLE)


def read(
    data: bytes, files: Callable[[str], int | None], address: str
) -> tuple[Feed | None, tuple[Finding, ...]]:
    """The feed, or why it cannot be read."""
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        data.decode()
        root = etree.fromstring(data, parser)
    except UnicodeDecodeError as problem:
        return None, _fatal("feed.encoding", data[: problem.start].count(b"\n") + 1)
    except etree.XMLSyntaxError as problem:
        return None, _fatal("feed.xml", problem.lineno or 1, str(problem))
    information = root.getroottree().docinfo
    if (information.encoding or "UTF-8").upper() not in {"UTF-8", "US-ASCII"}:
        return None, _fatal("feed.encoding", 1, information.encoding)
    if information.doctype:
        return None, _fatal("feed.doctype", 1, information.doctype)
    if root.tag != "rss" or root.get("version") != "2.0" or len(root.findall("channel")) != 1:
        return None, _fatal("feed.rss", root.sourceline, root.tag)
    return Feed(root, files, address), ()


def _fatal(check: str, line: int, text: str = "") -> tuple[Finding]:
    return (_BY_ID[check].said_of("The feed", text, f"{FEED_FILE}:{line}"),)


def _namespace(feed: Feed) -> Iterator[Objection]:
    known = {_bare(uri): uri for uri in NAMESPACES.values()}
    used: dict[tuple[str, str], Any] = {}
    for element in feed.root.iter("*"):
        namespace, _, _name = element.tag.rpartition("}")
        used.setdefault((element.prefix or "", namespace[1:]), element)
    for (prefix, uri), element in used.items():
        wanted = NAMESPACES.get(prefix) or known.get(_bare(uri), uri)
        if uri != wanted:
            yield Objection(element, f'xmlns:{prefix}="{uri}"', named(element))


def _bare(uri: str) -> str:
    """Return a namespace without scheme, www, capital letters and the slash at the end."""
    return uri.lower().partition("://")[2].removeprefix("www.").rstrip("/")


CHECKS: tuple[Probe[Feed, Objection], ...] = (
    Probe(
        "feed.namespace", "error", "is in a namespace that apps do not know", "Write "
        + ", ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
        + ", letter by letter: with another address every element in it is ignored.",
        _namespace, about="rss",
    ),
)  # fmt: skip
