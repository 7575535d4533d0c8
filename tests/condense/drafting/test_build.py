"""Drafting in the commands: what is kept, shown, reported, and what a failure leaves."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from chat_server import Status, completion, reply, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chat_server import Service

pytestmark = pytest.mark.build

LEAD = sentence(
    "Ab Montag fährt die Fähre über die Lenne wieder, teilte die Stadt Warnfels mit.", 1, 2
)
DOCK = sentence(
    "Seit dem 3. März lag das Schiff im Dock, weil der Rumpf an 14 Stellen gerissen war.", 3
)
COST = sentence("Die Reparatur kostete mit 1,2 Millionen Euro doppelt so viel wie geplant.", 4)
PEOPLE = sentence("Täglich setzen rund 2.300 Menschen mit der Fähre über.", 5)
GOOD = reply([LEAD], [DOCK], [COST], [PEOPLE])
OTHER = reply([LEAD], [DOCK], [PEOPLE])
MAIL = ("--only", "mail")


@pytest.fixture
def folder(make_episode: Callable[..., Path], service: Service) -> Path:
    """An episode whose show drafts with the model `ein-modell`."""
    table = f'base_url = "{service.url}"\nmodel = "ein-modell"\ntimeout = 0.5\nretries = 0\n'
    return make_episode(
        settings=f'[condense]\nwords = 70\ndrafter = "openai"\n[condense.openai]\n{table}'
    )


def built(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


def report(folder: Path) -> Any:
    return json.loads(built(folder)["report.json"])


def document(folder: Path) -> Any:
    return json.loads(built(folder)["briefing.json"])


def test_a_build_drafts_reports_and_says_what_it_took(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    wrong = sentence("Die Reparatur kostete 7,9 Millionen Euro, doppelt so viel wie geplant.", 4)
    service.answers = [reply([LEAD], [DOCK], [wrong], [PEOPLE])]

    done = briefing("build", folder, *MAIL)

    assert done.status == 0
    assert (
        "drafted by ein-modell: 3 sentences, 1 sent back, 1 replaced; 2 answers, 2 of them asked "
        "for now," in done.err
    )
    assert re.search(r", 1800 \+ 300 tokens, \d+\.\d s\n", done.err)
    drafting = report(folder)["drafting"]
    assert drafting["drafted"] == [part["text"] for part in (LEAD, DOCK, PEOPLE)]
    assert [returned["text"] for returned in drafting["sent_back"]] == [wrong["text"]]
    assert drafting["replaced"][0]["by"] == [
        "Die Reparatur kostete 1,2 Millionen Euro, doppelt so viel wie geplant."
    ]
    counts = {
        name: drafting[name] for name in ("model", "requests", "prompt_tokens", "completion_tokens")
    }
    assert counts == {
        "model": "ein-modell",
        "requests": 2,
        "prompt_tokens": 1800,
        "completion_tokens": 300,
    }
    assert report(folder)["status"] == "ok"
    assert sorted(path.name for path in folder.iterdir()) == [
        "answers.json",
        "article.txt",
        "build",
    ]


def test_undoing_the_edits_gives_the_passage(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    service.answers = [GOOD]
    briefing("build", folder, *MAIL)

    made = document(folder)

    assert made["drafter"] == "openai"
    for statement in (part for paragraph in (made["lead"], *made["points"]) for part in paragraph):
        text = statement["text"]
        for edit in reversed(statement["edits"]):
            text = text[: edit["at"]] + edit["removed"] + text[edit["at"] + len(edit["added"]) :]
        source = statement["source"]
        assert text.split() == made["article"]["text"][source["start"] : source["end"]].split()
    assert made["lead"][0]["source"]["sentences"] == [0, 1]
    assert [edit["kind"] for edit in made["lead"][0]["edits"]] == ["draft"]


def test_the_review_page_marks_every_sentence_that_a_drafted_one_rests_on(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    again = sentence(
        "Wieder fährt die Fähre über die Lenne ab Montag, so die Stadt Warnfels.", 1, 2
    )
    service.answers = [reply([LEAD], [DOCK], [COST], [PEOPLE], [again])]
    briefing("build", folder, *MAIL)

    page = built(folder)["review.html"].decode()

    assert re.findall(r'<mark id="s(\d+)">', page) == ["0", "1", "2", "3", "4"]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert "</a><sup>1, 2</sup>" in page


def test_a_text_that_is_made_again_asks_nobody_and_has_the_same_bytes(
    folder: Path, service: Service, briefing: Callable[..., Any], tmp_path: Path
) -> None:
    service.answers = [GOOD]
    briefing("build", folder, *MAIL)
    first = built(folder)
    elsewhere = tmp_path / "anderswo" / folder.name
    shutil.copytree(folder, elsewhere)
    shutil.rmtree(elsewhere / "build")
    shutil.copy(tmp_path / "briefing.toml", elsewhere.parent)
    service.answers = [Status(500)]

    again = briefing("build", folder, *MAIL)

    assert built(folder) == first
    assert "1 answers, 0 of them asked for now, 900 + 150 tokens\n" in again.err
    assert briefing("build", elsewhere, *MAIL).status == 0
    assert built(elsewhere) == first
    assert len(service.requests) == 1


def test_a_model_of_no_use_is_not_asked_again_either(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    service.answers = [completion(None, refusal="Nein.")]

    done = briefing("build", folder, *MAIL)
    again = briefing("build", folder, *MAIL)

    assert (done.status, again.status) == (0, 0)
    assert (
        "warning draft.refused: The text is the article's own and not drafted by ein-modell"
        in again.err
    )
    assert document(folder)["drafter"] == "extractive"
    assert len(service.requests) == 1


def test_an_up_to_date_build_is_not_made_again_until_the_answers_are_deleted(
    folder: Path, service: Service, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parents[1])
    service.answers = [GOOD, OTHER]
    briefing("build")
    assert document(folder)["points"][1][0]["text"] == COST["text"]

    assert "up to date" in briefing("build").err
    (folder / "answers.json").unlink()
    briefing("build")

    assert document(folder)["points"][1][0]["text"] == PEOPLE["text"]
    assert len(service.requests) == 2


def test_audio_of_another_draft_is_not_kept_beside_the_mail(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    service.answers = [GOOD, OTHER]
    briefing("build", folder)
    briefing("build", folder, *MAIL)
    assert "episode.mp3" in built(folder)

    (folder / "answers.json").unlink()
    briefing("build", folder, *MAIL)

    assert "episode.mp3" not in built(folder)


def test_check_asks_nobody(folder: Path, service: Service, briefing: Callable[..., Any]) -> None:
    service.answers = [GOOD]

    before = briefing("check", folder)
    briefing("build", folder, *MAIL)
    after = briefing("check", folder)

    assert "warning draft.pending" in before.err
    assert "asked about it yet. Run: briefing build." in before.err
    assert (
        "drafted by ein-modell: 4 sentences, 0 sent back, 0 replaced; 1 answers, 900 + 150 tokens\n"
        in after.out
    )
    assert "draft.pending" not in after.err
    assert (before.status, after.status) == (0, 0)
    assert len(service.requests) == 1


@pytest.mark.parametrize(
    "failure", [Status(401), Status(404), Status(500), "hang", "reset", b"<html>"]
)
def test_a_service_that_fails_leaves_the_last_good_build(
    folder: Path, service: Service, briefing: Callable[..., Any], failure: Any
) -> None:
    service.answers = [GOOD, failure]
    briefing("build", folder, *MAIL)
    good = built(folder)
    (folder / "notes.md").write_text("---\nwords: 65\n---\n", encoding="utf-8")

    failed = briefing("build", folder, *MAIL)

    assert failed.status == 3
    assert failed.error.startswith(f"Error: {service.url} did not draft: ")
    assert built(folder) == good


def test_an_answer_is_kept_even_if_what_follows_fails(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    wrong = reply([LEAD], [DOCK], [sentence("Das kostete 7,9 Millionen Euro.", 4)])
    service.answers = [wrong, Status(500), GOOD]

    assert briefing("build", folder, *MAIL).status == 3
    assert briefing("build", folder, *MAIL).status == 0

    assert len(service.requests) == 3  # the second build asks only what was not answered


@pytest.mark.parametrize(
    "content", [b"[", b"{}}", b'{"a": "\xff"}', b'{"a":' * 100_000, b'{"a": {"content": 3}}']
)
def test_damaged_answers_are_one_line(
    folder: Path, service: Service, briefing: Callable[..., Any], content: bytes
) -> None:
    (folder / "answers.json").write_bytes(content)

    failed = briefing("build", folder)

    assert failed.status == 2
    assert "answers.json: cannot be read. Delete it" in failed.error
    assert service.requests == []


def test_condense_drafts_too_and_keeps_nothing(
    folder: Path, service: Service, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    service.answers = [GOOD]
    monkeypatch.chdir(folder)

    done = briefing("condense", "article.txt")

    assert done.out.split("\n\n")[0] == LEAD["text"]
    assert "drafted by ein-modell: 4 sentences" in done.err
    assert sorted(path.name for path in folder.iterdir()) == ["article.txt"]


def test_a_projects_own_prompt_goes_first(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    own = folder.parents[1] / "templates" / "draft"
    own.mkdir(parents=True)
    (own / "rules.txt.j2").write_text("Schreibe {{ words }} Wörter.", encoding="utf-8")
    service.answers = [GOOD]

    briefing("build", folder, *MAIL)
    assert service.requests[0]["messages"][0]["content"] == "Schreibe 70 Wörter."
    (own / "rules.txt.j2").write_text("Schreibe\n{{ wörter }}.", encoding="utf-8")

    assert (
        "rules.txt.j2:2: template error: 'wörter' is undefined"
        in briefing("build", folder, *MAIL).error
    )


def test_without_the_setting_no_package_is_loaded_and_nothing_is_sent(
    folder: Path, service: Service, briefing: Callable[..., Any]
) -> None:
    toml = folder.parents[1] / "briefing.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace('drafter = "openai"\n', ""), encoding="utf-8"
    )

    done = briefing("build", folder, *MAIL)

    assert "drafted" not in done.err
    assert report(folder)["drafting"] is None
    assert service.requests == []
    assert not (folder / "answers.json").exists()
    code = (
        "import sys, briefing.build.stages, briefing.cli.condense; print('openai' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"
