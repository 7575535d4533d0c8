"""Convert YAML or TOML to typed values; errors name file, line and the nearest known key."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from briefing.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T", bound=msgspec.Struct)
Place = tuple[str | int, ...]
"""The way to a value: keys and list indices from the outside in."""

UNSEEN = re.compile("[\ue000\u202a-\u202e\u2066-\u2069]")
"""Characters that are removed from every text.

The private character with which the mail stage marks the code of mail tools, and controls of the
writing direction, which show a text other than the one that is checked.
"""
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""Characters that YAML and TOML can escape, but no file name, page or message can hold."""
_PLAIN_WORDS = {
    "str": "a text in quotation marks",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": 'a list, as in ["…"]',
    "object": "a table of keys and values",
    "date": "a date such as 2026-11-23",
    "datetime": "a date and time with time zone such as 2026-11-24T06:00+01:00",
    "null": "nothing",
}
_PATTERNS = {
    "http://": "an address with https, or with http one of this machine: http://localhost:8000/v1",
    "_KEY": "BRIEFING_…_KEY or the API_KEY of ANTHROPIC, AZURE_OPENAI, DEEPINFRA, DEEPSEEK,"
    " FIREWORKS, GEMINI, GROQ, MISTRAL, NEBIUS, OPENAI, OPENROUTER,"
    " TOGETHER or XAI, as in OPENAI_API_KEY",
    "https?": "an address such as https://example.org",
    "#": "a colour such as #0b5fa5",
    "^de": "German as de, de-DE, de-AT or de-CH",
    "{2,3}": "a language as en or fr-CA",
    "name": "a text with {name} in it",
    "px": "a length such as 8px",
    "*%$])?": "code of a mail tool such as {{ unsubscribe }}, *|UNSUB|* or %unsubscribe%",
    "w-": "a name with dots in it such as briefing.zeitung.de",
    "": "another form",
}
"""What a text must look like, by a sign of the pattern it does not match."""
_LIMITS = {
    ">=": " of {} or more",
    "<=": " of {} or less",
    ">": " above {}",
    "<": " below {}",
    "of length >=": " that is not empty",
}


def read_utf8(file: Path) -> str:
    """Return the text of a file in NFC, with the line ends of Unix.

    Raises InputError where it cannot be read or is not UTF-8.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        message = f"not UTF-8 (byte {problem.start}). Save the file as UTF-8."
        raise InputError(message, file=file) from None
    except OSError as problem:
        message = f"cannot be read: {problem.strerror}. Check the name and the permissions."
        raise InputError(message, file=file) from None
    if "\0" in text:
        raise InputError("binary data (NUL bytes), not text. Save the file as UTF-8.", file=file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", UNSEEN.sub("", text))


def parse_toml(text: str, file: Path) -> dict[str, object]:
    """The data of a TOML text. Raises InputError that names the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        at = re.search(r"\(at line (\d+), column \d+\)", str(problem))
        what = str(problem).split(" (at ")[0]
        line = int(at[1]) if at else text.count("\n") + 1
        message = f"not TOML: {what}. Texts stand in quotation marks, one key a line."
        raise InputError(message, file=file, line=line) from None


def line_of(text: str, place: Place) -> int | None:
    """Return the line of a key.

    tomllib keeps no lines, so the table's header is searched, then the key below it.
    """
    names = [str(part) for part in place if isinstance(part, str)]
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line):
            table = header[1]
            if table == ".".join(names):
                return number
        elif key := re.match(r"\s*([\w.-]+)\s*=", line):
            here = ".".join(filter(None, (table, key[1])))
            if here == ".".join(names) or ".".join(names).startswith(here + "."):
                return number
    return None


def convert(
    data: Any,  # noqa: ANN401
    to: type[T],
    file: Path,
    line: Callable[[Place], int | None],
) -> T:
    """Return `data` as a value of the type `to`, which must forbid unknown fields.

    `line` gives the line of a place in the file. Raises InputError for the first value that does
    not fit.
    """
    data = _cleaned(data, (), file, line)
    try:
        return msgspec.convert(data, to)
    except msgspec.ValidationError as problem:
        what, _, path = str(problem).partition(" - at `$")
        place = _place(path.rstrip("`"), data, to)
        if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", what):
            place = (*place, unknown[1])
            message = _unknown(place, to)
        elif missing := re.fullmatch(r"Object missing required field `(.+)`", what):
            message = f'{dotted(place)} lacks the key "{missing[1]}". Add it.'
        elif choice := re.fullmatch(r"Invalid enum value '?(.+?)'?", what):
            message = _no_choice(choice[1], place, to)
        else:
            message = f"{dotted(place)}: {_in_plain_words(what)}. Correct the value."
        raise InputError(message, file=file, line=line(place)) from None


