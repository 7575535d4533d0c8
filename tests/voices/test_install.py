"""Install voices from a fake repository on loopback."""

from __future__ import annotations

import errno
import hashlib
import json
import socket
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from stand_ins import piper_voice

from briefing.config.settings import Piper, VoiceSettings
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role
from briefing.voices import install, open_voice
from loopback import reset, running

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "de_DE-probe-low"
CARD = "# Model card for probe (low)\n\n* Language: de_DE\n* License: CC0\n"
PATH = "de/de_DE/probe/low/"
MODEL, CONFIG = f"{NAME}.onnx", f"{NAME}.onnx.json"


@dataclass
class Repository:
    """Files by path; `faults` by file name, each of which occurs once."""

    files: dict[str, bytes]
    faults: dict[str, list[Any]] = field(default_factory=dict)
    ranges: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    url: str = ""


class Handler(BaseHTTPRequestHandler):
    repository: Repository

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        faults = self.repository.faults.get(path.rpartition("/")[2], [])
        fault = faults.pop(0) if faults else None
        body = self.repository.files.get(path)
        wanted = self.headers.get("Range", "")
        if wanted:
            self.repository.ranges.append(wanted)
        if isinstance(fault, int) or body is None:
            self.reply(fault or 404, b"")
        elif isinstance(fault, bytes):
            self.reply(200, fault)
        elif fault == "hang":
            self.repository.release.wait(5)
        elif wanted and fault != "no ranges":
            self.reply(206, body[int(wanted.removeprefix("bytes=").removesuffix("-")) :], fault)
        else:
            self.reply(200, body, fault)

    def reply(self, status: int, body: bytes, fault: object = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fault == "cut":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        elif fault == "reset":
            self.wfile.write(body[: len(body) // 2])
            reset(self.connection)
            self.close_connection = True
        else:
            self.wfile.write(body)

    def finish(self) -> None:
        if self.connection.fileno() >= 0:
            super().finish()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    source = tmp_path / "source"
    source.mkdir()
    model = piper_voice(source, NAME)
    files = {
        PATH + MODEL: model.read_bytes(),
        PATH + CONFIG: Path(f"{model}.json").read_bytes(),
        PATH + "MODEL_CARD": CARD.encode(),
    }
    made = Repository(files)
    files["voices.json"] = index(made)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"repository": made}))
    with running(server, made.release) as port:
        made.url = f"http://127.0.0.1:{port}"
        yield made


def index(repository: Repository) -> bytes:
    listed = {
        path: {
            "size_bytes": len(data),
            "md5_digest": hashlib.md5(data, usedforsecurity=False).hexdigest(),
        }
        for path, data in repository.files.items()
        if path != "voices.json"
    }
    entry = {
        "key": NAME,
        "name": "probe",
        "language": {"code": "de_DE"},
        "quality": "low",
        "files": listed,
    }
    return json.dumps({NAME: entry, "en_GB-test-low": entry | {"files": {}}}).encode()


@pytest.fixture
def settings(repository: Repository, tmp_path: Path) -> Piper:
    return Piper(folder=str(tmp_path / "voices"), repository=repository.url + "/")


def fetch(settings: Piper, name: str = NAME) -> install.InstalledVoice:
    return install.install_voice(name, settings, lambda _done, _total: None)


def there(settings: Piper) -> list[str]:
    return sorted(file.name for file in Path(settings.folder).glob("*"))


def test_an_installed_voice_speaks_and_shows_its_card(
    settings: Piper, repository: Repository
) -> None:
    heard: list[tuple[int, int]] = []

    voice = install.install_voice(NAME, settings, lambda done, total: heard.append((done, total)))

    assert voice.file == Path(settings.folder) / MODEL
    assert "License: CC0" in voice.card
    assert there(settings) == [f"{NAME}.MODEL_CARD", MODEL, CONFIG]
    total = sum(len(data) for path, data in repository.files.items() if path != "voices.json")
    assert heard[-1] == (total, total)
    assert heard == sorted(heard)
    spoken = open_voice(VoiceSettings(engine="piper", piper=settings)).speak(
        "Guten Morgen.", Role.NARRATOR
    )
    assert spoken.seconds > 0.5


def test_what_is_there_is_not_fetched_again(settings: Piper, repository: Repository) -> None:
    fetch(settings)
    repository.faults = {name: [500] for name in (MODEL, CONFIG, "MODEL_CARD")}

    assert "CC0" in fetch(settings).card


@pytest.mark.parametrize("fault", ["cut", "reset"])
def test_a_download_that_breaks_off_goes_on_where_it_stopped(
    settings: Piper, repository: Repository, fault: str
) -> None:
    repository.faults = {MODEL: [fault]}

    fetch(settings)

    half = len(repository.files[PATH + MODEL]) // 2
    assert repository.ranges == [f"bytes={half}-"]
    assert there(settings) == [f"{NAME}.MODEL_CARD", MODEL, CONFIG]


