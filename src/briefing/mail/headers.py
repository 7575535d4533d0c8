"""Header values that every mail program reads as the text that was meant (RFC 2047, RFC 2231).

Python reads a text with `=?utf-8?q?…?=` in it as an encoded word, and some of its releases write
the line breaks that such a word holds into the message, where they begin a header of the
attacker's (CVE-2024-6923 and its kin). So every text from outside becomes a `Header`, which is
never parsed, and a finished message is read back before anybody gets it. Neither depends on the
release of Python.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.charset import QP, Charset
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.policy import SMTP
from itertools import zip_longest
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import EmailMessage, Message
    from email.policy import Policy

_LINE = 76
"""Characters of a line that holds encoded words, RFC 2047, section 2."""
_BREAKING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""Control characters, other line ends and lone surrogates."""
_PLAIN = re.compile(r"(?!.*=\?)[!-~]+(?: [!-~]+)*")
"""Text that needs no encoding: ASCII without anything like an encoded word."""
_PLAIN_FILE = re.compile(r"[\w.()+-]+(?: [\w.()+-]+)*", re.ASCII)
_DISPOSITION = "Content-Disposition"
_UTF8 = Charset("utf-8")
_UTF8.header_encoding = QP


POLICY = SMTP.clone(refold_source="none")
"""Policy of sent messages; parsed headers are written unchanged."""


class Header(str):  # noqa: SLOT000 - it has attributes
    """A header as it is read, and the `lines` in which it is written.

    An EmailMessage takes it as it is, because it has a `name` and `fold`.
    """

    name: str
    _lines: Sequence[str]

    def __new__(cls, name: str, value: str, lines: Sequence[str]) -> Self:
        """The header `name`; `lines` without the name and the spaces that go before them."""
        made = super().__new__(cls, value)
        made.name = name
        made._lines = lines
        return made

    def fold(self, *, policy: Policy) -> str:
        """The header as it is written, with the line ends of `policy`."""
        return f"{self.name}: " + f"{policy.linesep} ".join(self._lines) + policy.linesep


def text_header(name: str, text: str) -> Header:
    """A header that is read as `text`, with a space for the end of a line."""
    text = _one_line(text)
    return Header(name, text, [text] if _is_plain(name, text) else _encoded_words(name, text))


def address_header(name: str, address: Address) -> Header:
    """A header with one address, whose name is read as text."""
    display = _one_line(address.display_name).strip()
    plain = str(Address(display, address.username, address.domain))
    if not display or _is_plain(name, plain):
        return Header(name, plain, [plain])
    lines = [*_encoded_words(name, display), f"<{address.addr_spec}>"]
    return Header(name, f"{display} {lines[-1]}", lines)


def attached(disposition: str, file: str) -> Header:
    """Content-Disposition of a part with the name of its file."""
    file = _one_line(file).strip()
    value = f'{disposition}; filename="{file}"'
    if _PLAIN_FILE.fullmatch(file) and _is_plain(_DISPOSITION, value):
        return Header(_DISPOSITION, value, [value])
    encoded = quote(file, safe="")
    return Header(_DISPOSITION, value, [f"{disposition};", f"filename*=utf-8''{encoded}"])


def serialised(message: EmailMessage) -> bytes:
    """The bytes of `message`. Raises InputError where they are not read as the headers in it."""
    eml = message.as_bytes()
    intended = [header for part in message.walk() for header in _headers(part)]
    read = [header for part in message_from_bytes(eml).walk() for header in _headers(part)]
    for meant, found in zip_longest(intended, read):
        if meant != found:
            name, value = meant or found
            what = f'newsletter.eml would not be read with the "{name}: {value}" that is meant'
            raise InputError(f"{what}, so it was not made. Write it in plain letters.")
    return eml


def _headers(part: Message) -> list[tuple[str, str]]:
    """Return name and value of every header of a part, as they are read."""
    return [(name, _value(part, name, value)) for name, value in part.raw_items()]


def _value(part: Message, name: str, value: str) -> str:
    if isinstance(value, Header):
        return str(value)
    if name.lower() == _DISPOSITION.lower():
        return f'{part.get_content_disposition()}; filename="{part.get_filename()}"'
    return str(make_header(decode_header("".join(value.splitlines()))))


def _one_line(text: str) -> str:
    return _BREAKING.sub(" ", text)


def _is_plain(name: str, value: str) -> bool:
    return len(f"{name}: {value}") <= _LINE and bool(_PLAIN.fullmatch(value))


def _encoded_words(name: str, text: str) -> list[str]:
    """Return all of `text` as encoded words, one per line."""
    room = _LINE - len(f"{name}: ")
    words, chunk = [], ""
    for char in text:
        if chunk and len(_UTF8.header_encode(chunk + char)) > room:
            words.append(_UTF8.header_encode(chunk))
            chunk = ""
        chunk += char
    return [*words, _UTF8.header_encode(chunk)]
