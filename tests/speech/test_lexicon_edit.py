from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import InputError
from briefing.speech.entry import Entry
from briefing.speech.lexicon import read_lexicon
from briefing.speech.lexicon_edit import write_entries

if TYPE_CHECKING:
    from pathlib import Path

OLD = """# unsere Namen

[[entry]]  # seit dem Gipfel
grapheme = 'Pjöngjang'
alias = "Pjöng-jang"
note = "Agenturstil"
# bitte so lassen

[[entry]]
alias = "Kimm"
grapheme = "Kim"
"""
MACRON = Entry(grapheme="Macron", alias='Ma"kroh', ipa="maˈkʁɔ̃", note="gehört")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lexicon.toml"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_a_new_entry_stands_at_the_end_and_all_else_stays(file: Path) -> None:
    assert write_entries(file, [MACRON]) == ([MACRON], [])
    text = file.read_text(encoding="utf-8")
    assert text == OLD + (
        '\n[[entry]]\ngrapheme = "Macron"\nalias = "Ma\\"kroh"\nipa = "maˈkʁɔ̃"\nnote = "gehört"\n'
    )
    assert read_lexicon(file)["Macron"] == MACRON


@pytest.mark.parametrize("old", ["", "# leer", "# leer\n"])
def test_a_file_is_made_or_continued(tmp_path: Path, old: str) -> None:
    path = tmp_path / "lexicon.toml"
    if old:
        path.write_text(old, encoding="utf-8")
    write_entries(path, [MACRON])
    assert read_lexicon(path) == {"Macron": MACRON}
    assert [path.name for path in tmp_path.iterdir()] == ["lexicon.toml"]


def test_what_stands_there_is_kept(file: Path) -> None:
    again = Entry(grapheme="Pjöngjang", alias="anders")
    assert write_entries(file, [again]) == ([], [again])
    assert file.read_text(encoding="utf-8") == OLD


def test_a_replaced_entry_keeps_place_note_and_comments(file: Path) -> None:
    write_entries(file, [Entry(grapheme="Pjöngjang", ipa="pjœŋˈjaŋ")], replace=True)
    assert file.read_text(encoding="utf-8") == OLD.replace('alias = "Pjöng-jang"\n', "").replace(
        "# bitte so lassen\n", '# bitte so lassen\nipa = "pjœŋˈjaŋ"\n'
    )


def test_the_last_entry_can_be_replaced(file: Path) -> None:
    write_entries(file, [Entry(grapheme="Kim", alias="Kiem")], replace=True)
    assert read_lexicon(file)["Kim"] == Entry(grapheme="Kim", alias="Kiem")


def test_a_word_that_comes_twice_is_written_once(file: Path) -> None:
    other = Entry(grapheme="Macron", alias="x")
    assert write_entries(file, [MACRON, other]) == ([MACRON], [other])


def test_line_ends_of_windows_stay(file: Path) -> None:
    file.write_bytes(OLD.replace("\n", "\r\n").encode())
    write_entries(file, [MACRON])
    content = file.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > OLD.count("\n")


ITO = '\n[[entry]]\ngrapheme = "Ito"\nalias = "Ihto"\n'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            'entry = [{grapheme = "Kim", alias = "Kimm"}]  # k\n',
            'entry = [{grapheme = "Kim", alias = "x"}, {grapheme = "Ito", alias = "Ihto"}]  # k\n',
        ),
        (
            '[[entry]]\ngrapheme = "Kim"\nalias = """\nKimm"""  # lang\nnote = "a"',
            f'[[entry]]\ngrapheme = "Kim"\nalias = "x"  # lang\nnote = "a"\n{ITO}',
        ),
        (
            '[[entry]]\n"grapheme" = "Kim"\n\nalias="Kimm"\n\n# Ende\n',
            f'[[entry]]\n"grapheme" = "Kim"\n\nalias="x"\n\n# Ende\n{ITO}',
        ),
    ],
)
def test_an_entry_is_found_however_it_is_written(file: Path, text: str, wanted: str) -> None:
    file.write_text(text, encoding="utf-8")
    new = [Entry(grapheme="Kim", alias="x"), Entry(grapheme="Ito", alias="Ihto")]
    write_entries(file, new, replace=True)
    assert file.read_text(encoding="utf-8") == wanted


def test_a_wrong_file_is_named_and_stays_as_it_is(file: Path) -> None:
    file.write_text("[[entry]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"lexicon\.toml:1"):
        write_entries(file, [MACRON])
    assert file.read_text(encoding="utf-8") == "[[entry]\n"
