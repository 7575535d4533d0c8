"""Word files (.docx), converted to HTML by mammoth: paragraph styles give the kinds of blocks."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from briefing.article.html import iter_blocks
from briefing.errors import InputError
from briefing.model.article import Kind

if TYPE_CHECKING:
    from briefing.article.build import RawBlock

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => p.teaser:fresh
p[style-name='Untertitel'] => p.teaser:fresh
p[style-name='Teaser'] => p.teaser:fresh
"""
"""Word stores the English names of its styles, other programs the names that they display."""
_MAX_UNPACKED = 200_000_000
"""Bytes after unpacking: guards against ZIP bombs."""


def is_word(data: bytes) -> bool:
    """Return whether the bytes are a .docx: a ZIP archive with Word's main part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def parse_word(data: bytes, file: str) -> list[RawBlock]:
    """Return title, teaser and blocks.

    Raises InputError if it is not a Word file or if mammoth is missing.
    """
    try:
        import mammoth  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError(
            "reading Word files needs a package. Run: pip install mammoth", file=file
        ) from None
    if not is_word(data):
        raise InputError(
            "this is not a Word file, or it is damaged. Open it in Word and save it as .docx.",
            file=file,
        )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
            raise InputError(
                "the file unpacks to more than 200 MB. Save the article without its pictures.",
                file=file,
            )
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_drop_image),
        )
    except Exception:  # noqa: BLE001 - mammoth lets the errors of its XML and ZIP readers through
        raise InputError(
            "the Word file is damaged. Open it in Word and save it again.", file=file
        ) from None
    return _read_blocks(html.value)


def _drop_image(_image: object) -> dict[str, str]:
    # Without a handler, mammoth would embed every picture as base64.
    return {"src": ""}


def _read_blocks(html: str) -> list[RawBlock]:
    """Return the blocks of the HTML; a heading that opens the document is its title."""
    from lxml import etree  # noqa: PLC0415 - heavy

    tree: Any = etree.fromstring(
        f"<div>{html}</div>".encode(), etree.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    blocks = [(kind, words) for kind, words in iter_blocks(tree) if words]
    if blocks and blocks[0][0] is Kind.SUBHEAD:
        blocks[0] = (Kind.TITLE, blocks[0][1])
    return blocks
