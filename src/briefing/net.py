"""HTTP client with limits on time, size and redirects; certificates are checked."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from requests import PreparedRequest, Response, Session

MAX_REDIRECTS = 5
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": f"briefing/{__version__}",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
}
_REASONS = {
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
"""Reason shown to the user, by a part of the exception's name or message; the first one counts.

The libraries wrap their errors differently from version to version; the words stay."""


class Unanswered(Exception):  # noqa: N818 - a state, not an error of this program
    """A request without a complete answer. The text is the reason: "it did not answer in time"."""

    def __init__(self, reason: str, *, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.timed_out = timed_out
        """Whether a timeout was the reason."""


class InvalidAddress(Unanswered):
    """The address, or one that a redirect led to, is not a valid HTTP address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a server, after all redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    truncated: bool
    """Whether `body` was cut at the limit."""
    hops: tuple[str, ...]
    """The addresses that redirects led to."""

    @property
    def type(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def length(self) -> int | None:
        """The value of Content-Length, in bytes; None without a valid one."""
        length = self.headers.get("Content-Length", "")
        return int(length) if length.isascii() and length.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Stream:
    """An answer whose body has not been read."""

    _response: Response
    hops: tuple[str, ...]
    """The addresses that redirects led to."""

    @property
    def status(self) -> int:
        """The status code."""
        return self._response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; the case of a name does not matter."""
        return self._response.headers

    def chunks(self) -> Iterator[bytes]:
        """Yield the body as it arrives. Raises Unanswered if it breaks off."""
        while True:
            with _explained():
                chunk = self._response.raw.read1(_CHUNK, decode_content=True)
            if not chunk:
                return
            yield chunk


@dataclass
class Client:
    """HTTP client that reuses connections and counts its requests."""

    timeout: float
    """Seconds until an answer begins, and between two parts of it."""
    slowest: float = 120.0
    """Seconds for a whole answer, redirects included: `timeout` alone would not stop a server that
    sends a byte at a time."""
    requests: int = field(default=0, init=False)

    @cached_property
    def _session(self) -> Session:
        from requests import Session  # noqa: PLC0415 - heavy

        return Session()

    def ask(
        self,
        address: str,
        method: str = "GET",
        *,
        limit: int = 0,
        hops: int = MAX_REDIRECTS,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Request `address`, follow redirects, and return the answer with up to `limit` bytes.

        Raises Unanswered, InvalidAddress.
        """
        deadline = time.monotonic() + self.slowest
        with self.open(address, method, hops=hops, headers=headers) as stream:
            return _answer(stream, limit, deadline)

    def send(self, request: PreparedRequest, *, limit: int) -> Answer:
        """Send a prepared request and return the answer.

        Redirects are not followed, since keys and text must not go to another server. Raises
        Unanswered.
        """
        deadline = time.monotonic() + self.slowest
        with closing(self._send(request)) as response:
            return _answer(Stream(response, ()), limit, deadline)

    @contextmanager
    def open(
        self,
        address: str,
        method: str = "GET",
        *,
        hops: int = MAX_REDIRECTS,
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[Stream]:
        """Request `address`, follow redirects, and return the answer as a stream.

        Raises Unanswered, InvalidAddress.
        """
        passed: list[str] = []
        while True:
            with closing(self._send(_prepared(method, address, headers or {}))) as response:
                target = response.headers.get("Location", "")
                if response.status_code not in _REDIRECTS or not target or len(passed) == hops:
                    yield Stream(response, tuple(passed))
                    return
            address = urljoin(address, target)
            passed.append(address)

    def _send(self, request: PreparedRequest) -> Response:
        self.requests += 1
        with _explained():
            options = self._session.merge_environment_settings(
                request.url or "", {}, stream=True, verify=True, cert=None
            )
            return self._session.send(
                request, timeout=self.timeout, allow_redirects=False, **options
            )


def is_local(address: str) -> bool:
    """Whether the host of an address is this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _prepared(method: str, address: str, headers: Mapping[str, str]) -> PreparedRequest:
    from requests import Request, RequestException  # noqa: PLC0415 - heavy

    try:
        return Request(method, address, headers={**_HEADERS, **headers}).prepare()
    except (RequestException, ValueError):
        raise InvalidAddress("its address is not valid") from None


def _answer(stream: Stream, limit: int, deadline: float) -> Answer:
    """Read the body of a stream up to `limit` bytes. Raises Unanswered after the `deadline`."""
    body = bytearray()
    for chunk in stream.chunks():
        body += chunk
        if len(body) > limit:
            break
        if time.monotonic() > deadline:
            raise Unanswered(_REASONS["timed out"], timed_out=True)
    return Answer(
        stream.status, stream.headers, bytes(body[:limit]), len(body) > limit, stream.hops
    )


@contextmanager
def _explained() -> Iterator[None]:
    """Turn every network exception into Unanswered."""
    from requests import RequestException, Timeout  # noqa: PLC0415 - heavy
    from urllib3.exceptions import HTTPError, ReadTimeoutError  # noqa: PLC0415 - reading raises it

    try:
        yield
    except (Timeout, TimeoutError, ReadTimeoutError):
        raise Unanswered(_REASONS["timed out"], timed_out=True) from None
    except (RequestException, HTTPError, OSError, ValueError) as problem:
        text = f"{type(problem).__name__} {problem}"
        known = (words for mark, words in _REASONS.items() if mark in text)
        unknown = f"it is no web server ({type(problem).__name__})"
        raise Unanswered(next(known, unknown)) from None
