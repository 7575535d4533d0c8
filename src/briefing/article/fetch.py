"""Fetch a page, so that everything after it can work offline."""

from __future__ import annotations

import codecs
import http.client
import time
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from briefing import __version__
from briefing.errors import InputError, ServiceError

if TYPE_CHECKING:
    from http.client import HTTPResponse

TIMEOUT = 20.0
"""Seconds for the whole page."""
_LARGEST = 20_000_000
_CHUNK = 65_536
_GONE = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
"""Answers that trying again does not change."""


def fetch(url: str, timeout: float = TIMEOUT) -> bytes:
    """The page at an http(s) URL as the server sends it; in UTF-8 if only the server's headers name its encoding.

    `timeout` is in seconds. Raises InputError where the address is wrong (404 …) or what lies there is no page,
    ServiceError where trying again may help.
    """
    try:
        request = Request(  # noqa: S310 - callers hand over http and https only
            url,
            headers={
                "User-Agent": f"briefing/{__version__}",
                "Accept": "text/html,*/*;q=0.5",
                "Accept-Encoding": "identity",
            },
        )
        with urlopen(request, timeout=timeout) as response:  # noqa: S310 - likewise
            data = _read(response, url, time.monotonic() + timeout)
            charset = response.headers.get_content_charset()
    except HTTPError as problem:
        problem.close()
        raise _refused(url, problem.code) from None
    except TimeoutError:
        raise _late(url) from None
    except (URLError, OSError, http.client.HTTPException) as problem:
        reason = getattr(problem, "reason", problem)
        if isinstance(reason, TimeoutError):
            raise _late(url) from None
        if isinstance(problem, http.client.InvalidURL):
            raise InputError("this is no valid address. Check it for blanks and typing errors.", file=url) from None
        message = f"the page cannot be fetched: {_reason(reason)}. Check the address and the network, then try again."
        raise ServiceError(message, file=url) from None
    except ValueError:
        raise InputError("this is no valid address. Check it for blanks and typing errors.", file=url) from None
    return _in_utf8(data, charset)


def _read(response: HTTPResponse, url: str, deadline: float) -> bytes:
    """The body, within time and size; a server that sends drop by drop is late as well."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > _LARGEST:
            raise InputError("the page is larger than 20 MB. Save the article's text as a file.", file=url)
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    if not b"".join(chunks).strip():
        raise ServiceError("the server sent an empty page. Try again, or save the article's text as a file.", file=url)
    return b"".join(chunks)


def _refused(url: str, code: int) -> InputError | ServiceError:
    what = f"the server answers {code} ({http.client.responses.get(code, 'unknown')})"
    if code in _GONE:
        return InputError(f"{what}. Check the address, or save the article's text as a file.", file=url)
    return ServiceError(f"{what}. Try again later.", file=url)


def _late(url: str) -> ServiceError:
    return ServiceError(
        "the server does not answer in time. Try again later, or save the article's text as a file.", file=url
    )


def _reason(problem: object) -> str:
    """What went wrong in a few words."""
    if isinstance(problem, http.client.IncompleteRead):
        return "the connection broke off"
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror
    return " ".join(str(problem).split())[:100] or type(problem).__name__


def _in_utf8(data: bytes, charset: str | None) -> bytes:
    """`data`, or its UTF-8 with a byte order mark (which goes before what the page says of itself)."""
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return codecs.BOM_UTF8 + data.decode(charset or "utf-8").encode()
        except (LookupError, UnicodeDecodeError):
            pass
    return data
