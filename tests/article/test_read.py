from __future__ import annotations

import io
import random
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from outline import assert_sound, outline

from briefing.article import ENDINGS, detect_ending, load_source, parse_article, read_article
from briefing.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Der Rat stimmte zu. „Das wird teuer“, sagte Dr. Voss."


def refused(content: bytes, name: str = "a.txt") -> InputError:
    with pytest.raises(InputError) as caught:
        parse_article(content, name)
    assert caught.value.file == name
    assert caught.value.message.count("\n") == 0
    return caught.value


def test_a_file_is_read_and_named_without_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "artikel.txt"
    file.write_text(TEXT, encoding="utf-8")
    for source in (file, str(file)):
        article = read_article(source)
        assert article.source == "artikel.txt"
        assert [sentence.text for sentence in article.sentences] == [
            "Der Rat stimmte zu.",
            "„Das wird teuer“, sagte Dr. Voss.",
        ]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    article = read_article("-")
    assert article.source == "standard input"
    assert article.text == TEXT


def test_load_gives_the_bytes_and_the_name(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"x")
    assert load_source(file) == (b"x", str(file))


@pytest.mark.parametrize(
    ("content", "name", "ending"),
    [
        (b"x", "A.MARKDOWN", ".md"),
        (b"<p>x", "a.txt", ".txt"),
        (b"x", "a.htm", ".html"),
        (b" <!DOCTYPE HTML><p>x", "standard input", ".html"),
        (b"\xef\xbb\xbf<html lang=de>", "notiz", ".html"),
        (b"<!-- a --><p>x", "https://x.example/a.txt", ".html"),
        (b"a < b", "standard input", ".txt"),
        (b"", "https://x.example/", ".txt"),
    ],
)
def test_the_format_follows_from_name_and_content(content: bytes, name: str, ending: str) -> None:
    assert detect_ending(content, name) == ending
    assert ending in ENDINGS.values()


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx"])
def test_an_empty_article_is_refused(content: bytes, name: str) -> None:
    assert "empty" in refused(content, name).message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1 Text}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"Text\0Text", "NUL"),
        (b"\xfcText\0Text", "NUL"),
        (b"...\n---", "no sentence found"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, words: str) -> None:
    assert words in refused(content).message


def test_another_encoding_is_named_with_byte_and_line() -> None:
    problem = refused("Erste Zeile.\nGrüße für alle.".encode("latin-1"))
    assert problem.line == 2
    assert (
        problem.message
        == "not UTF-8 (byte 15 is 0xFC), looks like Windows-1252 (Latin-1). Save it as UTF-8."
    )


def test_bytes_of_no_known_encoding_are_not_guessed() -> None:
    assert "looks like" not in refused(b"abc \xfe\xfe\xfe\xfd def").message


def test_a_file_that_ends_inside_a_character_is_cut_off() -> None:
    problem = refused("Ein Satz.\nSüß".encode()[:-1])
    assert problem.line == 2
    assert "cut off" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_mark_is_read(encoding: str) -> None:
    assert parse_article(TEXT.encode(encoding), "a.txt").text == TEXT


def test_half_a_utf16_file_is_refused() -> None:
    assert "cut off" in refused(TEXT.encode("utf-16")[:-1]).message


def test_text_is_normalised() -> None:
    raw = "Fu\u0308r Zu\u00adkunft.\r\nUnd \u200bnun\u2028Ende.\rSchluss\u00a0jetzt.\x07"
    assert (
        parse_article(raw.encode(), "a.txt").text
        == "Für Zukunft.\nUnd nun\nEnde.\nSchluss\u00a0jetzt."
    )


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_article(tmp_path / "fehlt.txt")
    with pytest.raises(InputError, match="folder"):
        read_article(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_article(tmp_path / ("x" * 300))
    with pytest.raises(InputError, match="cannot be read"):
        read_article("a\0b.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "standard input"])
def test_damaged_input_gives_an_article_with_true_places_or_an_input_error(name: str) -> None:
    dice = random.Random(11)  # noqa: S311 - no secret
    text = (
        f"# Kopf\n\n{TEXT}\n\n- Punkt <b>eins</b>\n<p>Mehr &amp; mehr.\u00a0Ja.</p>\n\n"
        f"Kiel (dpa) - {TEXT}  (dpa/abc)\n"
    )
    seed = text.encode()
    for _ in range(150):
        content = bytearray(seed)
        for _ in range(dice.randrange(1, 6)):
            at = dice.randrange(len(content))
            content[at : at + dice.randrange(3)] = dice.choice(
                [b"", b"\n", b"<", b"\xc3", b"\xcc\x88", b". ", b"---\n", b"\xe2\x80\xa8"]
            )
        try:
            article = parse_article(bytes(content), name)
        except InputError:
            continue
        assert_sound(article)
        assert unicodedata.is_normalized("NFC", article.text)
        assert "\r" not in article.text


def test_random_bytes_never_give_a_traceback() -> None:
    dice = random.Random(5)  # noqa: S311 - no secret
    for name in ("a.txt", "a.md", "a.html", "a.docx", "-"):
        for size in (1, 10, 1_000):
            for _ in range(10):
                try:
                    assert_sound(parse_article(dice.randbytes(size), name))
                except InputError as problem:
                    assert problem.file == name  # noqa: PT017


@pytest.mark.parametrize(
    "content",
    [TEXT + " ", TEXT + "\n", "Wort ", "a", "1. ", "A (dpa) - ", "x\n", "Von Anna ", "<p>" + TEXT],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_megabyte_is_read(content: str, name: str) -> None:
    try:
        outline(
            (content * (100_000 // len(content)))[:100_000] + "\n\nEin letzter Satz steht hier.",
            name,
        )
    except InputError as problem:
        assert "no sentence" in problem.message  # noqa: PT017
