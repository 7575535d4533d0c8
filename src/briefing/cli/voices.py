"""`briefing voices`."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefing.config.settings import Settings


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the voice engines and what they send where.

    Choose one with `[voice] engine` in briefing.toml or with `--voice`.
    """
    from briefing.voices import describe  # noqa: PLC0415 - `briefing --help` does not need it

    if ctx.invoked_subcommand:
        return
    settings = _settings().voice
    for engine in describe(settings):
        chosen = " (chosen)" if engine.name == settings.engine else ""
        click.echo(f"{engine.name}{chosen}")
        click.echo(f"  state   {engine.state}")
        click.echo(f"  needs   {engine.needs}")
        click.echo(f"  sends   {engine.sends}")
        if engine.voices:
            lines = textwrap.wrap(", ".join(engine.voices), 70, break_on_hyphens=False)
            click.echo("  voices  " + "\n          ".join(lines))


@command.command(name="try")
@click.argument("text", metavar="TEXT")
@click.option(
    "--all", "every", is_flag=True, help="All engines that are ready; each service gets the TEXT."
)
@click.option(
    "-o",
    "--output",
    default=".",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the MP3s go; here.",
)
def try_(text: str, every: bool, output: Path) -> None:  # noqa: FBT001 - click passes flags by name
    """Say TEXT with several voices, one MP3 each, to compare.

    The voices are those that `briefing voices` lists for the chosen engine, or
    with --all for every engine that is ready. A voice that fails is named, and
    the others go on.
    """
    from briefing.audio.compare import find_voices, mp3_name  # noqa: PLC0415
    from briefing.errors import InputError  # noqa: PLC0415 - see above

    if not any(map(str.isalnum, text)):
        raise InputError("there is nothing that a voice could speak. Write at least one word.")
    voices = find_voices(_settings().voice, every=every)
    output.mkdir(parents=True, exist_ok=True)
    failed = 0
    for voice in voices:
        file = output / mp3_name(voice)
        failed += not _try_voice(text, voice, file)
    if failed:
        _raise_failed(failed, len(voices))


@command.command()
@click.argument("name", metavar="NAME")
def install(name: str) -> None:
    """Fetch a voice for the engine piper, such as de_DE-thorsten-high.

    It comes from the repository that briefing.toml names, by default that of
    the Piper project, and is checked against its index. An interrupted download
    resumes where it stopped. The model card, which names the licence, is shown.
    """
    from briefing.progress import reporter_for  # noqa: PLC0415 - see above
    from briefing.voices.install import install_voice as fetch  # noqa: PLC0415

    reporter = reporter_for(name)
    with reporter.stage("megabyte"):
        voice = fetch(
            name,
            _settings().voice.piper,
            lambda done, total: reporter.progress(done // 10**6, total // 10**6),
        )
    click.echo(
        voice.card
        or "This voice comes without a model card: look up its licence before you publish.",
        err=True,
    )
    click.echo(voice.file)


def _settings() -> Settings:
    """Read the settings of the current project."""
    from briefing.config.project import find_project, read_settings  # noqa: PLC0415 - see above

    return read_settings(find_project(Path.cwd()))


def _try_voice(text: str, voice: str, file: Path) -> bool:
    """Speak `text` with `voice` (ENGINE:VOICE) into `file`; print a failure and return False."""
    from briefing.audio.compare import speak_to_file  # noqa: PLC0415
    from briefing.errors import BriefingError  # noqa: PLC0415 - see above
    from briefing.progress import reporter_for  # noqa: PLC0415

    try:
        seconds = speak_to_file(text, file, voice, reporter_for(voice))
    except BriefingError as problem:
        click.echo(f"{voice}: {problem}", err=True)
        return False
    click.echo(f"{file}: {seconds:.1f} s", err=True)
    return True


def _raise_failed(failed: int, tried: int) -> None:
    from briefing.errors import ServiceError  # noqa: PLC0415 - see above

    raise ServiceError(
        f"{failed} of {tried} voices did not speak; the lines above say why. "
        "Try again, or leave out --all."
    )
