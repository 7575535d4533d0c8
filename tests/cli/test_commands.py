from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import pytest
from mutagen.id3 import ID3

if TYPE_CHECKING:
    from collections.abc import Callable

HEAVY = (
    "av",
    "lxml",
    "trafilatura",
    "PIL",
    "gtts",
    "rich",
    "mjml",
    "css_inline",
    "yaml",
    "jinja2",
    "markdown_it",
)


def stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_condense_prints_no_more_words_than_allowed(
    tmp_path: Path, ferry: str, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ferry, encoding="utf-8")

    for words in (15, 40, 60, 120):
        done = briefing("condense", "a.txt", "--words", words)
        assert done.status == 0
        assert 5 < len(done.out.split()) <= words
        assert done.err == ""


def test_condense_reads_standard_input_and_notes(
    tmp_path: Path, ferry: str, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("---\nmust: [Umweg]\nform: text\n---\n", encoding="utf-8")
    stdin(monkeypatch, ferry)

    document = json.loads(
        briefing("condense", "-", "--notes", notes, "--words", "60", "--json").out
    )

    assert "Umweg" in json.dumps(document["paragraphs"] + [document["lead"]])
    assert document["article"]["text"].strip() == ferry.strip()
    assert document["listening_seconds"] is None


def test_verbalize_prints_a_line_for_every_line(
    briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, "Am 24. April 2019\n\n3,5 Mio. €\n")

    assert briefing("verbalize").out.splitlines() == [
        "Am vierundzwanzigsten April zweitausendneunzehn", "", "Drei Komma fünf Millionen Euro",
    ]  # fmt: skip


def test_verbalize_marks_what_is_said_otherwise_and_fits_a_terminal(
    briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(
        monkeypatch,
        "Am 24. April zahlte die EZB 3,5 Mio. € an Ulm, Köln, Bonn und Kiel.\n\nNichts.[3]\n",
    )

    lines = briefing("verbalize", "--diff").out.splitlines()

    assert " ".join(line.strip() for line in lines) == (
        "Am [24. April → vierundzwanzigsten April] zahlte die [EZB → E-Z-B] "
        "[3,5 Mio. € → drei Komma fünf Millionen Euro] an Ulm, Köln, Bonn und Kiel.  Nichts[.[3] → "
        ".]"
    )
    assert max(map(len, lines)) <= 80
    assert lines[1].startswith("  ")
    assert lines[-2:] == ["", "Nichts[.[3] → .]"]


def test_verbalize_names_the_rule_of_each_reading(
    briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, "Ludwig XIV. zahlte 5 €.[3] 🎉\n")

    assert briefing("verbalize", "--explain").out.splitlines() == [
        "Ludwig der Vierzehnte zahlte fünf Euro.",
        "    XIV. → der Vierzehnte (ruler)",
        "    5 € → fünf Euro (quantity)",
        "    .[3] → . (footnote)",
        "    🎉 → (silent) (emoji)",
    ]


def test_verbalize_follows_the_policy_of_the_project(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "briefing.toml").write_text(
        '[speech]\ngender = "both"\naddresses = "notes"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("Leser:innen finden mehr auf beispiel.de.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert (
        briefing("verbalize", "a.txt").out
        == "Leserinnen und Leser finden mehr unter dem Link in den Shownotes.\n"
    )


def test_verbalize_uses_the_lexicon_of_the_project(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "briefing.toml").write_text("", encoding="utf-8")
    (tmp_path / "lexicon.toml").write_text(
        '[[entry]]\ngrapheme = "Lenne"\nalias = "Länne"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("An der Lenne\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert briefing("verbalize", "a.txt").out == "An der Länne\n"


def test_say_writes_a_mastered_mp3(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, "Guten Morgen. Heute ist der 3. Mai.")

    done = briefing("say", "-o", tmp_path / "a.mp3")

    assert (done.status, done.out) == (0, "")
    with av.open(tmp_path / "a.mp3") as mp3:
        assert mp3.streams.audio[0].rate == 44100
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp3"]


def test_say_claims_no_review_of_any_text(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = 'notice = "Den Text hat die Redaktion geprüft."'
    (tmp_path / "briefing.toml").write_text(f"[show]\n{notice}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    stdin(monkeypatch, "Guten Morgen.")

    assert briefing("say", "-o", "a.mp3").status == 0

    assert str(ID3("a.mp3")["TXXX:AI notice"]) == "Diesen Text spricht eine künstliche Stimme."


def test_say_leaves_nothing_behind_where_it_fails(
    tmp_path: Path, briefing: Callable[..., Any]
) -> None:
    (tmp_path / "a.txt").write_text("Guten Morgen.", encoding="utf-8")

    assert briefing("say", tmp_path / "a.txt", "-o", tmp_path / "fehlt" / "a.mp3").status == 2
    assert (
        briefing("say", tmp_path / "a.txt", "-o", tmp_path / "a.mp3", "--voice", "klaus").status
        == 2
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_voices_tells_what_leaves_the_machine(briefing: Callable[..., Any]) -> None:
    out = briefing("voices").out

    assert "espeak (chosen)" in out
    assert "nothing leaves this machine" in out
    assert "translate.google.com" in out


@pytest.mark.build
def test_new_makes_an_episode_that_builds(
    tmp_path: Path, ferry: str, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("briefing.toml").write_text("", encoding="utf-8")
    Path("quelle.txt").write_text(ferry, encoding="utf-8")

    folder = Path(briefing("new", "quelle.txt").out.strip())

    assert folder.parent == Path("episodes")
    assert folder.name.endswith("-die-faehre-ueber-die-lenne-faehrt-ab-montag")
    assert (folder / "article.txt").read_text(encoding="utf-8") == ferry
    assert briefing("build", folder, "--only", "mail").status == 0
    again = briefing("new", "quelle.txt", "--slug", folder.name)
    assert again.status == 2
    assert "exists already" in again.error


def test_new_makes_nothing_of_what_cannot_be_built(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leer.txt").write_text("\n", encoding="utf-8")

    for article in ("leer.txt", "fehlt.txt", "."):
        assert briefing("new", article).status == 2
    assert not Path("episodes").exists()


@pytest.mark.build
def test_init_example_makes_a_project_and_overwrites_nothing(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lexicon.toml").write_text("# meins\n", encoding="utf-8")

    made = briefing("init", "--example").out.splitlines()

    assert made[0] == "briefing.toml"
    assert len(made) == 4
    assert Path("lexicon.toml").read_text(encoding="utf-8") == "# meins\n"
    assert briefing("build", "--only", "mail").status == 0
    refused = briefing("init", "--title", "Meins")
    assert refused.status == 2
    assert "briefing.toml: exists already and is never overwritten" in refused.error


@pytest.mark.build
def test_check_counts_one_as_one(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    said = "„Wir fahren wieder“, sagte Ute Harmsen in Warnfels."
    folder = make_episode(
        article=f"{said} Die Fähre hat 52 Plätze.", notes="---\ntitle: Fähre in Warnfels\n---\n"
    )

    assert "looked up: 1 number, 1 quotation\n" in briefing("check", folder).out


@pytest.mark.build
def test_check_prints_what_the_report_holds(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(notes="---\nmust: [Umweg]\n---\n")
    briefing("build", folder, "--words", "80")
    report = json.loads((folder / "build" / "report.json").read_bytes())

    shown = briefing("check", folder)

    assert shown.status == 0
    assert f"{report['audio']['loudness']:.1f} LUFS" in shown.out
    assert "must: met, in sentence" in shown.out
    assert "looked up: 10 numbers, 0 quotations\n" in shown.out
    assert json.loads(briefing("check", folder, "--json").out) == report
    for finding in report["findings"]:
        assert finding["remedy"] in shown.err


@pytest.mark.build
def test_check_looks_at_the_sources_as_they_are_now(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    briefing("build", folder)
    (folder / "notes.md").write_text(
        "---\nkicker: Für 99 Euro\navoid: [99 Euro]\n---\n", encoding="utf-8"
    )

    shown = briefing("check", folder)

    assert shown.status == 1
    assert "not built from this text" in shown.out
    assert "error notes.avoid" in shown.err
    assert "content has errors" in shown.error


@pytest.mark.build
def test_check_reads_the_audio_files_as_they_lie_there(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    briefing("build", folder)
    mp3 = folder / "build" / "episode.mp3"
    mp3.write_bytes(mp3.read_bytes()[:-1000])

    shown = briefing("check", folder)

    assert shown.status == 1
    assert "episode.mp3 (episode.mp3): The file is no MP3, broken off" in shown.err
    assert json.loads(briefing("check", folder, "--json").out)["status"] == "failed"


@pytest.mark.build
def test_check_goes_on_after_an_episode_that_cannot_be_read(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = make_episode("2026-11-23-leer", article=" ")
    make_episode("2026-11-24-gut")
    monkeypatch.chdir(bad.parents[1])

    shown = briefing("check")

    assert shown.status == 2
    assert "2026-11-23-leer: " in shown.err
    assert "2026-11-24-gut: ok" in shown.out
    assert "the project: the content has errors" in shown.error


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("biuld",), 'no command "biuld". Did you mean "build"?'),
        (("build", "--wörter"), "No such option: --wörter Try: briefing build --help"),
        (("condense",), "Missing argument 'ARTICLE'."),
        (("build", "gibt-es-nicht"), "gibt-es-nicht: no such folder."),
        (("condense", "gibt-es-nicht.txt"), "gibt-es-nicht.txt"),
        (("say",), "Missing option '-o'"),
    ],
)
def test_a_wrong_command_line_is_one_line_with_advice(
    briefing: Callable[..., Any], arguments: tuple[str, ...], message: str
) -> None:
    failed = briefing(*arguments)

    assert failed.status == 2
    assert message in failed.error


def test_outside_a_project_build_says_what_to_do(
    tmp_path: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert "briefing init" in briefing("build").error
    assert briefing("check").status == 2


def run(*command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, timeout=120, **options
    )


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from briefing.cli import cli; cli(['--help'], standalone_mode=False); "
        "print(*sys.modules)"
    )

    loaded = run(sys.executable, "-c", code).stdout.splitlines()[-1].split()

    assert not set(HEAVY) & set(loaded)


def test_condense_of_plain_text_loads_nothing_heavy(tmp_path: Path, ferry: str) -> None:
    (tmp_path / "a.txt").write_text(ferry, encoding="utf-8")
    code = (
        "import sys; from briefing.cli import cli; cli(['condense', 'a.txt', '--words', '30'], "
        "standalone_mode=False);"
        "print(*sys.modules)"
    )

    loaded = run(sys.executable, "-c", code, cwd=tmp_path).stdout.splitlines()[-1].split()

    assert not {
        "av",
        "lxml",
        "trafilatura",
        "PIL",
        "gtts",
        "rich",
        "mjml",
        "jinja2",
        "markdown_it",
    } & set(loaded)


def test_completion_knows_the_commands() -> None:
    environment = {
        **os.environ,
        "_BRIEFING_COMPLETE": "bash_complete",
        "COMP_WORDS": "briefing bu",
        "COMP_CWORD": "1",
    }

    done = run(sys.executable, "-m", "briefing", env=environment)

    assert done.stdout.splitlines() == ["plain,build"]


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, ferry: str) -> None:
    (tmp_path / "a.txt").write_text(ferry, encoding="utf-8")

    done = run(
        "bash",
        "-c",
        f"{sys.executable} -m briefing verbalize a.txt | true; exit ${{PIPESTATUS[0]}}",
        cwd=tmp_path,
    )

    assert (done.returncode, done.stderr) == (0, "")