def test_the_next_run_goes_on_where_the_last_stopped(
    settings: Piper, repository: Repository
) -> None:
    repository.faults = {MODEL: ["cut", *["cut"] * 4]}
    with pytest.raises(
        ServiceError, match=r"it broke off at \d+ of \d+ bytes\. .* it resumes where it stopped"
    ):
        fetch(settings)
    assert MODEL not in there(settings)
    repository.ranges.clear()

    fetch(settings)

    assert len(repository.ranges) == 1
    assert not repository.ranges[0].startswith("bytes=0")


def test_a_server_without_ranges_sends_the_whole_again(
    settings: Piper, repository: Repository
) -> None:
    repository.faults = {MODEL: ["cut", "no ranges"]}

    fetch(settings)

    assert (Path(settings.folder) / MODEL).read_bytes() == repository.files[PATH + MODEL]


def test_a_wrong_checksum_leaves_nothing(settings: Piper, repository: Repository) -> None:
    good = repository.files[PATH + MODEL]
    repository.files[PATH + MODEL] = good[:-1] + bytes([good[-1] ^ 1])

    with pytest.raises(
        ServiceError,
        match=r"low\.onnx was not downloaded: its checksum is not the one in the index",
    ):
        fetch(settings)

    assert there(settings) == [f".{CONFIG}.part", f".{NAME}.MODEL_CARD.part"] or MODEL not in there(
        settings
    )
    assert not (Path(settings.folder) / f".{MODEL}.part").exists()


@pytest.mark.parametrize(
    ("name", "fault", "reason"),
    [
        ("voices.json", 404, "it answers with status 404"),
        ("voices.json", 503, "it answers with status 503"),
        ("voices.json", b"<html>Anmeldung im WLAN", "this is not a list of voices"),
        ("voices.json", b"", "this is not a list of voices"),
        (MODEL, 404, "it answers with status 404"),
        (MODEL, 429, "it answers with status 429"),
        (MODEL, b"<html>", "it broke off at 6 of"),
    ],
)
def test_a_fault_of_the_repository_is_one_line(
    settings: Piper, repository: Repository, name: str, fault: int | bytes, reason: str
) -> None:
    repository.faults = {name: [fault] * 5}

    with pytest.raises(ServiceError) as caught:
        fetch(settings)

    assert f"{name} was not downloaded: {reason}" in str(caught.value)
    assert MODEL not in there(settings)


def test_a_repository_that_hangs_is_given_up(
    settings: Piper, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "_TIMEOUT", 0.2)
    repository.faults = {"voices.json": ["hang"]}

    with pytest.raises(ServiceError, match="it did not answer in time"):
        fetch(settings)


def test_offline_is_said_clearly(settings: Piper) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"

    with pytest.raises(ServiceError) as caught:
        fetch(Piper(folder=settings.folder, repository=nobody))

    assert str(caught.value) == (
        f"{nobody}/voices.json was not downloaded: the connection was refused. "
        "Check the network and run the command again: it resumes where it stopped."
    )


def test_an_unknown_voice_is_refused_with_the_nearest_and_german_ones_first(
    settings: Piper,
) -> None:
    with pytest.raises(InputError) as caught:
        fetch(settings, "de_DE-prope-low")
    assert str(caught.value) == (
        'unknown piper voice "de_DE-prope-low". Did you mean "de_DE-probe-low"? Known: '
        "de_DE-probe-low, en_GB-test-low."
    )


@pytest.mark.parametrize(
    ("number", "message"),
    [(errno.ENOSPC, "the disk is full; the voice needs 0 MB"), (errno.EACCES, "cannot be written")],
)
def test_a_disk_that_takes_no_more_is_named(
    settings: Piper, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    def full(*_: Any) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(install, "_download", full)
    with pytest.raises(InputError, match=message):
        fetch(settings)
    assert there(settings) == []


def test_no_path_in_the_index_leads_out_of_the_folder(
    settings: Piper, repository: Repository
) -> None:
    repository.files["../../../" + CONFIG] = repository.files[PATH + CONFIG]
    repository.files["../evil"] = b"x"
    repository.files["voices.json"] = index(repository)

    assert install._local_name(NAME, "../evil") == f"{NAME}.evil"
    assert install._local_name(NAME, f"../../{MODEL}") == MODEL


def test_a_voice_without_a_card_has_none(settings: Piper, repository: Repository) -> None:
    del repository.files[PATH + "MODEL_CARD"]
    repository.files["voices.json"] = index(repository)

    assert fetch(settings).card == ""
