from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.config.project import find_project, read_settings
from briefing.config.settings import Settings
from briefing.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str) -> Path:
    (folder / "briefing.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_every_key_has_its_default() -> None:
    settings = read_settings(None)

    assert settings == Settings()
    assert settings.voice.engine == "espeak"
    assert settings.voice.loudness == -16.0


def test_a_file_changes_what_it_names(tmp_path: Path) -> None:
    settings = read_settings(
        write(tmp_path, '[show]\ntitle = "Landblick"\n[voice.espeak]\npitch = 60\n')
    )

    assert settings.show.title == "Landblick"
    assert settings.voice.espeak.pitch == 60
    assert settings.condense == Settings().condense


def test_the_project_is_the_nearest_folder_upwards(tmp_path: Path) -> None:
    inner = write(tmp_path, "") / "episodes" / "eins"
    inner.mkdir(parents=True)

    assert find_project(inner) == tmp_path


@pytest.mark.parametrize("inner", ["episodes", "episodes/eins", "episodes/eins/unten"])
def test_nothing_in_an_episode_is_a_project(tmp_path: Path, inner: str) -> None:
    project = write(tmp_path, "")
    folder = project / inner
    folder.mkdir(parents=True)
    write(folder, "")

    assert find_project(folder) == project
    assert find_project(folder / "tiefer") == project


def test_a_project_may_lie_in_a_folder_named_episodes(tmp_path: Path) -> None:
    project = tmp_path / "episodes" / "landblick"
    project.mkdir(parents=True)

    assert find_project(write(project, "") / "episodes" / "eins") == project


SERVER = "expected an address with https, or with http one of this machine"


@pytest.mark.parametrize("table", ["voice.openai", "condense.openai", "voice.piper"])
@pytest.mark.parametrize(
    "address",
    [
        "http://api.example.org/v1",
        "http://localhost@evil.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1:80@evil.example/",
        "file:///etc/passwd",
    ],
)
def test_what_leaves_the_machine_is_encrypted(tmp_path: Path, table: str, address: str) -> None:
    key = "repository" if table == "voice.piper" else "base_url"
    with pytest.raises(InputError) as raised:
        read_settings(write(tmp_path, f'[{table}]\n{key} = "{address}"\n'))
    assert f'briefing.toml:2: "{table}.{key}": {SERVER}' in str(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        "https://api.example.org/v1",
        "http://localhost:8000/v1",
        "http://127.0.0.1",
        "http://[::1]:80/",
    ],
)
def test_a_server_of_this_machine_needs_no_encryption(tmp_path: Path, address: str) -> None:
    text = f'[voice.openai]\nbase_url = "{address}"\n'
    assert read_settings(write(tmp_path, text)).voice.openai.base_url == address


@pytest.mark.parametrize("table", ["voice.openai", "condense.openai"])
@pytest.mark.parametrize(
    "name",
    ["AWS_SECRET_ACCESS_KEY", "BRIEFING_SMTP_PASSWORD", "HOME", "MY_OPENAI_API_KEY", ""],
)
def test_a_variable_that_holds_no_key_of_a_provider_is_refused(
    tmp_path: Path,
    table: str,
    name: str,
) -> None:
    with pytest.raises(InputError) as raised:
        read_settings(write(tmp_path, f'[{table}]\nkey_variable = "{name}"\n'))
    expected = f':2: "{table}.key_variable": expected BRIEFING_…_KEY or the API_KEY of'
    assert expected in str(raised.value)
    for provider in ("MISTRAL", "GROQ", "XAI"):
        assert provider in str(raised.value)


@pytest.mark.parametrize("name", ["BRIEFING_HAUS_KEY", "MISTRAL_API_KEY", "AZURE_OPENAI_API_KEY"])
def test_a_variable_for_a_key_is_taken(tmp_path: Path, name: str) -> None:
    settings = read_settings(write(tmp_path, f'[voice.openai]\nkey_variable = "{name}"\n'))
    assert settings.voice.openai.key_variable == name


def test_the_line_break_that_ends_a_text_of_several_lines_is_no_part_of_it(tmp_path: Path) -> None:
    settings = read_settings(
        write(tmp_path, '[newsletter]\naddress = """\nMarkt 3\nAltenrode\n"""\n')
    )

    assert settings.newsletter.address == "Markt 3\nAltenrode"


def test_no_text_is_written_from_right_to_left(tmp_path: Path) -> None:
    settings = read_settings(
        write(tmp_path, '[show]\ntitle = "Bote \u202egnp"\nauthor = "\\u202eA"\n')
    )

    assert settings.show.title == "Bote gnp"
    assert settings.show.author == "A"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[show]\n\ntitel = "x"\n',
            'briefing.toml:3: unknown key "show.titel". Did you mean "title"?',
        ),
        ("[shwo]\n", 'briefing.toml:1: unknown key "shwo". Did you mean "show"?'),
        (
            "# a\n[voice]\nrate = 3\n",
            'briefing.toml:3: "voice.rate": expected a number of 2.0 or less',
        ),
        (
            '[voice]\nrate = "schnell"\n',
            'briefing.toml:2: "voice.rate": expected a number, found a text',
        ),
        (
            "[voice.espeak]\npich = 3\n",
            'briefing.toml:2: unknown key "voice.espeak.pich". Did you mean "pitch"?',
        ),
        ("[voice]\nespeak.pich = 3\n", 'briefing.toml:2: unknown key "voice.espeak.pich"'),
        (
            '[newsletter.colours]\naccent = "blau"\n',
            'briefing.toml:2: "newsletter.colours.accent": expected a colour',
        ),
        (
            '[newsletter]\nimprint_url = "impressum.html"\n',
            "expected an address such as https://example.org",
        ),
        ("[show]\ntitle = \n", "briefing.toml:2: not TOML: Invalid value"),
        (
            '[show]\ntitle = "a"\ntitle = "b"\n',
            "briefing.toml:3: not TOML: Cannot overwrite a value",
        ),
        ("[show\n", "briefing.toml:1: not TOML"),
        (
            '[show]\ncover = "\\u0000.png"\n',
            'briefing.toml:2: "show.cover": a text cannot hold the character U+0000',
        ),
        ('[show]\ntitle = "\0"\n', "briefing.toml: binary data (NUL bytes), not text."),
    ],
)
def test_what_is_wrong_is_said_with_line_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read_settings(write(tmp_path, text))
    assert message in str(raised.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_bytes('[show]\ntitle = "Müll"'.encode("latin-1"))

    with pytest.raises(InputError, match="not UTF-8"):
        read_settings(tmp_path)
