"""Translate IPA into the phoneme mnemonics of espeak-ng's German voice.

Source: espeak-ng's phsource/ph_german and the tables that it includes.
"""

from __future__ import annotations

import re
import unicodedata

# Sounds that the German table lacks are mapped to the nearest one that it has.
_NAMES = {
    # Diphthongs
    "aɪ̯": "aI", "aɪ": "aI", "ai": "aI", "aʊ̯": "aU", "aʊ": "aU", "au": "aU", "ɔʏ̯": "OY",
    "ɔʏ": "OY", "ɔɪ̯": "OY", "ɔɪ": "OY", "ɔø": "OY", "eɪ": "eI", "oʊ": "oU", "əʊ": "@U",
    # Vowels
    "a": "a", "aː": "A:", "ɑ": "A", "ɑː": "A:", "ɐ": "3", "ɐ̯": "3", "ʌ": "a", "æ": "E",
    "ɛ": "E", "ɛː": "E:", "e": "e", "eː": "e:", "ə": "@", "ɜ": "3", "ɜː": "W",
    "ɪ": "I", "i": "i", "iː": "i:", "ɨ": "I", "i̯": "j",
    "ɔ": "O", "ɔː": "O", "ɒ": "O", "o": "o", "oː": "o:", "ʊ": "U", "u": "u", "uː": "u:",
    "y": "y", "yː": "y:", "ʏ": "y", "ʉ": "y", "ʉː": "y:", "ø": "W", "øː": "Y:", "œ": "W", "œː": "W",
    # Nasal vowels
    "ã": "A~", "ãː": "A~", "ɑ̃": "A~", "ɑ̃ː": "A~", "ɔ̃": "O~", "ɔ̃ː": "O~", "õ": "O~", "õː": "O~",
    "œ̃": "W~", "œ̃ː": "W~", "ɛ̃": "EN", "ɛ̃ː": "EN",
    # Consonants
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "g": "g", "ɡ": "g", "f": "f", "v": "v",
    "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "x": "x", "χ": "x", "ç": "C", "h": "h",
    "m": "m", "n": "n", "ŋ": "N", "ɲ": "nj", "l": "l", "ɫ": "l", "ʎ": "lj",
    "r": "r", "ʁ": "r", "ʀ": "r", "ɹ": "r", "ɾ": "r", "j": "j", "w": "w",
    "θ": "T", "ð": "D", "ɣ": "g", "ʔ": "?", "ɕ": "S", "ʑ": "Z",
    "ts": "ts", "tʃ": "tS", "dʒ": "dZ", "pf": "pF",
    # Syllabic consonants and semivowels
    "m̩": "@m", "n̩": "@n", "l̩": "@l", "r̩": "@r", "o̯": "o", "u̯": "w",
    # Stress and word boundary
    "ˈ": "'", "ˌ": ",", " ": " ",
}  # fmt: skip
_SILENT = re.compile("[.‿͜͡]")
"""The syllable dot and the ties of IPA, which espeak-ng does not need."""
_STRESS = "ˈˌ"
"""A word without a stress mark gets one, since espeak-ng would reduce it like an article."""


def _decompose(ipa: str) -> str:
    """Return `ipa` in NFD, except for ç, which is a phoneme of its own."""
    return unicodedata.normalize("NFD", ipa).replace("c\N{COMBINING CEDILLA}", "ç")


_BY_SIGN = {_decompose(sign): name for sign, name in _NAMES.items()}
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(_BY_SIGN, key=len, reverse=True)))


def mnemonics(ipa: str) -> str | None:
    """Return a German transcription such as "makˈʁɔ̃ː" in espeak-ng's mnemonics.

    Returns None if a sign is unknown: at an unknown mnemonic, espeak-ng drops the rest of the word.
    """
    words = [
        word if set(word) & {*_STRESS} else _STRESS[0] + word for word in _decompose(ipa).split()
    ]
    signs = _SILENT.sub("", " ".join(words))
    if _SIGN.sub("", signs):
        return None
    return "|".join(_BY_SIGN[sign] for sign in _SIGN.findall(signs)).replace("| |", " ")
