from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest

from briefing.config.project import read_settings
from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage
    from pathlib import Path

    from briefing.mail import Mail


def parsed(eml: bytes) -> EmailMessage:
    message: EmailMessage = message_from_bytes(eml, policy=SMTP)  # type: ignore[assignment] # the policy decides
    return message


def test_text_comes_first_then_html_with_its_picture(make: Callable[..., Mail]) -> None:
    kinds = [part.get_content_type() for part in parsed(make().eml).walk()]
    assert kinds == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]


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


def test_the_same_content_gives_the_same_message_and_another_another_id(
    make: Callable[..., Mail],
) -> None:
    assert make().eml == make().eml
    other = parsed(make(briefing={"kicker": "Anders"}).eml)
    assert other["Message-ID"] != parsed(make().eml)["Message-ID"]


def test_sender_and_answers_stand_there_only_when_set(make: Callable[..., Mail]) -> None:
    message = parsed(make(letter={"reply_to": "leser@köln-test.de"}).eml)
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Bote, Köln", "morgen@bote-test.de")
    assert message["Reply-To"] == "leser@xn--kln-test-n4a.de"
    bare = parsed(make(letter={"sender": ""}).eml)
    assert bare["From"] is None
    assert bare["Reply-To"] is None


@pytest.mark.parametrize("key", ["sender", "reply_to"])
@pytest.mark.parametrize(
    "wrong",
    ["Redaktion", "Bote <a b@bote-test.de>", "Bote <ü@bote-test.de>", "a@b@c", "Bote <a@>", "A <"],
)
def test_a_wrong_address_names_its_key(make: Callable[..., Mail], key: str, wrong: str) -> None:
    with pytest.raises(
        InputError,
        match=rf'^briefing\.toml: "{key}" of \[newsletter\]: ".*" is no mail address\. Write',
    ):
        make(letter={key: wrong})


def test_the_date_is_that_of_the_notes(make: Callable[..., Mail]) -> None:
    assert parsed(make().eml)["Date"].datetime.date() == dt.date(2026, 11, 23)
    assert parsed(make(rules={"date": None}).eml)["Date"] is None


def test_an_embargo_defers_delivery(make: Callable[..., Mail]) -> None:
    embargo = dt.datetime(2026, 11, 24, 6, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert (
        parsed(make(rules={"embargo": embargo}).eml)["Deferred-Delivery"]
        == "Tue, 24 Nov 2026 06:00:00 +0100"
    )
    assert parsed(make().eml)["Deferred-Delivery"] is None


@pytest.mark.parametrize("tail", ["", "&liste=" + "x" * 120])
def test_the_way_out_is_in_the_head_whole(make: Callable[..., Mail], tail: str) -> None:
    url = f"https://bote-test.de/abmelden?id=1{tail}"
    eml = make(letter={"unsubscribe_url": url}).eml
    assert (
        b"/gr%C3%BC%C3%9Fe>" in make(letter={"unsubscribe_url": "https://bote-test.de/grüße"}).eml
    )
    assert parsed(eml)["List-Unsubscribe"] == f"<{url}>"
    assert f"<{url}>".encode() in eml
    assert parsed(make(letter={"unsubscribe_url": ""}).eml)["List-Unsubscribe"] is None


def test_the_message_opens_as_a_draft(make: Callable[..., Mail]) -> None:
    assert parsed(make().eml)["X-Unsent"] == "1"


def test_a_subject_of_the_notes_is_taken_in_one_line(make: Callable[..., Mail]) -> None:
    assert (
        parsed(make(rules={"subject": "Wärme\n aus Abwasser"}).eml)["Subject"]
        == "Wärme aus Abwasser"
    )


MP3 = b"\xff\xfb\x90\x00" * 500


def kinds(mail: Mail) -> list[str]:
    return [part.get_content_type() for part in parsed(mail.eml).walk()]


def test_the_mp3_is_attached_only_on_request(make: Callable[..., Mail]) -> None:
    assert "audio/mpeg" not in kinds(make(mp3=MP3))
    mail = make(mp3=MP3, letter={"attach_mp3": True})
    assert kinds(mail) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "audio/mpeg",
    ]
    (sound,) = parsed(mail.eml).iter_attachments()
    assert (sound.get_content(), sound.get_filename()) == (MP3, "2026-11-23-wärme.mp3")  # type: ignore[attr-defined]
    assert mail.findings == ()


