"""No output says what is not so: who reviewed an episode, and what day it is."""

from __future__ import annotations

import datetime as dt
import io
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from mutagen.id3 import ID3

from briefing.build.stages import build
from briefing.config.notes import Rules
from briefing.config.options import Options
from briefing.config.project import read_settings
from briefing.config.settings import Settings, Show
from briefing.config.show_texts import for_episode, review_findings
from briefing.episode.folder import open_episode
from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHIPPED = Show()
NOBODY = Rules()
PLAIN = Options()
CLAIM = "hat die Redaktion geprüft"
REVIEWED = "---\nreviewed_by: Ute Lorenz\n---\n"


def notice(rules: Rules = NOBODY, *, draft: bool = False, **show: str) -> str:
    return for_episode(Show(**show), rules, "briefing.toml", draft=draft).notice


def said(folder: Path, options: Options = PLAIN) -> dict[str, str]:
    """What each output of a build says, by name."""
    files = build(open_episode(folder), options).files
    eml = message_from_bytes(files["newsletter.eml"], policy=default)
    parts = [part.get_content() for part in eml.walk() if part.get_content_maintype() == "text"]
    tag = ID3(io.BytesIO(files["episode.mp3"]))
    return {
        "html": files["newsletter.html"].decode().replace("\u00ad", "").replace("&shy;", ""),
        "text": " ".join(files["newsletter.txt"].decode().split()),
        "eml": " ".join(" ".join(parts).replace("\u00ad", "").split()),
        "captions": " ".join(files["episode.vtt"].decode().split()),
        "tag": str(tag["TXXX:AI notice"]),
    }


@pytest.mark.parametrize(
    ("notes", "options"),
    [
        ("", Options()),
        ("---\nreviewed_by: '  '\n---\n", Options()),
        (REVIEWED, Options(draft=True)),
    ],
    ids=["no notes", "a blank name", "a draft"],
)
def test_without_a_review_no_output_claims_one(
    make_episode: Callable[..., Path], notes: str, options: Options
) -> None:
    for name, text in said(make_episode(notes=notes), options).items():
        assert CLAIM not in text, name
        assert "geprüft" not in text, name
        assert "noch von niemandem gegengelesen" in text, name


def test_with_a_review_every_output_says_so(make_episode: Callable[..., Path]) -> None:
    for name, text in said(make_episode(notes=REVIEWED)).items():
        assert CLAIM in text, name
        assert "gegengelesen" not in text, name


def test_the_house_words_both_notices_and_may_name_the_reviewer() -> None:
    own = {"notice": "Ungelesen.", "notice_reviewed": "Gelesen von {reviewer}."}

    assert notice(**own) == "Ungelesen."
    assert notice(Rules(reviewed_by=" Ute\n Lorenz "), **own) == "Gelesen von Ute Lorenz."
    assert notice(Rules(reviewed_by="Ute"), draft=True, **own) == "Ungelesen."
    assert notice(notice="") == ""


def test_texts_of_the_show_name_it_and_the_day() -> None:
    show = Show(
        title="Landblick", greeting="{show} am {weekday}, {date}.", farewell="{{ name }} bleibt"
    )

    made = for_episode(show, Rules(date=dt.date(2026, 11, 20)), "briefing.toml")

    assert made.greeting == "Landblick am Freitag, 20.\N{NO-BREAK SPACE}November 2026."
    assert made.farewell == "{{ name }} bleibt"


def test_a_day_is_not_made_up() -> None:
    with pytest.raises(
        InputError, match=r'briefing\.toml: "show\.greeting" holds {weekday}, but .*no date'
    ):
        for_episode(Show(greeting="Es ist {weekday}."), Rules(), "briefing.toml")


@pytest.mark.parametrize(
    ("key", "field", "allowed"),
    [
        ("greeting", "datum", "{show}, {date}, {weekday}"),
        ("notice", "reviewer", "{show}, {date}, {weekday}"),
        ("notice_reviewed", "name", "{show}, {date}, {weekday}, {reviewer}"),
    ],
)
def test_an_unknown_placeholder_is_refused_with_those_allowed(
    tmp_path: Path, key: str, field: str, allowed: str
) -> None:
    (tmp_path / "briefing.toml").write_text(
        f'[show]\ntitle = "A"\n{key} = "Zu {{{field}}}"\n', encoding="utf-8"
    )

    with pytest.raises(InputError) as refused:
        read_settings(tmp_path)

    assert str(refused.value).endswith(
        f'briefing.toml:3: "show.{key}": unknown placeholder {{{field}}}. Allowed here: {allowed}.'
    )


def test_nobody_reviewed_is_a_warning_in_build_and_check(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    warning = "warning notes.reviewed (notes.md): Nobody has reviewed this episode."

    assert warning in briefing("build", folder, "--only", "mail").err
    assert warning in briefing("build", folder).err
    assert warning in briefing("check", folder).err
    (folder / "notes.md").write_text(REVIEWED, encoding="utf-8")
    assert "notes.reviewed" not in briefing("build", folder, "--only", "mail").err
    assert "notes.reviewed" not in briefing("check", folder).err


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Den Text hat die Redaktion geprüft.", True),
        ("Den Text hat niemand geprüft.", False),
        ("Den Text hat die Redaktion nicht gegengelesen.", False),
        (SHIPPED.notice, False),
        ("Eine künstliche Stimme.", False),
    ],
)
def test_a_house_notice_that_claims_a_review_is_doubted(text: str, *, doubted: bool) -> None:
    found = [finding.message for finding in review_findings(Show(notice=text), Rules())]

    assert ("says that the text was checked" in " ".join(found)) == doubted
    assert not list(review_findings(Show(notice=text), Rules(reviewed_by="Ute")))


def test_the_shipped_texts_pass_their_own_check() -> None:
    assert Settings().show.notice != Settings().show.notice_reviewed
    assert CLAIM in SHIPPED.notice_reviewed
    assert CLAIM not in SHIPPED.notice