def _cleaned(
    data: Any,  # noqa: ANN401
    place: Place,
    file: Path,
    line: Callable[[Place], int | None],
) -> Any:  # noqa: ANN401
    """`data` without unseen characters and the line break that ends a text of several lines.

    Raises InputError for the first character that no text can have.
    """
    match data:
        case str():
            if found := _NO_TEXT.search(data):
                message = (
                    f"{dotted(place)}: a text cannot hold the character U+{ord(found[0]):04X}. "
                    "Take it out."
                )
                raise InputError(message, file=file, line=line(place))
            return UNSEEN.sub("", data).rstrip("\n")
        case list():
            return [
                _cleaned(entry, (*place, index), file, line) for index, entry in enumerate(data)
            ]
        case dict():
            return {
                _cleaned(key, place, file, line): _cleaned(value, (*place, key), file, line)
                for key, value in data.items()
            }
        case _:
            return data


def _place(path: str, data: Any, to: type[msgspec.Struct]) -> Place:  # noqa: ANN401
    """Return `.links[0].url` as ("links", 0, "url").

    `[...]` becomes the entry of its table where it is known.
    """
    place: Place = ()
    for name, index in re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", path):
        if index != "...":
            place = (*place, name or int(index))
        elif (entry := _wrong_entry(data, place, to)) is not None:
            place = (*place, entry)
    return place


def _wrong_entry(data: Any, place: Place, to: type[msgspec.Struct]) -> str | None:  # noqa: ANN401
    """The key of the first entry that does not fit in the table of structs at `place`."""
    kind = _kind_at(to, place)
    if not isinstance(kind, msgspec.inspect.DictType):
        return None
    if not isinstance(kind.value_type, msgspec.inspect.StructType):
        return None
    for part in place:
        data = data[part]
    for key, value in data.items():
        try:
            msgspec.convert(value, kind.value_type.cls)
        except msgspec.ValidationError:
            return str(key)
    return None


def dotted(place: Place) -> str:
    """A place as messages name it: "links[1].url" in quotation marks."""
    text = "".join(
        f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place
    ).lstrip(".")
    return f'"{text}"' if text else "This file"


def _unknown(place: Place, to: type[msgspec.Struct]) -> str:
    known = _fields(to, place[:-1])
    advice = did_you_mean(str(place[-1]), known) or f"Known here: {', '.join(known)}."
    return f"unknown key {dotted(place)}. {advice}"


def _no_choice(wrong: str, place: Place, to: type[msgspec.Struct]) -> str:
    kind = _kind_at(to, place)
    known = (
        [str(value) or '""' for value in kind.values]
        if isinstance(kind, msgspec.inspect.LiteralType)
        else []
    )
    advice = did_you_mean(wrong, known) or "Choose one of them."
    return (
        f"{dotted(place)}: {wrong!r} is not one of the values allowed: {', '.join(known)}. {advice}"
    )


def _fields(to: type[msgspec.Struct], place: Place) -> list[str]:
    """The field names of the struct that stands at `place` below `to`."""
    kind = _kind_at(to, place)
    return (
        [field.encode_name for field in kind.fields]
        if isinstance(kind, msgspec.inspect.StructType)
        else []
    )


def _kind_at(to: type[msgspec.Struct], place: Place) -> msgspec.inspect.Type:
    """The type of the value that stands at `place` below `to`."""
    kind = msgspec.inspect.type_info(to)
    for part in place:
        kind = _below(kind, part)
    return _without_none(kind)


def _below(kind: msgspec.inspect.Type, part: str | int) -> msgspec.inspect.Type:
    kind = _without_none(kind)
    if isinstance(kind, msgspec.inspect.StructType):
        return next(field.type for field in kind.fields if field.encode_name == part)
    if isinstance(kind, msgspec.inspect.VarTupleType):
        return kind.item_type
    if isinstance(kind, msgspec.inspect.DictType):
        return kind.value_type
    return kind


def _without_none(kind: msgspec.inspect.Type) -> msgspec.inspect.Type:
    if isinstance(kind, msgspec.inspect.UnionType):
        return next(t for t in kind.types if not isinstance(t, msgspec.inspect.NoneType))
    return kind


def _in_plain_words(what: str) -> str:
    """Return msgspec's message, reworded for someone who edits a text file."""
    if wrong_date := re.fullmatch(r"Invalid RFC3339 encoded (date|datetime)", what):
        return f"expected {_PLAIN_WORDS[wrong_date[1]]}"
    if "matching regex" in what:
        return "expected " + next(words for sign, words in _PATTERNS.items() if sign in what)
    if "timezone" in what:
        return f"expected {_PLAIN_WORDS['datetime']}"
    fit = re.fullmatch(
        r"Expected `([^`]+)`( [<>]=? [\d.]+| of length >= 1)?(?:, got `([^`]+)`)?", what
    )
    if fit is None:
        return what[0].lower() + what[1:]
    wanted = " or ".join(
        _PLAIN_WORDS.get(kind, kind) for kind in fit[1].split(" | ") if kind != "null"
    )
    sign, _, bound = (fit[2] or "").strip().rpartition(" ")
    limit = _LIMITS.get(sign, "").format(bound)
    found = f", found {_PLAIN_WORDS.get(fit[3], fit[3])}" if fit[3] else ""
    return f"expected {wanted}{limit}{found}"
