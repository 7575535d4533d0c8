from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from briefing.speech.entry import Entry
from briefing.speech.lexicon import read_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = (
    "Gestern sprach Piotr Gliński in Warnfels. Gliński lobte die Stadt. Er bleibt bis Freitag.\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "briefing.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_command_answers_how_a_word_is_spoken(
    project: Path, briefing: Callable[..., Any]
) -> None:
    done = briefing(
        "lexicon",
        "add",
        "Gabuev",
        "Gabujeff",
        "--ipa",
        "gaˈbujɛf",
        "--language",
        "ru",
        "--note",
        "gehört",
    )
    assert (done.status, done.out, done.err) == (0, "", "")
    assert read_lexicon(project / "lexicon.toml") == {
        "Gabuev": Entry(
            grapheme="Gabuev", alias="Gabujeff", ipa="gaˈbujɛf", language="ru", note="gehört"
        )
    }


def test_what_stands_there_is_only_replaced_when_asked(
    project: Path, briefing: Callable[..., Any]
) -> None:
    briefing("lexicon", "add", "Gabuev", "Gabujeff")
    refused = briefing("lexicon", "add", "Gabuev", "Gabuef")
    assert refused.status == 2
    assert 'lexicon.toml: the entry "Gabuev" exists already. Add --replace' in refused.error
    assert briefing("lexicon", "add", "Gabuev", "Gabuef", "--replace").status == 0
    assert read_lexicon(project / "lexicon.toml")["Gabuev"].alias == "Gabuef"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Gabuev",), "does not say how it is spoken"),
        ((" ", "x"), "no word"),
        (("Gabuev", "x", "--language", "auf Russisch"), '"auf Russisch" is no language'),
    ],
)
def test_an_entry_that_says_nothing_is_refused(
    project: Path, briefing: Callable[..., Any], arguments: tuple[str, ...], message: str
) -> None:
    failed = briefing("lexicon", "add", *arguments)
    assert failed.status == 2
    assert message in failed.error
    assert not (project / "lexicon.toml").exists()


def test_outside_a_project_there_is_no_lexicon(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "briefing init" in briefing("lexicon", "add", "Gabuev", "x").error


def test_lexicons_travel_as_pls(project: Path, briefing: Callable[..., Any]) -> None:
    briefing("lexicon", "add", "Gabuev", "Gabujeff")
    briefing("lexicon", "export", "a.pls")
    assert briefing("lexicon", "export").out == (project / "a.pls").read_text(encoding="utf-8")
    (project / "lexicon.toml").unlink()
    assert briefing("lexicon", "import", "a.pls").err == "1 written\n"
    assert read_lexicon(project / "lexicon.toml")["Gabuev"].alias == "Gabujeff"
    assert "0 written, 1 stood there already" in briefing("lexicon", "import", "a.pls").err
    assert briefing("lexicon", "import", "a.pls", "--replace").err == "1 written\n"


@pytest.mark.build
def test_unchecked_words_are_reported_before_anything_is_spoken(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_episode(article=ARTICLE)
    monkeypatch.chdir(folder.parents[1])

    report = json.loads(briefing("check", folder, "--json").out)

    (word,) = report["speech"]["unchecked"]
    assert (word["word"], word["proposal"], word["language"]) == ("Gliński", "Glinjski", "pl")
    assert word["times"] >= 2
    (finding,) = [found for found in report["findings"] if found["check"] == "speech.unchecked"]
    assert (finding["level"], report["status"], report["audio"]) == ("warning", "ok", None)


@pytest.mark.build
def test_each_line_of_the_list_is_a_command_that_answers(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_episode(article=ARTICLE)
    make_episode("2026-11-24-zwei", article=ARTICLE)
    monkeypatch.chdir(folder.parents[1])

    (line,) = briefing("lexicon", "unchecked").out.splitlines()

    assert line.startswith("briefing lexicon add Gliński Glinjski  # ")
    assert briefing(*shlex.split(line, comments=True)[1:]).status == 0
    assert briefing("lexicon", "unchecked").out == ""
    assert "unchecked" not in briefing("check", folder).err


def test_a_pronunciation_in_the_notes_is_an_answer(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(article=ARTICLE, notes="---\npronounce: {Gliński: Gliński}\n---\n")
    assert briefing("lexicon", "unchecked", folder).out == ""


@pytest.mark.build
def test_captions_keep_the_written_form(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(
        article="Gestern sprach Macron. Macrons Rede war im August. Die Downing Street schwieg.\n"
    )
    first = briefing("build", folder)
    captions = (folder / "build" / "episode.vtt").read_text(encoding="utf-8")
    audio = (folder / "build" / "episode.mp3").read_bytes()

    assert first.status == 0
    assert "Macrons Rede war im August" in captions
    assert "[[" not in captions
    briefing("build", folder)
    assert (folder / "build" / "episode.mp3").read_bytes() == audio
