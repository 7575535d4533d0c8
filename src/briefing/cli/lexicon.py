"""`briefing lexicon`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def command() -> None:
    """Say how names and foreign words are spoken.

    The answers stand in lexicon.toml of the project you stand in. They go
    before the entries that come with Briefing, and after `pronounce` in the
    notes of an episode.
    """


@command.command()
@click.argument("grapheme", metavar="WORD")
@click.argument("alias", metavar="[ALIAS]", default="")
@click.option(
    "--ipa", metavar="IPA", default="", help="The sounds, for voices that take them: maˈkʁɔ̃."
)
@click.option(
    "--language",
    metavar="LANG",
    default="",
    help="Its language, for voices that speak it: en, fr-CA.",
)
@click.option("--note", metavar="TEXT", default="", help="For colleagues.")
@click.option("--replace", is_flag=True, help="Replace the entry that stands there.")
def add(
    grapheme: str,
    alias: str,
    ipa: str,
    language: str,
    note: str,
    replace: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Add one word to lexicon.toml.

    WORD as it is written, ALIAS as a German voice should read it, such as:
    briefing lexicon add Gabuev Gabujeff. An ALIAS like the WORD says that plain
    reading is right. Comments and order of the file stay.
    """
    from briefing.errors import InputError  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.speech.entry import make_entry  # noqa: PLC0415
    from briefing.speech.lexicon_edit import write_entries  # noqa: PLC0415

    file = _file()
    _, left = write_entries(
        file, [make_entry(grapheme, alias, ipa, language, note)], replace=replace
    )
    if left:
        message = f'the entry "{grapheme}" exists already. Add --replace to change it.'
        raise InputError(message, file=file)


@command.command()
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...", type=click.Path(path_type=Path))
def unchecked(episodes: tuple[Path, ...]) -> None:
    """List foreign words that nobody has checked, as commands.

    Each line proposes a pronunciation: correct it and run the line. EPISODE is
    an episode folder or its name; without one, the episode you stand in or all
    episodes of the project.
    """
    from briefing.build.stages import find_unchecked_words  # noqa: PLC0415
    from briefing.cli.episodes import find_folders  # noqa: PLC0415 - not for `--help`
    from briefing.episode.folder import open_episode  # noqa: PLC0415
    from briefing.speech.unchecked import add_command  # noqa: PLC0415

    seen: set[str] = set()
    for folder in find_folders(episodes)[0]:
        for doubt in find_unchecked_words(open_episode(folder)):
            if doubt.word not in seen:
                click.echo(f"{add_command(doubt)}  # {doubt.times}×: {doubt.sentence}")
                seen.add(doubt.word)


@command.command(name="import")
@click.argument("file", metavar="FILE.pls", type=click.Path(path_type=Path))
@click.option(
    "--replace", is_flag=True, help="Replace entries that stand there; else they are kept."
)
def import_(file: Path, replace: bool) -> None:  # noqa: FBT001 - click passes flags by name
    """Add the entries of a W3C PLS 1.0 lexicon."""
    from briefing.speech.lexicon_edit import write_entries  # noqa: PLC0415 - not for `--help`
    from briefing.speech.pls import read_pls  # noqa: PLC0415

    written, left = write_entries(_file(), read_pls(file), replace=replace)
    kept = (
        f", {len(left)} stood there already and were kept (--replace changes them)" if left else ""
    )
    click.echo(f"{len(written)} written{kept}", err=True)


@command.command()
@click.argument("output", metavar="[FILE.pls]", required=False, type=click.Path(path_type=Path))
def export(output: Path | None) -> None:
    """Write lexicon.toml as a W3C PLS 1.0 lexicon.

    Without FILE.pls it goes to standard output. Notes are left out.
    """
    from briefing.files import replace_file  # noqa: PLC0415 - `briefing --help` does not need it
    from briefing.speech.lexicon import read_lexicon  # noqa: PLC0415
    from briefing.speech.pls import write_pls  # noqa: PLC0415

    document = write_pls(read_lexicon(_file()).values())
    if output:
        replace_file(output, document)
    else:
        click.echo(document, nl=False)


def _file() -> Path:
    """Return the lexicon file of the current project. Raises InputError outside a project."""
    from briefing.config.project import find_project  # noqa: PLC0415
    from briefing.errors import InputError  # noqa: PLC0415 - see above
    from briefing.speech.lexicon import lexicon_file  # noqa: PLC0415

    project = find_project(Path.cwd())
    if project is None:
        message = (
            "no briefing.toml here or above, so there is no lexicon. Go to a project, or run: "
            "briefing init"
        )
        raise InputError(message, file=Path.cwd())
    return lexicon_file(project)
