"""Import and export of lexicons as W3C PLS 1.0, which speech tools exchange.

https://www.w3.org/TR/2008/REC-pronunciation-lexicon-20081014/

PLS gives a language to a whole lexicon only; an entry of another one has xml:lang at its lexeme.
Notes are not exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.speech.entry import make_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from briefing.speech.entry import Entry

_PLS = "http://www.w3.org/2005/01/pronunciation-lexicon"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SHOW = "de"


def read_pls(file: Path) -> list[Entry]:
    """Read the entries of a PLS file. Raises InputError with file and line.

    A document type is refused, since it could define entities.

    Each grapheme is an entry. Of several pronunciations the preferred counts, else the first; only
    IPA is read.
    """
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = etree.fromstring(file.read_bytes(), parser).getroottree()
    except OSError as problem:
        message = f"cannot be read: {problem.strerror}. Check the name and the permissions."
        raise InputError(message, file=file) from None
    except etree.XMLSyntaxError as problem:
        message = f"not XML: {problem.msg or 'the file is empty'}. Export it again."
        raise InputError(message, file=file, line=problem.lineno or None) from None
    root = tree.getroot()
    if tree.docinfo.doctype:
        raise InputError(
            "a document type is not accepted. Remove the line <!DOCTYPE …>.", file=file, line=1
        )
    if root.tag != f"{{{_PLS}}}lexicon":
        name = etree.QName(root).localname
        message = (
            f"no PLS 1.0 lexicon: it opens with <{name}>. Wanted is <lexicon> in the namespace "
            f"{_PLS}."
        )
        raise InputError(message, file=file, line=root.sourceline)
    return [
        entry
        for lexeme in root.iterchildren(f"{{{_PLS}}}lexeme")
        for entry in _entries(lexeme, root, file)
    ]


def _entries(lexeme: _Element, root: _Element, file: Path) -> Iterator[Entry]:
    graphemes = [
        text for element in lexeme.iterchildren(f"{{{_PLS}}}grapheme") if (text := _text(element))
    ]
    alias = _preferred(lexeme.iterchildren(f"{{{_PLS}}}alias"))
    alphabet = root.get("alphabet", "ipa")
    ipa = _preferred(
        e for e in lexeme.iterchildren(f"{{{_PLS}}}phoneme") if e.get("alphabet", alphabet) == "ipa"
    )
    language = lexeme.get(_LANG, "")
    if not graphemes:
        raise InputError("a lexeme without <grapheme>. Add it.", file=file, line=lexeme.sourceline)
    for grapheme in graphemes:
        said = "" if language and alias == grapheme else alias
        try:
            yield make_entry(grapheme, said, ipa, language)
        except InputError as problem:
            raise InputError(problem.message, file=file, line=lexeme.sourceline) from None


def _preferred(elements: Iterable[_Element]) -> str:
    """The text of the element with prefer="true", else of the first."""
    found = sorted(elements, key=lambda element: element.get("prefer") != "true")
    return _text(found[0]) if found else ""


def _text(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())


def write_pls(entries: Iterable[Entry]) -> bytes:
    """A PLS 1.0 document of the entries, phonemes before aliases, for the first counts."""
    from lxml import etree  # noqa: PLC0415 - heavy

    root = etree.Element(
        f"{{{_PLS}}}lexicon",
        {"version": "1.0", "alphabet": "ipa", _LANG: _SHOW},
        nsmap={None: _PLS},
    )
    for entry in entries:
        lexeme = etree.SubElement(
            root, f"{{{_PLS}}}lexeme", {_LANG: entry.language} if entry.language else {}
        )
        alias = entry.alias or ("" if entry.ipa else entry.grapheme)
        for name, text in (("grapheme", entry.grapheme), ("phoneme", entry.ipa), ("alias", alias)):
            if text:
                etree.SubElement(lexeme, f"{{{_PLS}}}{name}").text = text
    document: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return document
