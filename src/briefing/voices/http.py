"""One request to a speech service and its answer: certificates checked, redirects refused, time and size bounded."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import TYPE_CHECKING

from briefing.voices.model import EngineError

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

_LARGEST = 64_000_000
"""Bytes: ten minutes of uncompressed speech, far more than any piece of text takes."""
_CHUNK = 65_536
_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


def exchange(request: PreparedRequest, timeout: float) -> tuple[int, bytes]:
    """Status and body of the answer to `request`, which may take `timeout` seconds.

    Raises EngineError where there is none, or one that says to try later. A redirect would take the text elsewhere, so it
    counts as an answer.
    """
    from requests import RequestException, Session, Timeout  # noqa: PLC0415 - heavy
    from urllib3.exceptions import HTTPError, ReadTimeoutError  # noqa: PLC0415 - what reading the body raises

    deadline = time.monotonic() + timeout
    try:
        with Session() as session:
            options = session.merge_environment_settings(request.url or "", {}, stream=True, verify=True, cert=None)
            answer = session.send(request, timeout=timeout, allow_redirects=False, **options)
            body = _read(answer, deadline)
    except (Timeout, TimeoutError, ReadTimeoutError):
        raise EngineError(f"it did not answer within {timeout:g} seconds") from None
    except (RequestException, HTTPError) as problem:
        raise EngineError(f"it cannot be reached ({type(problem).__name__})") from None
    if answer.status_code in _LATER or answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise later(answer.status_code, answer.headers.get("Retry-After", ""))
    return answer.status_code, body


def later(status: int, after: str) -> EngineError:
    """What an answer says that is no refusal for good; `after` is its Retry-After, of which only seconds are heeded."""
    wait = float(after) if after.isdecimal() else 0.0
    return EngineError(
        f"it answers with status {status}{f' and asks to wait {after} seconds' if wait else ''}", wait=wait
    )


def _read(answer: Response, deadline: float) -> bytes:
    """The body; a service that sends drop by drop is late as well."""
    body = bytearray()
    while chunk := answer.raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > _LARGEST:
            raise EngineError("its answer does not end")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(body)
