from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.errors import InputError
from briefing.settings import Gtts, VoiceSettings
from briefing.voices import describe, open_voice, with_voice
from briefing.voices.chunks import chunks
from briefing.voices.model import Clip


def test_an_unknown_engine_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        open_voice(VoiceSettings(engine="espaek"))
    assert str(caught.value) == 'unknown voice engine "espaek". Did you mean "espeak"? Known: espeak, gtts.'


def test_an_engine_like_no_other_is_refused_with_all() -> None:
    with pytest.raises(InputError, match=r'unknown voice engine "qqqq"\. Known: espeak, gtts\.'):
        open_voice(VoiceSettings(engine="qqqq"))


def test_the_table_says_what_leaves_the_machine() -> None:
    espeak, gtts = describe(VoiceSettings(gtts=Gtts(tld="de")))
    assert (espeak.name, espeak.state, espeak.sends) == ("espeak", "ready", "nothing leaves this machine")
    assert (gtts.name, gtts.sends) == ("gtts", "every sentence goes to translate.google.de")
    assert [engine.name for engine in describe()] == ["espeak", "gtts"]


def test_nothing_heavy_is_loaded_before_a_voice_speaks() -> None:
    code = (
        "import sys; from briefing.voices import *; from briefing.settings import VoiceSettings as S;"
        "import briefing.voices as v; v.describe(); v.open_voice(S(engine='gtts'));"
        "print({'av', 'gtts', 'requests'} & set(sys.modules))"
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
def test_a_wish_on_the_command_line_changes_the_settings(wish: str, engine: str, name: str, quote_voice: str) -> None:
    changed = with_voice(VoiceSettings(name="de+f1", quote_voice="de+f3", rate=1.2), wish)
    assert (changed.engine, changed.name, changed.quote_voice, changed.rate) == (engine, name, quote_voice, 1.2)


def test_trimming_takes_near_silence_from_both_ends_only() -> None:
    samples = [0, 33, -33, 34, 0, 0, -500, 5, 0]
    pcm = b"".join(sample.to_bytes(2, "little", signed=True) for sample in samples)
    assert Clip(pcm, 8000).trimmed() == Clip(pcm[6:14], 8000)


def test_trimming_silence_leaves_nothing() -> None:
    assert Clip(bytes(20), 8000).trimmed() == Clip(b"", 8000)
    assert Clip(b"", 8000).trimmed().seconds == 0


def test_chunks_end_at_clauses() -> None:
    text = "Erst dies, dann jenes; schließlich das Dritte. Und Schluss"
    assert chunks(text, 30) == ["Erst dies, dann jenes;", "schließlich das Dritte.", "Und Schluss"]


def test_a_long_clause_is_cut_between_words() -> None:
    found = chunks("eins zwei drei vier fünf sechs sieben acht, neun", 20)
    assert found == ["eins zwei drei vier", "fünf sechs sieben", "acht, neun"]


def test_words_stay_whole() -> None:
    assert chunks("Das Rindfleischetikettierungsgesetz gilt", 10) == ["Das", "Rindfleischetikettierungsgesetz", "gilt"]


def test_figures_with_points_and_commas_are_no_clauses() -> None:
    assert chunks("rund 3,5 Meter um 7.30 Uhr", 12) == ["rund 3,5", "Meter um", "7.30 Uhr"]
