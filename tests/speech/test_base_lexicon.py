"""The lexicon that ships with Briefing, against what the embedded voice makes of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from briefing.speech.entry import grapheme_key, missing_sound, plain_spelling
from briefing.speech.lexicon import base_entries, base_lexicon
from briefing.voices.mnemonics import mnemonics

ENTRIES = {entry.grapheme: entry for entry in base_entries()}
PHONEMES = """
import ctypes, json, sys
from espeakng_loader import get_data_path, get_library_path
espeak = ctypes.CDLL(get_library_path())
espeak.espeak_Initialize(2, 0, get_data_path().encode(), 0x8003)
class Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("other", ctypes.c_int * 5),
        ("user", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    ]
heard = []
def receive(samples, count, events):
    index = 0
    while events and events[index].type:
        if events[index].type == 7:
            heard.append(bytes(events[index].name).decode())
        index += 1
    return 0
signature = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))
callback = signature(receive)
espeak.espeak_SetSynthCallback(callback)
espeak.espeak_SetVoiceByName(b"de")
said = {}
for text in json.load(sys.stdin):
    heard.clear()
    spoken = text.encode() + b"\\0"
    espeak.espeak_Synth(spoken, ctypes.c_size_t(len(spoken)), 0, 1, 0, 0x101, None, None)
    espeak.espeak_Synchronize()
    said[text] = "".join(heard)
print(json.dumps(said))
"""
ALIKE = {
    "ː": "", "ˌ": "", "ʔ": "", " ": "", "(en)": "", "(de)": "", "ɹ": "r", "ɾ": "r", "ɜ": "r",
    "ɑ": "a", "ɒ": "ɔ", "i": "ɪ", "u": "ʊ", "ɔø": "Y", "ɔɪ": "Y", "ə": "ɛ", "e": "ɛ", "o": "ɔ",
    "ʌ": "a", "w": "v", "ŋɡ": "ŋ",
}  # fmt: skip
"""Differences that nobody would mend a word for."""


def skeleton(ipa: str) -> str:
    for sign, plainer in ALIKE.items():
        ipa = ipa.replace(sign, plainer)
    return re.sub(r"(.)\1+", r"\1", ipa)


def distance(one: str, other: str) -> int:
    """Levenshtein's."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b)))
        row = new
    return row[-1]


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """Phonemize every grapheme, alias and transcription with espeak-ng, in a subprocess.

    Hostile text can crash it.
    """
    texts = [
        text
        for entry in ENTRIES.values()
        for text in (entry.grapheme, plain_spelling(entry), f"[[{mnemonics(entry.ipa)}]]")
    ]
    done = subprocess.run(
        [sys.executable, "-c", PHONEMES],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {text: skeleton(ipa) for text, ipa in json.loads(done.stdout).items()}


def test_there_are_many_entries_and_all_are_used() -> None:
    assert len(ENTRIES) > 1000
    assert base_lexicon().entries == ENTRIES


def test_no_word_stands_twice_and_each_says_how_it_is_spoken() -> None:
    assert len({grapheme_key(entry.grapheme) for entry in base_entries()}) == len(base_entries())
    assert [entry.grapheme for entry in base_entries() if missing_sound(entry)] == []


def test_every_entry_has_ipa_that_the_embedded_voice_takes() -> None:
    assert [word for word, entry in ENTRIES.items() if not mnemonics(entry.ipa)] == []


def test_no_entry_is_read_right_without_it(said: dict[str, str]) -> None:
    """But for letters that no German rule reads, even where espeak-ng knows them."""
    german = {
        word: entry
        for word, entry in ENTRIES.items()
        if not re.search(r"[^a-zäöüß\W]", word.lower())
    }
    assert len(german) > 1000
    assert [
        word for word, entry in german.items() if said[word] == said[f"[[{mnemonics(entry.ipa)}]]"]
    ] == []


def test_no_alias_makes_a_word_worse(said: dict[str, str]) -> None:
    worse = []
    for word, entry in ENTRIES.items():
        right = said[f"[[{mnemonics(entry.ipa)}]]"].replace("ˈ", "")
        if distance(said[plain_spelling(entry)].replace("ˈ", ""), right) > distance(
            said[word].replace("ˈ", ""), right
        ):
            worse.append((word, entry.alias, said[plain_spelling(entry)], said[word], right))
    assert worse == []
