from __future__ import annotations

import contextlib
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from briefing.article import fetch as module
from briefing.article import read_article
from briefing.article.fetch import fetch
from briefing.errors import BriefingError, InputError, ServiceError

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "<html><body><h1>Kopf</h1><p>Ein Satz über Öl.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, "answer" + self.path.split("?")[0].replace("/", "_").replace("-", "_"))()

    def log_message(self, *_args: object) -> None:
        pass

    def send(
        self, body: bytes, status: int = 200, kind: str = "text/html", length: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        assert "?" not in self.path or self.path.endswith("?was=%C3%96l%20und%20mehr")
        self.send(PAGE.encode())

    def answer_latin(self) -> None:
        self.send(PAGE.encode("latin-1"), kind="text/html; charset=iso-8859-1")

    def answer_unknown_charset(self) -> None:
        self.send(PAGE.encode("latin-1"), kind="text/html; charset=x-nothing")

    def answer_moved(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/page")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer_loop(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/loop")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer_missing(self) -> None:
        self.send(b"weg", 404)

    def answer_busy(self) -> None:
        self.send(b"voll", 503)

    def answer_empty(self) -> None:
        self.send(b" \n")

    def answer_binary(self) -> None:
        self.send(b"%PDF-1.7 \0\0")

    def answer_short(self) -> None:
        self.send(PAGE.encode(), length=5_000)

    def answer_reset(self) -> None:
        self.connection.close()

    def answer_garbage(self) -> None:
        self.wfile.write(b"\x00\x01\x02 kein HTTP\r\n\r\n")

    def answer_hang(self) -> None:
        time.sleep(1.5)

    def answer_drip(self) -> None:
        self.send(b"<p>", length=1_000)
        with contextlib.suppress(OSError):
            for _ in range(30):
                self.wfile.write(b".")
                self.wfile.flush()
                time.sleep(0.05)


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Quiet(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(
            target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/page", "/moved", "/latin", "/page?was=Öl und mehr#da"])
def test_a_page_is_read_with_its_address_as_source(server: str, path: str) -> None:
    article = read_article(server + path)
    assert article.source == server + path
    assert article.title == "Kopf"
    assert [sentence.text for sentence in article.sentences] == ["Ein Satz über Öl."]


def test_the_page_comes_as_it_was_sent(server: str) -> None:
    assert fetch(server + "/page") == PAGE.encode()


def test_an_encoding_that_only_the_headers_name_becomes_utf8(server: str) -> None:
    assert fetch(server + "/latin") == b"\xef\xbb\xbf" + PAGE.encode()
    assert fetch(server + "/unknown-charset") == PAGE.encode("latin-1")


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/missing", InputError, "404"),
        ("/busy", ServiceError, "503"),
        ("/empty", ServiceError, "empty page"),
        ("/short", ServiceError, "broke off"),
        ("/reset", ServiceError, "cannot be fetched"),
        ("/garbage", ServiceError, "cannot be fetched"),
        ("/hang", ServiceError, "in time"),
        ("/drip", ServiceError, "in time"),
        ("/loop", ServiceError, "302"),
    ],
)
def test_a_fault_is_one_clear_error(
    server: str, path: str, kind: type[BriefingError], words: str
) -> None:
    with pytest.raises(kind, match=words) as caught:
        fetch(server + path, timeout=0.3)
    assert caught.value.file == server + path
    assert "\n" not in str(caught.value)


def test_a_page_that_is_no_text_is_refused(server: str) -> None:
    with pytest.raises(InputError, match="PDF"):
        read_article(server + "/binary")


def test_a_page_that_is_too_large_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_BYTES", 10)
    with pytest.raises(InputError, match="larger than"):
        fetch(server + "/page")


def test_a_server_that_is_not_there_is_a_service_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(ServiceError, match="refused"):
            fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/", timeout=1)


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://127.0.0.1:port/"])
def test_an_address_that_is_none_is_an_input_error(url: str) -> None:
    with pytest.raises(InputError, match="not a valid address"):
        fetch(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/Straße", "http://a..b/", "http://127.0.0.1:1/\x01"]
)
def test_an_odd_address_never_gives_a_traceback(url: str) -> None:
    with pytest.raises(BriefingError):
        fetch(url, timeout=1)
