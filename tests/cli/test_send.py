from __future__ import annotations

import socket
import ssl
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from smtp_server import serving

from briefing.mail import smtp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smtp_server import Post

HOST = "post.bote.example"
"""A name that leads here, as a server elsewhere would look."""
SHOW = (
    '[newsletter]\nsender = "Bote, Köln <morgen@bote.example>"\nreply_to = "leser@bote.example"\n'
)
NOTES = "---\nsubject: Die Fähre fährt wieder\nembargo: 2026-11-24T06:00+01:00\n---\n"


def parsed(message: bytes) -> EmailMessage:
    return message_from_bytes(message, _class=EmailMessage, policy=SMTP)


def encryption(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(autouse=True)
def environment(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No mail server of the machine's own; ours is known by name, its authority is trusted."""
    for key in ("HOST", "PORT", "USER", "PASSWORD", "FROM"):
        monkeypatch.delenv(f"BRIEFING_SMTP_{key}", raising=False)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    resolve = socket.getaddrinfo

    def known(host: str, *rest: Any, **more: Any) -> Any:
        if host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return resolve("127.0.0.1" if host == HOST else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", known)


@pytest.fixture
def built(make_episode: Callable[..., Path], briefing: Callable[..., Any]) -> Path:
    """An episode with an e-mail."""
    folder = make_episode(settings=SHOW, notes=NOTES)
    assert briefing("build", folder, "--only", "mail").status == 0
    return folder


@pytest.fixture
def send(
    built: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Send the episode through a server; keywords are further BRIEFING_SMTP_ variables."""

    def sent(
        post: Post, *, to: str = "ich@bote.example", host: str = "127.0.0.1", **variables: str
    ) -> Any:
        for key, value in {"HOST": host, "PORT": str(post.port), **variables}.items():
            monkeypatch.setenv(f"BRIEFING_SMTP_{key}", value)
        return briefing("send", "--test", to, built)

    return sent


@pytest.mark.build
def test_the_message_of_the_build_arrives_marked_as_a_test(
    send: Callable[..., Any], built: Path
) -> None:
    eml = (built / "build" / "newsletter.eml").read_bytes()
    with serving() as post:
        done = send(post)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"2026-11-23-faehre: sent to ich@bote.example via 127.0.0.1:{post.port}\n"
    ((sender, recipient, data),) = post.messages
    assert (sender, recipient) == ("morgen@bote.example", "ich@bote.example")
    assert data.split(b"\r\n\r\n", 1)[1] == eml.split(b"\r\n\r\n", 1)[1]

    draft, message = parsed(eml), parsed(data)
    assert message["Subject"] == "[Test] Die Fähre fährt wieder"
    assert (message["To"], message["From"]) == ("ich@bote.example", draft["From"])
    assert message["Reply-To"] == draft["Reply-To"] == "leser@bote.example"
    assert draft["X-Unsent"] == "1"
    assert draft["Deferred-Delivery"]
    assert message["X-Unsent"] is message["Deferred-Delivery"] is None


def test_every_test_is_a_message_of_its_own(send: Callable[..., Any]) -> None:
    with serving() as post:
        assert [send(post).status for _ in range(2)] == [0, 0]
    one, other = (parsed(data) for _, _, data in post.messages)
    assert one["Message-ID"] != other["Message-ID"]
    assert one["Date"].datetime.tzinfo is not None
    assert "localhost" not in one["Message-ID"]


def test_what_changed_since_the_build_is_said(send: Callable[..., Any], built: Path) -> None:
    (built / "notes.md").write_text(NOTES.replace("fährt wieder", "ist zurück"), encoding="utf-8")
    with serving() as post:
        done = send(post)
    assert (done.status, len(post.messages)) == (0, 1)
    assert done.err == (
        f"{built.name}: changed since this e-mail was built. For the new one run: briefing build\n"
    )


def test_the_machine_does_not_give_its_name(send: Callable[..., Any]) -> None:
    with serving() as post:
        send(post)
    assert post.commands[0] == "ehlo [127.0.0.1]"
    assert not [line for line in post.commands if socket.gethostname() in line]


@pytest.mark.parametrize("host", [HOST, "127.0.0.1", "localhost"])
def test_whoever_offers_encryption_gets_it_before_the_password(
    send: Callable[..., Any], authority: trustme.CA, host: str
) -> None:
    with serving(tls=encryption(authority, HOST), logins={"ich": "geheim"}) as post:
        done = send(post, host=host, USER="ich", PASSWORD="geheim")  # noqa: S106 - of the test's own server
    assert done.status == 0
    assert post.encrypted == [True]
    words = [line.split()[0].upper() for line in post.commands]
    assert words == ["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]


@pytest.fixture
def tls_first(monkeypatch: pytest.MonkeyPatch) -> Callable[[Post], None]:
    """Let a server's port be the one where TLS comes first; a test may not listen on 465."""
    return lambda post: monkeypatch.setattr(smtp, "_TLS_FIRST", post.port)


def test_on_port_465_everything_is_encrypted(
    send: Callable[..., Any], authority: trustme.CA, tls_first: Callable[[Post], None]
) -> None:
    with serving(tls=encryption(authority, HOST), tls_first=True, logins={"ich": "geheim"}) as post:
        tls_first(post)
        done = send(post, host=HOST, USER="ich", PASSWORD="geheim")  # noqa: S106 - of the test's own server
    assert (done.status, post.encrypted) == (0, [True])
    words = [line.split()[0].upper() for line in post.commands]
    assert words == ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]


@pytest.mark.parametrize(
    ("does", "reason"),
    [({"tls_first": True}, "its certificate is not valid: "), ({}, "no encrypted connection: ")],
)
def test_on_port_465_nothing_is_sent_otherwise(
    send: Callable[..., Any], tls_first: Callable[[Post], None], does: dict[str, Any], reason: str
) -> None:
    with serving(tls=encryption(trustme.CA(), HOST), **does) as post:
        tls_first(post)
        done = send(post, host=HOST)
    assert done.status == 3
    assert reason in done.error
    assert not post.messages


def test_elsewhere_nothing_is_sent_without_encryption(send: Callable[..., Any]) -> None:
    with serving(logins={"ich": "geheim"}) as post:
        done = send(post, host=HOST, USER="ich", PASSWORD="geheim")  # noqa: S106 - see above
    assert done.status == 3
    assert done.error.startswith(
        f"Error: {HOST}:{post.port}: it offers no STARTTLS, and unencrypted nothing is sent."
    )
    assert not post.messages
    assert not [line for line in post.commands if line.startswith("AUTH")]


def test_a_certificate_of_another_name_is_refused(
    send: Callable[..., Any], authority: trustme.CA
) -> None:
    with serving(tls=encryption(authority, "andere.example")) as post:
        done = send(post, host=HOST)
    assert done.status == 3
    assert (
        f"its certificate is not valid: Hostname mismatch, certificate is not valid for '{HOST}'."
        in done.error
    )
    assert not post.messages


def test_a_certificate_of_a_stranger_is_refused(send: Callable[..., Any]) -> None:
    with serving(tls=encryption(trustme.CA(), HOST)) as post:
        done = send(post, host=HOST)
    assert done.status == 3
    assert "its certificate is not valid: " in done.error
    assert not post.messages


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            {"RCPT": "550 5.1.1 unknown user"},
            "it refuses the recipient: 550 5.1.1 unknown user. Check the address.",
        ),
        ({"MAIL": "553 not yours"}, "it refuses the sender: 553 not yours. Set BRIEFING_SMTP_FROM"),
        ({"DATA": "554 no"}, "it refuses: 554 no. Try again later"),
        ({"END": "552 5.3.4 too big"}, "it refuses: 552 5.3.4 too big. Try again later"),
        (
            {"GREETING": "421 4.3.2 closing down"},
            "it refuses: 421 4.3.2 closing down. Try again later",
        ),
        ({"GREETING": "554 go away"}, "it refuses: 554 go away. Try again later"),
        ({"RCPT": "421 4.7.0 too many"}, "it refuses the recipient: 421 4.7.0 too many."),
        ({"END": "421 4.3.0 disk full"}, "it refuses: 421 4.3.0 disk full."),
        ({"EHLO": "500 what", "HELO": "500 what"}, "it refuses: 500 what. Try again later"),
        ({"END": "451 \x1b[31mrot\x1b[0m"}, "it refuses: 451 [31mrot [0m. Try again later"),
        ({"GREETING": "close"}, "it broke off. Try again later"),
        ({"DATA": "close"}, "it broke off. Try again later"),
        (
            {"GREETING": b"HTTP/1.1 400 Bad Request\r\n\r\n"},
            "what answers there is no mail server.",
        ),
        ({"GREETING": b"\xff\xfe\x00garbage\r\n"}, "what answers there is no mail server."),
        ({"GREETING": b"x" * 20_000}, "it refuses: 500 Line too long. Try again later"),
        ({"EHLO": b"\x00\xff\r\n"}, "it broke off. Try again later"),
        ({"RCPT": b"abc def\r\n"}, "it refuses the recipient: -1"),
    ],
)
def test_what_the_server_refuses_is_said_in_one_line(
    send: Callable[..., Any], answers: dict[str, str | bytes], message: str
) -> None:
    with serving(answers=answers) as post:
        done = send(post)
    assert (done.status, done.out) == (3, "")
    assert done.error.startswith(f"Error: 127.0.0.1:{post.port}: {message}")
    assert not post.messages


