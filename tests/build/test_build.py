"""What is up to date is not built again, and whatever is not is."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from briefing.build import stages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.build, pytest.mark.usefixtures("cache_folder")]

MAIL = ("--only", "mail")
AUDIO = ("--only", "audio")
NOTES = "---\nwords: 90\nimage: {file: faehre.png, alt: Die Fähre}\n---\n"
SHOW = """
[show]
cover = "cover.png"
media_url = "https://media-test.de/{slug}"
[voice]
quotations = "announced"
"""


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (folder / "build").iterdir()}


def report(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "build" / "report.json").read_bytes()))


def paint(file: Path, colour: str) -> None:
    from PIL import Image  # noqa: PLC0415 - heavy

    Image.new("RGB", (1400, 1400), colour).save(file)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the episodes that the pipeline was asked for."""
    names: list[str] = []
    make = stages.build_in_memory

    def counted(episode: Any, *arguments: Any, **options: Any) -> Any:
        names.append(episode.slug)
        return make(episode, *arguments, **options)

    monkeypatch.setattr(stages, "build_in_memory", counted)
    return names


@pytest.fixture
def folder(make_episode: Callable[..., Path]) -> Path:
    folder = make_episode(notes=NOTES, settings=SHOW)
    paint(folder / "faehre.png", "#336699")
    paint(folder / "../../cover.png", "#336699")
    return folder


def test_the_report_holds_the_hash_of_every_other_file(
    folder: Path, briefing: Callable[..., Any]
) -> None:
    briefing("build", folder)
    files = outputs(folder)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    del hashes["report.json"]

    assert report(folder)["outputs"] == hashes


@pytest.mark.parametrize("only", [(), MAIL, AUDIO])
def test_an_unchanged_episode_is_not_built_again_and_its_line_says_so(
    folder: Path, briefing: Callable[..., Any], made: list[str], only: tuple[str, ...]
) -> None:
    first = briefing("build", folder, *only)
    before = times(folder)
    again = briefing("build", folder, *only)

    assert (len(made), times(folder)) == (1, before)
    assert (again.status, again.err) == (0, first.err)
    assert again.out == first.out.replace(": ", ": unchanged, ", 1)


@pytest.mark.parametrize("only", [MAIL, AUDIO])
def test_a_part_of_an_unchanged_episode_is_not_built_again_either(
    folder: Path, briefing: Callable[..., Any], made: list[str], only: tuple[str, ...]
) -> None:
    briefing("build", folder)
    whole = outputs(folder)
    briefing("build", folder, *only)

    assert len(made) == 1
    assert outputs(folder) == whole


def test_json_of_an_unchanged_episode_names_the_same_outputs_and_nothing_made(
    folder: Path, briefing: Callable[..., Any]
) -> None:
    first, again = (json.loads(briefing("build", folder, "--json").out) for _ in range(2))
    total = first["speech"]["segments"]["total"]

    assert again == first | {"speech": again["speech"], "seconds": {}}
    assert again["speech"]["segments"] == {"total": total, "synthesised": 0, "cached": total}


@pytest.mark.parametrize("name", ["newsletter.html", "episode.mp3", "review.html", "podcast.jpg"])
@pytest.mark.parametrize("damage", ["edited", "removed"])
def test_a_file_that_was_edited_or_removed_is_made_anew_and_named(
    folder: Path, briefing: Callable[..., Any], name: str, damage: str
) -> None:
    briefing("build", folder)
    whole = outputs(folder)
    file = folder / "build" / name
    if damage == "edited":
        file.write_bytes(file.read_bytes() + b" ")
    else:
        file.unlink()

    checked = briefing("check", folder)
    assert checked.status == int((name, damage) == ("episode.mp3", "edited"))
    assert f"warning build.altered (build/{name}): The file was {damage}" in checked.err
    done = briefing("build", folder)

    assert done.status == 0
    assert done.err.splitlines()[0] == (
        f"{folder / 'build' / name}: was edited, damaged or removed since the last build and was"
        " rebuilt. Edits belong in notes.md or templates/."
    )
    assert outputs(folder) == whole
    assert "build.altered" not in briefing("check", folder).err


def test_a_report_that_is_damaged_is_written_anew(
    folder: Path, briefing: Callable[..., Any], made: list[str]
) -> None:
    briefing("build", folder, *MAIL)
    whole = outputs(folder)
    for damaged in (b"", b"[]", b"\xff", whole["report.json"].replace(b'"words"', b'"wordz"')):
        (folder / "build" / "report.json").write_bytes(damaged)
        assert briefing("build", folder, *MAIL).status == 0
        assert outputs(folder) == whole

    assert len(made) == 5


