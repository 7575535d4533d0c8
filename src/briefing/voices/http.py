"""Send requests to speech services, and report which answers are worth a retry."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from briefing.net import Client, Unanswered
from briefing.voices.model import EngineError

if TYPE_CHECKING:
    from requests import PreparedRequest

_MAX_BYTES = 64_000_000
"""Bytes: ten minutes of uncompressed speech, far more than any piece of text needs."""
_RETRYABLE = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
)


def send_request(request: PreparedRequest, timeout: float) -> tuple[int, bytes]:
    """Return status and body of the answer to `request`, which may take `timeout` seconds.

    Raises EngineError if there is no answer or if it says to try later. Redirects are not followed,
    since they would send the text to another address.
    """
    try:
        answer = Client(timeout, slowest=timeout).send(request, limit=_MAX_BYTES)
    except Unanswered as problem:
        if problem.timed_out:
            raise EngineError(f"it did not answer within {timeout:g} seconds") from None
        raise EngineError(f"it cannot be reached: {problem}") from None
    if answer.truncated:
        raise EngineError("its answer does not end")
    if answer.status in _RETRYABLE or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise retry_error(answer.status, answer.headers.get("Retry-After", ""))
    return answer.status, answer.body


def retry_error(status: int, after: str) -> EngineError:
    """Return the error for an answer that is worth a retry.

    `after` is its Retry-After header. Seconds are honoured; a date is ignored.
    """
    wait = float(after) if after.isdecimal() else 0.0
    asks = f" and asks to wait {after} seconds" if wait else ""
    return EngineError(f"it answers with status {status}{asks}", wait=wait)
