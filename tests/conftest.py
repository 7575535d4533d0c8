"""What tests of several stages share: an article made of blocks, a plain-text article, an episode folder, commands."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from briefing.cache import VARIABLE
from briefing.cli import main
from briefing.model.article import READ, Article, Block, Kind, Sentence
from chromium import started
from shows import build_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

FERRY = """\
Die Fähre über die Lenne fährt ab Montag wieder. Das teilte die Stadt Warnfels am Donnerstag mit. Das Schiff lag seit dem \
3. März im Dock, weil der Rumpf an 14 Stellen gerissen war. Die Reparatur kostete 1,2 Millionen Euro, doppelt so viel wie \
geplant.

Täglich setzen rund 2.300 Menschen mit der Fähre über. Die meisten von ihnen pendeln zur Papierfabrik am Südufer. Während \
der Sperrung mussten sie einen Umweg von 31 Kilometern fahren. „Das hat viele eine Stunde am Tag gekostet“, sagte der \
Betriebsrat Dirk Vosskamp.

Ein Tunnel bleibt ein Wunsch

Über eine feste Verbindung streitet die Stadt seit 1987. Bürgermeisterin Ute Harmsen hält einen Tunnel für richtig. Sie \
nannte ihn am Donnerstag aber unbezahlbar. Nach einem Gutachten würde er 240 Millionen Euro kosten. Das Land will sich \
daran nicht beteiligen.

Die Fähre selbst ist 52 Jahre alt. Ein neues Schiff soll 2029 kommen und mit Strom fahren. „Wir haben zwei Angebote. Im \
Herbst entscheiden wir“, sagte Harmsen.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-pictures", action="store_true", help="take the pictures of docs/images/ anew"
    )


_BUILT = {"built_show", "built", "newsletters"}
"""The fixtures that build episodes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever starts from a built episode has the marker `build`."""
    for item in items:
        if isinstance(item, pytest.Function) and _BUILT & set(item.fixturenames):
            item.add_marker("build")


def make_article(*blocks: tuple[Kind, str] | str) -> Article:
    """An article of blocks; a plain string is a paragraph, sentences end at a line break."""
    text, made, number = "", [], 0
    for index, entry in enumerate(blocks):
        kind, body = entry if isinstance(entry, tuple) else (Kind.PARAGRAPH, entry)
        begin, sentences = len(text), []
        for line in body.split("\n"):
            start = len(text)
            text += line
            if kind in READ:
                sentences.append(Sentence(line, start, len(text), number, index))
                number += 1
            text += " "
        end = len(text) - 1
        made.append(Block(kind, begin, end, tuple(sentences)))
        text = text[:end] + "\n\n"
    return Article(text, "article.txt", tuple(made))


@pytest.fixture(name="make_article")
def article_maker() -> Callable[..., Article]:
    return make_article


@pytest.fixture
def ferry() -> str:
    """A plain-text article of 160 words as newsrooms send it: no title, one subhead."""
    return FERRY


@pytest.fixture
def make_episode(tmp_path: Path) -> Callable[..., Path]:
    """Make an episode folder; keywords `notes` and `settings` write notes.md and briefing.toml."""

    def make(slug: str = "2026-11-23-faehre", article: str = FERRY, **files: Any) -> Path:
        folder = tmp_path / "episodes" / slug
        folder.mkdir(parents=True)
        (folder / "article.txt").write_text(article, encoding="utf-8")
        if "notes" in files:
            (folder / "notes.md").write_text(files["notes"], encoding="utf-8")
        (tmp_path / "briefing.toml").write_text(files.get("settings", ""), encoding="utf-8")
        return folder

    return make


@dataclass
class Run:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The last line on standard error, which is the only error line."""
        lines = self.err.splitlines()
        assert sum(line.startswith("Error: ") for line in lines) == 1
        assert lines[-1].startswith("Error: ")
        return lines[-1]


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the command line as the installed program does."""

    def run(*arguments: object) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        status = ended.value.code
        assert isinstance(status, int)
        assert "Traceback" not in said.err
        return Run(status, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of pytest, the same for all workers of pytest-xdist."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(autouse=True, scope="session")
def shared_cache(run_folder: Path) -> Iterator[None]:
    """Tests share one cache, new with each run, so that a sentence is spoken once; none touches the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(run_folder / "cache"))
        yield


@pytest.fixture
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of its own, for a test that depends on what is kept."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; for a module, as Playwright's event loop must not run beside those of other tests."""
    with started() as browser:
        yield browser


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {
            "127.0.0.1",
            "::1",
            "localhost",
        }:
            pytest.fail(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def built_show(run_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The show of tests/shows.py, built once in a run; tests copy from it."""
    project = run_folder / "show"
    with FileLock(run_folder / "show.lock"):
        if not project.exists():
            unfinished = tmp_path_factory.mktemp("show") / "project"
            build_show(unfinished)
            unfinished.rename(project)
    return project
