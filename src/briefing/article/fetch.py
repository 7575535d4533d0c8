"""Fetch a web page: the only step of reading an article that needs the network."""

from __future__ import annotations

import codecs
from email.message import Message
from http.client import responses
from typing import TYPE_CHECKING

from briefing.errors import InputError, ServiceError
from briefing.net import Client, InvalidAddress, Unanswered

if TYPE_CHECKING:
    from briefing.net import Answer

TIMEOUT = 20.0
"""Seconds for the whole page."""
_MAX_BYTES = 20_000_000
_OK = 200
_PERMANENT = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
"""Status codes that a retry does not change."""


def fetch(url: str, timeout: float = TIMEOUT) -> bytes:
    """Return the page at an http(s) URL, as UTF-8 if only the HTTP header names its encoding.

    `timeout` is in seconds. Raises InputError where the address is wrong (404 …) or is not a page,
    ServiceError where a retry may help.
    """
    headers = {"Accept": "text/html,*/*;q=0.5"}
    try:
        answer = Client(timeout, slowest=timeout).ask(url, limit=_MAX_BYTES, headers=headers)
    except InvalidAddress:
        message = "this is not a valid address. Check it for blanks and typing errors."
        raise InputError(message, file=url) from None
    except Unanswered as problem:
        raise _connection_error(url, problem) from None
    if answer.status != _OK:
        raise _status_error(url, answer.status)
    if answer.truncated:
        message = "the page is larger than 20 MB. Save the article's text as a file."
        raise InputError(message, file=url)
    if not answer.body.strip():
        message = "the server sent an empty page. Try again, or save the article's text as a file."
        raise ServiceError(message, file=url)
    return _to_utf8(answer.body, _charset(answer))


def _status_error(url: str, code: int) -> InputError | ServiceError:
    reason = f"the server answers {code} ({responses.get(code, 'unknown')})"
    if code in _PERMANENT:
        message = f"{reason}. Check the address, or save the article's text as a file."
        return InputError(message, file=url)
    return ServiceError(f"{reason}. Try again later.", file=url)


def _connection_error(url: str, problem: Unanswered) -> ServiceError:
    advice = "Check the address and the network, then try again."
    if problem.timed_out:
        advice = "Try again later, or save the article's text as a file."
    return ServiceError(f"the page cannot be fetched: {problem}. {advice}", file=url)


def _charset(answer: Answer) -> str | None:
    """Return the encoding in the Content-Type header."""
    message = Message()
    message["Content-Type"] = answer.headers.get("Content-Type", "")
    return message.get_content_charset()


def _to_utf8(data: bytes, charset: str | None) -> bytes:
    """Return `data` unchanged where it is UTF-8, else converted from `charset`.

    The byte order mark of the converted page overrides the encoding that the page itself declares.
    """
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return codecs.BOM_UTF8 + data.decode(charset or "utf-8").encode()
        except (LookupError, UnicodeDecodeError):
            pass
    return data