def test_a_wrong_password_is_said_without_showing_it(
    send: Callable[..., Any], authority: trustme.CA
) -> None:
    with serving(tls=encryption(authority, HOST), logins={"ich": "geheim"}) as post:
        done = send(post, host=HOST, USER="ich", PASSWORD="falsch")  # noqa: S106 - see above
    assert done.status == 3
    assert (
        "it refuses the login: 535 5.7.8 bad credentials. Check BRIEFING_SMTP_USER and _PASSWORD."
        in done.error
    )
    assert "falsch" not in done.err


def test_a_server_without_logins_is_told_from_a_wrong_password(send: Callable[..., Any]) -> None:
    with serving() as post:
        done = send(post, USER="ich", PASSWORD="geheim")  # noqa: S106 - see above
    assert (done.status, "it offers no login that we know" in done.error) == (3, True)


def test_encryption_that_fails_is_no_reason_to_do_without(
    send: Callable[..., Any], authority: trustme.CA
) -> None:
    with serving(
        tls=encryption(authority, HOST), answers={"STARTTLS": b"220 go\r\nno handshake at all\r\n"}
    ) as post:
        done = send(post, host=HOST)
    assert done.status == 3
    reasons = (
        "no encrypted connection: ",
        "it broke off",
        "Connection reset",
    )  # whichever end notices first
    assert any(reason in done.error for reason in reasons)
    assert not post.messages


