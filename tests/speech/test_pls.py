from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from briefing.errors import InputError
from briefing.speech.entry import Entry
from briefing.speech.pls import read_pls, write_pls

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = [
    Entry(grapheme="Pjöngjang", alias="Pjöng-jang"),
    Entry(grapheme="Macron", alias="Makroh", ipa="maˈkʁɔ̃"),
    Entry(grapheme="Kim & Co.", ipa="kɪm ʊnt koː"),
    Entry(grapheme="Downing Street", language="en-GB"),
    Entry(grapheme="Hull", alias="Hall", language="en"),
]
NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
FOREIGN = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made elsewhere -->
<lexicon version="1.0" xmlns="{NAMESPACE}" alphabet="x-sampa" xml:lang="de-DE">
  <meta name="author" content="x"/>
  <lexeme xml:id="a" role="noun">
    <grapheme>Giovanna</grapheme>
    <grapheme> Gio\N{COMBINING ACUTE ACCENT}vanna </grapheme>
    <phoneme>dZo</phoneme>
    <phoneme alphabet="ipa">dʒo</phoneme>
    <phoneme alphabet="ipa" prefer="true">dʒoˈvana</phoneme>
    <alias>Dschowanna</alias>
    <example>Giovanna kommt.</example>
  </lexeme>
</lexicon>
"""


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "namen.pls"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert read_pls(written(tmp_path, write_pls(ENTRIES))) == ENTRIES


def test_the_document_is_pls_with_phonemes_first() -> None:
    root = etree.fromstring(write_pls(ENTRIES))
    assert root.tag == f"{{{NAMESPACE}}}lexicon"
    assert dict(root.attrib) == {
        "version": "1.0",
        "alphabet": "ipa",
        "{http://www.w3.org/XML/1998/namespace}lang": "de",
    }
    assert [etree.QName(child).localname for child in root[1]] == ["grapheme", "phoneme", "alias"]


def test_each_grapheme_is_an_entry_and_the_preferred_ipa_counts(tmp_path: Path) -> None:
    assert read_pls(written(tmp_path, FOREIGN)) == [
        Entry(grapheme="Giovanna", alias="Dschowanna", ipa="dʒoˈvana"),
        Entry(grapheme="Gióvanna", alias="Dschowanna", ipa="dʒoˈvana"),
    ]


BOMB = '<!DOCTYPE lexicon [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "not XML: "),
        ("grapheme;alias\n", 1, "not XML: "),
        (FOREIGN.replace("</alias>", ""), 13, "not XML: "),
        ("<speak><p/></speak>", 1, "no PLS 1.0 lexicon: it opens with <speak>"),
        (FOREIGN.replace(NAMESPACE, "urn:other"), 3, "no PLS 1.0 lexicon: it opens with <lexicon>"),
        (
            FOREIGN.replace("<!-- made elsewhere -->\n", BOMB).replace("Dschowanna", "&b;"),
            1,
            "a document type",
        ),
        (FOREIGN.replace("grapheme>", "word>"), 5, "a lexeme without <grapheme>"),
        (
            FOREIGN.replace("<alias>Dschowanna</alias>", "").replace(' alphabet="ipa"', ""),
            5,
            '"Giovanna" does not say how it is spoken',
        ),
        (
            FOREIGN.replace('xml:id="a"', 'xml:lang="auf Deutsch"'),
            5,
            '"auf Deutsch" is no language',
        ),
    ],
)
def test_what_is_no_pls_is_one_line_with_its_place(
    tmp_path: Path, text: str, line: int | None, message: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_pls(file)
    assert message in caught.value.message
    assert (caught.value.file, caught.value.line) == (str(file), line)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"fehlt\.pls: cannot be read"):
        read_pls(tmp_path / "fehlt.pls")
