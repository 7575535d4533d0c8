"""Homographs: words with two pronunciations, decided by the words around them.

Listed are only those that espeak-ng's German rules, which Piper's voices share, get wrong in news
(checked with its phonemes). Words that it reads right in their usual sense ("modern", "Hochzeit",
"weg") need no rule. Most have IPA only, since voices without phonemes have rules of their own; an
alias is given where the German spelling is certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.speech.entry import Entry
from briefing.speech.rule import TAKEN, Rule, after, before

if TYPE_CHECKING:
    from collections.abc import Callable, Container


@dataclass(frozen=True, slots=True)
class _Case:
    """A reading of a word that applies where its context matches all the patterns given.

    Patterns are searched for; `ahead` must match right behind the word.
    """

    word: str
    ipa: str
    alias: str = ""
    behind: str = ""
    """What the text before the word ends with."""
    ahead: str = ""
    around: str = ""
    """What the sentence has somewhere."""
    never: str = ""
    """What the text before the word must not end with."""
    unless: str = ""
    """What the sentence must not have."""

    def holds(self, match: re.Match[str]) -> bool:
        """Whether the words around `match` ask for this reading."""
        left, right = before(match), after(match)
        whole = left + right
        return (
            re.search(rf"(?:{self.behind})$", left) is not None
            and re.match(self.ahead, right) is not None
            and re.search(self.around, whole) is not None
            and not (self.never and re.search(rf"(?:{self.never})$", left))
            and not (self.unless and re.search(self.unless, whole))
        )


_SURNAME = r"\s(?:von |van |de |der |zu )?[A-ZÄÖÜ][a-zäöüß]+"
_DATE = (
    rf"[{TAKEN}.\d]\s?|(?:\b(?:[IiAa]m|[Ss]eit|[Bb]is|[Aa]b|[Vv]om|[Zz]um|Anfang|Mitte|Ende|des|den"
    rf"|diesen|im)|(?:ten|ter|te))\s"
)
_OPERA = r"\b(?:Oper|Arie|Bariton|Sopran|Dirigent|Bühne|Chor\b|Konzert|Sänger|Stimme\b|s[aiu]ng)"
_KNOCKED = (
    r"\b(?:Fußgänger|Passant|Radfahrer|Kind|Frau|Mann|Polizist|Poller|Laterne|Schild|Pfosten|Zaun"
    r"|Mast|Ampel|Hund)"
)
_WEEKDAYS = r"\b(?:[Aa]n(?: \w+en)?|[Aa]lle|beide|zwei|drei|vier|fünf|freie|ganze)\s"
_FEMININE = (
    r"\b(?:[Dd]ie|[Ee]iner?|[Dd]ieser?|[Ii]hrer?|[Ss]einer?|[Uu]nserer?|[Jj]ede|\w+ische|(?:in|mit"
    r"|von|bei|zu) der)\s"
)
_SURROUNDED = r"\b(?:Polizei|Polizisten|Beamte|Soldaten|Gebäude|Haus|Wohnung)\b"
_TITLE = r"(?:^|[„(,:]|\b(?:[A-ZÄÖÜ]\w*[^\Ws]|und|von|mit|an))\s*"
_DETERMINER = r"\b(?:D(?:er|en|em)|(?:S|M|K)?[Ee]in(?:en|em)?|Ihr(?:en|em)?|Im|Zum|Diese[rnm])\s"
_AT = r"\b(?:[Ii]n|[Aa]us|[Nn]ach|[Bb]ei|Uni|Universität|Stadt|Landkreis|Kreis)\s"

_CASES = (
    _Case("August", "aʊˈgʊst", behind=_DATE),
    _Case("August", "aʊˈgʊst", ahead=rf"(?!{_SURNAME})"),
    _Case("Augusts", "aʊˈgʊsts", ahead=rf"(?!{_SURNAME})"),
    _Case("Montage", "ˈmoːntaːgə", "Mohntage", behind=_WEEKDAYS),
    _Case("Montage", "mɔnˈtaːʒə"),
    _Case("Montagen", "ˈmoːntaːgən", "Mohntagen", behind=_WEEKDAYS),
    _Case("Montagen", "mɔnˈtaːʒən"),
    _Case("Tenor", "teˈnoːɐ", around=_OPERA),
    _Case("umfahren", "ʊmˈfaːʁən", unless=_KNOCKED),
    _Case("umfährt", "ʊmˈfɛːɐt"),
    _Case("umfuhr", "ʊmˈfuːɐ"),
    _Case("umgehen", "ˈʊmgeːən", behind=r"\b(?:[Mm]it|[Dd]amit|womit|miteinander)\b[^,;.:]*"),
    _Case("umstellt", "ʊmˈʃtɛlt", around=_SURROUNDED),
    _Case("übersetzen", "ˈyːbɐzɛtsn̩", around=r"\b(?:Fähr|Fluss|Ufer|Boot|Insel|Floß)"),
    _Case("Sucht", "zʊxt", behind=r"\S.*"),
    _Case("Sucht", "zʊxt", ahead=r"\s(?:ist|war|nach|und|oder|macht|kann|hat|wird)\b"),
    _Case("Roman", "ˈʁoːman", behind=_TITLE, never=_DETERMINER, ahead=_SURNAME),
    _Case("Konstanz", "ˈkɔnstants", behind=_AT),
    _Case("Band", "bɛnt", "Bänd", behind=_FEMININE),
    _Case("Bands", "bɛnts", "Bänds", never=r"\bdes\s"),
    _Case(
        "Weg", "vɛk", "Weck", behind=r"(?:^|[.!?]\s)[„»]?", ahead=r"\s(?:mit|damit|vom|von|da)\b"
    ),
    _Case("modern", "ˈmoːdɐn", "mohdern", ahead=r"\svor sich hin\b"),
)
_BY_WORD = {case.word: [c for c in _CASES if c.word == case.word] for case in _CASES}
_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})(?!\w)")


def homograph_rule(spelling: Callable[[Entry], str], known: Container[str]) -> Rule:
    """Return the rule for homographs that spells entries with `spelling` (see Voice.spelling).

    Words in `known` are left to the lexicon.
    """

    def speak(match: re.Match[str]) -> str | None:
        word = match[0]
        case = next((case for case in _BY_WORD[word] if case.holds(match)), None)
        if case is None or word in known:
            return None
        said = spelling(Entry(grapheme=word, alias=case.alias, ipa=case.ipa))
        return None if said == word else said

    return Rule("homograph", _PATTERN, speak)
