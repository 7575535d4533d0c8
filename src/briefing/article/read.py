"""Read an article from a file, a URL or standard input, whatever its format."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from briefing.article import html, markdown, plaintext, word
from briefing.article.build import build, join
from briefing.article.decoding import decode, normalised, refuse_empty
from briefing.errors import InputError

if TYPE_CHECKING:
    from briefing.article.model import Article

STDIN = "-"
ENDINGS = (".md", ".markdown", ".txt", ".text", ".html", ".htm", ".docx")
_STDIN_NAME = "standard input"
_URL = ("http://", "https://")


def is_url(source: str) -> bool:
    """Whether `source` is a web address."""
    return source.lower().startswith(_URL)


def read_article(source: str | Path) -> Article:
    """The article in a file, at an http(s) URL, or on standard input ("-").

    The format follows from the file's ending; without a known one it is HTML if it starts like that, else plain text.
    Raises InputError, and ServiceError where a server fails; both name the file and, where known, the line.
    """
    name = str(source)
    if name == STDIN:
        return _article(sys.stdin.buffer.read(), _STDIN_NAME, _STDIN_NAME)
    if is_url(name):
        from briefing.article.fetch import fetch  # noqa: PLC0415 - heavy

        return _article(fetch(name), name, name)
    return _article(_content(Path(source)), PurePath(name).name, name)


def read_bytes(content: bytes, name: str) -> Article:
    """The article in `content`; the ending of `name` gives the format. Raises InputError."""
    return _article(content, name, name)


def _content(file: Path) -> bytes:
    if file.is_dir():
        raise InputError("this is a folder. Name the article in it.", file=file)
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file. Check its name.", file=file) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise InputError(f"cannot be read: {reason}. Check the name and the permissions.", file=file) from None


def _article(content: bytes, source: str, file: str) -> Article:
    refuse_empty(content, file)
    ending = "" if is_url(source) else PurePath(source).suffix.lower()
    if ending == ".docx" or (ending not in ENDINGS and word.is_word(content)):
        return build(*join(word.parts(content, file)), source, file)
    if ending in {".html", ".htm"}:
        return build(*join(html.parts(_html_text(content, file))), source, file)
    text = _html_text(content, file) if b"<html" in content[:2_048].lower() else decode(content, file)
    if ending in {".md", ".markdown"}:
        return build(*join(markdown.parts(text, file)), source, file)
    if html.is_html(text):
        return build(*join(html.parts(text)), source, file)
    return build(text, plaintext.spans(text), source, file)


def _html_text(content: bytes, file: str) -> str:
    """The text of a page; one that is not UTF-8 is read in the encoding that it declares."""
    try:
        return decode(content, file)
    except InputError:
        encoding = html.declared_encoding(content)
        if encoding is None or b"\0" in content or encoding.lower().startswith("utf"):
            raise
        try:
            return normalised(content.decode(encoding))
        except (LookupError, UnicodeDecodeError):
            pass
        raise
