"""HTML: extract the article of a web page, or read a fragment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.article.build import fold_whitespace
from briefing.german.quotations import DOUBLE_CLOSING
from briefing.model.article import READ, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.article.build import RawBlock

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html"
    rb"|head|body|article|p|div|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_KINDS = dict.fromkeys(_HEADINGS, Kind.SUBHEAD) | dict.fromkeys(("li", "item"), Kind.ITEM)
_BLOCKS = frozenset({*_HEADINGS, "p", "li", "item", "blockquote", "quote", "dd", "dt", "pre"})
_SKIPPED = frozenset(
    """script style noscript template nav header footer aside form button select textarea svg math
    iframe object video audio figure figcaption picture table dialog menu title meta""".split()
)
_PAGE_FURNITURE = re.compile(
    r"cookie|consent|banner|newsletter|paywall|share|social|related|teaser-list|comment|breadcrumb",
    re.IGNORECASE,
)
_EMOJI_JOINER = re.compile("\u200d|&zwj;|&#8205;|&#x200d;", re.IGNORECASE)
"""The zero-width joiner makes one picture of several emoji. trafilatura removes it together with
control characters, so a placeholder takes its place while trafilatura runs."""
_PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
_MIN_WORDS = 20
"""Words: where trafilatura finds fewer, all paragraphs of the page are read instead."""


def is_html(data: bytes) -> bool:
    """Return whether data of unknown format starts like HTML."""
    return _START.match(data[:5_000]) is not None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares in its first 2,048 bytes."""
    found = _CHARSET.search(data[:2_048])
    return found[1].decode("ascii") if found else None


def parse_html(html: str) -> list[RawBlock]:
    """Return title, teaser and blocks.

    Three stages are tried until one finds text: trafilatura, all paragraphs, all text.
    """
    tree = _parse_tree(html)
    if tree is None:
        return []
    stages: tuple[Callable[[], list[RawBlock]], ...] = (
        lambda: _extract(html),
        lambda: [*iter_blocks(tree)],
        lambda: [(Kind.PARAGRAPH, line) for line in _all_text(tree).split("\n") if line.strip()],
    )
    found = (stage() for stage in stages)
    blocks = next((blocks for blocks in found if any(kind in READ for kind, _ in blocks)), [])
    return _add_title_and_teaser(blocks, _read_metadata(tree)) if blocks else []


def iter_blocks(tree: Any) -> Iterator[RawBlock]:  # noqa: ANN401 - lxml has no types
    """Yield headings, paragraphs and list entries of a parsed page or fragment, in order."""
    stack = [tree]  # no recursion: pages may nest deeper than Python allows
    while stack:
        node = stack.pop()
        if not isinstance(node.tag, str) or node.tag in _SKIPPED or _is_decoration(node):
            continue
        inner = [
            child for child in node if child.tag in _BLOCKS or child.tag in {"ul", "ol", "list"}
        ]
        if node.tag in _BLOCKS and not inner:
            kind = (
                Kind.TEASER
                if node.get("class") == "teaser"
                else _KINDS.get(node.tag, Kind.PARAGRAPH)
            )
            yield kind, _element_text(node)
            continue
        if node.tag in _BLOCKS and (node.text or "").strip():
            yield _KINDS.get(node.tag, Kind.PARAGRAPH), fold_whitespace(node.text)
        stack.extend(reversed(node))


def _is_decoration(node: Any) -> bool:  # noqa: ANN401
    """Return whether id or class name a banner, a share bar or the like."""
    names = f"{node.get('id', '')} {node.get('class', '')}"
    return node.tag in {"div", "section", "ul"} and _PAGE_FURNITURE.search(names) is not None


def _element_text(node: Any) -> str:  # noqa: ANN401
    """Return the text of an element on one line; <br> and trafilatura's <lb> become blanks."""
    pieces: list[str] = []
    for event, element in _iter_events(node):
        if event == "start":
            if element.tag in {"br", "lb"}:
                pieces.append(" ")
            if isinstance(element.tag, str) and element.tag not in _SKIPPED:
                pieces.append(element.text or "")
        elif element is not node:
            pieces.append(element.tail or "")
    return fold_whitespace("".join(pieces)).strip()


