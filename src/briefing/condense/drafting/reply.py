"""The JSON schema of a draft, and the parser of the model's answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from briefing.condense.drafting.answers import Answer

_LONGEST = 200_000
"""Characters of an answer that are parsed."""
_THOUGHT = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)
"""The reasoning that some models put before their answer."""


class Drafted(msgspec.Struct, frozen=True):
    """One sentence of a draft and the numbers of the article's sentences it rests on, from 1."""

    text: str
    basis: list[int]


class Reply(msgspec.Struct, frozen=True):
    """A draft: the lead, and points or paragraphs."""

    headline: str
    lead: list[Drafted]
    body: list[list[Drafted]]


_SENTENCES: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "text": {"type": "string"},
            "basis": {"type": "array", "items": {"type": "integer"}},
        },
        "required": ["text", "basis"],
        "additionalProperties": False,
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "headline": {"type": "string"},
        "lead": _SENTENCES,
        "body": {"type": "array", "items": _SENTENCES},
    },
    "required": ["headline", "lead", "body"],
    "additionalProperties": False,
}
"""JSON Schema of Reply within what strict structured output allows."""


@dataclass
class UnusableError(Exception):
    """An answer that is not a draft; `check` as in findings, `reason` in a few words."""

    check: str
    reason: str


def parse_reply(answer: Answer) -> Reply:
    """Parse the draft in an answer, which may have text around it. Raises UnusableError."""
    if answer.refusal or answer.finish == "content_filter":
        raise UnusableError(
            "draft.refused", f"it refuses: {one_line(answer.refusal) or 'content filter'}"[:_SHOWN]
        )
    if answer.finish == "length":
        raise UnusableError("draft.unusable", "its answer was cut off; max_tokens allows no more")
    text = _THOUGHT.sub("", answer.content[:_LONGEST])
    if not text.strip():
        raise UnusableError("draft.unusable", "its answer is empty")
    json = text[text.find("{") : text.rfind("}") + 1]
    try:
        return _normalise_reply(msgspec.json.decode(json.encode(errors="replace"), type=Reply))
    except (msgspec.DecodeError, RecursionError) as problem:
        raise UnusableError(
            "draft.unusable", f"its answer has not the form asked for ({problem})"[:_SHOWN]
        ) from None


_SHOWN = 200
"""Characters of a reason that findings show."""


def _normalise_reply(reply: Reply) -> Reply:
    lead, *body = (
        [
            Drafted(text, drafted.basis)
            for drafted in part
            if (text := normalise_german(drafted.text))
        ]
        for part in (reply.lead, *reply.body)
    )
    return Reply(normalise_german(reply.headline), lead, [part for part in body if part])


def normalise_german(text: str) -> str:
    """Return `text` in the article's form: NFC, one line, German quotation marks and dashes."""
    text = re.sub(r'(?<![\d\w])"([^"]+)"', r"„\1“", one_line(text))
    return re.sub(r"(?<=\S) -{1,2} (?=\S)", " – ", text)


def one_line(text: str) -> str:
    """`text` in NFC without control, format and private-use characters, white space folded."""
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))
