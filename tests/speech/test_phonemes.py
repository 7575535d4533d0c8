"""espeak-ng makes the same phonemes of our spoken form as of the text that a person wrote out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import espeakng_loader
import pytest

from briefing.speech.verbalise import verbalise

TRACE = """
import ctypes, sys
library, data, text = sys.argv[1:]
espeak = ctypes.CDLL(library)
assert espeak.espeak_Initialize(2, 0, data.encode(), 0x8000) == 22050
assert espeak.espeak_SetVoiceByName(b"de") == 0
espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p
rest, clauses = ctypes.c_char_p(text.encode()), []
while rest.value is not None:
    clauses.append(espeak.espeak_TextToPhonemes(ctypes.byref(rest), 1, 2).decode())
sys.stdout.buffer.write(" ".join(clauses).encode())
"""


def phonemes(text: str) -> str:
    data = Path(espeakng_loader.get_data_path())
    done = subprocess.run(
        [sys.executable, "-c", TRACE, espeakng_loader.get_library_path(), data.name, text],
        cwd=data.parent,
        check=True,
        capture_output=True,
    )
    return done.stdout.decode().replace(
        " ", ""
    )  # a blank only marks a new word, a hyphen in the text makes none


@pytest.mark.parametrize(
    ("written", "by_hand"),
    [
        ("am 24. April 2019", "am vierundzwanzigsten April zweitausendneunzehn"),
        ("3,5 Mio. €", "drei Komma fünf Millionen Euro"),
        ("Ludwig XIV.", "Ludwig der Vierzehnte."),
        ("18.30 Uhr", "achtzehn Uhr dreißig"),
        ("UdSSR", "U D S S R"),
    ],
)
def test_the_voice_says_what_a_person_wrote_out(written: str, by_hand: str) -> None:
    assert phonemes(verbalise(written).text) == phonemes(by_hand) != ""


def test_the_raw_text_is_said_otherwise() -> None:
    assert phonemes("am 24. April 2019") != phonemes(
        "am vierundzwanzigsten April zweitausendneunzehn"
    )
