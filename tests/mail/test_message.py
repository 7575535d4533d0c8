from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest

from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from briefing.mail import Mail


def parsed(eml: bytes) -> EmailMessage:
    message: EmailMessage = message_from_bytes(eml, policy=SMTP)  # type: ignore[assignment] # the policy decides
    return message


def test_text_comes_first_then_html_with_its_picture(make: Callable[..., Mail]) -> None:
    kinds = [part.get_content_type() for part in parsed(make().eml).walk()]
    assert kinds == ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]


def test_without_picture_there_is_no_related_part(make: Callable[..., Mail]) -> None:
    mail = make(rules={"image": None})
    assert [part.get_content_type() for part in parsed(mail.eml).walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    (html,) = (part for part in parsed(mail.eml).walk() if part.get_content_type() == "text/html")
    assert html.get_content().replace("\r\n", "\n") == mail.html


def test_text_and_umlauts_survive_the_round_trip(make: Callable[..., Mail]) -> None:
    mail = make()
    message = parsed(mail.eml)
    assert message["Subject"] == mail.subject == "Lindenau heizt künftig mit Abwasser"
    text = message.get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == mail.text
    assert text["Content-Transfer-Encoding"] == "quoted-printable"


def test_the_picture_is_the_one_that_the_html_shows(make: Callable[..., Mail]) -> None:
    message = parsed(make().eml)
    (picture,) = (part for part in message.walk() if part.get_content_maintype() == "image")
    html = message.get_body(("related", "html"))
    assert html is not None
    body = html.get_body(("html",))
    assert body is not None
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in body.get_content()
    assert picture.get_content().startswith(b"\x89PNG")


def test_lines_end_with_crlf_and_stay_short(make: Callable[..., Mail]) -> None:
    eml = make(briefing={"headline": "Ä" * 300}).eml
    assert b"\n" not in eml.replace(b"\r\n", b"")
    assert max(map(len, eml.split(b"\r\n"))) <= 998


def test_the_same_content_gives_the_same_message_and_another_another_id(make: Callable[..., Mail]) -> None:
    assert make().eml == make().eml
    other = parsed(make(briefing={"kicker": "Anders"}).eml)
    assert other["Message-ID"] != parsed(make().eml)["Message-ID"]


def test_sender_and_answers_stand_there_only_when_set(make: Callable[..., Mail]) -> None:
    message = parsed(make(letter={"reply_to": "leser@köln.example"}).eml)
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Bote, Köln", "morgen@bote.example")
    assert message["Reply-To"] == "leser@xn--kln-sna.example"
    bare = parsed(make(letter={"sender": ""}).eml)
    assert bare["From"] is None
    assert bare["Reply-To"] is None


@pytest.mark.parametrize("key", ["sender", "reply_to"])
@pytest.mark.parametrize(
    "wrong", ["Redaktion", "Bote <a b@bote.example>", "Bote <ü@bote.example>", "a@b@c", "Bote <a@>", "A <"]
)
def test_a_wrong_address_names_its_key(make: Callable[..., Mail], key: str, wrong: str) -> None:
    with pytest.raises(
        InputError, match=rf'^briefing\.toml: "{key}" of \[newsletter\]: ".*" is no mail address\. Write'
    ):
        make(letter={key: wrong})


def test_the_date_is_that_of_the_notes(make: Callable[..., Mail]) -> None:
    assert parsed(make().eml)["Date"].datetime.date() == dt.date(2026, 11, 23)
    assert parsed(make(rules={"date": None}).eml)["Date"] is None


def test_an_embargo_defers_delivery(make: Callable[..., Mail]) -> None:
    embargo = dt.datetime(2026, 11, 24, 6, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert parsed(make(rules={"embargo": embargo}).eml)["Deferred-Delivery"] == "Tue, 24 Nov 2026 06:00:00 +0100"
    assert parsed(make().eml)["Deferred-Delivery"] is None


@pytest.mark.parametrize("tail", ["", "&liste=" + "x" * 120])
def test_the_way_out_is_in_the_head_whole(make: Callable[..., Mail], tail: str) -> None:
    url = f"https://bote.example/abmelden?id=1{tail}"
    eml = make(letter={"unsubscribe_url": url}).eml
    assert b"/gr%C3%BC%C3%9Fe>" in make(letter={"unsubscribe_url": "https://bote.example/grüße"}).eml
    assert parsed(eml)["List-Unsubscribe"] == f"<{url}>"
    assert f"<{url}>".encode() in eml
    assert parsed(make(letter={"unsubscribe_url": ""}).eml)["List-Unsubscribe"] is None


def test_the_message_opens_as_a_draft(make: Callable[..., Mail]) -> None:
    assert parsed(make().eml)["X-Unsent"] == "1"


def test_a_subject_of_the_notes_is_taken_in_one_line(make: Callable[..., Mail]) -> None:
    assert parsed(make(rules={"subject": "Wärme\n aus Abwasser"}).eml)["Subject"] == "Wärme aus Abwasser"
