"""The piper engine with a small generated voice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from stand_ins import piper_voice

from briefing.config.settings import Piper, VoiceSettings
from briefing.errors import InputError
from briefing.model.script import Role
from briefing.speech.entry import Entry
from briefing.voices import open_voice, piper

SENTENCE = "Die Brücke wird ab Montag gesperrt."


@pytest.fixture
def voice_file(tmp_path: Path) -> Path:
    return piper_voice(tmp_path)


def settings(folder: Path, **values: Any) -> VoiceSettings:
    return VoiceSettings(
        engine="piper", piper=Piper(folder=str(folder), **values.pop("piper", {})), **values
    )


def test_a_voice_speaks_by_name_or_by_path(voice_file: Path) -> None:
    by_name = open_voice(settings(voice_file.parent, name="de_DE-probe-low"))
    by_path = open_voice(VoiceSettings(engine="piper", name=str(voice_file)))
    by_default = open_voice(settings(voice_file.parent))

    clip = by_name.speak(SENTENCE, Role.NARRATOR)

    assert clip.rate == 16000
    assert 1 < clip.seconds < 4
    assert by_path.speak(SENTENCE, Role.NARRATOR) == by_default.speak(SENTENCE, Role.QUOTE) == clip
    assert (by_default.label, by_default.jobs >= 1) == ("piper de_DE-probe-low", True)


def test_the_same_sentence_gives_the_same_samples_in_every_process(voice_file: Path) -> None:
    code = (
        "import sys, hashlib; from briefing.config.settings import VoiceSettings as S; from "
        "briefing.voices import open_voice;"
        "from briefing.model.script import Role; v = open_voice(S(engine='piper', "
        "name=sys.argv[1]));"
        "v.speak(sys.argv[2], Role.NARRATOR);"
        f"print(hashlib.md5(v.speak({SENTENCE!r}, Role.NARRATOR).pcm).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, str(voice_file), before], capture_output=True, check=True
        ).stdout
        for before in ("Guten Morgen.", "Etwas ganz anderes, und zwar länger.")
    }
    assert len(said) == 1


def test_the_voice_of_the_tests_would_show_noise(voice_file: Path) -> None:
    from piper import PiperVoice, SynthesisConfig  # noqa: PLC0415 - heavy

    model = PiperVoice.load(voice_file)
    said = {
        b"".join(
            chunk.audio_int16_bytes
            for chunk in model.synthesize(SENTENCE, SynthesisConfig(noise_scale=0.667))
        )
        for _ in range(2)
    }
    assert len(said) == 2


def test_the_rate_of_the_settings_is_heard(voice_file: Path) -> None:
    normal, fast = (
        open_voice(settings(voice_file.parent, rate=rate)).speak(SENTENCE, Role.NARRATOR).seconds
        for rate in (1.0, 2.0)
    )
    assert fast == pytest.approx(normal / 2, rel=0.05)


def test_quotations_have_the_second_voice(voice_file: Path) -> None:
    other = piper_voice(voice_file.parent, "de_DE-zweite-low")
    config = Path(f"{other}.json")
    config.write_text(
        config.read_text(encoding="utf-8").replace('"length_scale": 1.0', '"length_scale": 1.5'),
        encoding="utf-8",
    )
    voice = open_voice(settings(voice_file.parent, quote_voice="de_DE-zweite-low"))

    narrated, quoted = (voice.speak(SENTENCE, role).seconds for role in (Role.NARRATOR, Role.QUOTE))

    assert quoted == pytest.approx(1.5 * narrated, rel=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "a." * 200 + " Wort",
        "a. b . " * 150,
        "A.B.C.D." * 60,
        "Die Brücke\0wird gesperrt.",
        "漢字です",
        "wort " * 800,
    ],
)
def test_no_text_ends_the_program(voice_file: Path, text: str) -> None:
    assert open_voice(settings(voice_file.parent)).speak(text, Role.NARRATOR).seconds > 1


@pytest.mark.parametrize(
    ("ipa", "spelling"),
    [
        ("maˈkʁɔ̃", "[[maˈkrɔŋ]]"),
        ("ˈɡaːbu.jɛf", "[[ˈɡɑːbujɛf]]"),
        ("ˈtʃeːçən", "[[ˈtʃeːçən]]"),
        ("ǃaː", "Alias"),
        ("", "Alias"),
    ],
)
def test_phonemes_that_german_voices_have_go_before_the_alias(
    voice_file: Path, ipa: str, spelling: str
) -> None:
    voice = open_voice(settings(voice_file.parent))
    assert voice.spelling(Entry(grapheme="Wort", alias="Alias", ipa=ipa)) == unicode_nfd(spelling)


def unicode_nfd(text: str) -> str:
    import unicodedata  # noqa: PLC0415 - one use

    return unicodedata.normalize("NFD", text)


def test_phonemes_are_heard_not_spelled_out(voice_file: Path) -> None:
    voice = open_voice(settings(voice_file.parent))
    assert (
        voice.speak("Der [[maˈkrɔŋ]] Besuch", Role.NARRATOR).seconds
        < 2 * voice.speak("Der Besuch", Role.NARRATOR).seconds
    )


def test_the_identity_changes_with_the_model(voice_file: Path) -> None:
    before = open_voice(settings(voice_file.parent)).identity
    assert json.loads(json.dumps(before)) == before
    voice_file.write_bytes(voice_file.read_bytes() + b"\0")
    assert open_voice(settings(voice_file.parent)).identity != before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("thorsten", 'unknown piper voice "thorsten". Known: de_DE-probe-low.'),
        (
            "probe",
            'unknown piper voice "probe". Did you mean "de_DE-probe-low"? Known: de_DE-probe-low.',
        ),
        (
            "de_DE-thorsten-high",
            (
                'the piper voice "de_DE-thorsten-high" is not installed. Run: briefing voices '
                "install de_DE-thorsten-high"
            ),
        ),
        ("fehlt.onnx", "fehlt.onnx: there is no such voice. Check the path in [voice] name."),
    ],
)
def test_a_voice_that_is_not_there_is_named_with_what_to_do(
    voice_file: Path, name: str, message: str
) -> None:
    with pytest.raises(InputError) as caught:
        open_voice(settings(voice_file.parent, name=name))
    assert str(caught.value) == message


def test_without_any_voice_the_command_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        InputError,
        match=r"no voice of piper is installed\. Run: briefing voices install de_DE-thorsten-high",
    ):
        open_voice(settings(tmp_path))
    assert piper.describe(settings(tmp_path)).state == "briefing voices install de_DE-thorsten-high"


def test_the_table_lists_what_is_installed(voice_file: Path) -> None:
    (voice_file.parent / "halb.onnx").write_bytes(b"")
    info = piper.describe(settings(voice_file.parent))
    assert (info.state, info.voices) == ("ready", ("de_DE-probe-low",))


@pytest.mark.parametrize("text", ["{", '{"audio": {}}', "[]"])
def test_a_damaged_description_is_refused(voice_file: Path, text: str) -> None:
    Path(f"{voice_file}.json").write_text(text, encoding="utf-8")
    with pytest.raises(
        InputError,
        match=(
            r"low\.onnx\.json: this is not the JSON file of a piper voice: .*Install the voice "
            r"again"
        ),
    ):
        open_voice(settings(voice_file.parent))


def test_a_damaged_model_is_refused(voice_file: Path) -> None:
    voice_file.write_bytes(b"kein Modell")
    with pytest.raises(
        InputError, match=r"low\.onnx: the voice cannot be loaded \(\w+\)\. Install it again\."
    ):
        open_voice(settings(voice_file.parent)).speak(SENTENCE, Role.NARRATOR)


def test_a_speaker_that_the_voice_does_not_have_is_refused(voice_file: Path) -> None:
    with pytest.raises(
        InputError,
        match=r"speaker is 3, but the voice has 1 \(the first is 0\)\. Set a lower number\.",
    ):
        open_voice(settings(voice_file.parent, piper={"speaker": 3}))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piper, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match="pip install piper-tts"):
        open_voice(VoiceSettings(engine="piper"))
    assert piper.describe(VoiceSettings()).state == "pip install piper-tts"


def test_voices_are_installed_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / name)
    assert piper.voices_folder(Piper()) == tmp_path / "briefing" / "voices"
