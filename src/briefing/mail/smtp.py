"""Send one message through the newsroom's mail server.

Submission follows RFC 6409, encrypted by STARTTLS (RFC 3207) or from the start (RFC 8314).
"""

from __future__ import annotations

import contextlib
import ipaddress
import smtplib
import ssl
from dataclasses import dataclass, field
from socket import gaierror
from typing import TYPE_CHECKING

from briefing.errors import InputError, ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT = 30.0
"""Seconds for one answer of the server."""
PORT = 587
_PORTS = range(1, 2**16)
_TLS_FIRST = 465
"""The port on which TLS starts at once."""
_NAME = "[127.0.0.1]"
"""Name sent in EHLO (RFC 5321, section 4.1.4) instead of that of the editor's machine."""
_LONGEST_REPLY = 200


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and who may send through it."""

    host: str
    port: int = PORT
    user: str = ""
    """Without one, nobody logs in."""
    password: str = field(default="", repr=False)
    sender: str = ""
    """From whom; "" is the newsletter's own sender."""

    @property
    def is_here(self) -> bool:
        """Whether the server is this machine."""
        with contextlib.suppress(ValueError):
            return ipaddress.ip_address(self.host).is_loopback
        return self.host.lower() == "localhost"

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def server_from(environment: Mapping[str, str]) -> Server:
    """Return the server that the variables BRIEFING_SMTP_… name.

    Raises InputError for a missing or invalid value.
    """
    values = {
        key: environment.get(f"BRIEFING_SMTP_{key}", "").strip()
        for key in ("HOST", "PORT", "USER", "PASSWORD", "FROM")
    }
    if not values["HOST"]:
        message = (
            "the environment variable BRIEFING_SMTP_HOST is not set. Set it to your mail server: "
            "smtp.zeitung.de"
        )
        raise InputError(message)
    if bool(values["USER"]) != bool(values["PASSWORD"]):
        lacking = "PASSWORD" if values["USER"] else "USER"
        message = (
            f"the environment variable BRIEFING_SMTP_{lacking} is not set. "
            "Set user and password, or neither."
        )
        raise InputError(message)
    if not (values["USER"] + values["PASSWORD"]).isascii():
        raise InputError(
            "BRIEFING_SMTP_USER or _PASSWORD is not ASCII, which SMTP cannot send. "
            "Use another password."
        )
    return Server(
        values["HOST"], _port(values["PORT"]), values["USER"], values["PASSWORD"], values["FROM"]
    )


def _port(text: str) -> int:
    if not text:
        return PORT
    if not (text.isascii() and text.isdigit() and int(text) in _PORTS):
        raise InputError(
            f'BRIEFING_SMTP_PORT: "{text}" is no port. '
            f"Write a number, mostly {PORT} or {_TLS_FIRST}."
        )
    return int(text)


def send(message: bytes, *, sender: str, recipient: str, server: Server) -> None:
    """Send `message` (RFC 5322, with CRLF) to the server, encrypted unless it is this machine.

    Raises ServiceError.
    """
    try:
        with contextlib.closing(_connected(server)) as connection:
            _deliver(connection, message, sender, recipient, server)
    except smtplib.SMTPException as problem:
        cause = problem.__context__  # smtplib says "disconnected" where the network failed
        lost = (
            cause
            if isinstance(cause, OSError) and not isinstance(cause, smtplib.SMTPException)
            else None
        )
        raise ServiceError(
            f"{server}: {_unreachable(lost) if lost else _refused(problem)}"
        ) from None
    except OSError as problem:
        raise ServiceError(f"{server}: {_unreachable(problem)}") from None
    except ValueError:  # a reply, or a host, that is no text
        raise ServiceError(f"{server}: {_NO_SERVER}") from None


def _connected(server: Server) -> smtplib.SMTP:
    if server.port != _TLS_FIRST:
        return smtplib.SMTP(server.host, server.port, local_hostname=_NAME, timeout=TIMEOUT)
    context = _context(server)
    return smtplib.SMTP_SSL(
        server.host, server.port, local_hostname=_NAME, timeout=TIMEOUT, context=context
    )


def _deliver(
    connection: smtplib.SMTP, message: bytes, sender: str, recipient: str, server: Server
) -> None:
    connection.ehlo_or_helo_if_needed()
    if not isinstance(connection, smtplib.SMTP_SSL):
        _encrypt(connection, server)
    if server.user:
        connection.login(server.user, server.password)
    connection.sendmail(sender, [recipient], message)
    with contextlib.suppress(OSError):  # it has the message
        connection.quit()


def _encrypt(connection: smtplib.SMTP, server: Server) -> None:
    if connection.has_extn("starttls"):
        connection.starttls(context=_context(server))
    elif not server.is_here:
        what = (
            "it offers no STARTTLS, and unencrypted nothing is sent. "
            "Use a server or a port that encrypts."
        )
        raise ServiceError(f"{server}: {what}")


def _context(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if (
        server.is_here
    ):  # a relay on this machine has signed its certificate itself, and nothing travels
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


_NO_SERVER = "what answers there is no mail server. Check BRIEFING_SMTP_HOST and _PORT."


def _refused(problem: smtplib.SMTPException) -> str:  # noqa: PLR0911 - one per refusal
    """Return why the server refused, and the remedy."""
    match problem:
        case smtplib.SMTPRecipientsRefused():
            (code, reply), *_ = problem.recipients.values()
            return f"it refuses the recipient: {_reply(code, reply)} Check the address."
        case smtplib.SMTPAuthenticationError():
            return (
                f"it refuses the login: {_answer(problem)} Check BRIEFING_SMTP_USER and _PASSWORD."
            )
        case smtplib.SMTPSenderRefused():
            return (
                f"it refuses the sender: {_answer(problem)} Set BRIEFING_SMTP_FROM to your address "
                "there."
            )
        case smtplib.SMTPResponseException(smtp_code=-1):
            return _NO_SERVER
        case smtplib.SMTPResponseException():
            return f"it refuses: {_answer(problem)} Try again later, or ask who runs it."
        case smtplib.SMTPServerDisconnected():
            return "it broke off. Try again later, or check BRIEFING_SMTP_PORT."
        case _:
            return (
                "it offers no login that we know. "
                "Check BRIEFING_SMTP_PORT, or unset BRIEFING_SMTP_USER."
            )


def _unreachable(problem: OSError) -> str:
    """Return why network or encryption failed, and the remedy."""
    match problem:
        case ssl.SSLCertVerificationError():
            why = problem.verify_message.rstrip(".")
            return (
                f"its certificate is not valid: {why}. Check BRIEFING_SMTP_HOST; "
                "SSL_CERT_FILE may name your authority."
            )
        case ssl.SSLError():
            return f"no encrypted connection: {problem.reason}. Check BRIEFING_SMTP_PORT."
        case TimeoutError():
            return (
                f"no answer within {TIMEOUT:g} seconds. "
                "Check BRIEFING_SMTP_HOST and _PORT, or try again later."
            )
        case gaierror():
            return "no such host. Check BRIEFING_SMTP_HOST and the network."
        case _:
            return f"{problem.strerror or problem}. Check BRIEFING_SMTP_HOST and _PORT."


def _answer(problem: smtplib.SMTPResponseException) -> str:
    return _reply(problem.smtp_code, problem.smtp_error)


def _reply(code: int, reply: bytes | str) -> str:
    """Return a server's answer as one sanitised sentence."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())[
        :_LONGEST_REPLY
    ]
    return f"{code} {shown.rstrip('.')}."
