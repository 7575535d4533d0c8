"""Compounds whose last part a voice misreads: "Jahresende" like "reisende", "Nationalteam".

Only for voices with phonemes (espeak-ng and those that share its rules); checked with espeak-ng's
phonemes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.speech.entry import Entry
from briefing.speech.rule import Rule, before, choice

if TYPE_CHECKING:
    from collections.abc import Callable

LOANS = {
    "team": "tiːm", "management": "ˈmɛnɪtʃmənt", "interview": "ˈɪntɐvjuː", "lockdown": "ˈlɔkdaʊn",
    "coach": "koːtʃ", "spray": "ʃpʁeː", "champion": "ˈtʃɛmpiən", "tool": "tuːl", "cloud": "klaʊt",
    "homepage": "ˈhoʊmpeɪtʃ", "fonds": "fɔ̃ː", "budget": "bʏˈdʒeː", "branche": "ˈbʁɑ̃ːʃə",
    "branchen": "ˈbʁɑ̃ːʃən", "regime": "ʁeˈʒiːm", "journalist": "ʒʊʁnaˈlɪst",
    "journalisten": "ʒʊʁnaˈlɪstn̩", "journalistin": "ʒʊʁnaˈlɪstɪn",
    "journalistinnen": "ʒʊʁnaˈlɪstɪnən", "ingenieur": "ɪnʒeˈnjøːɐ", "ingenieure": "ɪnʒeˈnjøːʁə",
    "sucht": "zʊxt", "etage": "eˈtaːʒə", "reportage": "ʁepɔʁˈtaːʒə",
}  # fmt: skip
"""Last parts of German compounds, by IPA."""
_NO_VERB = (
    r"(?<![Vv]er)(?<![Bb]e)(?<![Gg]e)(?<![Uu]nter)(?<![Ee]r)(?<![Aa]uf)(?<!aus)(?<!durch)(?<!heim)"
)
"""Before "sucht" where it is an addiction: "Spielsucht", not "besucht"."""
_ENDS = (
    r"[Jj]ahres|[Mm]onats|[Qq]uartals|[Ww]ochen|[Kk]riegs|[Ll]ebens|[Tt]ages|[Ss]aison|[Dd]ienst"
    r"|[Vv]ertrags|[Ss]emester|"
    r"[Ss]chicht|[Mm]andats|[Ll]aufzeit|[Pp]rojekt|[Hh]albzeit|[Ff]erien|(?<!\w)(?:Welt|Zug)|"
    r"(?:(?<=vor )|(?<=nach )|(?<=bis )|(?<=zum )|(?<=bei ))(?:Spiel|Streik)"
)
"""First parts of compounds with "Ende"."""
_LOAN = choice(LOANS).replace("sucht", f"{_NO_VERB}sucht")
_PATTERN = re.compile(
    rf"(?P<joint>{_ENDS})(?P<end>ende)(?P<more>[sn]?)(?!\w)"
    rf"|(?<=[a-zäöüß])(?P<loan>{_LOAN})(?P<ending>s?)(?!\w)"
)


def compound_rule(spelling: Callable[[Entry], str]) -> Rule:
    """Return the rule for compounds that spells entries with `spelling` (see Voice.spelling)."""

    def speak(match: re.Match[str]) -> str | None:
        if match["loan"] and not re.search(r"(?<!\w)[A-ZÄÖÜ]\w*$", before(match)):
            return None  # a verb: "absucht"
        word = match["end"] or match["loan"]
        ending = match["more"] or match["ending"] or ""
        said = spelling(
            Entry(grapheme=word + ending, ipa=_secondary(LOANS.get(word, "ˈɛndə")) + ending)
        )
        return None if said == word + ending else f"{match['joint'] or ''}-{said}"

    return Rule("compound", _PATTERN, speak)


def _secondary(ipa: str) -> str:
    """Return `ipa` with secondary stress, since the first part has the primary one."""
    return ipa.replace("ˈ", "ˌ") if "ˈ" in ipa else f"ˌ{ipa}"
