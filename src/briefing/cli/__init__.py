"""The command line: one module per command, imported when the command is called."""

from __future__ import annotations

import io
import os
import signal
import sys
from importlib import import_module
from pathlib import Path

import click
from click.utils import PacifyFlushWrapper

from briefing.errors import BriefingError, did_you_mean
from briefing.version import __version__

_COMMANDS = (
    "init",
    "new",
    "build",
    "check",
    "publish",
    "verify",
    "withdraw",
    "send",
    "condense",
    "verbalize",
    "lexicon",
    "say",
    "voices",
    "cache",
)
"""In the order in which a new user needs them; the module `briefing.cli.NAME` defines `command`."""
_USAGE, _INTERRUPTED, _SERVICE = 2, 130, 3


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command of that name. Raises UsageError with a suggestion if it is unknown."""
        if cmd_name in _COMMANDS:
            command: click.Command = import_module(f"briefing.cli.{cmd_name}").command
            return command
        advice = did_you_mean(cmd_name, _COMMANDS) or "Try: briefing --help"
        raise click.UsageError(f'no command "{cmd_name}". {advice}', ctx)


@click.command(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}
)
@click.version_option(__version__, "-V", "--version", prog_name="briefing")
def cli() -> None:
    """Turn a German article and an editor's notes into a briefing.

    A briefing is one condensed text in three forms: a responsive HTML e-mail,
    its plain-text twin, and a spoken MP3. Everything is made on this machine.

    \b
    Start with:
      briefing new ARTICLE      make an episode folder from a file or URL
      briefing build            write its e-mail and audio to build/
    """  # noqa: D301 - click wants the character, not the escape


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit.

    The status is 0 on success, 1 for errors in the content, 2 for bad input, 3 if a service failed,
    130 if interrupted.
    """
    # As KeyboardInterrupt, so that unfinished files are removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Windows encodes pipes as cp1252, which has no "→"; file names may not be UTF-8.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    """Return the exit status; every expected failure becomes one line on standard error."""
    try:
        status = cli.main(arguments, prog_name="briefing", standalone_mode=False)
    except BriefingError as problem:
        return _fail(_as_typed(str(problem)), problem.exit_code)
    except click.ClickException as problem:
        return _fail(problem.format_message(), _USAGE, _help_for(problem))
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted. No file is half-written; run the command again.", _INTERRUPTED)
    except SystemExit as ended:
        # Raised by click for shell completion, and if the reader of standard output is gone; then
        # click has also wrapped standard output.
        return 0 if isinstance(sys.stdout, PacifyFlushWrapper) else int(ended.code or 0)
    except OSError as problem:
        where = f"{problem.filename}: " if problem.filename else ""
        return _fail(
            f"{where}{problem.strerror or problem}. "
            "Check the path, the permissions and the free space.",
            _USAGE,
        )
    return status if isinstance(status, int) else 0


def _as_typed(message: str) -> str:
    """Return a message whose leading path is relative to the working directory, if below it."""
    try:
        return message.removeprefix(str(Path.cwd()) + os.sep)
    except FileNotFoundError:  # the working directory was deleted
        return message


def _help_for(problem: click.ClickException) -> str:
    context = getattr(problem, "ctx", None)
    return (
        f" Try: {context.command_path} --help"
        if context and "Try:" not in problem.format_message()
        else ""
    )


def _fail(message: str, status: int, advice: str = "") -> int:
    click.echo("Error: " + " ".join(f"{message}{advice}".split()), err=True)
    return status
