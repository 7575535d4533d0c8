from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.config.project import read_settings
from briefing.config.settings import VOICES, Gtts, VoiceSettings
from briefing.errors import InputError
from briefing.model.script import Role
from briefing.sound.clip import Clip
from briefing.voices import describe, open_voice, override_voice
from briefing.voices.chunks import split_text

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_unknown_engine_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        open_voice(VoiceSettings(engine="espaek"))
    assert str(caught.value) == (
        'unknown voice engine "espaek". Did you mean "espeak"? '
        "Known: edge, espeak, gtts, openai, piper."
    )


def test_an_engine_like_no_other_is_refused_with_all() -> None:
    with pytest.raises(
        InputError,
        match=r'unknown voice engine "qqqq"\. Known: edge, espeak, gtts, openai, piper\.',
    ):
        open_voice(VoiceSettings(engine="qqqq"))


def test_the_table_says_what_leaves_the_machine() -> None:
    engines = {engine.name: engine for engine in describe(VoiceSettings(gtts=Gtts(tld="de")))}
    assert (engines["espeak"].state, engines["espeak"].sends) == (
        "ready",
        "nothing leaves this machine",
    )
    assert engines["gtts"].sends == "every sentence goes to translate.google.de"
    assert [engine.name for engine in describe()] == sorted(engines)


def test_nothing_heavy_is_loaded_before_a_voice_speaks() -> None:
    code = (
        "import sys; from briefing.voices import *; from briefing.config.settings import "
        "VoiceSettings as S;"
        "import briefing.voices as v; v.describe(); [v.open_voice(S(engine=name)) for name in "
        "('edge', 'espeak', 'gtts')];"
        "print({'av', 'gtts', 'requests', 'edge_tts', 'aiohttp', 'piper', 'onnxruntime', 'numpy'} "
        "& set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    ("wish", "engine", "name", "quote_voice"),
    [
        ("gtts", "gtts", "", ""),
        ("espeak", "espeak", "", "de+f3"),
        ("de+m1", "espeak", "de+m1", "de+f3"),
        ("espeak:de+m1", "espeak", "de+m1", "de+f3"),
        ("piper:thorsten", "piper", "thorsten", ""),
    ],
)
def test_a_wish_on_the_command_line_changes_the_settings(
    wish: str, engine: str, name: str, quote_voice: str
) -> None:
    changed = override_voice(VoiceSettings(name="de+f1", quote_voice="de+f3", rate=1.2), wish)
    assert (changed.engine, changed.name, changed.quote_voice, changed.rate) == (
        engine,
        name,
        quote_voice,
        1.2,
    )


def test_trimming_takes_near_silence_from_both_ends_only() -> None:
    samples = [0, 33, -33, 34, 0, 0, -500, 5, 0]
    pcm = b"".join(sample.to_bytes(2, "little", signed=True) for sample in samples)
    assert Clip(pcm, 8000).trimmed() == Clip(pcm[6:14], 8000)


def test_trimming_silence_leaves_nothing() -> None:
    assert Clip(bytes(20), 8000).trimmed() == Clip(b"", 8000)
    assert Clip(b"", 8000).trimmed().seconds == 0


def test_chunks_end_at_clauses() -> None:
    text = "Erst dies, dann jenes; schließlich das Dritte. Und Schluss"
    assert split_text(text, 30) == [
        "Erst dies, dann jenes;",
        "schließlich das Dritte.",
        "Und Schluss",
    ]


def test_a_long_clause_is_cut_between_words() -> None:
    found = split_text("eins zwei drei vier fünf sechs sieben acht, neun", 20)
    assert found == ["eins zwei drei vier", "fünf sechs sieben", "acht, neun"]


def test_words_stay_whole_unless_they_exceed_the_limit_alone() -> None:
    assert split_text("Das Rindfleischgesetz gilt", 17) == ["Das", "Rindfleischgesetz", "gilt"]
    assert split_text("Das Rindfleischgesetz gilt", 10) == ["Das Rindfl", "eischgeset", "z gilt"]


def test_figures_with_points_and_commas_are_no_clauses() -> None:
    assert split_text("rund 3,5 Meter um 7.30 Uhr", 12) == ["rund 3,5", "Meter um", "7.30 Uhr"]


