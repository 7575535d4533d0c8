"""A mail server on loopback: SMTP with TLS and AUTH PLAIN, with failures on request."""

from __future__ import annotations

import base64
import contextlib
import socket
import socketserver
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loopback import running

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator


@dataclass
class Post:
    """The server's behaviour, and the messages it received.

    `answers` replaces the reply to a command ("GREETING", "EHLO", "STARTTLS", "AUTH", "MAIL",
    "RCPT", "DATA", "END", "QUIT") by a line, raw bytes, "hang" or "close".
    """

    tls: ssl.SSLContext | None = None
    tls_first: bool = False
    """Whether TLS comes before the greeting, and not by STARTTLS."""
    logins: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str | bytes] = field(default_factory=dict)
    messages: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Sender, recipient and message as it came, without the final dot."""
    encrypted: list[bool] = field(default_factory=list)
    """For every message."""
    commands: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    port: int = 0


class Handler(socketserver.StreamRequestHandler):
    post: Post
    timeout = 10

    def handle(self) -> None:
        self.secure, self.sender, self.recipient = False, "", ""
        with contextlib.suppress(OSError, ValueError):
            if self.post.tls_first:
                self.encrypt()
            if not self.say("GREETING", "220 post.bote.example ready"):
                return
            while line := self.rfile.readline(2000):
                word, _, rest = line.decode("ascii").strip().partition(" ")
                self.post.commands.append(line.decode("ascii").strip())
                if not getattr(self, f"do_{word.lower()}")(rest):
                    return

    def finish(self) -> None:
        with contextlib.suppress(OSError):
            super().finish()
        self.connection.close()

    def say(self, name: str, usual: str) -> bool:
        """Answer; False where the connection is over."""
        match self.post.answers.get(name, usual):
            case "hang":
                self.post.release.wait(10)
                return False
            case "close":
                return False
            case bytes() as raw:
                self.wfile.write(raw)
                return False
            case str() as text:
                self.wfile.write(text.encode() + b"\r\n")
                return not text.startswith("421")
        raise AssertionError

    def fine(self, name: str) -> bool:
        return name not in self.post.answers

    def do_ehlo(self, _: str) -> bool:
        offers = [
            *(["STARTTLS"] if self.post.tls and not self.secure else []),
            *(["AUTH PLAIN"] if self.post.logins else []),
        ]
        lines = ["post.bote.example", *offers, "HELP"]
        text = "\r\n".join(f"250{' ' if line == 'HELP' else '-'}{line}" for line in lines)
        return self.say("EHLO", text)

    def do_helo(self, _: str) -> bool:
        return self.say("HELO", "250 post.bote.example")

    def do_starttls(self, _: str) -> bool:
        going_on = self.say("STARTTLS", "220 go ahead")
        if going_on and self.fine("STARTTLS"):
            self.encrypt()
        return going_on

    def encrypt(self) -> None:
        assert self.post.tls
        self.connection = self.post.tls.wrap_socket(self.connection, server_side=True)
        self.request = self.connection
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.secure = True

    def do_auth(self, rest: str) -> bool:
        _, user, password = base64.b64decode(rest.removeprefix("PLAIN ")).decode().split("\0")
        known = self.post.logins.get(user) == password
        return self.say("AUTH", "235 welcome" if known else "535 5.7.8 bad credentials")

    def do_mail(self, rest: str) -> bool:
        self.sender = rest.partition("<")[2].partition(">")[0]
        return self.say("MAIL", "250 ok")

    def do_rcpt(self, rest: str) -> bool:
        self.recipient = rest.partition("<")[2].partition(">")[0]
        return self.say("RCPT", "250 ok")

    def do_rset(self, _: str) -> bool:
        return self.say("RSET", "250 ok")

    def do_data(self, _: str) -> bool:
        if not self.say("DATA", "354 end with a dot"):
            return False
        if not self.fine("DATA"):
            return True
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b".") else line)
        if self.fine("END"):
            self.post.messages.append((self.sender, self.recipient, b"".join(lines)))
            self.post.encrypted.append(self.secure)
        return self.say("END", "250 taken")

    def do_quit(self, _: str) -> bool:
        self.say("QUIT", "221 bye")
        return False


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True

    def shutdown_request(self, request: Any) -> None:
        with contextlib.suppress(OSError):
            request.shutdown(socket.SHUT_WR)
        request.close()


@contextlib.contextmanager
def serving(**does: Any) -> Iterator[Post]:
    """A server that runs meanwhile; keywords are those of Post."""
    made = Post(**does)
    server = Server(("127.0.0.1", 0), type("Bound", (Handler,), {"post": made}))
    with running(server, made.release) as made.port:
        yield made
