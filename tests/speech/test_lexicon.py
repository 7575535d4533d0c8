from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import InputError
from briefing.speech.entry import Entry
from briefing.speech.lexicon import Lexicon, base_lexicon, project_lexicon, read_lexicon
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
LEXICON = Lexicon(
    {
        "Pjöngjang": "Pjöng-jang",
        "Kim": "Kimm",
        "Kim Jong Un": "Kimm Dschong Un",
        "C++": "Ze plus plus",
        "O’Neill": "Oniel",
        "Harris": "Härris",
    }
)
MACRON = Entry(grapheme="Macron", alias="Makroh", ipa="maˈkʁɔ̃")
STREET = Entry(grapheme="Downing Street", language="en")


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
        ("Die Kim-Jong-Un-Frisur", "Die Kimm Dschong Un-Frisur"),
        ("mit Kim\N{NO-BREAK SPACE}Jong Un", "mit Kimm Dschong Un"),
        ("Prinz O’Neill und Prinz O'Neill", "Prinz Oniel und Prinz Oniel"),
        ("Harris’ Rede", "Härris Rede"),
        ("Kim’s Büro", "Kimms Büro"),
        ("‚Kim’", "‚Kimm’"),
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
    assert read_lexicon(written(tmp_path, ENTRIES)) == {
        "Pjöngjang": Entry(grapheme="Pjöngjang", alias="Pjöng-jang", note="Agenturstil"),
        "Mbappé": Entry(grapheme="Mbappé", alias="Embapee"),
    }


def test_an_empty_file_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert read_lexicon(written(tmp_path, "")) == {}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            ENTRIES + '[[entry]]\ngrapheme = "Mbappé"\nalias = "x"\n',
            11,
            'the entry "Mbappé" is listed twice',
        ),
        (ENTRIES.replace("note", "noet"), 5, 'Did you mean "note"?'),
        (
            ENTRIES
            + '[[entry]]\ngrapheme = "Kim Jong Un"\nalias = "x"\n'
            + '[[entry]]\ngrapheme = "Kim-Jong-Un"\nalias = "x"\n',
            14,
            "twice",
        ),
        (ENTRIES.replace('grapheme = "Mbappé"\n', ""), 7, 'lacks the key "grapheme"'),
        (
            ENTRIES.replace('alias = "Embapee"\n', ""),
            8,
            'the entry "Mbappé" does not say how it is spoken',
        ),
        (
            ENTRIES.replace('alias = "Embapee"\n', 'language = "französisch"\n'),
            9,
            "a language as en or fr-CA",
        ),
        (ENTRIES.replace('"Embapee"', "5"), 9, "expected a text"),
        (ENTRIES.replace('"Embapee"', '" "'), 8, "Add alias, ipa or language"),
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
    assert verbalise("Mbappé", project_lexicon(tmp_path)).text == "Embapee"


def test_a_project_needs_no_lexicon(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("", encoding="utf-8")
    assert project_lexicon(tmp_path) is base_lexicon()


def test_without_a_project_there_is_the_base() -> None:
    assert verbalise("Macrons Rede", project_lexicon(None)).text == "Macrons Rede"
    assert verbalise("Bidens Rede", project_lexicon(None)).text == "Baidens Rede"


def test_the_project_goes_before_the_base_however_it_writes_the_word(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("", encoding="utf-8")
    written(tmp_path, '[[entry]]\ngrapheme = "Wall-Street"\nalias = "Wohl Striht"\n')
    lexicon = project_lexicon(tmp_path)
    assert verbalise("An der Wall Street", lexicon).text == "An der Wohl Striht"
    assert (
        verbalise("An der Wall Street", lexicon.extended({"Wall Street": "Mauer"})).text
        == "An der Mauer"
    )


def test_a_voice_says_what_it_takes() -> None:
    lexicon = Lexicon({"Macron": MACRON, "Downing Street": STREET})
    shown = lexicon.for_voice(lambda entry: f"<{entry.ipa or entry.language}:{entry.grapheme}>")
    assert verbalise("Macrons Besuch", shown).text == "<maˈkʁɔ̃s:Macrons> Besuch"
    assert verbalise("Die Downing Street", shown).text == "Die <en:Downing Street>"
    assert verbalise("Macron in der Downing-Street", lexicon).text == "Makroh in der Downing Street"