@pytest.fixture
def foreign(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Installs a package with one module and one entry point."""

    def install(entry: str, code: str) -> None:
        (tmp_path / "fremde_stimme.py").write_text(code, encoding="utf-8")
        info = tmp_path / "fremde_stimme-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: fremde-stimme\nVersion: 1.0\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(f"[{VOICES}]\n{entry}\n", encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, "fremde_stimme", raising=False)

    return install


ENGINE = """
from briefing.sound.clip import Clip
from briefing.voices.model import EngineInfo, Terms
class Brumm:
    label, jobs, identity = "brumm tief", 1, {"engine": "brumm"}
    terms = Terms("brumm", "Frag den Bären.", 500)
    def spelling(self, entry): return entry.alias
    def speak(self, text, role): return Clip(b"\\x00\\x10\\x00\\xf0" * 400 * len(text), 8000)
def describe(settings): return EngineInfo("brumm", "ready", "a bear", "nothing", ("tief",))
def open_voice(settings): return Brumm()
"""


def test_another_package_can_bring_an_engine(foreign: Callable[..., None]) -> None:
    foreign("brumm = fremde_stimme", ENGINE)
    assert "brumm" in [engine.name for engine in describe()]
    voice = open_voice(override_voice(VoiceSettings(), "brumm:tief"))
    assert voice.label == "brumm tief"
    assert voice.speak("Guten Morgen", Role.NARRATOR).seconds > 1


def test_no_package_takes_the_name_of_an_engine_of_ours(foreign: Callable[..., None]) -> None:
    foreign("espeak = fremde_stimme", ENGINE)
    assert open_voice(VoiceSettings()).label == "espeak de"


@pytest.mark.parametrize("code", ["import gibt_es_nicht", "1 / 0"])
def test_an_engine_that_cannot_be_loaded_names_its_package(
    foreign: Callable[..., None], code: str
) -> None:
    foreign("brumm = fremde_stimme", code)
    with pytest.raises(
        InputError,
        match=(
            r'engine "brumm" cannot be loaded \(.+\)\. Update or remove the package '
            r"fremde-stimme\."
        ),
    ):
        open_voice(VoiceSettings(engine="brumm"))


LOUD = ENGINE.replace(
    "def open_voice(settings): return Brumm()",
    """def open_voice(settings):
    voice = Brumm()
    voice.label = f"brumm {settings.others['brumm']['pitch']}"
    return voice""",
)


def test_an_engine_of_another_package_gets_its_table_as_it_is_written(
    foreign: Callable[..., None], tmp_path: Path
) -> None:
    foreign("brumm = fremde_stimme", LOUD)
    text = '[voice]\nengine = "brumm"\n[voice.brumm]\npitch = 7\nmood = ["wach"]\n'
    (tmp_path / "briefing.toml").write_text(text, encoding="utf-8")
    settings = read_settings(tmp_path).voice
    assert settings.others == {"brumm": {"pitch": 7, "mood": ["wach"]}}
    assert open_voice(settings).label == "brumm 7"


@pytest.mark.parametrize(
    ("table", "advice"),
    [
        ("brum", 'Did you mean "brumm"?'),
        ("espaek", 'Did you mean "espeak"?'),
        ("NAME", 'Did you mean "name"?'),
        ("others", "Install the package that brings this engine, or remove the table."),
    ],
)
def test_a_table_of_no_engine_is_refused(
    foreign: Callable[..., None], tmp_path: Path, table: str, advice: str
) -> None:
    foreign("brumm = fremde_stimme", ENGINE)
    text = f"[voice]\nrate = 1.0\n[voice.{table}.deeper]\npitch = 7\n"
    (tmp_path / "briefing.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_settings(tmp_path)
    assert str(refused.value).endswith(f': unknown key "voice.{table}". {advice}')


def test_other_settings_of_an_engine_from_outside_are_another_voice_for_the_cache(
    foreign: Callable[..., None],
) -> None:
    foreign("brumm = fremde_stimme", ENGINE)  # its own identity does not mention them
    plain, deep, high = (
        open_voice(VoiceSettings(engine="brumm", others=others)).identity
        for others in ({}, {"brumm": {"pitch": 7}}, {"brumm": {"pitch": 9}})
    )
    assert plain == {"engine": "brumm"}
    assert deep != high
    assert plain not in (deep, high)


def test_the_engine_of_the_documentation_speaks_with_its_settings(
    foreign: Callable[..., None], tmp_path: Path
) -> None:
    text = (Path(__file__).parents[2] / "docs" / "voices.md").read_text(encoding="utf-8")
    section = text.split("## An engine of your own")[1]
    entry, code, settings = re.findall(r"```(?:toml|python)\n(.+?)```", section, re.DOTALL)
    foreign(entry.splitlines()[1].replace('"', "").replace("brumm_voice", "fremde_stimme"), code)
    (tmp_path / "briefing.toml").write_text(settings, encoding="utf-8")
    voice = open_voice(read_settings(tmp_path).voice)
    low = voice.speak("Guten Morgen", Role.NARRATOR)
    high = open_voice(VoiceSettings(engine="brumm")).speak("Guten Morgen", Role.NARRATOR)
    assert low.seconds > 0.5
    assert low != high
    assert "brumm" in [engine.name for engine in describe()]
