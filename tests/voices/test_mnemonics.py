from __future__ import annotations

import pytest

from briefing.voices.mnemonics import mnemonics


@pytest.mark.parametrize(
    ("ipa", "names"),
    [
        ("maˈkʁɔ̃ː", "m|a|'|k|r|O~"),
        ("maˈkʁɔ̃", "m|a|'|k|r|O~"),
        ("ˈdʒɔnsn̩", "'|dZ|O|n|s|@n"),
        ("t͡saɪt", "'|ts|aI|t"),
        ("ˈʃtʁaː.sə", "'|S|t|r|A:|s|@"),
        ("çiːn", "'|C|i:|n"),
        ("ˌtiːm", ",|t|i:|m"),
        ("liː ˈtʃjaŋ", "'|l|i: '|tS|j|a|N"),
        ("ˈvɪʁtʃaft", "'|v|I|r|tS|a|f|t"),
    ],
)
def test_ipa_becomes_names_of_espeak(ipa: str, names: str) -> None:
    assert mnemonics(ipa) == names


@pytest.mark.parametrize("ipa", ["ǃkʰoː", "Makron", "ma˥", "m[[a"])
def test_what_has_no_name_is_not_guessed(ipa: str) -> None:
    assert mnemonics(ipa) is None
