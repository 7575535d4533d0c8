"""Client of an OpenAI-compatible server, built on the package openai.

The package implements the protocol and retries (429 with Retry-After, 5xx, broken connections).
This module handles differences between servers: refused parameters are left out one by one, and
answers are parsed leniently.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.condense.drafting.answers import Answer
from briefing.config.settings import FILE
from briefing.errors import InputError, ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openai import APIStatusError, Omit, OpenAI

    from briefing.config.settings import Openai

_PARAMETER_ERRORS = frozenset({400, 422})
"""Statuses for unknown parameters."""
_NO_KEY, _FORBIDDEN, _UNKNOWN = 401, 403, 404
_QUOTED = 160
"""Longest quotation of the server in a message, in characters."""
_ADVICE = 'Try again later, or set drafter = "extractive" in [condense].'


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(msgspec.Struct):
    """The fields used of a chat completion."""

    choices: list[_Choice]
    usage: _Usage | None = None


class Chat:
    """Client of the server in `settings`; parameters it has refused are not sent again.

    Raises InputError where settings are missing.
    """

    def __init__(self, settings: Openai) -> None:
        if not find_spec("openai"):
            message = (
                'the drafter "openai" lacks its package. Run: pip install openai, or set drafter = '
                '"extractive" in [condense].'
            )
            raise InputError(message)
        self._settings = settings
        self._refused: set[str] = set()

    def ask(self, request: Mapping[str, Any]) -> Answer:
        """Return the answer to a chat-completions request. Raises ServiceError if there is none."""
        with _client(self._settings) as client:
            while True:
                accepted = _without(request, self._refused)
                body, refusal = self._send(client, accepted)
                if refusal is None:
                    return self._read(body)
                self._refused.add(_refused_parameter(refusal, accepted) or self._give_up(refusal))

    def _send(
        self, client: OpenAI, request: Mapping[str, Any]
    ) -> tuple[bytes, APIStatusError | None]:
        """Return the body, or the error of a refusal that a simpler request may avoid."""
        from openai import (  # noqa: PLC0415 - heavy
            APIConnectionError,
            APIStatusError,
            APITimeoutError,
        )

        create = client.chat.completions.with_raw_response.create
        try:
            return create(**request, extra_headers=self._headers()).content, None
        except APIStatusError as problem:
            if problem.status_code not in _PARAMETER_ERRORS:
                self._give_up(problem)
            return b"", problem
        except APITimeoutError:
            raise self._failure(
                f"it did not answer within {self._settings.timeout:g} seconds", _ADVICE
            ) from None
        except APIConnectionError as problem:
            reason = f"it cannot be reached ({type(problem.__cause__ or problem).__name__})"
            raise self._failure(
                reason, f"Check base_url and whether the server runs. {_ADVICE}"
            ) from None

    def _headers(self) -> dict[str, str | Omit]:
        """Return the headers; without a key no Authorization, which local servers do not need."""
        from openai import Omit  # noqa: PLC0415 - heavy

        return {} if _key(self._settings) else {"Authorization": Omit()}

    def _give_up(self, problem: APIStatusError) -> str:
        status, settings = problem.status_code, self._settings
        if status in {_NO_KEY, _FORBIDDEN}:
            found = "holds another" if _key(settings) else "is not set"
            advice = (
                f"The environment variable {settings.key_variable} {found}. Put the server's key "
                f"there."
            )
            raise self._failure(f"it wants a valid key (status {status})", advice) from None
        if status == _UNKNOWN:
            advice = 'Check model and base_url in [condense.openai]; most addresses end in "/v1".'
            raise self._failure(
                f'it does not know the model "{settings.model}" or the address (status 404)', advice
            )
        raise self._failure(
            f"it answers with status {status}{_quote_server(problem)}", _ADVICE
        ) from None

    def _read(self, body: bytes) -> Answer:
        try:
            completion = msgspec.json.decode(body, type=_Completion)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            advice = 'Check base_url in [condense.openai]; most addresses end in "/v1".'
            raise self._failure("its answer is not that of a chat completion", advice) from None
        usage = completion.usage or _Usage()
        choice = completion.choices[0] if completion.choices else _Choice(_Message(), "no choices")
        return Answer(
            content=choice.message.content or "",
            refusal=choice.message.refusal or "",
            finish=choice.finish_reason or "",
            prompt_tokens=usage.prompt_tokens,
            completion_tokens=usage.completion_tokens,
        )

    def _failure(self, reason: str, advice: str) -> ServiceError:
        return ServiceError(f"{self._settings.base_url} did not draft: {reason}. {advice}")


def require_model(settings: Openai) -> None:
    """Raise InputError where briefing.toml names no model."""
    if not settings.model:
        message = 'drafter = "openai" needs a model. Name one: [condense.openai] model = "…".'
        raise InputError(message, file=FILE)


def _key(settings: Openai) -> str:
    return os.environ.get(settings.key_variable, "").strip()


def _client(settings: Openai) -> OpenAI:
    """Build a client that follows no redirect, so that the article goes to `base_url` only."""
    from openai import DefaultHttpxClient, OpenAI  # noqa: PLC0415 - heavy

    return OpenAI(
        base_url=settings.base_url,
        api_key=_key(settings) or "none",  # the package insists on one
        timeout=settings.timeout,
        max_retries=settings.retries,
        http_client=DefaultHttpxClient(follow_redirects=False, timeout=settings.timeout),
    )


def _without(request: Mapping[str, Any], refused: set[str]) -> dict[str, Any]:
    """Return `request` with `refused` parameters left out or replaced."""
    made = {name: value for name, value in request.items() if name not in refused}
    if "json_object" in refused:
        del made["response_format"]
    elif "json_schema" in refused:
        made["response_format"] = {"type": "json_object"}
    if "max_tokens" in refused:
        made["max_completion_tokens"] = request["max_tokens"]  # its newer name
    return made


def _refused_parameter(problem: APIStatusError, request: Mapping[str, Any]) -> str:
    """Return the parameter that the server seems to refuse, else the response format; or ""."""
    named = (
        name
        for name in ("temperature", "seed", "max_tokens")
        if name in request and name in problem.message
    )
    form: Mapping[str, str] = request.get("response_format", {})
    return next(named, form.get("type", ""))


def _quote_server(problem: APIStatusError) -> str:
    """Return the server's message in brackets, as one short line of printable characters."""
    body = problem.body.get("message") if isinstance(problem.body, dict) else None
    words = " ".join("".join(c if c.isprintable() else " " for c in str(body or "")).split())
    return f" ({words[:_QUOTED]})" if words else ""
