"""Ordinals ("der 3. Tag", "3.–5. Klasse", "die 12. Min.") and numbers that end a sentence."""

from __future__ import annotations

import re

from briefing.german.determiners import DETERMINERS
from briefing.speech.counts import UNCOUNTED
from briefing.speech.grammar import declined, ending, noun_after
from briefing.speech.nouns import gender
from briefing.speech.numbers import ordinal
from briefing.speech.rule import Rule, after, before, choice, final_stop, opens_sentence

_WORD_BEFORE = re.compile(r"(\w+)\s*$")
_DETERMINING = DETERMINERS | {"ab", "bis"}
_DAYS = 31
"""Larger ordinals end no sentence without their noun."""
_YEARS = 1000
_MINUTE = re.compile(r"\((?:[0-9]{1,3}\.[^()]*,\s)?$")
"""In brackets sports reports give the minute of a goal: "(42.)", "(51., 57.)"."""
_RANK = re.compile(r"\s(?:der|des|im|in|beim|vor|hinter|mit)\b")
"""Behind an ordinal without article these make it a noun: „sie ist 14. der Tabelle“."""
# Singular and genitive of what stands abbreviated behind an ordinal.
_COUNTED = {
    "Min.": ("Minute", "Minute"), "Std.": ("Stunde", "Stunde"), "Sek.": ("Sekunde", "Sekunde"),
    "Jh.": ("Jahrhundert", "Jahrhunderts"), "Jhs.": ("Jahrhundert", "Jahrhunderts"),
    "Jhd.": ("Jahrhundert", "Jahrhunderts"), "Jhdt.": ("Jahrhundert", "Jahrhunderts"),
    "Hj.": ("Halbjahr", "Halbjahres"), "Aufl.": ("Auflage", "Auflage"), "Bd.": ("Band", "Bandes"),
    "Jg.": ("Jahrgang", "Jahrgangs"), "Kl.": ("Klasse", "Klasse"),
    "OG": ("Obergeschoss", "Obergeschosses"), "UG": ("Untergeschoss", "Untergeschosses"),
    "BL": ("Bundesliga", "Bundesliga"), "Etg.": ("Etage", "Etage"), "Kap.": ("Kapitel", "Kapitels"),
    "Quart.": ("Quartal", "Quartals"),
}  # fmt: skip


def _ordinal(match: re.Match[str]) -> str | None:
    """Read a number and full stop as an ordinal, unless it ends a sentence ("Sie ging 2019.")."""
    number, rest, start = int(match[1]), after(match), before(match)
    word = _WORD_BEFORE.search(start)
    determined = word is not None and word[1].lower() in _DETERMINING
    if _MINUTE.search(start):
        return ordinal(number) + "e"
    # At the start of a text "1. Wer zahlt?" is a list entry, "3. Liga" an ordinal.
    if not start.strip(' „“"'):
        return ordinal(number) + "ens:" if opens_sentence(rest) else declined(number, "", rest)
    if opens_sentence(rest) or not rest.strip(' ”“"»«)'):
        return declined(number, start, "") + "." if determined and number <= _DAYS else None
    counts = (
        not re.match(r"\s?[0-9]", rest)
        and not UNCOUNTED.search(start)
        and _counts_up(number, start, rest)
    )
    if not determined and not counts:
        return None
    return declined(number, start, "" if not determined and _RANK.match(rest) else rest)


def _counts_up(number: int, start: str, rest: str) -> bool:
    """Whether a number without article is an ordinal: "in 3. Lesung", not "bei 119. Immerhin"."""
    if number >= _YEARS:
        return False
    if gender(noun_after(rest)) or re.match(r"[,;)]|\s[a-zäöü]", rest):
        return True
    return number == 1 or (number <= _DAYS and re.search(r"[,:–(/-]\s*$", start) is not None)


def _ordinals(match: re.Match[str]) -> str:
    """„3.–5. Klasse“, „24./25. Mai“: both ordinals end alike."""
    form = ending(before(match), after(match))
    joint = " und " if match[2] == "/" else " bis "
    return ordinal(int(match[1])) + form + joint + ordinal(int(match[3])) + form


def _with_abbreviation(match: re.Match[str]) -> str:
    """Read „in der 12. Min.“ with its noun in the singular, after „des“ in the genitive."""
    singular, genitive = _COUNTED[match[2]]
    noun = genitive if re.search(r"\bdes\s$", before(match)) else singular
    return f"{declined(int(match[1]), before(match), f' {singular}')} {noun}{final_stop(match)}"


PAIRS = (
    Rule(
        "ordinals",
        re.compile(r"(?<![\w.,])([0-9]{1,3})\.\s?([-–/])\s?([0-9]{1,3})\.(?=\s?[^\W\d_])"),
        _ordinals,
    ),
)
"""Before dates, which would take the second one."""
RULES = (
    Rule(
        "ordinal with an abbreviation",
        re.compile(rf"(?<![\w.,:/–-])([0-9]{{1,3}})\.\s?({choice(_COUNTED)})(?!\w)"),
        _with_abbreviation,
    ),
    Rule("ordinal", re.compile(r"(?<![\w.,:/–-])([0-9]{1,7})\.(?=\s|$|[”“\"»«),;])"), _ordinal),
    Rule(
        "ordinal in a compound",
        re.compile(r"(?<![\w.,:/–-])([0-9]{1,3})\.-(?=[A-ZÄÖÜ])"),
        lambda m: ordinal(int(m[1])).capitalize() + "e-",
    ),
)