@pytest.mark.parametrize("place", ["GREETING", "EHLO", "STARTTLS", "RCPT", "END"])
def test_a_server_that_hangs_is_given_up(
    send: Callable[..., Any], authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(smtp, "TIMEOUT", 0.3)
    with serving(tls=encryption(authority, HOST), answers={place: "hang"}) as post:
        done = send(post, host=HOST)
        assert not post.release.is_set()
    assert done.status == 3
    assert "no answer within 0.3 seconds. Check BRIEFING_SMTP_HOST and _PORT" in done.error


@pytest.mark.parametrize("answer", ["500 what", "close", b"\xff\r\n"])
def test_a_message_that_was_taken_stays_sent_however_the_server_leaves(
    send: Callable[..., Any], answer: str | bytes
) -> None:
    with serving(answers={"QUIT": answer}) as post:
        assert send(post).status == 0
    assert len(post.messages) == 1


def test_nobody_there_and_no_such_name(send: Callable[..., Any]) -> None:
    with serving() as post:
        pass
    assert "Connection refused. Check BRIEFING_SMTP_HOST and _PORT." in send(post).error
    done = send(post, host="nirgends.invalid")
    assert (done.status, "no such host. Check" in done.error) == (3, True)


@pytest.mark.parametrize("host", ["a..example", "x" * 300])
def test_a_host_that_can_be_none_is_no_crash(send: Callable[..., Any], host: str) -> None:
    with serving() as post:
        done = send(post, host=host)
    assert done.status == 3
    assert host in done.error


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        (
            {"HOST": " "},
            "the environment variable BRIEFING_SMTP_HOST is not set. Set it to your mail server",
        ),
        ({"USER": "ich"}, "the environment variable BRIEFING_SMTP_PASSWORD is not set."),
        ({"PASSWORD": "geheim"}, "the environment variable BRIEFING_SMTP_USER is not set."),
        ({"USER": "ich", "PASSWORD": "größe"}, "BRIEFING_SMTP_USER or _PASSWORD is not ASCII"),
        (
            {"PORT": "smtp"},
            'BRIEFING_SMTP_PORT: "smtp" is no port. Write a number, mostly 587 or 465.',
        ),
        ({"PORT": "70000"}, 'BRIEFING_SMTP_PORT: "70000" is no port.'),
        ({"FROM": "Redaktion"}, 'BRIEFING_SMTP_FROM: "Redaktion" is no mail address.'),
    ],
)
def test_missing_or_wrong_settings_are_named(
    send: Callable[..., Any], variables: dict[str, str], message: str
) -> None:
    with serving() as post:
        done = send(post, **variables)
    assert done.status == 2
    assert done.error.startswith(f"Error: {message}")
    assert not post.commands


