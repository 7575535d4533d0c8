from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import pytest

from briefing.errors import ServiceError
from briefing.voices.espeak import EspeakVoice
from briefing.voices.model import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which nothing but the embedded voice is ready."""
    (tmp_path / "briefing.toml").write_text(
        f'[voice.piper]\nfolder = "{(tmp_path / "voices").as_posix()}"\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    for engine in ("gtts", "edge"):
        monkeypatch.setattr(f"briefing.voices.{engine}.find_spec", lambda _name: None)
    return tmp_path


def test_the_list_names_state_need_and_what_leaves_the_machine(
    briefing: Callable[..., Any],
) -> None:
    done = briefing("voices")

    assert done.status == 0
    blocks = {
        block.split("\n")[0]: block
        for block in ("\n" + done.out).replace("\n ", "\v ").split("\n")
        if block
    }
    assert [name.split("\v")[0] for name in blocks] == [
        "edge",
        "espeak (chosen)",
        "gtts",
        "openai",
        "piper",
    ]
    assert "nothing leaves this machine" in done.out
    assert "state   briefing voices install de_DE-thorsten-high" in done.out
    assert "state   pip install edge-tts" in done.out
    assert "voices  de, de+m3" in done.out


def test_try_makes_an_mp3_for_each_voice_of_the_chosen_engine(
    project: Path, briefing: Callable[..., Any]
) -> None:
    done = briefing("voices", "try", "Die Brücke wird gesperrt.", "-o", "proben")

    assert (done.status, done.out) == (0, "")
    made = sorted(file.name for file in (project / "proben").iterdir())
    assert made == ["espeak-de+f3.mp3", "espeak-de+klatt4.mp3", "espeak-de+m3.mp3", "espeak-de.mp3"]
    for name in made:
        with av.open(project / "proben" / name) as mp3:
            assert mp3.streams.audio[0].rate == 44100
        assert f"{Path('proben') / name}: " in done.err


def test_try_goes_on_where_a_voice_fails_and_says_so_at_the_end(
    project: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    speak = EspeakVoice.speak

    def sometimes(self: EspeakVoice, text: str, role: Any) -> Any:
        if self.label.endswith("f3"):
            raise EngineError("it is tired", lasting=True)
        return speak(self, text, role)

    monkeypatch.setattr(EspeakVoice, "speak", sometimes)
    done = briefing("voices", "try", "Guten Morgen.", "--all")

    assert done.status == ServiceError.exit_code
    assert done.error == (
        "Error: 1 of 4 voices did not speak; the lines above say why. "
        "Try again, or leave out --all."
    )
    assert (
        'espeak:de+f3: espeak-ng did not speak "Guten Morgen.": it is tired. Rewrite this sentence.'
        in done.err
    )
    assert len(list(project.glob("*.mp3"))) == 3


@pytest.mark.parametrize(
    ("text", "message"), [("…", "there is nothing that a voice could speak"), ("", "nothing")]
)
def test_try_needs_a_word(briefing: Callable[..., Any], text: str, message: str) -> None:
    done = briefing("voices", "try", text)
    assert done.status == 2
    assert message in done.error


def test_try_needs_a_voice(project: Path, briefing: Callable[..., Any]) -> None:
    (project / "briefing.toml").write_text('[voice]\nengine = "gtts"\n', encoding="utf-8")
    done = briefing("voices", "try", "Guten Morgen.")
    assert (done.status, done.error) == (
        2,
        'Error: the voice engine "gtts" is not ready. Run briefing voices to see what is missing.',
    )


def test_install_prints_the_file_and_shows_the_card(
    project: Path, briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.voices import install  # noqa: PLC0415 - what the command calls

    file = project / "voices" / "de_DE-probe-low.onnx"
    for card, shown in (
        ("* License: CC0", "* License: CC0\n"),
        ("", "look up its licence before you publish"),
    ):
        monkeypatch.setattr(
            install, "install_voice", lambda *_, card=card: install.InstalledVoice(file, card)
        )
        done = briefing("voices", "install", "de_DE-probe-low")
        assert (done.status, done.out) == (0, f"{file}\n")
        assert shown in done.err


def test_install_offline_is_one_line(project: Path, briefing: Callable[..., Any]) -> None:
    (project / "briefing.toml").write_text(
        '[voice.piper]\nrepository = "http://127.0.0.1:9"\n', encoding="utf-8"
    )
    done = briefing("voices", "install", "de_DE-probe-low")
    assert done.status == 3
    assert (
        "http://127.0.0.1:9/voices.json was not downloaded: the connection was refused"
        in done.error
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("a." * 200, 0),
        ("a." * 200 + " Wort", 0),
        ("A.B.C.D." * 100, 0),
        ("漢字です", 0),
        ("Привет, мир", 0),
        ("مرحبا بالعالم", 0),
        ("x" * 20_000, 3),
        ("😀🎉😀", 2),
        ("\u200b\u200d", 2),
    ],
)
def test_a_hostile_text_is_an_mp3_or_one_line(
    project: Path, briefing: Callable[..., Any], text: str, status: int
) -> None:
    (project / "t.txt").write_text(text, encoding="utf-8")

    done = briefing("say", "t.txt", "-o", "t.mp3")

    assert done.status == status
    assert (project / "t.mp3").exists() == (status == 0)
    assert status == 0 or len(done.error) < 300
