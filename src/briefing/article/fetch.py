"""Fetch a page, so that everything after it can work offline."""

from __future__ import annotations

import codecs
import http.client
import time
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from briefing.errors import InputError, ServiceError
from briefing.version import __version__

if TYPE_CHECKING:
    from http.client import HTTPResponse

TIMEOUT = 20.0
"""Seconds for the whole page."""
_LARGEST = 20_000_000
_CHUNK = 65_536
_NO_ADDRESS = "this is no valid address. Check it for blanks and typing errors."
_GONE = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
"""Answers that trying again does not change."""


def fetch(url: str, timeout: float = TIMEOUT) -> bytes:
    """The page at an http(s) URL as the server sends it; in UTF-8 if only the server's headers name its encoding.

    `timeout` is in seconds. Raises InputError where the address is wrong (404 …) or what lies there is no page,
    ServiceError where trying again may help.
    """
    if not _has_host(url):
        raise InputError(_NO_ADDRESS, file=url)
    try:
        return _in_utf8(*_answer(url, timeout))
    except HTTPError as problem:
        problem.close()
        raise _refused(url, problem.code) from None
    except (http.client.InvalidURL, UnicodeError):
        raise InputError(_NO_ADDRESS, file=url) from None
    except (OSError, http.client.HTTPException) as problem:
        raise _failed(url, getattr(problem, "reason", problem)) from None


def _answer(url: str, timeout: float) -> tuple[bytes, str | None]:
    """The body and the encoding that the server's headers name."""
    headers = {"User-Agent": f"briefing/{__version__}", "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}
    request = Request(_quoted(url), headers=headers)  # noqa: S310 - callers hand over http and https only
    deadline = time.monotonic() + timeout
    with urlopen(request, timeout=timeout) as response:  # noqa: S310 - likewise
        return _read(response, url, deadline), response.headers.get_content_charset()


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _quoted(url: str) -> str:
    """`url` with umlauts and blanks of path and query as a server wants them (RFC 3987, section 3.1)."""
    parts = urlsplit(url)
    safe = "%/:;@!$&'()*+,=~?"
    return parts._replace(path=quote(parts.path, safe), query=quote(parts.query, safe)).geturl()


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


def _failed(url: str, problem: object) -> ServiceError:
    """What broke before the page was complete."""
    if isinstance(problem, TimeoutError):
        return ServiceError(
            "the server does not answer in time. Try again later, or save the article's text as a file.", file=url
        )
    if isinstance(problem, http.client.IncompleteRead):
        reason = "the connection broke off"
    else:
        reason = getattr(problem, "strerror", None) or " ".join(str(problem).split())[:100] or type(problem).__name__
    message = f"the page cannot be fetched: {reason}. Check the address and the network, then try again."
    return ServiceError(message, file=url)


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
