"""Fetch a page, so that everything after it can work offline."""

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
_LARGEST = 20_000_000
_OK = 200
_GONE = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
"""Answers that trying again does not change."""


def fetch(url: str, timeout: float = TIMEOUT) -> bytes:
    """The page at an http(s) URL as sent; in UTF-8 if only the server's headers name its encoding.

    `timeout` is in seconds. Raises InputError where the address is wrong (404 …) or what lies there
    is no page, ServiceError where trying again may help.
    """
    headers = {"Accept": "text/html,*/*;q=0.5"}
    try:
        answer = Client(timeout, slowest=timeout).ask(url, limit=_LARGEST, headers=headers)
    except InvalidAddress:
        message = "this is no valid address. Check it for blanks and typing errors."
        raise InputError(message, file=url) from None
    except Unanswered as problem:
        raise _failed(url, problem) from None
    if answer.status != _OK:
        raise _refused(url, answer.status)
    if answer.truncated:
        message = "the page is larger than 20 MB. Save the article's text as a file."
        raise InputError(message, file=url)
    if not answer.body.strip():
        message = "the server sent an empty page. Try again, or save the article's text as a file."
        raise ServiceError(message, file=url)
    return _in_utf8(answer.body, _charset(answer))


def _refused(url: str, code: int) -> InputError | ServiceError:
    what = f"the server answers {code} ({responses.get(code, 'unknown')})"
    if code in _GONE:
        message = f"{what}. Check the address, or save the article's text as a file."
        return InputError(message, file=url)
    return ServiceError(f"{what}. Try again later.", file=url)


def _failed(url: str, problem: Unanswered) -> ServiceError:
    advice = "Check the address and the network, then try again."
    if problem.timed_out:
        advice = "Try again later, or save the article's text as a file."
    return ServiceError(f"the page cannot be fetched: {problem}. {advice}", file=url)


def _charset(answer: Answer) -> str | None:
    """The encoding that the server's headers name."""
    message = Message()
    message["Content-Type"] = answer.headers.get("Content-Type", "")
    return message.get_content_charset()


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
