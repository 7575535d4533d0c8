"""Detect references to earlier text: pronouns, descriptions, connectives, unattributed reports.

Only the first clause of a sentence is examined: further on, a pronoun usually refers to a noun of
the same sentence. The lists are closed classes of German; references by nouns ("die Frist") are not
resolved.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.german.calendar import (
    ALSO_SATURDAY,
    AUSTRIAN_MONTHS,
    MONTHS,
    PARTS_OF_DAY,
    WEEKDAYS,
)
from briefing.german.quotations import OPENING, outside, quoted
from briefing.german.reported import pronoun_speaks, reports_without_speaker
from briefing.german.saying import REPLY_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = OPENING + "’([–- "
"""Characters that may precede the first word."""
_TOKEN = re.compile(r"\w+|,")
_OPENERS = frozenset(
    """
    er sie ihm ihn ihnen ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines
    dies diese diesen diesem dieser dieses jene jenen jenem jener jenes deren dessen derselbe
    dieselbe dieselben dasselbe beide beiden beides letztere letzteren letzterem letzterer letzteres
    erstere ersteren ersterem ersterer ersteres solche solchen solchem solcher solches dabei dadurch
    dafür dagegen daher dahin dahinter damit danach daneben daran darin daraus darauf darum darunter
    darüber davon davor dazu dazwischen hierbei hierdurch hierfür hiermit hiervon hierzu dort so
    aber allerdings also auch außerdem daraufhin dann denn dennoch deshalb deswegen demnach
    demzufolge derweil doch ebenso entsprechend folglich gleichzeitig gleichwohl hingegen hinzu
    immerhin insofern jedoch mithin nichtsdestotrotz nur oder schließlich später anschließend damals
    seither seitdem somit sondern stattdessen trotzdem umgekehrt und unterdessen vielmehr weder
    zudem zugleich zuvor ferner einerseits andererseits
    """.split(),
)
"""Words that refer back when a sentence opens with them: pronouns, pronominal adverbs,
connectives."""
_PHRASES = (
    "es sei ", "zum einen ", "zum anderen ", "im gegenzug ", "im gegenteil", "in der tat",
    "am ende ", "kurz darauf ", "auf der anderen seite ", "weiter sagte ", "genau das ",
    "genau dies", "eben das ", "eben dies", "gerade das ", "gerade dies", "anders ist ",
    "anders war ", "anders sieht ", "anders sah ", "anders verhält ", "der erste,", "die erste,",
    "das erste,",
)  # fmt: skip
_SEASONS = ("Frühling", "Sommer", "Herbst", "Winter")
_DAY = rf"(?:{'|'.join((*WEEKDAYS, ALSO_SATURDAY))})(?:{'|'.join(PARTS_OF_DAY)})?"
_CALENDAR = (
    ("diese dieser", re.compile(r"Woche|Saison|Spielzeit")),
    (
        "diesen diesem",
        re.compile("|".join(("Monat", "Advent", *_SEASONS, *MONTHS, *AUSTRIAN_MONTHS, _DAY))),
    ),
    ("dieses diesem", re.compile(r"Wochenende|\w*[Jj]ahr|Quartal|Semester|Jahrzehnt|Jahrhundert")),
    (
        "dieses",
        re.compile(
            rf"(?:Monat|{'|'.join(_SEASONS)}|Wochenende|Quartal|Semester|Jahrzehnt|Jahrhundert)e?s"
            r"|\w*[Jj]ahre?s"
        ),
    ),
)
"""Forms of "dies-" and the calendar nouns behind them that count from today: "in diesem Jahr".

