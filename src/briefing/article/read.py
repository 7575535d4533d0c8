"""Read an article from a file, a URL or standard input, whatever its format."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from briefing.article.build import build_article, join_blocks
from briefing.article.decoding import check_not_empty, decode, normalise
from briefing.errors import InputError

if TYPE_CHECKING:
    from briefing.model.article import Article

STDIN = "-"
ENDINGS = {
    ".md": ".md",
    ".markdown": ".md",
    ".txt": ".txt",
    ".text": ".txt",
    ".html": ".html",
    ".htm": ".html",
    ".docx": ".docx",
}
"""Known file name endings, each with the usual one of its format."""


def is_url(source: str) -> bool:
    """Return whether `source` is a web address."""
    return source.lower().startswith(("http://", "https://"))


def read_article(source: str | Path) -> Article:
    """Return the article in a file, at an http(s) URL, or on standard input ("-").

    The file's ending gives the format; without a known one, HTML and Word are recognised by their
    content, and all else is plain text. Raises InputError, and ServiceError where a server fails;
    both name the file and, where known, the line.
    """
    content, name = load_source(source)
    return _parse(content, name if is_url(name) else PurePath(name).name, name)


def parse_article(content: bytes, name: str) -> Article:
    """Return the article in `content`; the ending of `name` gives the format. Raises InputError."""
    return _parse(content, name, name)


def load_source(source: str | Path) -> tuple[bytes, str]:
    """Return the bytes of a file, a page or standard input, and a name for messages.

    Raises InputError, ServiceError.
    """
    name = str(source)
    if name == STDIN:
        if sys.stdin is None:  # a Windows program without a console
            raise InputError("there is no standard input. Name a file, or pipe a text in.")
        return sys.stdin.buffer.read(), "standard input"
    if is_url(name):
        from briefing.article.fetch import fetch  # noqa: PLC0415 - heavy

        return fetch(name), name
    return _read_file(Path(source)), name


def detect_ending(content: bytes, name: str) -> str:
    """Return the ending of the content's format: ".md", ".txt", ".html" or ".docx"."""
    if not is_url(name) and (known := ENDINGS.get(PurePath(name).suffix.lower())):
        return known
    from briefing.article import html, word  # noqa: PLC0415 - only for names without an ending

    if word.is_word(content):
        return ".docx"
    return ".html" if html.is_html(content) else ".txt"


def _read_file(file: Path) -> bytes:
    try:
        if not file.is_dir():
            return file.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file. Check its name.", file=file) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise InputError(
            f"cannot be read: {reason}. Check the name and the permissions.", file=file
        ) from None
    raise InputError("this is a folder. Name the article in it.", file=file)


def _parse(content: bytes, source: str, file: str) -> Article:
    # Each parser is imported only for its own format, so that commands start quickly.
    check_not_empty(content, file)
    match detect_ending(content, source):
        case ".docx":
            from briefing.article import word  # noqa: PLC0415

            text, spans = join_blocks(word.parse_word(content, file))
        case ".html":
            from briefing.article import html  # noqa: PLC0415

            text, spans = join_blocks(html.parse_html(_decode_page(content, file)))
        case ".md":
            from briefing.article import markdown  # noqa: PLC0415

            text, spans = join_blocks(markdown.parse_markdown(decode(content, file), file))
        case _:
            from briefing.article import plaintext  # noqa: PLC0415

            text = decode(content, file)
            spans = plaintext.find_spans(text)
    return build_article(text, spans, source, file)


def _decode_page(content: bytes, file: str) -> str:
    """Return the text of a page, decoded as UTF-8 or else in the encoding that it declares."""
    try:
        return decode(content, file)
    except InputError:
        from briefing.article import html  # noqa: PLC0415

        encoding = html.declared_encoding(content)
        # Neither binary data nor broken UTF-8 becomes text by another encoding.
        if encoding is None or b"\0" in content or encoding.lower().startswith("utf"):
            raise
        try:
            return normalise(content.decode(encoding))
        except (LookupError, UnicodeDecodeError):
            pass
        raise
