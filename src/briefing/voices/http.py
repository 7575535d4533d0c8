"""One request to a speech service, and what its answer says of asking again."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from briefing.net import Client, Unanswered
from briefing.voices.model import EngineError

if TYPE_CHECKING:
    from requests import PreparedRequest

_LARGEST = 64_000_000
"""Bytes: ten minutes of uncompressed speech, far more than any piece of text takes."""
_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


def exchange(request: PreparedRequest, timeout: float) -> tuple[int, bytes]:
    """Status and body of the answer to `request`, which may take `timeout` seconds.

    Raises EngineError where there is none, or one that says to try later. A redirect would take
    the text elsewhere, so it counts as an answer.
    """
    try:
        answer = Client(timeout, slowest=timeout).send(request, limit=_LARGEST)
    except Unanswered as problem:
        if problem.timed_out:
            raise EngineError(f"it did not answer within {timeout:g} seconds") from None
        raise EngineError(f"it cannot be reached: {problem}") from None
    if answer.truncated:
        raise EngineError("its answer does not end")
    if answer.status in _LATER or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise later(answer.status, answer.headers.get("Retry-After", ""))
    return answer.status, answer.body


def later(status: int, after: str) -> EngineError:
    """What an answer says that is no refusal for good; of its Retry-After, `after`, only seconds count."""
    wait = float(after) if after.isdecimal() else 0.0
    asks = f" and asks to wait {after} seconds" if wait else ""
    return EngineError(f"it answers with status {status}{asks}", wait=wait)
