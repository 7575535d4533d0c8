from __future__ import annotations

import email
import email.policy
import io
import json
from typing import TYPE_CHECKING, Any

import av
import pytest
from mutagen.id3 import ID3

from briefing.config.options import Options
from briefing.episode.built import read_state
from briefing.episode.folder import OUTPUTS, open_episode
from briefing.episode.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.build

NOTES = """---
title: Die Fähre fährt wieder
words: 90
must: ["240 Millionen Euro"]
avoid: [Papierfabrik]
keep: ["„Das hat viele eine Stunde am Tag gekostet“, sagte der Betriebsrat Dirk Vosskamp."]
pronounce: {Vosskamp: Foss-kamp}
---
## Einordnung
Ein Tunnel bleibt ein Traum. Die Fähre ist da.
"""


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


def texts(document: dict[str, Any]) -> list[str]:
    parts = [
        document["lead"],
        *document["points"],
        *document["paragraphs"],
        document["quote"],
        *document["commentary"],
    ]
    return [sentence["text"] for part in parts for sentence in part]


def test_a_text_without_notes_becomes_nine_files(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()

    done = briefing("build", folder)

    assert done.status == 0
    assert sorted(outputs(folder)) == sorted(OUTPUTS)
    assert "words, audio" in done.out
    report = json.loads(outputs(folder)["report.json"])
    assert report["status"] == "ok"
    assert report["audit"]["proven"] == report["audit"]["sentences"] > 3
    assert report["audio"]["loudness"] == pytest.approx(-16, abs=0.5)
    assert report["audio"]["true_peak"] <= -1.5


def test_settings_and_templates_in_an_episode_are_not_used_and_said_to_be(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    briefing("build", folder, "--only", "mail")
    usual = outputs(folder)["newsletter.html"]
    (folder / "briefing.toml").write_text("[show]\ntitle = 'Fremd'\n", encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "newsletter.mjml.j2").write_text("{{ 1 / 0 }}", encoding="utf-8")

    assert briefing("build", folder, "--only", "mail").status == 0
    assert outputs(folder)["newsletter.html"] == usual
    shown = briefing("check", folder).err
    for name in ("briefing.toml", "templates"):
        assert f"{name} in the folder of an episode is not used" in shown


def test_mail_audio_and_captions_say_the_same(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(notes=NOTES)
    briefing("build", folder)
    made = outputs(folder)
    document = json.loads(made["briefing.json"])
    said = texts(document)

    message = email.message_from_bytes(made["newsletter.eml"], policy=email.policy.default)
    text_part = message.get_body(("plain",))
    assert text_part is not None
    captions = " ".join(
        line for line in made["episode.vtt"].decode().splitlines() if "-->" not in line
    )
    for sentence in (document["headline"], *said):
        assert sentence in captions.replace("&amp;", "&")
        assert sentence in " ".join(text_part.get_content().split())
        assert sentence in " ".join(made["newsletter.txt"].decode().split())
        assert sentence in " ".join(made["review.html"].decode().split())
    assert len(said) == len(set(said))
    assert document["words"] <= 90
    assert any("240 Millionen Euro" in sentence for sentence in said)
    assert not any("Papierfabrik" in sentence for sentence in said)
    assert "Foss-kamp" not in captions


def test_every_sentence_names_its_place(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(notes=NOTES)
    briefing("build", folder)
    document = json.loads(outputs(folder)["briefing.json"])
    notes = (folder / "notes.md").read_text(encoding="utf-8")

    for part in [document["lead"], *document["points"], document["quote"], *document["commentary"]]:
        for sentence in part:
            source = sentence["source"]
            text = document["article"]["text"] if source["from"] == "article" else notes
            assert " ".join(text[source["start"] : source["end"]].split()) == sentence["text"]
            assert sentence["edits"] == []


def test_the_length_is_that_of_the_last_caption(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    briefing("build", folder)
    made = outputs(folder)

    with av.open(io.BytesIO(made["episode.mp3"])) as mp3:
        assert mp3.duration is not None
        length = mp3.duration / av.time_base
    minutes, seconds = (
        [line for line in made["episode.vtt"].decode().splitlines() if "-->" in line][-1]
        .split()[2]
        .split(":")[-2:]
    )
    assert length - 60 * int(minutes) - float(seconds) == pytest.approx(1, abs=0.1)


def test_two_builds_give_the_same_bytes(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(notes=NOTES, settings="[voice]\ncache = 0\n")
    briefing("build", folder)
    first = outputs(folder)
    briefing("build", folder)

    assert outputs(folder) == first


def test_only_mail_makes_no_audio_but_keeps_what_still_fits(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    briefing("build", folder, "--only", "mail")
    assert sorted({"episode.mp3", "newsletter.html"} & set(outputs(folder))) == ["newsletter.html"]
    briefing("build", folder)
    whole = outputs(folder)

    briefing("build", folder, "--only", "mail")
    assert outputs(folder) == whole
    briefing("build", folder, "--only", "audio")
    assert outputs(folder) == whole

    briefing("build", folder, "--only", "mail", "--words", "40")
    assert "episode.mp3" not in outputs(folder)
    briefing("build", folder, "--only", "audio")
    assert "newsletter.html" not in outputs(folder)


def test_options_go_before_notes(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(notes="---\nwords: 90\nform: points\n---\n")

    briefing("build", folder, "--only", "mail", "--words", "40", "--form", "text")

    document = json.loads(outputs(folder)["briefing.json"])
    assert document["words"] <= 40
    assert document["points"] == []
    assert document["paragraphs"]


def test_a_draft_is_written_despite_errors_and_marked_everywhere(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(
        notes="---\nkicker: Für 99 Euro\navoid: [99 Euro]\nsubject: Die Fähre\n---\n"
    )

    refused = briefing("build", folder)
    assert refused.status == 1
    assert 'The rule "avoid" is not met: in kicker.' in refused.error
    assert not (folder / "build").exists()

    done = briefing("build", folder, "--draft", "--json")
    assert done.status == 0
    made = outputs(folder)
    assert json.loads(done.out)["status"] == "draft"
    for name in (
        "newsletter.html",
        "newsletter.txt",
        "episode.vtt",
        "briefing.json",
        "review.html",
    ):
        assert b"ENTWURF" in made[name]
    message = email.message_from_bytes(made["newsletter.eml"], policy=email.policy.default)
    assert message["Subject"].startswith("ENTWURF: ")


def test_the_message_carries_the_mp3_that_was_built(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(settings="[newsletter]\nattach_mp3 = true\n")

    assert (
        "mail.attachment: newsletter.eml goes without the MP3"
        in briefing("build", folder, "--only", "mail").err
    )
    assert "mail.attachment" not in briefing("build", folder).err

    made = outputs(folder)
    message = email.message_from_bytes(made["newsletter.eml"], policy=email.policy.default)
    assert [part.get_content() for part in message.iter_attachments()] == [made["episode.mp3"]]


def test_json_tells_what_the_run_did(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()

    line = json.loads(briefing("build", folder, "--json").out)

    assert line["episode"] == "2026-11-23-faehre"
    assert line["status"] == "ok"
    segments = line["speech"]["segments"]
    assert segments["total"] == segments["synthesised"] + segments["cached"] > 5
    assert list(line["seconds"]) == [
        "read",
        "condense",
        "audit",
        "script",
        "audio",
        "mail",
        "review",
        "write",
    ]
    assert [path.rpartition("/")[2] for path in line["outputs"]] == list(OUTPUTS)


def test_a_failure_as_json_keeps_the_line_form(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    failed = briefing("build", make_episode(notes="---\nmust: [Eisberg]\n---\n"), "--json")

    line = json.loads(failed.out)
    assert (failed.status, line["status"], line["outputs"]) == (2, "failed", [])
    assert line["findings"][0]["check"] == "build.input"
    assert "Eisberg" in line["findings"][0]["message"]


def test_without_a_name_the_changed_episodes_are_built(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = make_episode("2026-11-23-eins"), make_episode("2026-11-24-zwei")
    monkeypatch.chdir(one.parents[1])

    assert len(briefing("build").out.splitlines()) == 2
    assert "up to date" in briefing("build").err
    (two / "notes.md").write_text("---\nwords: 50\n---\n", encoding="utf-8")
    assert "zwei" in briefing("build").out
    monkeypatch.chdir(one)
    assert "words" in briefing("build").out


def test_one_bad_episode_does_not_stop_the_others(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = make_episode("2026-11-23-leer", article=" \n"), make_episode("2026-11-24-gut")
    monkeypatch.chdir(bad.parents[1])

    failed = briefing("build", "--only", "mail")

    assert failed.status == 2
    assert failed.error == "Error: 1 of 2 episodes were not built. See the lines above."
    assert (good / "build" / "newsletter.html").is_file()
    assert not (bad / "build").exists()


@pytest.mark.parametrize(
    ("files", "options", "status", "message"),
    [
        ({"article": ""}, (), 2, "article.txt: "),
        (
            {"notes": "---\nwordz: 3\n---"},
            (),
            2,
            'notes.md:2: unknown key "wordz". Did you mean "words"?',
        ),
        ({"settings": "[show\n"}, (), 2, "briefing.toml:1: not TOML"),
        ({"settings": '[voice]\nengine = "espik"\n'}, (), 2, "espik"),
        ({}, ("--voice", "klaus"), 2, "klaus"),
        ({}, ("--voice", "espeak:klaus"), 2, "klaus"),
        ({}, ("--words", "3"), 2, "no sentence has 3 words or fewer"),
        ({}, ("--words", "0"), 2, "'--words'"),
        ({}, ("--form", "lang"), 2, "'--form'"),
        (
            {"notes": "---\nmust: [Eisberg]\n---"},
            (),
            2,
            'notes.md:2: "must": neither the article nor the notes say „Eisberg“',
        ),
        (
            {"notes": '---\nkeep: ["Das Schiff sank."]\n---'},
            (),
            2,
            'notes.md:2: "keep": the article has no sentence',
        ),
        (
            {"notes": "---\nmust: [Gutachten]\navoid: [Millionen]\n---"},
            (),
            2,
            '"avoid" forbids „Millionen“',
        ),
        ({"notes": "---\nwords: 10\nmust: [Dock]\n---"}, (), 2, "only 10 are allowed"),
    ],
)
def test_what_cannot_be_built_is_one_line_and_changes_nothing(
    make_episode: Callable[..., Path],
    briefing: Callable[..., Any],
    files: dict[str, str],
    options: tuple[str, ...],
    status: int,
    message: str,
) -> None:
    folder = make_episode(**files)
    before = sorted(path.name for path in folder.iterdir())

    failed = briefing("build", folder, *options)

    assert failed.status == status
    assert message in failed.error
    assert failed.out == ""
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_folder_that_is_no_episode_does_not_stop_the_others(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    good = make_episode()

    failed = briefing("build", good.parent / "fehlt", good, "--only", "mail", "--json")

    assert failed.status == 2
    assert [json.loads(line)["status"] for line in failed.out.splitlines()] == ["failed", "ok"]


def test_a_report_of_another_version_is_no_obstacle(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    (folder / "build").mkdir()
    (folder / "build" / "report.json").write_text('{"status": "ok"}', encoding="utf-8")

    assert briefing("check", folder).status == 0
    assert briefing("build", folder, "--only", "mail").status == 0


def test_a_failed_build_keeps_the_last_good_files(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    briefing("build", folder)
    good = outputs(folder)
    (folder / "notes.md").write_text("---\nmust: [Eisberg]\n---\n", encoding="utf-8")

    assert briefing("build", folder).status == 2
    assert outputs(folder) == good


def test_template_code_in_an_article_is_inert(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    article = (
        "Die Stadt Warnfels zeigt {{ 7*7 }} und {% raw %} und {# das #} heute am Hafen <b>fett</b> "
        "& mehr.\n"
    )
    folder = make_episode(article=article)

    assert briefing("build", folder, "--only", "mail").status == 0
    for name in ("newsletter.html", "review.html"):
        html = outputs(folder)[name].decode()
        assert not any(sign in html for sign in ("{{", "{%", "{#", "<b>fett"))
        assert "7*7" in html


def test_the_audio_is_what_the_settings_say(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    settings = """
[show]
notice_place = "end"
[newsletter]
view_url = "https://sender-test.de/{slug}"
[voice]
quotations = "announced"
true_peak = -2.0
[audio]
srt = true
bridges = false
[audio.pauses]
tail = 2.0
"""
    folder = make_episode(settings=settings, notes="---\nnumber: 7\n---\n")
    assert briefing("build", folder).status == 0
    made = outputs(folder)

    assert sorted(made) == sorted((*OUTPUTS, "episode.srt"))
    captions = made["episode.vtt"].decode()
    assert captions.rstrip().endswith("noch von niemandem gegengelesen.")
    assert "Außerdem" not in captions
    assert "<v" not in captions
    assert json.loads(made["report.json"])["audio"]["true_peak"] <= -2
    tags = ID3(io.BytesIO(made["episode.mp3"]))
    assert (str(tags["TRCK"]), tags["WOAF"].url) == (
        "7",
        "https://sender-test.de/2026-11-23-faehre",
    )

    briefing("build", folder, "--only", "mail")
    assert outputs(folder)["episode.srt"] == made["episode.srt"]
    (folder / "build" / "episode.srt").unlink()
    assert not read_state(open_episode(folder)).is_current()


def test_a_jingle_is_part_of_what_an_episode_depends_on(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(settings='[audio]\nintro = "auftakt.wav"\n')
    assert (
        "auftakt.wav: [audio] intro cannot be used: no such file."
        in briefing("build", folder).error
    )
    with av.open(str(folder.parents[1] / "auftakt.wav"), "w") as file:
        stream = file.add_stream("pcm_s16le", rate=8000, layout="mono")
        frame = av.AudioFrame(format="s16", layout="mono", samples=16000)
        frame.sample_rate = 8000
        frame.planes[0].update(bytes([0, 20, 0, 235] * 8000))
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))

    assert briefing("build", folder).status == 0

    assert read_state(open_episode(folder)).is_current()
    first = next(
        line for line in outputs(folder)["episode.vtt"].decode().splitlines() if "-->" in line
    )
    assert first.startswith("00:00:02.5")
    (folder.parents[1] / "auftakt.wav").write_bytes(b"")
    assert not read_state(open_episode(folder)).is_current()


@pytest.mark.parametrize(
    ("house", "wish", "found"),
    [
        ("voice", "", "voice"),
        ("voice", "false", "plain"),
        ("announced", "", "announced"),
        ("announced", "true", "voice"),
        ("announced", "false", "announced"),
        ("plain", "true", "voice"),
    ],
)
def test_notes_may_ask_for_the_second_voice_or_do_without(
    make_episode: Callable[..., Path], house: str, wish: str, found: str
) -> None:
    notes = f"---\nquote_voice: {wish}\n---\n" if wish else ""
    folder = make_episode(settings=f'[voice]\nquotations = "{house}"\n', notes=notes)
    episode = open_episode(folder)
    assert read_sources(episode, Options(), read_state(episode)).quotations == found
