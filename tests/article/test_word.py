from __future__ import annotations

import io
import sys
import zipfile

import pytest
from outline import outline

from briefing.article import detect_ending, parse_article
from briefing.errors import InputError

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"'
    "/></Types>"
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
STYLES = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading2": "heading 2",
    "Untertitel": "Untertitel",
}


def document(*paragraphs: tuple[str, str], body: str = "") -> bytes:
    """A .docx of (style, text) paragraphs."""
    content = body or "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}"><w:body>{content}</w:body></w:document>',
        )
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{_W}">{styles}</w:styles>')
    return packed.getvalue()


ARTICLE = document(
    ("Title", "Stadt heizt mit Abwasser"),
    ("Subtitle", "Im Kanal steckt Energie."),
    ("", "Kiel (dpa) - Der Rat stimmte zu. Alle freuen sich."),
    ("Heading2", "Kritik"),
    ("", "Süß &amp; gut."),
)


@pytest.mark.parametrize("name", ["a.docx", "standard input"])
def test_styles_give_the_roles(name: str) -> None:
    assert detect_ending(ARTICLE, name) == ".docx"
    assert outline(ARTICLE, name) == [
        "title: Stadt heizt mit Abwasser",
        "teaser: Im Kanal steckt Energie.",
        "other: Kiel (dpa) -",
        "paragraph: Der Rat stimmte zu. Alle freuen sich.",
        "subhead: Kritik",
        "paragraph: Süß & gut.",
    ]


def test_a_document_without_headings_has_no_title() -> None:
    assert outline(
        document(("", "Der Rat stimmte zu."), ("Untertitel", "Nun gilt es.")), "a.docx"
    ) == [
        "paragraph: Der Rat stimmte zu.",
        "teaser: Nun gilt es.",
    ]


@pytest.mark.parametrize("content", [b"PK\x03\x04abc", b"Nur Text.", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="not a Word file"):
        parse_article(content, "a.docx")


def test_a_damaged_document_is_refused() -> None:
    with pytest.raises(InputError, match="damaged"):
        parse_article(document(body="<w:p>"), "a.docx")


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.article.word._MAX_UNPACKED", 100)
    with pytest.raises(InputError, match="unpacks to more"):
        parse_article(ARTICLE, "a.docx")


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(InputError, match="no sentence found"):
        parse_article(document(("", "")), "a.docx")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(InputError, match=r"pip install mammoth"):
        parse_article(ARTICLE, "a.docx")
