"""`briefing init` makes a show of one's own, and `check` says what it still lacks."""

from __future__ import annotations

import io
import tomllib
from typing import TYPE_CHECKING

import pytest

from briefing.config.project import read_settings
from briefing.episode.scaffold import render_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run

ALL = {
    "--title": "Der „Bote\" \\ Früh, 'heute' # 1",
    "--sender": "Bote <post@bote-test.de>",
    "--email": "redaktion@bote-test.de",
    "--link": "https://bote-test.de",
    "--podcast-url": "https://bote-test.de/podcast/",
    "--unsubscribe-url": "https://bote-test.de/ab?id={{id}}",
    "--imprint-url": "https://bote-test.de/impressum",
    "--privacy-url": "https://bote-test.de/datenschutz",
    "--address": "Bote, Markt 1, 04177 Lindenau",
}
OPTIONS = [word for pair in ALL.items() for word in pair]
FIRST_LIST = (
    'Missing before the first issue can go out: for the e-mail "title" of [show], '
    '"sender" of [newsletter], "unsubscribe_url" of [newsletter], "imprint_url" of [newsletter], '
    '"privacy_url" of [newsletter], "address" of [newsletter]; for the podcast "email" of [show], '
    '"description" of [show], "feed_url" of [show], "media_url" of [show].'
)


class Terminal(io.StringIO):
    """Standard input with somebody before it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


def missing(run: Run) -> list[str]:
    return [line for line in run.err.splitlines() if "show.missing" in line]


def test_a_project_starts_without_a_word_of_the_example(
    here: Path, briefing: Callable[..., Run]
) -> None:
    made = briefing("init", "sendung")

    assert made.out.splitlines() == ["sendung/briefing.toml", "sendung/lexicon.toml"]
    assert made.err.splitlines()[0] == "1. cd sendung, and fill in briefing.toml"
    assert len(made.err.splitlines()) == 4
    text = (here / "sendung" / "briefing.toml").read_text(encoding="utf-8")
    assert "ltenrode" not in text
    assert ".example" not in text
    assert tomllib.loads(text) == {"show": {}, "newsletter": {}, "voice": {}, "condense": {}}


def test_options_stand_in_the_settings_as_they_were_typed(
    here: Path, briefing: Callable[..., Run]
) -> None:
    assert briefing("init", *OPTIONS).status == 0

    settings = read_settings(here)
    assert settings.show.title == ALL["--title"]
    assert settings.show.feed_url == "https://bote-test.de/podcast/feed.xml"
    assert settings.show.media_url == "https://bote-test.de/podcast/{slug}"
    assert settings.newsletter.view_url == "https://bote-test.de/podcast/{slug}/"
    assert settings.newsletter.unsubscribe_url == ALL["--unsubscribe-url"]
    assert settings.newsletter.address == ALL["--address"]


def test_every_key_of_the_commented_settings_is_known(here: Path) -> None:
    text = render_settings({})
    assert text.count("\n# ") > 15
    switched_on = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in text.split("\n")
    )
    (here / "briefing.toml").write_text(switched_on, encoding="utf-8")

    assert read_settings(here).show.title == ""


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--title", "Zwei\nZeilen", "--title: one line without invisible characters is expected."),
        ("--sender", "Bote", '--sender: "Bote" is no mail address.'),
        ("--link", "bote-test.de", "--link: expected an address such as https://example.org."),
        (
            "--podcast-url",
            "bote",
            "--podcast-url: expected an address such as https://example.org.",
        ),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_and_nothing_written(
    here: Path, briefing: Callable[..., Run], option: str, value: str, message: str
) -> None:
    refused = briefing("init", option, value)

    assert refused.status == 2
    assert message in refused.error
    assert not list(here.iterdir())


def test_on_a_terminal_it_asks_for_what_is_not_given(
    here: Path, briefing: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["Bote", "Bote <post@bote-test.de>", *[""] * 7]
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(answers) + "\n"))

    done = briefing("init", "--title", "Morgenpost")

    assert "Name of the show" not in done.err
    assert 'Error: --sender: "Bote" is no mail address.' in done.err.replace("\n", " ")
    settings = read_settings(here)
    assert (settings.show.title, settings.newsletter.sender) == ("Morgenpost", answers[1])
    assert settings.newsletter.imprint_url == ""


def test_without_a_terminal_nothing_is_asked(briefing: Callable[..., Run]) -> None:
    assert "Sender" not in briefing("init").err


def test_the_example_comes_alone(briefing: Callable[..., Run]) -> None:
    refused = briefing("init", "--example", "--title", "Meins")

    assert refused.status == 2
    assert "--example has settings of its own" in refused.error


def test_check_names_in_one_list_what_is_missing(
    here: Path, ferry: str, briefing: Callable[..., Run]
) -> None:
    briefing("init")
    (here / "a.txt").write_text(ferry, encoding="utf-8")
    briefing("new", "a.txt")

    (line,) = missing(briefing("check"))

    assert FIRST_LIST in line
    assert "mail.duty" not in briefing("check").err


@pytest.mark.parametrize(
    ("settings", "listed"),
    [
        ("", ['for the podcast "description" of [show].']),
        ('description = "Worum es geht."', []),
    ],
)
def test_what_is_written_is_not_missing(
    here: Path, ferry: str, briefing: Callable[..., Run], settings: str, listed: list[str]
) -> None:
    briefing("init", *OPTIONS)
    file = here / "briefing.toml"
    text = file.read_text(encoding="utf-8").replace("[show]\n", f"[show]\n{settings}\n")
    file.write_text(text, encoding="utf-8")
    (here / "a.txt").write_text(ferry, encoding="utf-8")
    briefing("new", "a.txt")

    lines = missing(briefing("check"))

    assert [end for line, end in zip(lines, listed, strict=True) if end not in line] == []


def test_a_show_without_podcast_is_not_asked_for_one(
    here: Path, ferry: str, briefing: Callable[..., Run]
) -> None:
    keys = "\n".join(f'{key}_url = "https://a-test.de"' for key in ("imprint", "privacy"))
    (here / "briefing.toml").write_text(
        '[show]\ntitle = "Briefing"\n[newsletter]\ntool = "mailchimp"\n'
        f'sender = "a@a-test.de"\naddress = "A, 04177 Lindenau"\n{keys}\n',
        encoding="utf-8",
    )
    (here / "a.txt").write_text(ferry, encoding="utf-8")
    briefing("new", "a.txt")

    assert missing(briefing("check")) == []