They do not refer to earlier text. Tag, Nacht, Stunde and Zeit are not among them: "an diesem
Tag" is the day just named.
"""
_CALENDAR_PLURAL = frozenset({"Tagen", "Wochen", "Monaten", "Jahren"})
"""Count from today only behind "in diesen": "an diesen Tagen" refers back."""
_OF_THESE_DAYS = frozenset(
    "ein eine einen einem einer eines jeder jeden keiner an während trotz wegen innerhalb".split()
)
"""Words before "dieser Tage" that make it a reference: "an einem dieser Tage"."""
_AUXILIARIES = frozenset(
    """ist sind war waren sei wäre hat hatte habe kann konnte könnte muss musste müsse soll
    sollte will wollte darf dürfte wird wurde würde kam kommt sagte""".split()
)
_AFTER_THAT = _AUXILIARIES | frozenset(
    """gilt gelte liegt zeigt heißt bedeutet macht betrifft reicht bleibt blieb geht kostet
    führt teilte erklärte berichtete meldete betonte bestätigte""".split()
)
"""Verbs behind "Das" as a pronoun; so is any verb before a second word in small letters ("Das ergab
eine Umfrage")."""
_THERE = re.compile(r"[Dd]a (?:st|l|g|k|w|h|f|b|s)[a-zäöü]+(?:en|te|t|d|r|g)\b")
"""„Da standen …“, but not „Da die Stadt …“."""
_IN_FIRST_CLAUSE = frozenset(
    """er sie ihm ihn ihnen dort seither seitdem dabei dagegen daran darin darauf davon dafür
    daher deshalb deswegen jedoch allerdings zudem außerdem hingegen dennoch trotzdem aber
    demnach andererseits diese diesen diesem dieser dieses""".split()
)
"""Words that refer back anywhere in the first clause: "Zwischen 5 und 23 Uhr halten sie …"."""
_PHRASES_IN_FIRST_CLAUSE = (
    "die beiden ", "das alles ", "all das ", "im Gegenzug ", "auf der anderen Seite ", "sind es ",
    "seien es ", "waren es ", "wären es ",
)  # fmt: skip
_HER = re.compile(r"(?:[Bb]ei|[Mm]it|[Vv]on|[Zz]u|[Ff]ür|[Gg]egen|[Oo]hne) ihr(?= [a-zäöü])")
_CLAUSE_END = re.compile(r"[,;:–]")
_DESCRIPTION = re.compile(
    r"(?:Der|Die|Das|Dem|Den) (?:\w+e[nr]? )?(?:Mann|Frau|Mutter|Vater|Eltern|Tochter|Sohn|Bruder"
    r"|Schwester|Junge|Mädchen|Paar"
    r"|Täter(?:in)?|Opfer|Verdächtige|Angeklagten?|Beschuldigten?|Verletzten?|Fahrer(?:in)?|Konzern"
    r"|Unternehmen|Firma|Hersteller|Behörde|Verein|Klub|Verband|Duo|Trio)\b(?! (?:der|des|von|aus"
    r"|für)\b)"
)
"""A description of somebody introduced earlier: "Das Unternehmen"."""
_AGED = re.compile(r"\b[Dd](?:er|ie|em|en|es) (?:\w+ )?\d+-[Jj]ährigen?\b")
"""„Der 42-Jährige“ likewise, anywhere in the sentence."""
_OWNED = re.compile(
    r"(?:D(?:er|ie|as)|Ein|Eine) (?:[a-zäöüß][\w-]* )?[A-ZÄÖÜ][\w-]+ (?:gegen|für|von|in|auf|über"
    r"|an|zu|bei|aus|um) (?:seine?[mnrs]?|ihre?[mnrs]?) "
)
"""A possessive before its owner is named: „Die Sanktionen gegen sein Land …“."""
_FRAGMENT = re.compile(
    r"(?:Vor allem |Nicht zuletzt |Auch |Nur )?(?:[Ww]eil|[Oo]bwohl|[Ww]obei|[Ww]ährend|[Uu]m"
    r"|[Ss]odass) [^,;:]*\Z"
)
"""A clause without its main clause."""
_ANSWERS = re.compile(
    rf"[^,;:–]*\b(?:{'|'.join(sorted(REPLY_VERBS))}|w(?:eist|ies|iesen) d(?:en|ie|as) \w+ zurück)\b"
)
"""A reaction to an earlier statement."""
_AFTER_PLACE = re.compile(
    r"(?:Mit|In|Im|An|Am|Auf|Bei|Beim|Von|Vor|Nach|Zu|Zum|Zur|Seit|Für|Über)\s(?:(?!, (?:der|die"
    r"|das|wo|was|als|wenn|dass)\b)[^„“»«\";:–])*?"
    r"\b(?:hat|ist|war|hatte|wird|wurde|will|soll|kann|muss)\s(?:er|sie)\b"
)
"""A pronoun behind an opening with commas: "Mit Bildern von Fähren, Kneipen und Häfen hat er …"."""
_CONTRASTS = frozenset(
    """aber allerdings andererseits dagegen dennoch doch freilich gleichwohl hingegen indes indessen
    jedoch nichtsdestotrotz nur sondern stattdessen tatsächlich trotzdem umgekehrt
    vielmehr""".split()
)
"""Connectives that limit or contradict the sentence before (Duden: adversative, concessive)."""
_DENIAL = re.compile(
    r"\b(?:bestreite\w*|bestritt\w*|dementier\w*|widersp(?:rach|rich|roch)\w*|widerleg\w*"
    r"|zurückgewiesen"
    r"|w(?:eis|ies)\w* [^,;:–]*\bzurück|falsch|gelogen|unwahr|unsinn|irrtum|nein|von wegen|weit "
    r"gefehlt"
    r"|stimmte? (?:so )?nicht)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:nichts?|nie|niemals|kein\w*|mitnichten|kaum|angeblich|zumindest|jedenfalls|behaupte\w*"
    r"|glaub\w*"
    r"|hoff\w*|mein(?:t|te|ten|en)|vermute\w*)\b",
    re.IGNORECASE,
)
"""Words that limit or deny the sentence before, if the sentence refers back to it."""
_DEFINITE = re.compile(r"(?:D(?:er|ie|as|en|em|es)) (?:[a-zäöüß][\w-]* )?(?P<noun>[A-ZÄÖÜ][\w-]+)")
_INDEFINITE = re.compile(r"\b[Ee]in(?:e[nmrs]?)? (?:[a-zäöüß][\w-]* ){0,3}([A-ZÄÖÜ][\w-]+)")
_ROOT = 4
"""Fewest letters of a noun's root, which its case does not change."""


def opens_with_reference(text: str) -> bool:
    """Whether the first words of a sentence refer back: "Sie", "Dieser Schritt", "Deshalb"."""
    opened = text.lstrip(_MARKS)
    words = _TOKEN.findall(opened[:80])
    first, second, third = [*words, "", "", ""][:3]
    small = second[:1].islower()
    match first.lower():
        case "diese" | "diesen" | "diesem" | "dieser" | "dieses":
            return not _counts_from_today(words, 0)
        case "das":
            return second in _AFTER_THAT or (small and third[:1].islower())
        # "Dem stimmt er zu", but not "Dem kleinen Ort …": an adjective would end in -en.
        case "dem":
            return small and not second.endswith("en")
        case "der" | "die" if second in _AUXILIARIES:
            return True
        case word:
            return (
                word in _OPENERS
                or opened.lower().startswith(_PHRASES)
                or _THERE.match(opened) is not None
            )


@lru_cache(maxsize=64)  # called repeatedly while a sentence is mended
def refers_back(text: str) -> bool:
    """Whether a sentence cannot be understood without the one before.

    Its first clause refers back, or it quotes or reports without naming who speaks.
    """
    opened = text.lstrip(_MARKS)
    return (
        opens_with_reference(text)
        or any(pattern.match(text) for pattern in (_DESCRIPTION, _OWNED, _FRAGMENT))
        or _refers(_CLAUSE_END.split(opened, maxsplit=1)[0])
        or any(pattern.match(opened) for pattern in (_AFTER_PLACE, _ANSWERS))
        or _AGED.search(text) is not None
        or pronoun_speaks(text) is not None
        or _only_quotation(text)
        or reports_without_speaker(text)
    )


def _refers(clause: str) -> bool:
    """Whether the first clause of a sentence has a word that refers to earlier text."""
    words = _TOKEN.findall(clause)
    for place, word in enumerate(words):
        if word in _IN_FIRST_CLAUSE and not _counts_from_today(words, place):
            return True
    padded = f"{clause} "
    return any(phrase in padded for phrase in _PHRASES_IN_FIRST_CLAUSE) or (
        " ihr " in clause and bool(_HER.search(clause))
    )


def _counts_from_today(words: Sequence[str], at: int) -> bool:
    """Whether the "dies-" at `at` is part of a time: "diese Woche", "in diesen Tagen"."""
    before, form, noun = (
        words[at - 1].lower() if at else "",
        words[at].lower(),
        [*words[at + 1 :], ""][0],
    )
    if noun in _CALENDAR_PLURAL:
        return (before, form) == ("in", "diesen")
    if noun == "Tage":
        return form == "dieser" and before not in _OF_THESE_DAYS
    return any(form in forms.split() and nouns.fullmatch(noun) for forms, nouns in _CALENDAR)


def opening_noun(text: str) -> str:
    """Return the root of the noun after a definite article that opens a sentence, or ""."""
    found = _DEFINITE.match(text)
    return found["noun"][: max(_ROOT, len(found["noun"]) - 2)] if found else ""


def resumes_noun(text: str, before: str) -> bool:
    """Whether `text` opens with a noun introduced in `before`: "eine Studie" … "Die Studie"."""
    root = opening_noun(text)
    return bool(root) and any(found[1].startswith(root) for found in _INDEFINITE.finditer(before))


def may_retract(text: str) -> bool:
    """Whether a sentence may limit or deny the one before, or mark it as a claim."""
    first = _CLAUSE_END.split(text.lstrip(_MARKS), maxsplit=1)[0].lower()
    if not _CONTRASTS.isdisjoint(_TOKEN.findall(first)) or _DENIAL.search(text):
        return True
    return refers_back(text) and _DOUBT.search(text) is not None


def _only_quotation(text: str) -> bool:
    """Whether a text is only a quotation, with no attribution: „So ist es.“."""
    return bool(quoted(text).spans) and not outside(text).strip(" .,!?…–-")
