"""A host that serves a folder as podcasts want it, and makes the faults that it is told to."""

from __future__ import annotations

import contextlib
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from loopback import reset, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = {
    ".xml": "application/rss+xml; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".json": "application/json+chapters",
    ".jpg": "image/jpeg",
    ".html": "text/html",
}


@dataclass
class Host:
    """`faults` are by file name: "hang", "reset", "garbage", "short", "loop", "hops", "no-head" … or a status."""

    folder: Path
    faults: dict[str, str] = field(default_factory=dict)
    release: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    """Methods and paths."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet for an answer; two would wait for each other
    host: Host

    def do_GET(self) -> None:
        self.host.asked.append(f"{self.command} {self.path}")
        path, _, hop = self.path.partition("?")
        file = self.host.folder / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        self.fault = self.host.faults.get(file.name, "")
        if self.fault == "hang":
            self.host.release.wait(30)
        elif self.fault == "reset":
            self.close_connection = True
            reset(self.connection)
        elif self.fault == "garbage":
            self.wfile.write(b"\0\1\2 kein HTTP\r\n\r\n")
        elif self.fault == "loop" or (self.fault == "hops" and hop != "xxx"):
            self.send(b"", 302, Location=f"{path}?{hop}x")
        elif self.fault == "no-head" and self.command == "HEAD":
            self.send(b"", 405)
        elif self.fault.isdigit() or not file.is_file():
            self.send(b"weg", int(self.fault or 404))
        else:
            self.serve(file)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def serve(self, file: Path) -> None:
        data = file.read_bytes()
        headers = {"Content-Type": "text/plain" if self.fault == "type" else TYPES[file.suffix]}
        if self.fault != "no-cors":
            headers["Access-Control-Allow-Origin"] = "*"
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not wanted or self.fault == "no-ranges":
            self.send(data, **headers)
            return
        first, last = int(wanted[1]), min(int(wanted[2] or len(data)), len(data) - 1)
        if first >= len(data):
            self.send(b"", 200 if self.fault == "no-end" else 416, **headers)
            return
        size = len(data) + (self.fault == "other-size")
        self.send(
            data[first : last + 1],
            206,
            **headers,
            **{"Content-Range": f"bytes {first}-{last}/{size}"},
        )

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if not (self.fault == "no-length" and self.command == "HEAD"):
            self.send_header("Content-Length", str(len(body) + 1000 * (self.fault == "short")))
        if self.fault == "short":
            self.close_connection = True
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments: object) -> None:
        pass


@contextlib.contextmanager
def serving(host: Host) -> Iterator[str]:
    """The address of `host`, with a slash at its end, while it runs."""
    handler = type("Handler", (_Handler,), {"host": host})
    with running(_Quiet(("127.0.0.1", 0), handler), host.release) as port:
        yield f"http://127.0.0.1:{port}/"