@pytest.mark.parametrize(
    "wrong", ["ich", "a@b.example, c@d.example", "ich@bote.example\nBcc: du@bote.example", ""]
)
def test_a_recipient_is_one_address(send: Callable[..., Any], wrong: str) -> None:
    with serving() as post:
        done = send(post, to=wrong)
    assert (done.status, done.error.startswith("Error: --test: ")) == (2, True)
    assert not post.commands


def test_the_sender_of_the_environment_goes_before_the_newsletters(
    send: Callable[..., Any],
) -> None:
    with serving() as post:
        send(post, FROM="Ich <ich@anders.example>")
    ((sender, _, data),) = post.messages
    assert sender == "ich@anders.example"
    assert parsed(data)["From"] == "Ich <ich@anders.example>"


@pytest.mark.build
def test_without_any_sender_there_is_none(
    make_episode: Callable[..., Path], briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_SMTP_HOST", "127.0.0.1")
    folder = make_episode()
    briefing("build", folder, "--only", "mail")
    done = briefing("send", "--test", "ich@bote.example", folder)
    assert (done.status, 'Set BRIEFING_SMTP_FROM, or "sender" of [newsletter]' in done.error) == (
        2,
        True,
    )


def test_without_a_build_nothing_else_is_asked(
    make_episode: Callable[..., Path], briefing: Callable[..., Any]
) -> None:
    folder = make_episode()
    done = briefing("send", "--test", "falsch", folder)
    assert done.status == 2
    assert done.error == f"Error: {folder}: no e-mail yet. Run: briefing build {folder}"


def test_the_episode_one_stands_in_is_meant_and_never_all(
    built: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    assert "BRIEFING_SMTP_HOST is not set" in briefing("send", "--test", "ich@bote.example").error
    monkeypatch.chdir(built.parent.parent)
    done = briefing("send", "--test", "ich@bote.example")
    assert (done.status, "which episode? Name its folder." in done.error) == (2, True)


def test_there_is_no_sending_but_a_test(built: Path, briefing: Callable[..., Any]) -> None:
    done = briefing("send", built)
    assert (done.status, "Missing option '--test'" in done.error) == (2, True)