CHANGES: dict[str, Callable[[Path], object]] = {
    "article": lambda folder: write(
        folder / "article.txt", (folder / "article.txt").read_text(encoding="utf-8") + "Ende."
    ),
    "notes": lambda folder: write(folder / "notes.md", NOTES.replace("90", "80")),
    "picture": lambda folder: paint(folder / "faehre.png", "#993333"),
    "settings": lambda folder: write(
        folder / "../../briefing.toml", SHOW + '[newsletter]\ntheme = "magazin"\n'
    ),
    "lexicon": lambda folder: write(
        folder / "../../lexicon.toml", '[[entry]]\ngrapheme = "Lenne"\nalias = "Lenne"\n'
    ),
    "cover": lambda folder: paint(folder / "../../cover.png", "#993333"),
    "template": lambda folder: write(
        folder / "../../templates/newsletter.txt.j2", "{{ issue.subject }}\n"
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_another_source_is_another_build(
    name: str, folder: Path, briefing: Callable[..., Any], made: list[str]
) -> None:
    briefing("build", folder, *MAIL)
    CHANGES[name](folder)
    briefing("build", folder, *MAIL)

    assert len(made) == 2


@pytest.mark.parametrize("option", [("--words", "70"), ("--form", "text"), ("--draft",)])
def test_another_option_is_another_build(
    option: tuple[str, ...], folder: Path, briefing: Callable[..., Any], made: list[str]
) -> None:
    briefing("build", folder, *MAIL)
    briefing("build", folder, *MAIL, *option)

    assert len(made) == 2


def test_another_version_is_another_build(
    folder: Path, briefing: Callable[..., Any], made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("build", folder, *MAIL)
    monkeypatch.setattr("briefing.episode.built.__version__", "9.9.9")
    done = briefing("build", folder, *MAIL)

    assert len(made) == 2
    assert "unchanged" not in done.out


def test_what_is_edited_while_it_is_made_is_made_again(
    folder: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    make, article = stages.build_in_memory, folder / "article.txt"
    first = article.read_text(encoding="utf-8")

    def edited(*arguments: Any, **options: Any) -> Any:
        write(article, first.replace("Fähre", "Seilbahn"))
        return make(*arguments, **options)

    monkeypatch.setattr(stages, "build_in_memory", edited)
    briefing("build", folder, *MAIL)
    assert "Seilbahn" in (folder / "build" / "newsletter.txt").read_text(encoding="utf-8")
    monkeypatch.setattr(stages, "build_in_memory", make)

    assert "unchanged" not in briefing("build", folder, *MAIL).out
    assert "unchanged" in briefing("build", folder, *MAIL).out


@pytest.mark.parametrize("damage", ["edited", "removed"])
def test_the_mail_alone_does_not_keep_audio_that_is_not_as_it_was_built(
    folder: Path, briefing: Callable[..., Any], damage: str
) -> None:
    briefing("build", folder)
    mp3 = folder / "build" / "episode.mp3"
    if damage == "edited":
        mp3.write_bytes(mp3.read_bytes()[:-1])
    else:
        mp3.unlink()
    done = briefing("build", folder, *MAIL)

    assert (
        "episode.mp3: was edited, damaged or removed since the last build and is left out"
        in done.err
    )
    assert not {"episode.mp3", "episode.vtt", "chapters.json"} & set(outputs(folder))
    assert report(folder)["audio"] is None


def test_a_mail_made_before_the_audio_learns_its_length_whichever_way_the_audio_comes(
    folder: Path, briefing: Callable[..., Any]
) -> None:
    briefing("build", folder)
    whole = outputs(folder)
    for way in (AUDIO, ()):
        for file in (folder / "build").iterdir():
            file.unlink()
        briefing("build", folder, *MAIL)
        assert outputs(folder)["newsletter.html"] != whole["newsletter.html"]
        briefing("build", folder, *way)
        assert outputs(folder) == whole


def test_the_audio_alone_keeps_the_mail_beside_it_only_with_its_look(
    folder: Path, briefing: Callable[..., Any]
) -> None:
    briefing("build", folder)
    (folder / "build" / "episode.vtt").unlink()
    briefing("build", folder, *AUDIO)
    assert "newsletter.html" in outputs(folder)
    CHANGES["template"](folder)
    briefing("build", folder, *AUDIO)

    assert "newsletter.html" not in outputs(folder)


def test_errors_are_refused_again_with_the_same_line(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode(notes="---\nkicker: Für 99 Euro\navoid: [99 Euro]\n---\n")
    first, again = (briefing("build", folder, *MAIL) for _ in range(2))

    assert first.status == again.status == 1
    assert first.error == again.error
    assert not (folder / "build").exists()


def test_for_an_unchanged_episode_nothing_is_loaded_that_makes_one(
    folder: Path, briefing: Callable[..., Any]
) -> None:
    briefing("build", folder, *MAIL)
    heavy = ["briefing.audit", "briefing.condense", "briefing.speech", "briefing.mail", "rich"]
    heavy += ["jinja2", "lxml", "mjml", "PIL", "av", "yaml", "tempfile", "json"]
    code = (
        "import sys; from briefing.cli import cli;"
        f"cli(['build', '--only', 'mail', {str(folder)!r}], standalone_mode=False);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    said = subprocess.check_output([sys.executable, "-c", code], text=True, encoding="utf-8")

    assert said.splitlines()[-1] == "[]"
    assert ": unchanged, " in said
