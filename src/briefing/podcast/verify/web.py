"""Asking a web server as apps and directories do: redirects counted, time and size bounded."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from briefing.podcast.lint.values import whole
from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests import Response, Session

TIMEOUT = 15.0
"""Seconds until an answer begins, and between two parts of it."""
SLOWEST = 120.0
"""Seconds for a whole answer."""
MOST_HOPS = 5
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Unanswered(Exception):  # noqa: N818 - a state, not an error of this program
    """A server did not answer a request, or not to its end."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from the last of the addresses that were asked."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: bool
    """Whether there is more than `body`."""
    hops: tuple[str, ...]
    """The addresses that redirects led to."""

    @property
    def type(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def length(self) -> int | None:
        """What the server says of the length, in bytes."""
        return whole(self.headers.get("Content-Length", ""))


@dataclass
class Web:
    """Keeps connections open between requests, and counts these."""

    timeout: float = TIMEOUT
    slowest: float = SLOWEST
    requests: int = field(default=0, init=False)

    @cached_property
    def _session(self) -> Session:
        from requests import Session  # noqa: PLC0415 - heavy

        session = Session()
        session.headers.update(
            {"User-Agent": f"briefing/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}
        )
        return session

    def ask(self, address: str, method: str = "GET", *, limit: int = 0, **headers: str) -> Answer:
        """The answer to one request and whatever redirects lead to; at most `limit` bytes of its body.

        A keyword is a header. Raises Unanswered.
        """
        from requests import RequestException  # noqa: PLC0415 - heavy
        from urllib3.exceptions import HTTPError  # noqa: PLC0415 - what reading the body raises

        deadline = time.monotonic() + self.slowest
        hops: list[str] = []
        try:
            while True:
                self.requests += 1
                answer = self._session.request(
                    method, address, headers=headers, stream=True, allow_redirects=False, timeout=self.timeout
                )
                with contextlib.closing(answer):
                    target = answer.headers.get("Location", "")
                    if answer.status_code not in _REDIRECTS or not target or len(hops) == MOST_HOPS:
                        body, cut = _read(answer, limit, deadline)
                        return Answer(answer.status_code, answer.headers, body, cut, tuple(hops))
                address = urljoin(address, target)
                hops.append(address)
        except (RequestException, HTTPError, OSError, ValueError) as problem:
            raise Unanswered(_reason(problem)) from None


def is_local(address: str) -> bool:
    """Whether an address leads to this machine."""
    host = urlsplit(address).hostname or ""
    return host in {"localhost", "::1"} or host.startswith("127.")


def _read(answer: Response, limit: int, deadline: float) -> tuple[bytes, bool]:
    """The body up to `limit` bytes, and whether there is more; a server that sends drop by drop is late as well."""
    body = bytearray()
    while len(body) <= limit and (chunk := answer.raw.read1(_CHUNK, decode_content=True)):
        body += chunk
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(body[:limit]), len(body) > limit


def _reason(problem: Exception) -> str:
    """Why there is no answer, in a few words."""
    text = f"{type(problem).__name__} {problem}"
    known = {
        "NameResolution": "its host is not known",
        "refused": "the connection was refused",
        "imeout": "it did not answer in time",
        "timed out": "it did not answer in time",
        "ertificate": "its certificate is not valid",
        "SSL": "it does not speak TLS",
        "reset": "the connection was reset",
        "aborted": "the connection was broken off",
        "IncompleteRead": "the connection broke off",
        "broken": "the connection broke off",
    }
    return next(
        (words for mark, words in known.items() if mark in text), f"it is no web server ({type(problem).__name__})"
    )
