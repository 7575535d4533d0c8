"""Model answers stored in the episode folder, so that a rebuild sends no new requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.errors import InputError
from briefing.files import replace_file_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "answers.json"
"""Stored in the episode folder, since build/ may be deleted at any time."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The model's answer to one request."""

    content: str = ""
    refusal: str = ""
    finish: str = ""
    """The finish reason: "stop", "length" if it was cut off, "content_filter" …"""
    prompt_tokens: int = 0
    completion_tokens: int = 0


class NotAskedError(Exception):
    """No answer is stored, and no request may be sent."""


@dataclass
class Answers:
    """Stored answers by request.

    Without a `folder` nothing is stored; with `may_ask` false no request is sent.
    """

    folder: Path | None = None
    may_ask: bool = True
    used: dict[str, Answer] = field(default_factory=dict)
    """The answers used so far, by the hash of their request."""
    asked: int = 0
    """How many of them were requested now."""

    def get(self, request: Any, ask: Callable[[], Answer]) -> Answer:  # noqa: ANN401 - any JSON
        """Return the stored answer to `request`, else that of `ask`, which is stored at once.

        Raises NotAskedError, and InputError where the file is damaged.
        """
        import hashlib  # noqa: PLC0415 - the other drafter has to start fast
        import json  # noqa: PLC0415

        key = hashlib.sha256(
            json.dumps(request, sort_keys=True, ensure_ascii=False).encode()
        ).hexdigest()
        answer = self._kept.get(key)
        if answer is None:
            if not self.may_ask:
                raise NotAskedError
            answer = ask()
            self.asked += 1
        self.used[key] = answer
        if self.folder and key not in self._kept:
            text = json.dumps(msgspec.to_builtins(self.used), ensure_ascii=False, indent=2) + "\n"
            replace_file_in(self.folder, FILE, text.encode())
        return answer

    @cached_property
    def _kept(self) -> dict[str, Answer]:
        file = self.folder / FILE if self.folder else None
        if file is None or not file.is_file():
            return {}
        try:
            return msgspec.json.decode(file.read_bytes(), type=dict[str, Answer])
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            raise InputError(
                "cannot be read. Delete it to have the model asked again.", file=file
            ) from None


def digest(folder: Path) -> str | None:
    """Return the SHA-256 of the answers stored in an episode folder; None if there are none."""
    import hashlib  # noqa: PLC0415 - see above

    file = folder / FILE
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
