"""The servers of docs/serving.md, configured as it says, please `briefing verify`.

Without the server a test is skipped, and says so; in CI it must run.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
import trustme

from shows import copy_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = Path(__file__).parents[2] / "docs" / "serving.md"
STARTING = 20.0
"""Seconds."""
NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


@pytest.fixture(scope="module")
def published(built_show: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three episodes in three pages, as `briefing publish` writes them."""
    project = tmp_path_factory.mktemp("show") / "project"
    copy_show(built_show, project, 3)
    settings = project / "briefing.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[show]", "[show]\nfeed_episodes = 1"),
        encoding="utf-8",
    )
    for command in (("build",), ("publish", "--to", "site")):
        subprocess.run(
            [sys.executable, "-m", "briefing", *command],
            cwd=project,
            check=True,
            capture_output=True,
        )
    return project / "site"


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(published, tmp_path / "site"))


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    if found is None:
        assert os.environ.get("CI") != "true", f"CI needs {name}"
        pytest.skip(f"no {name} on this machine")
    return found


def documented(language: str, changes: dict[str, str]) -> str:
    """The configuration that the documentation shows, with what differs on this machine exchanged."""
    (text,) = re.findall(
        rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    for shown, ours in changes.items():
        assert text.count(shown) == 1
        text = text.replace(shown, ours)
    return str(text)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def started(port: int, *command: object, **environment: str) -> Iterator[None]:
    """A server in the foreground, from its first open port until it is ended by its own process id."""
    server = subprocess.Popen(
        [str(part) for part in command],
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + STARTING
        while not listens(port):
            assert server.poll() is None, (server.stderr or subprocess.PIPE).read()  # type: ignore[union-attr]
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield
    finally:
        server.terminate()
        server.communicate(timeout=STARTING)


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def nginx(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name, port, authority = program("nginx"), free_port(), trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    certificate.cert_chain_pems[0].write_to_path(tmp_path / "own.pem")
    certificate.private_key_pem.write_to_path(tmp_path / "own.key")
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
    changes = {
        "443 ssl": f"127.0.0.1:{port} ssl",
        "/etc/ssl/podcast.pem": str(tmp_path / "own.pem"),
        "/etc/ssl/podcast.key": str(tmp_path / "own.key"),
        "/var/www/podcast": str(site),
    }
    file = tmp_path / "nginx.conf"
    file.write_text(
        NGINX.format(folder=tmp_path, server=documented("nginx", changes)), encoding="utf-8"
    )
    with started(port, name, "-p", tmp_path, "-c", file, "-e", "stderr"):
        yield f"https://127.0.0.1:{port}/"


@pytest.fixture
def caddy(tmp_path: Path, site: Path) -> Iterator[str]:
    name, port = program("caddy"), free_port()
    changes = {"podcast.zeitung.example": f"http://127.0.0.1:{port}", "/var/www/podcast": str(site)}
    file = tmp_path / "Caddyfile"
    file.write_text(f"{{\n    admin off\n}}\n{documented('caddy', changes)}", encoding="utf-8")
    home = str(tmp_path)
    with started(
        port,
        name,
        "run",
        "--config",
        file,
        "--adapter",
        "caddyfile",
        XDG_DATA_HOME=home,
        XDG_CONFIG_HOME=home,
    ):
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


def test_what_publish_writes_has_no_finding(site: Path, briefing: Callable[..., Any]) -> None:
    shown = briefing("verify", site, "--deep")
    assert (shown.status, shown.err, shown.out) == (
        0,
        "",
        f"{site / 'feed.xml'}: 3 pages, 3 episodes: nothing wrong\n",
    )


def test_a_server_as_documented_has_no_finding(server: str, briefing: Callable[..., Any]) -> None:
    for option in ("--json", "--deep"):
        shown = briefing("verify", server, option)
        assert (shown.status, shown.err) == (0, "")


def test_media_are_kept_for_long_and_the_rest_is_asked_for_again(server: str) -> None:
    lifetimes = {
        name: requests.head(server + name, timeout=10).headers["Cache-Control"]
        for name in (
            "2026-11-02-schleuse/episode.mp3",
            "2026-11-02-schleuse/episode.vtt",
            "feed.xml",
        )
    }
    assert list(lifetimes.values()) == ["max-age=31536000", "max-age=300", "max-age=300"]


def test_a_feed_is_sent_compressed_and_stays_whole(server: str, site: Path) -> None:
    answer = requests.get(f"{server}feed.xml", headers={"Accept-Encoding": "gzip"}, timeout=10)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.content == (site / "feed.xml").read_bytes()
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
