"""An e-mail whose sources are as they were is kept, and never one more."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from briefing import cache, pipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.build, pytest.mark.usefixtures("cache_folder")]

MAIL = ("--only", "mail")
NOTES = "---\nwords: 90\nimage: {file: faehre.png, alt: Die Fähre}\n---\n"
SHOW = """
[show]
cover = "cover.png"
media_url = "https://media.example/{slug}"
[voice]
quotations = "announced"
"""


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


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
    make = pipeline.make

    def counted(episode: Any, *arguments: Any, **options: Any) -> Any:
        names.append(episode.slug)
        return make(episode, *arguments, **options)

    monkeypatch.setattr(pipeline, "make", counted)
    return names


@pytest.fixture
def folder(make_episode: Callable[..., Path]) -> Path:
    folder = make_episode(notes=NOTES, settings=SHOW)
    paint(folder / "faehre.png", "#336699")
    paint(folder / "../../cover.png", "#336699")
    return folder


def test_the_same_mail_is_not_made_again_but_written_again(
    folder: Path, briefing: Callable[..., Any], made: list[str]
) -> None:
    first = briefing("build", folder, *MAIL)
    whole = outputs(folder)
    (folder / "build" / "newsletter.html").write_text("von Hand", encoding="utf-8")
    (folder / "build" / "newsletter.txt").unlink()
    again = briefing("build", folder, *MAIL)

    assert len(made) == 1
    assert outputs(folder) == whole
    assert (again.status, again.out, again.err) == (first.status, first.out, first.err)
    assert briefing("check", folder).status == 0
    assert len(made) == 1


CHANGES: dict[str, Callable[[Path], object]] = {
    "article": lambda folder: write(
        folder / "article.txt", (folder / "article.txt").read_text(encoding="utf-8") + "Ende."
    ),
    "notes": lambda folder: write(folder / "notes.md", NOTES.replace("90", "80")),
    "picture": lambda folder: paint(folder / "faehre.png", "#993333"),
    "settings": lambda folder: write(folder / "../../briefing.toml", SHOW + '[newsletter]\ntheme = "magazin"\n'),
    "lexicon": lambda folder: write(folder / "../../lexicon.toml", '[[entry]]\ngrapheme = "Lenne"\nalias = "Lenne"\n'),
    "cover": lambda folder: paint(folder / "../../cover.png", "#993333"),
    "template": lambda folder: write(folder / "../../templates/newsletter.txt.j2", "{{ issue.subject }}\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_another_source_is_another_mail(name: str, folder: Path, briefing: Callable[..., Any], made: list[str]) -> None:
    briefing("build", folder, *MAIL)
    CHANGES[name](folder)
    briefing("build", folder, *MAIL)

    assert len(made) == 2


@pytest.mark.parametrize("option", [("--words", "70"), ("--form", "text"), ("--draft",)])
def test_another_wish_is_another_mail(
    option: tuple[str, ...], folder: Path, briefing: Callable[..., Any], made: list[str]
) -> None:
    briefing("build", folder, *MAIL)
    briefing("build", folder, *MAIL, *option)

    assert len(made) == 2


def test_other_code_makes_another_mail(
    folder: Path, briefing: Callable[..., Any], made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("build", folder, *MAIL)
    code = cache._code(sound=False)
    monkeypatch.setattr(cache, "_code", lambda **_: [*code, "neu"])
    briefing("build", folder, *MAIL)

    assert len(made) == 2


def test_what_is_edited_while_it_is_made_is_not_kept(
    folder: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    make, article = pipeline.make, folder / "article.txt"
    first = article.read_text(encoding="utf-8")

    def edited(*arguments: Any, **options: Any) -> Any:
        write(article, first.replace("Fähre", "Seilbahn"))
        return make(*arguments, **options)

    monkeypatch.setattr(pipeline, "make", edited)
    briefing("build", folder, *MAIL)
    assert "Seilbahn" in (folder / "build" / "newsletter.txt").read_text(encoding="utf-8")
    monkeypatch.setattr(pipeline, "make", make)
    write(article, first)
    briefing("build", folder, *MAIL)

    assert "Seilbahn" not in (folder / "build" / "newsletter.txt").read_text(encoding="utf-8")


def test_the_audio_beside_it_is_not_kept_twice(
    folder: Path, briefing: Callable[..., Any], made: list[str], cache_folder: Path
) -> None:
    briefing("build", folder)
    whole = outputs(folder)
    for _ in range(2):
        briefing("build", folder, *MAIL)
        assert outputs(folder) == whole
    (entry,) = cache_folder.glob("*.result")

    assert len(made) == 2
    assert whole["episode.mp3"][-500:] not in entry.read_bytes()


def test_without_its_audio_it_is_another_mail(folder: Path, briefing: Callable[..., Any], made: list[str]) -> None:
    briefing("build", folder)
    briefing("build", folder, *MAIL)
    assert "episode.mp3" in outputs(folder)
    (folder / "build" / "episode.mp3").unlink()
    briefing("build", folder, *MAIL)

    assert len(made) == 3
    assert "episode.mp3" not in outputs(folder)
    assert report(folder)["audio"] is None


def test_errors_are_refused_again_with_the_same_line(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], made: list[str]
) -> None:
    folder = make_episode(notes="---\ntitle: 300 neue Fähren für die Lenne\n---\n")
    first, again = (briefing("build", folder, *MAIL) for _ in range(2))

    assert first.status == again.status == 1
    assert first.error == again.error
    assert len(made) == 1
    assert not (folder / "build").exists()


def test_nothing_is_kept_where_the_settings_forbid_it(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], made: list[str], cache_folder: Path
) -> None:
    folder = make_episode(settings="[voice]\ncache = 0\n")
    for _ in range(2):
        briefing("build", folder, *MAIL)

    assert len(made) == 2
    assert not list(cache_folder.glob("*.result"))


def test_for_a_kept_mail_nothing_is_loaded_that_makes_one(folder: Path, briefing: Callable[..., Any]) -> None:
    briefing("build", folder, *MAIL)
    heavy = ["briefing.pipeline", "briefing.audit", "briefing.condense.rank", "jinja2", "lxml", "mjml", "PIL", "av"]
    code = (
        "import sys; from briefing.building import build; from briefing.episode import open_episode;"
        "from briefing.options import Options;"
        f"build(open_episode({str(folder)!r}), Options(only='mail'));"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    assert subprocess.check_output([sys.executable, "-c", code], text=True, encoding="utf-8") == "[]\n"
