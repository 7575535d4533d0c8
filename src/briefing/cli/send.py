"""`briefing send`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.errors import InputError

if TYPE_CHECKING:
    from email.headerregistry import Address


@click.command()
@click.argument("episode", required=False, metavar="[EPISODE]", type=click.Path(path_type=Path))
@click.option("--test", "recipient", required=True, metavar="ADDRESS", help="Your own address.")
def command(episode: Path | None, recipient: str) -> None:
    """Send an episode's e-mail to yourself, for a look.

    EPISODE is an episode folder or its name; without one, the episode you stand
    in. What the last build made is sent, marked as a test, to this one address.
    Readers get the newsletter from your mail tool.

    \b
    The mail server stands in the environment:
      BRIEFING_SMTP_HOST      its name
      BRIEFING_SMTP_PORT      587 unless set
      BRIEFING_SMTP_USER      who logs in, with
      BRIEFING_SMTP_PASSWORD  this password; nobody if both are unset
      BRIEFING_SMTP_FROM      sender; else that of the newsletter

    The connection is encrypted, by STARTTLS or on port 465 from the start;
    only to a server on this machine may it be open.
    """  # noqa: D301 - click wants the character, not the escape
    from briefing.mail.message import as_test  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.mail.smtp import send, server_from  # noqa: PLC0415

    folder, eml, stale = _read_built_mail(episode)
    to = _parse_option_address(recipient, "--test")
    server = server_from(os.environ)
    wished = _parse_option_address(server.sender, "BRIEFING_SMTP_FROM") if server.sender else None
    message, sender = as_test(eml, recipient=to, sender=wished)
    send(message, sender=sender.addr_spec, recipient=to.addr_spec, server=server)
    click.echo(f"{folder.name}: sent to {to.addr_spec} via {server}")
    if stale:
        click.echo(
            f"{folder.name}: changed since this e-mail was built. "
            "For the new one run: briefing build",
            err=True,
        )


def _read_built_mail(named: Path | None) -> tuple[Path, bytes, bool]:
    """Return the episode's folder, its built message, and whether its sources changed since.

    Raises InputError if there is no message.
    """
    from briefing.cli.episodes import find_folders  # noqa: PLC0415 - see above
    from briefing.episode.built import read_state  # noqa: PLC0415
    from briefing.episode.folder import BUILD, EML, open_episode  # noqa: PLC0415

    found, many = find_folders((named,) if named else ())
    if many:
        raise InputError("which episode? Name its folder.", file=Path.cwd())
    opened = open_episode(found[0])
    try:
        eml = (opened.folder / BUILD / EML).read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"no e-mail yet. Run: briefing build {found[0]}", file=opened.folder
        ) from None
    return opened.folder, eml, not read_state(opened).same_sources


def _parse_option_address(text: str, where: str) -> Address:
    from briefing.config.addresses import parse_address  # noqa: PLC0415 - see above

    try:
        return parse_address(text)
    except ValueError:
        raise InputError(
            f'{where}: "{text}" is no mail address. Write it as in post@zeitung.de.'
        ) from None
