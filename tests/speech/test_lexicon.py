from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import InputError
from briefing.speech.lexicon import Lexicon, project_lexicon, read_lexicon
from briefing.speech.verbalise import verbalise

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = """# unsere Namen
[[entry]]
grapheme = "Pjöngjang"
alias = "Pjöng-jang"
note = "Agenturstil"

[[entry]]
grapheme = "Mbappé"
alias = "Embapee"
"""
LEXICON = Lexicon({"Pjöngjang": "Pjöng-jang", "Kim": "Kimm", "Kim Jong Un": "Kimm Dschong Un", "C++": "Ze plus plus"})


def written(folder: Path, text: str) -> Path:
    file = folder / "lexicon.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("In Pjöngjang tagt man.", "In Pjöng-jang tagt man."),
        ("Pjöngjangs Raketen", "Pjöng-jangs Raketen"),
        ("Der Pjöngjang-Besuch", "Der Pjöng-jang-Besuch"),
        ("pjöngjang bleibt klein", "pjöngjang bleibt klein"),
        ("Pjöngjanger Wetter", "Pjöngjanger Wetter"),
        ("Kim Jong Un und Kim", "Kimm Dschong Un und Kimm"),
        ("In C++ geschrieben", "In Ze plus plus geschrieben"),
    ],
)
def test_entries_replace_whole_words_longest_first(text: str, spoken: str) -> None:
    assert verbalise(text, LEXICON).text == spoken


def test_an_episode_wins_over_the_show_and_leaves_it_alone() -> None:
    episode = LEXICON.extended({"Kim": "Kiem"})
    assert verbalise("Kim", episode).text == "Kiem"
    assert verbalise("Pjöngjang", episode).text == "Pjöng-jang"
    assert verbalise("Kim", LEXICON).text == "Kimm"


def test_no_notes_give_the_same_lexicon() -> None:
    assert LEXICON.extended({}) is LEXICON


def test_a_file_is_read(tmp_path: Path) -> None:
    assert read_lexicon(written(tmp_path, ENTRIES)).aliases == {"Pjöngjang": "Pjöng-jang", "Mbappé": "Embapee"}


def test_an_empty_file_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert read_lexicon(written(tmp_path, "")).aliases == {}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (ENTRIES + '[[entry]]\ngrapheme = "Mbappé"\nalias = "x"\n', 11, 'the entry "Mbappé" stands twice'),
        (ENTRIES.replace("note", "noet"), 5, 'Did you mean "note"?'),
        (ENTRIES.replace('alias = "Embapee"\n', ""), 7, 'lacks the key "alias"'),
        (ENTRIES.replace('"Embapee"', "5"), 9, "expected a text"),
        (ENTRIES.replace('"Embapee"', '" "'), 9, "Correct the value"),
        (ENTRIES.replace("[[entry]]", "[[entries]]"), 2, 'Did you mean "entry"?'),
        (ENTRIES.replace('"Embapee"', '"Embapee'), 9, "not TOML"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_lexicon(file)
    assert message in caught.value.message
    assert (caught.value.file, caught.value.line) == (str(file), line)


def test_a_project_names_its_lexicon(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('[speech]\nlexicon = "namen.toml"\n', encoding="utf-8")
    with pytest.raises(InputError, match="there is no such lexicon"):
        project_lexicon(tmp_path)
    written(tmp_path, ENTRIES).rename(tmp_path / "namen.toml")
    assert project_lexicon(tmp_path).aliases["Mbappé"] == "Embapee"


def test_a_project_needs_no_lexicon(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("", encoding="utf-8")
    assert project_lexicon(tmp_path).aliases == {}


def test_without_a_project_the_lexicon_is_empty() -> None:
    assert project_lexicon(None).aliases == {}
