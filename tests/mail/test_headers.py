from __future__ import annotations

from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import InputError
from briefing.mail.headers import (
    POLICY,
    Header,
    address_header,
    attached,
    serialised,
    text_header,
)
from briefing.mail.message import as_test

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.mail import Mail

HOSTILE = "Fähre =?utf-8?q?da=0D=0ABcc:_x@y.example?="
TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])),
        st.sampled_from(
            [
                "=?utf-8?q?a=0D=0ABcc:_x@y.example?=",
                "=?",
                "?=",
                "=?utf-8?b?DQpCY2M6IHg=?=",
                " ",
                '"',
                "\\",
            ]
        ),
        st.sampled_from(["ä" * 40, "wort " * 30, "x" * 200, ",", "<a@b>", ";", "%3D", "''"]),
    )
).map("".join)


def parsed(eml: bytes) -> EmailMessage:
    return message_from_bytes(eml, _class=EmailMessage, policy=SMTP)


def names(eml: bytes, header: str) -> tuple[str, str]:
    """Name and address of a header; Python's newer parser puts spaces between encoded words."""
    name, address = parseaddr(message_from_bytes(eml)[header])
    return str(make_header(decode_header(name))), address


def raw_names(eml: bytes) -> list[str]:
    """The names of the headers as any program sees them that only splits lines."""
    head = eml.split(b"\r\n\r\n")[0].replace(b"\r\n ", b" ")
    return [line.split(b":")[0].decode() for line in head.split(b"\r\n")]


@given(text=TEXTS)
def test_any_text_is_read_as_it_was_meant_and_adds_no_header(text: str) -> None:
    message = EmailMessage(policy=POLICY)
    message["Subject"] = text_header("Subject", text)
    message["X-Unsent"] = "1"
    eml = serialised(message)

    assert raw_names(eml) == ["Subject", "X-Unsent"]
    assert parsed(eml)["Subject"] == text
    assert max(map(len, eml.split(b"\r\n"))) <= 76


@given(name=TEXTS)
def test_any_name_of_a_sender_is_read_as_it_was_meant(name: str) -> None:
    message = EmailMessage(policy=POLICY)
    message["From"] = address_header("From", Address(name, addr_spec="post@bote.example"))
    eml = serialised(message)

    assert raw_names(eml) == ["From"]
    assert names(eml, "From") == (name.strip(), "post@bote.example")


@given(file=TEXTS.map("{}.png".format))
def test_any_name_of_a_file_is_read_as_it_was_meant(file: str) -> None:
    message = EmailMessage(policy=POLICY)
    message["Content-Disposition"] = attached("inline", file)
    eml = serialised(message)

    assert raw_names(eml) == ["Content-Disposition"]
    assert parsed(eml).get_filename() == file.lstrip()


@pytest.mark.parametrize(
    "end",
    ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\0", "\udc80"],
)
def test_what_ends_a_line_is_a_space(end: str) -> None:
    assert text_header("Subject", f"a{end}b") == "a b"
    sender = Address("Bote", addr_spec="a@b.example")
    assert address_header("From", sender) == "Bote <a@b.example>"
    assert attached("inline", f"a{end}b.png") == 'inline; filename="a b.png"'


def test_a_message_that_is_read_otherwise_is_refused() -> None:
    message = EmailMessage(policy=POLICY)
    message["Subject"] = Header("Subject", "Fähre da", ["da", "\r\nBcc: x@y.example"])
    with pytest.raises(InputError, match=r'be read with the "Subject: Fähre da" that is meant'):
        serialised(message)


def test_a_header_too_many_is_named() -> None:
    message = EmailMessage(policy=POLICY)
    message["Subject"] = Header("Subject", "da", ["da\r\nBcc: x@y.example"])
    with pytest.raises(InputError, match=r'would not be read with the "Bcc: x@y\.example" that is'):
        serialised(message)


def test_nothing_of_an_episode_makes_a_header(make: Callable[..., Mail]) -> None:
    usual = raw_names(make(letter={"list_id": "a.b", "reply_to": "a@b.example"}).eml)
    sneaked = {
        "sender": f"{HOSTILE} <post@bote.example>",
        "reply_to": f"{HOSTILE} <a@bote.example>",
        "unsubscribe_url": "https://bote.example/?a=?utf-8?q?=0D=0ABcc:_x@y.example?=",
        "list_id": "a.b",
        "attach_mp3": True,
    }
    for source in ({"rules": {"subject": HOSTILE}}, {"briefing": {"headline": HOSTILE}}):
        mail = make(letter=sneaked, mp3=b"mp3", **source)
        assert raw_names(mail.eml) == usual
        message = parsed(mail.eml)
        assert message["Subject"] == HOSTILE
        assert names(mail.eml, "From") == (HOSTILE, "post@bote.example")
        assert message["List-Unsubscribe"].startswith("<https://bote.example/?a=%3Futf-8?q?=0D")


def test_a_test_has_the_headers_of_its_newsletter_and_no_others(make: Callable[..., Mail]) -> None:
    recipient = Address(HOSTILE, addr_spec="ich@bote.example")
    eml, _ = as_test(make(rules={"subject": HOSTILE}).eml, recipient=recipient, sender=None)

    assert "Bcc" not in raw_names(eml)
    message = parsed(eml)
    assert message["Subject"] == f"[Test] {HOSTILE}"
    assert names(eml, "To") == (HOSTILE, "ich@bote.example")


def test_a_newsletter_with_a_header_that_no_build_writes_is_not_sent(
    make: Callable[..., Mail],
) -> None:
    eml = b"Bcc: x@y.example\r\n" + make().eml
    with pytest.raises(InputError, match=r'header that no build writes: "Bcc"\. Build it again\.'):
        as_test(eml, recipient=Address(addr_spec="ich@bote.example"), sender=None)