def test_another_sound_makes_another_message(make: Callable[..., Mail]) -> None:
    letter = {"attach_mp3": True}
    assert make(mp3=MP3, letter=letter).eml == make(mp3=MP3, letter=letter).eml
    one, other = (parsed(make(mp3=MP3[:length], letter=letter).eml) for length in (400, 800))
    assert one["Message-ID"] != other["Message-ID"]
    assert one.get_boundary() != other.get_boundary()


@pytest.mark.parametrize(
    ("mp3", "message"), [(None, "was not built"), (bytes(7_000_001), "of 7.0 MB makes")]
)
def test_an_mp3_that_is_missing_or_heavy_is_a_warning(
    make: Callable[..., Mail], mp3: bytes | None, message: str
) -> None:
    (finding,) = make(mp3=mp3, letter={"attach_mp3": True}).findings
    assert (finding.check, finding.level) == ("mail.attachment", "warning")
    assert message in finding.message
    assert make(mp3=mp3).findings == ()


def test_a_picture_may_be_linked_instead_of_embedded(make: Callable[..., Mail]) -> None:
    mail = make(letter={"embed_images": False})
    assert kinds(mail) == ["multipart/alternative", "text/plain", "text/html"]
    html = parsed(mail.eml).get_body(("html",))
    assert html is not None
    assert html.get_content().replace("\r\n", "\n") == mail.html
    assert 'src="https://bote-test.de/audio/2026-11-23-w%C3%A4rme/leitung.png"' in mail.html


@pytest.mark.parametrize(
    ("embedded", "message"),
    [(True, "newsletter.eml carries it."), (False, "newsletter.eml has none either.")],
)
def test_a_picture_without_an_address_is_a_warning(
    make: Callable[..., Mail], *, embedded: bool, message: str
) -> None:
    mail = make(letter={"embed_images": embedded}, show={"media_url": ""})
    (finding,) = mail.findings
    assert finding.check == "mail.picture"
    assert finding.message.endswith(message)
    assert ("image/png" in kinds(mail)) is embedded


def test_the_list_has_a_name_when_set(make: Callable[..., Mail]) -> None:
    assert (
        parsed(make(letter={"list_id": "morgen.bote-test.de"}).eml)["List-Id"]
        == "<morgen.bote-test.de>"
    )
    assert parsed(make().eml)["List-Id"] is None


@pytest.mark.parametrize("wrong", ["bote", "a b-test.de", "<morgen.bote-test.de>"])
def test_a_wrong_name_of_the_list_is_refused(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "briefing.toml").write_text(
        f'[newsletter]\nlist_id = "{wrong}"\n', encoding="utf-8"
    )
    with pytest.raises(
        InputError, match=r'briefing.toml:2: "newsletter.list_id": expected a name with dots'
    ):
        read_settings(tmp_path)


def test_one_click_is_said_when_set(make: Callable[..., Mail]) -> None:
    assert parsed(make().eml)["List-Unsubscribe-Post"] is None
    message = parsed(make(letter={"one_click": True}).eml)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].startswith("<https://")


@pytest.mark.parametrize(
    "url", ["", "mailto:ab@bote-test.de", "http://bote-test.de/ab", "{{ ab }}"]
)
def test_one_click_needs_an_encrypted_address(make: Callable[..., Mail], url: str) -> None:
    with pytest.raises(
        InputError,
        match=r'^briefing\.toml: "one_click" of \[newsletter\] needs an "unsubscribe_url"',
    ):
        make(letter={"one_click": True, "unsubscribe_url": url})


def test_the_way_out_of_a_mail_tool_is_no_header(make: Callable[..., Mail]) -> None:
    message = parsed(make(letter={"tool": "brevo", "unsubscribe_url": ""}).eml)
    assert message["List-Unsubscribe"] is None
    way_out = parsed(make(letter={"unsubscribe_url": "mailto:ab@bote-test.de"}).eml)[
        "List-Unsubscribe"
    ]
    assert way_out == "<mailto:ab@bote-test.de>"