def _iter_events(node: Any) -> Any:  # noqa: ANN401
    from lxml import etree  # noqa: PLC0415 - heavy

    return etree.iterwalk(node, events=("start", "end", "comment"))


def _parse_tree(html: str) -> Any:  # noqa: ANN401
    """Return the parsed page, or None if it is empty. lxml repairs broken markup."""
    from lxml import etree  # noqa: PLC0415 - heavy

    try:
        return etree.fromstring(
            html.encode(), etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except etree.XMLSyntaxError:
        return None


def _extract(html: str) -> list[RawBlock]:
    """Return the blocks that trafilatura extracts; none if it finds too little or fails."""
    import trafilatura  # noqa: PLC0415 - heavy
    from lxml import etree  # noqa: PLC0415 - heavy

    try:
        xml = trafilatura.extract(
            _EMOJI_JOINER.sub(_PLACEHOLDER, html),
            output_format="xml",
            favor_precision=True,
            include_comments=False,
            include_tables=False,
        )
    except Exception:  # noqa: BLE001 - a damaged page may raise anything; the next stage reads it
        return []
    if not xml:
        return []
    xml = xml.replace(_PLACEHOLDER, "\u200d")
    body = etree.fromstring(
        xml.encode(), etree.XMLParser(huge_tree=False, resolve_entities=False, recover=True)
    )
    blocks = [] if body is None else [*iter_blocks(body)]
    found = sum(len(words.split()) for kind, words in blocks if kind in READ)
    return blocks if found >= _MIN_WORDS else []


def _read_metadata(tree: Any) -> dict[str, str]:  # noqa: ANN401
    """Return title and teaser from the page's own heading and meta elements."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or "").lower()
        if content := (node.get("content") or "").strip():
            found.setdefault(name, content)
    headings = [_element_text(node) for node in tree.iter("h1")]
    named = tree.findtext(".//title") or ""
    # Several <h1> are mostly the site's name and the headline: og:title tells which is the title.
    return {
        "title": headings[0]
        if len(headings) == 1
        else found.get("og:title", fold_whitespace(named).strip()),
        "teaser": found.get("og:description", found.get("description", "")),
    }


def _add_title_and_teaser(blocks: list[RawBlock], meta: dict[str, str]) -> list[RawBlock]:
    """Return the blocks with title and teaser in front, each of them once."""
    title, teaser = fold_whitespace(meta["title"]), fold_whitespace(meta["teaser"])
    if not title and blocks and blocks[0][0] is Kind.SUBHEAD:
        title = blocks[0][1]
    rest = [
        (kind, words) for kind, words in blocks if not (kind is Kind.SUBHEAD and words == title)
    ]
    head: list[RawBlock] = [(Kind.TITLE, title)] if title else []
    if any(kind is Kind.TEASER for kind, _ in rest):
        return head + rest
    place = next(
        (
            index
            for index, (kind, words) in enumerate(rest[:3])
            if kind is Kind.PARAGRAPH and words == teaser
        ),
        None,
    )
    if place is not None and len(rest) > 1:  # the page shows its description as the teaser
        del rest[place]
        return [*head, (Kind.TEASER, teaser), *rest]
    if _is_standalone(teaser, rest):
        head.append((Kind.TEASER, teaser))
    return head + rest


def _is_standalone(teaser: str, blocks: list[RawBlock]) -> bool:
    """Return whether a description has whole sentences that do not repeat the article's opening."""
    # Content management systems cut a description off with "...".
    if (
        not teaser
        or not re.search(rf"[.!?][{DOUBLE_CLOSING}]?\Z", teaser)
        or teaser.endswith("...")
    ):
        return False
    opening = " ".join(words for kind, words in blocks if kind in READ)[: 2 * len(teaser) + 200]
    return teaser[:40] not in opening


def _all_text(tree: Any) -> str:  # noqa: ANN401
    """Return every text node outside scripts and the head, one on each line."""
    hidden = {"script", "style", "noscript", "template", "title"}
    texts = tree.xpath("//text()")
    return "\n".join(
        text
        for text in texts
        if text.strip() and (text.is_tail or text.getparent().tag not in hidden)
    )
