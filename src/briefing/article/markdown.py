"""Markdown (CommonMark) with optional YAML front matter: articles and editors' sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.article.build import fold_whitespace
from briefing.article.decoding import normalise
from briefing.errors import InputError
from briefing.german.calendar import MONTHS
from briefing.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from briefing.article.build import RawBlock

_NUMBERED = re.compile(r"^( {0,3})(\d{1,9})\.(?=[ \t])", re.MULTILINE)
_ORDINAL = re.compile(rf"[ \t]+(?:{'|'.join(MONTHS)}|1?\.?FC|SC|SV|Bundesliga|Liga)\b")
_TEASER_KEYS = ("teaser", "description")
MarkKind = Literal["link", "strong", "em"]
_MARKS: dict[str, MarkKind] = {"link": "link", "strong": "strong", "em": "em"}
_BREAKS = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True)
class InlineMark:
    """A link or an emphasised range of a paragraph."""

    kind: MarkKind
    start: int
    end: int
    url: str
    """The target of a link, of any scheme; "" for emphasis."""
    line: int
    """The line of the source where it starts, from 0."""


@dataclass(frozen=True, slots=True)
class MarkdownParagraph:
    """A paragraph, list entry or heading of a section, on one line."""

    text: str
    marks: tuple[InlineMark, ...]
    """Sorted by start, the outer one first."""
    item: str
    """"•" or the number, as "2.", where it starts a list entry; else ""."""


def parse_markdown(text: str, file: str) -> list[RawBlock]:
    """Return title, teaser and blocks of an article.

    The title is `title:` of the front matter or the first heading; the teaser is `teaser:` or
    `description:`, or a first paragraph that is all bold or all italic. Raises InputError if the
    front matter is not YAML.
    """
    tokens = _parse(text, front_matter=True)
    front = _front_matter(tokens, file)
    body = [*_iter_blocks(tokens)]
    found: list[RawBlock] = []
    if title := front.get("title"):
        found.append((Kind.TITLE, title))
        if body and body[0][:2] == (Kind.SUBHEAD, fold_whitespace(title)):
            del body[0]
    elif body and body[0][0] is Kind.SUBHEAD:
        found.append((Kind.TITLE, body.pop(0)[1]))
    if teaser := next(filter(None, map(front.get, _TEASER_KEYS)), None):
        found.append((Kind.TEASER, teaser))
    elif len(body) > 1 and body[0][2]:
        found.append((Kind.TEASER, body.pop(0)[1]))
    return found + [(kind, words) for kind, words, _ in body]


def plain_paragraphs(markdown: str) -> tuple[str, ...]:
    """Return the paragraphs, list entries and headings of a section as plain text."""
    return tuple(paragraph.text for paragraph in parse_paragraphs(markdown))


def parse_paragraphs(markdown: str) -> tuple[MarkdownParagraph, ...]:
    """Return the paragraphs, list entries and headings of a section with their markup.

    A nested list is read as part of the outer one.
    """
    return tuple(_iter_paragraphs(_parse(markdown, front_matter=False)))


def _parse(text: str, *, front_matter: bool) -> list[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - heavy
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415 - heavy

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # A link of a scheme that the parser refuses would stay in the text, with its brackets.
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    if front_matter:
        parser.use(front_matter_plugin)
    return parser.parse(_escape_ordinals(text))


def _escape_ordinals(text: str) -> str:
    """Return `text` with ordinals at the start of a line escaped.

    CommonMark would read "24. April" as list entry 24 and drop the number. Only numbers that start
    at 1 and rise by one make a list; "1. Mai" and "1. FC" start none.
    """
    last = 0

    def escape(found: re.Match[str]) -> str:
        nonlocal last
        number = int(found[2])
        if number in {1, last + 1} and not _ORDINAL.match(text, found.end()):
            last = number
            return found[0]
        return f"{found[1]}{found[2]}\\."

    return _NUMBERED.sub(escape, text)


def _front_matter(tokens: list[Token], file: str) -> dict[str, str]:
    """Return the keys of the front matter whose values are text."""
    front = next((token.content for token in tokens[:1] if token.type == "front_matter"), "")
    if not front:
        return {}
    from briefing.config.frontmatter import parse  # noqa: PLC0415 - loads a YAML parser

    data, _lines = parse(front, file, ("title", *_TEASER_KEYS))
    if not isinstance(data, dict):
        raise InputError(
            'the front matter has no keys. Write "title: …", one key on each line.',
            file=file,
            line=2,
        )
    return {
        str(key): " ".join(value.split()) for key, value in data.items() if isinstance(value, str)
    }


def _iter_blocks(tokens: list[Token]) -> Iterator[tuple[Kind, str, bool]]:
    """Yield kind, text and whether all of it is emphasised.

    Code blocks, tables, pictures and HTML are left out.
    """
    lists = tables = 0
    heading = False
    for token in tokens:
        if token.type in {
            "bullet_list_open",
            "ordered_list_open",
            "bullet_list_close",
            "ordered_list_close",
        }:
            lists += token.nesting
        elif token.type in {"table_open", "table_close"}:
            tables += token.nesting
        elif token.type in {"heading_open", "heading_close"}:
            heading = token.nesting > 0
        elif token.type == "inline" and not tables:
            words, emphasised = _inline_text(token.children or [])
            kind = Kind.SUBHEAD if heading else Kind.ITEM if lists else Kind.PARAGRAPH
            if words:
                yield kind, words, emphasised and kind is Kind.PARAGRAPH


def _inline_text(children: list[Token]) -> tuple[str, bool]:
    """Return the text of a block on one line, and whether all of it is bold or italic."""
    depth = 0
    emphasised = True
    for token in children:
        if token.type in {"strong_open", "em_open", "strong_close", "em_close"}:
            depth += token.nesting
        elif token.type in {"text", "code_inline"}:
            emphasised = emphasised and (depth > 0 or not token.content.strip())
    return fold_whitespace(_plain_text(children)).strip(), emphasised


def _plain_text(children: list[Token]) -> str:
    """Return the text of inline tokens with line breaks as blanks."""
    return "".join(
        " " if token.type in _BREAKS else token.content
        for token in children
        if token.type in _BREAKS or token.type in {"text", "code_inline"}
    )


def _iter_paragraphs(tokens: list[Token]) -> Iterator[MarkdownParagraph]:
    """Yield the blocks of a section that have text; code, tables, pictures and HTML have none."""
    tables = 0
    item = ""
    for token in tokens:
        if token.type in {"table_open", "table_close"}:
            tables += token.nesting
        elif token.type == "list_item_open":
            item = f"{token.info}." if token.info else "•"
        elif token.type == "list_item_close":
            item = ""
        elif token.type == "inline" and not tables:
            children = token.children or []
            if text := _clean(_plain_text(children)).strip():
                yield MarkdownParagraph(
                    text, _inline_marks(children, token.map[0] if token.map else 0), item
                )
                item = ""


def _inline_marks(children: list[Token], line: int) -> tuple[InlineMark, ...]:
    """Return the links and emphasis of a block that starts in `line`."""
    found: dict[int, InlineMark] = {}
    opened: list[tuple[int, int, int]] = []
    for place, token in enumerate(children):
        line += token.type in _BREAKS
        if kind := _MARKS.get(token.type.rpartition("_")[0]):
            at = (
                len(_clean(f"{_plain_text(children[:place])}|")) - 1
            )  # "|" keeps a blank at the end
            if token.nesting > 0:
                opened.append((place, at, line))
                continue
            first, start, since = opened.pop()
            if start < at:  # a link around a picture has no text
                url = str(children[first].attrs.get("href", ""))
                found[first] = InlineMark(kind, start, at, url, since)
    return tuple(found[place] for place in sorted(found))


def _clean(text: str) -> str:
    """Return `text` normalised and without white space at its start."""
    return fold_whitespace(normalise(text)).lstrip()
