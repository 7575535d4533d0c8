"""newsletter.eml: the whole message, the same bytes for the same content.

Text before HTML (RFC 2046), List-Id (RFC 2919), List-Unsubscribe (RFC 2369) and its one-click form
(RFC 8058), delivery deferred by an embargo (RFC 2156). `X-Unsent: 1` makes Outlook open it as a
draft.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import string
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing.config.addresses import parse_address
from briefing.config.settings import FILE
from briefing.errors import InputError
from briefing.mail.headers import POLICY, Header, address_header, attached, serialised, text_header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.headerregistry import Address

    from briefing.mail.issue import Issue
    from briefing.mail.picture import Picture


_WRITTEN = frozenset(
    "from reply-to subject date message-id deferred-delivery list-id list-unsubscribe"
    " list-unsubscribe-post x-unsent mime-version content-type".split()
)
"""The headers of the messages that `build_message` makes, in lower case."""


def content_id(picture: Picture) -> str:
    """The name under which the HTML of the message finds the picture."""
    return f"{hashlib.sha256(picture.data).hexdigest()[:24]}@briefing.invalid"


def build_message(
    issue: Issue, text: str, html: str, pictures: Sequence[Picture] = (), mp3: bytes | None = None
) -> bytes:
    """Return the message with `text` first and `html` last.

    `pictures` are related to the HTML that shows them, `mp3` is attached to both.
    From and Reply-To stand there only where the settings have them, Date only where the notes have
    one. Raises InputError where an address of the settings is none, and where the message would not
    be read with the headers that are meant.
    """
    sound = hashlib.sha256(mp3).hexdigest() if mp3 else ""
    key = hashlib.sha256(
        f"{issue.slug}\0{issue.subject}\0{text}\0{html}\0{sound}".encode()
    ).hexdigest()[:32]
    message = EmailMessage(policy=POLICY)
    _head(message, issue, key)
    message.set_content(text, cte="quoted-printable")
    message.make_alternative(boundary=f"=_alternative_{key}")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    *_, part = message.iter_parts()
    if pictures:
        part.make_related(boundary=f"=_related_{key}")
    for picture in pictures:
        part.add_related(
            picture.data,
            "image",
            picture.subtype,
            cid=f"<{content_id(picture)}>",
            disposition="inline",
        )
        *_, shown = part.iter_parts()
        shown.replace_header("Content-Disposition", attached("inline", picture.name))
    if mp3 is not None:
        message.make_mixed(boundary=f"=_mixed_{key}")
        message.add_attachment(mp3, "audio", "mpeg")
        *_, sound_part = message.iter_parts()
        disposition = attached("attachment", f"{issue.slug}.mp3")
        sound_part.replace_header("Content-Disposition", disposition)
    return serialised(message)


def as_test(eml: bytes, *, recipient: Address, sender: Address | None) -> tuple[bytes, Address]:
    """Return newsletter.eml as a test to one `recipient`, and its sender.

    The sender is `sender`, else that of its own From. The test is no draft and not deferred, and
    has a Date and a Message-ID of its own, or a mailbox would show the second test of a newsletter
    as the first. Raises InputError where there is no sender, or a header that no build writes.
    """
    message = message_from_bytes(eml, _class=EmailMessage, policy=POLICY)
    if foreign := [name for name in message if name.lower() not in _WRITTEN]:
        lack = f'newsletter.eml has a header that no build writes: "{foreign[0]}". Build it again.'
        raise InputError(lack)
    if sender is None:
        if message["From"] is None:
            lack = (
                "the newsletter has no sender. "
                'Set BRIEFING_SMTP_FROM, or "sender" of [newsletter] and build again.'
            )
            raise InputError(lack)
        (sender,) = message["From"].addresses
    else:
        del message["From"]
        message["From"] = address_header("From", sender)
    subject = f"[Test] {message['Subject']}"
    for name in ("X-Unsent", "Deferred-Delivery", "Subject", "Date", "Message-ID"):
        del message[name]
    message["To"] = address_header("To", recipient)
    message["Subject"] = text_header("Subject", subject)
    message["Date"], message["Message-ID"] = localtime(), make_msgid(domain="briefing.invalid")
    return serialised(message), sender


def _head(message: EmailMessage, issue: Issue, key: str) -> None:
    letter, rules = issue.settings.newsletter, issue.rules
    if letter.sender:
        message["From"] = address_header("From", _from_settings(letter.sender, "sender"))
    if letter.reply_to:
        answers = _from_settings(letter.reply_to, "reply_to")
        message["Reply-To"] = address_header("Reply-To", answers)
    message["Subject"] = text_header("Subject", issue.subject)
    if rules.date:
        message["Date"] = dt.datetime.combine(rules.date, dt.time(), dt.UTC)
    message["Message-ID"] = f"<{key}@briefing.invalid>"
    if rules.embargo:
        message["Deferred-Delivery"] = format_datetime(rules.embargo)
    if letter.list_id:
        message["List-Id"] = text_header("List-Id", f"<{letter.list_id}>")
    if issue.unsubscribe_url.startswith(("http", "mailto:")):  # a mail tool writes its own
        address = quote(issue.unsubscribe_url, safe=string.punctuation).replace("=?", "=%3F")
        whole = f"<{address}>"  # the standard library would encode a long one word by word
        message["List-Unsubscribe"] = Header("List-Unsubscribe", whole, [whole])
    if letter.one_click:
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["X-Unsent"] = "1"


def _from_settings(text: str, key: str) -> Address:
    try:
        return parse_address(text)
    except ValueError:
        message = (
            f'"{key}" of [newsletter]: "{text}" is no mail address. '
            'Write it as in "Redaktion <post@zeitung.de>".'
        )
        raise InputError(message, file=FILE) from None
