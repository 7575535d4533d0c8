"""What holds for any text at all, tried on generated ones."""

from __future__ import annotations

import re

import num2words
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config.settings import Speech
from briefing.speech.numbers import cardinal
from briefing.speech.verbalise import verbalise

WORDS = """am im der die des dem und bis Uhr Euro € % Mio. Mrd. z. B. Nr. § Abs. StGB Mai April
3. 24. 1. 12 1,5 2019 18.30 18:30 3:2 - – / km km/h m² CO2 EU AfD Ludwig XIV. Dr. usw.
Leser:innen #Wahl www.beispiel.de post@beispiel.de 1/3 ½ -5 +3 °C 2020/21 90er-Jahre 12-jährige
3:2-Sieg (5. „Ja“ [3] 1.000 10 000 $ 0,99 v. Chr. S. f. ff. Mo.-Fr. Tel. 030 110 * † → ² 😀 Art.
GG ∞ ≥ x ×""".split()
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
POLICIES = st.builds(
    Speech,
    gender=st.sampled_from(["pause", "both", "neutral"]),
    addresses=st.sampled_from(["read", "short", "notes"]),
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, POLICIES)
def test_no_digit_is_left_and_nothing_that_can_be_said_is_lost(text: str, speech: Speech) -> None:
    spoken = verbalise(text, speech=speech).text
    assert not re.search(r"\d", spoken)
    assert "\n" not in spoken
    if re.search(r"[A-Za-zÄÖÜäöü0-9]", re.sub(r"\[[0-9, –-]*\]", "", text)):
        assert spoken


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, POLICIES)
def test_the_map_back_is_monotone_and_complete(text: str, speech: Speech) -> None:
    result = verbalise(text, speech=speech)
    rebuilt, done = [], 0
    for reading in result.readings:
        assert done <= reading.start < reading.end <= len(text)
        assert reading.rule
        rebuilt += [text[done : reading.start], reading.spoken]
        done = reading.end
    rebuilt.append(text[done:])
    if result.text:
        assert _letters("".join(rebuilt)) == _letters(result.text)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=10**33 - 1))
def test_cardinals_agree_with_a_second_opinion(number: int) -> None:
    theirs = num2words.num2words(number, lang="de")
    assert _joined(cardinal(number)) == _joined(theirs)


def _letters(text: str) -> str:
    return re.sub(r"[\W_\u00ad\ue000]", "", text)


def _joined(words: str) -> str:
    """Fold blanks, capitals and the optional „ein“ of „(ein)hundert“ and „(ein)tausend“.

    num2words says „einhunderteinstausend“ and „einhunderteins Millionen“, which German does not.
    """
    plain = re.sub(r"\s", "", words.lower())
    return re.sub(
        r"ein(?=hundert|tausend)", "", re.sub(r"ein[se](?=tausend|\w{1,7}lli)", "ein", plain)
    )
