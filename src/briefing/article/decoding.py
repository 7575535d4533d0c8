"""Decode and normalise text: encodings, binary formats, Unicode normal form."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefing.errors import InputError

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY_FORMATS = (
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_ADVICE = "Save the article as .docx, .md, .html or .txt."
_LINE_END = re.compile("\r\n?|[\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000]"
)
"""Control characters, break hints, direction marks and unpaired surrogates: they are neither shown
nor spoken."""


def decode(data: bytes, file: str) -> str:
    """Return the normalised text of UTF-8, or of UTF-16 with a byte order mark.

    Raises InputError for anything else; it names `file` and the line.
    """
    check_not_empty(data, file)
    for magic, what in _BINARY_FORMATS:
        if data.startswith(magic):
            raise InputError(f"this is {what}, not text. {_ADVICE}", file=file)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _encoding_error(data, problem, file) from None
    if "\0" in text:
        raise InputError(f"binary data (NUL bytes), not text. {_ADVICE}", file=file)
    return normalise(text)


def check_not_empty(data: bytes, file: str) -> None:
    """Raise InputError if `data` holds only white space."""
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise InputError("the article is empty. Write or paste its text into it.", file=file)


def normalise(text: str) -> str:
    r"""Return `text` in NFC, with "\n" as the only line end and without invisible characters."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))


def _encoding_error(data: bytes, problem: UnicodeDecodeError, file: str) -> InputError:
    line = data.count(b"\n", 0, problem.start) + 1
    if b"\0" in data and not data.startswith(_UTF_16):
        return InputError(f"binary data (NUL bytes), not text. {_ADVICE}", file=file)
    if problem.reason in {"unexpected end of data", "truncated data"}:
        message = (
            f"the file ends inside a character (byte {problem.start}), so it is cut off. "
            "Save it again."
        )
        return InputError(message, file=file, line=line)
    byte = data[problem.start]
    guess = ", looks like Windows-1252 (Latin-1)" if _is_windows_1252(data) else ""
    message = f"not UTF-8 (byte {problem.start} is 0x{byte:02X}){guess}. Save it as UTF-8."
    return InputError(message, file=file, line=line)


def _is_windows_1252(data: bytes) -> bool:
    """Return whether most non-ASCII bytes are German letters or punctuation in Windows-1252."""
    high = data.translate(None, bytes(range(128)))
    german = sum(byte in "äöüÄÖÜß„“”–…‚‘’»«€§éè".encode("cp1252") for byte in high)
    return german * 2 > len(high)
