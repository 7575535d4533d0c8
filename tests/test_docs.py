"""The documentation says what the program does: every command, every key, every file."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec
import pytest
from click.testing import CliRunner

import briefing
from briefing.cli import cli
from briefing.config.notes import Rules, parse_notes
from briefing.config.project import read_settings
from briefing.config.settings import Settings
from briefing.config.tools import TOOLS, Tool
from briefing.episode.folder import OUTPUTS
from briefing.look.themes import shipped_themes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 300
COMMANDS = (
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


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def help_of(*command: str) -> str:
    done = CliRunner().invoke(cli, [*command, "--help"], prog_name="briefing", terminal_width=80)
    assert done.exit_code == 0
    return done.output.rstrip()


def every_command() -> Iterator[tuple[str, ...]]:
    """The commands with the subcommands of each behind it."""
    context = click.Context(cli)
    for name in COMMANDS:
        yield (name,)
        command = cli.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ((name, below) for below in command.list_commands(context))


def reference() -> str:
    """What docs/commands.md must hold; `python tests/test_docs.py` writes it there."""
    parts = [f"# Commands\n\nWhat `--help` prints.\n\n```\n{help_of()}\n```\n"]
    parts += [
        f"{'#' * (1 + len(names))} briefing {' '.join(names)}\n\n```\n{help_of(*names)}\n```\n"
        for names in every_command()
    ]
    parts.append(
        "## Exit status\n\n| status | meaning |\n|---|---|\n| 0 | done |\n| 1 | the content fails: audit, notes, lint |\n"
        "| 2 | bad input, settings or usage |\n| 3 | a voice or a service failed, try again |\n| 130 | interrupted |\n\n"
        "A failure ends with one line `Error: FILE:LINE: what is wrong. What to do.` on standard error; results go to "
        "standard\noutput, everything else to standard error.\n"
    )
    return "\n".join(parts)


def test_the_command_reference_is_what_help_prints() -> None:
    assert text_of("docs/commands.md") == reference()


def test_every_command_is_in_the_readme_and_fits_a_terminal() -> None:
    assert tuple(cli.list_commands(click.Context(cli))) == COMMANDS
    for name in COMMANDS:
        assert f"briefing {name}" in text_of("README.md")
    for names in every_command():
        assert max(map(len, help_of(*names).splitlines())) <= 80


def test_subcommands_are_documented_with_their_group() -> None:
    assert ("lexicon", "add") in {*every_command()}
    assert "### briefing lexicon add" in text_of("docs/commands.md")


def fields(table: Any, name: str = "") -> Iterator[tuple[str, msgspec.inspect.Field]]:
    for field in msgspec.inspect.type_info(table).fields:  # type: ignore[attr-defined]
        if isinstance(field.type, msgspec.inspect.DictType):
            continue  # tables with names of the newsroom's own, such as [newsletter.tools.NAME]
        if isinstance(field.type, msgspec.inspect.StructType):
            yield from fields(field.type.cls, f"{name}.{field.name}".lstrip("."))
        yield name, field


@pytest.mark.parametrize(("table", "field"), [pair for pair in fields(Settings) if pair[0]])
def test_every_setting_is_documented_with_its_default(
    table: str, field: msgspec.inspect.Field
) -> None:
    section = text_of("docs/settings.md").split(f"## [{table}]\n")[1].split("\n## ")[0]
    row = re.search(rf"^\| `{field.name}` \| (.+?) \|", section, re.MULTILINE)

    assert row, f"[{table}] {field.name} is missing in docs/settings.md"
    if not isinstance(field.type, msgspec.inspect.StructType):
        assert tomllib.loads(f"x = {row[1].strip('`')}")["x"] == field.default


def test_every_mail_tool_is_documented_with_its_placeholders() -> None:
    table = text_of("docs/mail-tools.md").split("| `tool` | ")[1].split("\n\n")[0]
    rows = [re.split(r" (?<!\\)\| ", row.strip("| ")) for row in table.splitlines()[2:]]
    documented = {
        row[0].strip("`"): [cell.replace("\\|", "|").strip("`") for cell in row[1:]] for row in rows
    }
    assert documented == {
        name: [
            tool.unsubscribe or "unsubscribe_url",
            tool.view or "view_url",
            tool.name.value if tool.name else "none",
        ]
        for name, tool in TOOLS.items()
    }


def test_every_mail_tool_and_theme_is_named_with_the_settings() -> None:
    text = text_of("docs/settings.md")
    for key, names in (("tool", TOOLS), ("theme", shipped_themes())):
        (row,) = re.findall(rf"^\| `{key}` \| .+$", text, re.MULTILINE)
        assert {*names} <= {*re.findall(r"`([a-z]+)`", row)}
    section = text.split("## [newsletter.tools.NAME]\n")[1].split("\n## ")[0]
    for field in msgspec.structs.fields(Tool):
        assert f"| `{field.name}` |" in section


@pytest.mark.parametrize("key", [field.name for field in msgspec.structs.fields(Rules)])
def test_every_rule_is_documented_and_in_the_template(key: str) -> None:
    assert f"| `{key}` |" in text_of("docs/notes.md")
    assert re.search(rf"\b{key}:", text_of("templates/notes.md"))


def test_the_template_of_notes_is_valid_with_every_rule_switched_on() -> None:
    text = text_of("templates/notes.md").replace("{date}", "2026-11-23")
    assert parse_notes(text, Path("notes.md")).rules.title == ""
    on = re.sub(r"^# (?=[a-z_]+: )", "", text, flags=re.MULTILINE)

    rules = parse_notes(on, Path("notes.md")).rules

    assert [
        field.name for field in msgspec.structs.fields(Rules) if not getattr(rules, field.name)
    ] == ["minutes"]


def test_every_output_is_documented() -> None:
    for name in OUTPUTS:
        assert f"| `{name}` |" in text_of("docs/files.md")
        assert f"`{name}`" in text_of("README.md")


def test_the_example_show_is_valid() -> None:
    assert read_settings(ROOT).show.title == "Landblick"


def test_version_and_changelog_agree() -> None:
    newest = re.search(r"^## \[(.+?)\]", text_of("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == briefing.__version__ == metadata.version("briefing")


def test_modules_stay_small() -> None:
    long = {
        path.name: lines
        for path in sorted((ROOT / "src").rglob("*.py"))
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_MODULE
    }

    assert not long


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_module_has_a_place_in_the_architecture() -> None:
    house = text_of("docs/architecture.md")
    for path in (ROOT / "src" / "briefing").iterdir():
        if path.suffix == ".py" and not path.name.startswith("__"):
            assert path.name in house, f"{path.name} is missing in docs/architecture.md"
        if path.is_dir() and (path / "__init__.py").exists():
            assert f"`{path.name}/`" in house


if __name__ == "__main__":
    (ROOT / "docs" / "commands.md").write_text(reference(), encoding="utf-8", newline="\n")
