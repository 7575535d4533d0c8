"""Numbers by themselves: ordinals, ranges, compounds, cardinals."""

from __future__ import annotations

import re

from briefing.speech.grammar import case_after, declined, ending, gender, noun_after, one
from briefing.speech.numbers import INTEGER, NUMBER, digits, ordinal, spell
from briefing.speech.rule import Rule, after, before, opens_sentence, stop

_DETERMINED = re.compile(
    r"(?i:\b(?:am|im|zum|vom|beim|ins|ans|der|die|das|dem|den|des|(?:k?ein|mein|dein|sein|ihr|unser|eur|dies|jed|jen)(?:e[mnrs]?)?|ab|bis))\s*$"
)
_DAYS = 31
"""Larger ordinals end no sentence without their noun."""
_MINUTE = re.compile(r"\((?:[0-9]{1,3}\.[^()]*,\s)?$")
"""In brackets sports reports give the minute of a goal: "(42.)", "(51., 57.)"."""
_UNCOUNTED = re.compile(
    r"\b(?:Platz|Rang|Nummer|Nr\.|Gruppe|Teil|Kanal|Tor|Gleis|Liga|Punkt|Phase|Stufe|Artikel|Art\.|Paragraf|Absatz|Abs\.|Satz|Kapitel|Seite|S\.|§)\s*$"
)


def _ordinal(match: re.Match[str]) -> str | None:
    """A number with a full stop: an ordinal, unless the stop ends the sentence ("Sie ging 2019. Er blieb.")."""
    number, rest, start = int(match[1]), after(match), before(match)
    determined = _DETERMINED.search(start)
    if _MINUTE.search(start):
        return ordinal(number) + "e"
    if not start.strip(' „“"'):
        return ordinal(number) + "ens:" if opens_sentence(rest) else declined(number, "", rest)
    if opens_sentence(rest) or not rest.strip(' ”“"»«)'):
        return declined(number, start, "") + "." if determined and number <= _DAYS else None
    if not determined and (_UNCOUNTED.search(start) or not _counts_up(number, start, rest)):
        return None
    return declined(number, start, rest)


def _counts_up(number: int, start: str, rest: str) -> bool:
    """Whether an ordinal is likely where no article says so: "in 3. Lesung", but not "bei 119. Immerhin …"."""
    if number > 999 or gender(noun_after(rest)) or re.match(r"[,;)]|\s[a-zäöü]", rest):  # noqa: PLR2004 - years
        return number <= 999  # noqa: PLR2004
    return number == 1 or (number <= _DAYS and re.search(r"[,:–(/-]\s*$", start) is not None)


def _ordinals(match: re.Match[str]) -> str:
    """„3.–5. Klasse“, „24./25. Mai“: both ordinals end alike."""
    form = ending(before(match), after(match))
    joint = " und " if match[2] == "/" else " bis "
    return ordinal(int(match[1])) + form + joint + ordinal(int(match[3])) + form


def _range(match: re.Match[str]) -> str | None:
    first, second = match[1], match[2]
    if first[0] == "0" and first[:2] != "0," and len(first) > 1:
        return None
    counted = re.match(r"\s[^\W\d_]", after(match)) and not _UNCOUNTED.search(before(match))
    return f"{spell(first, 'ein' if counted else 'eins')} bis {spell(second)}"


def _compound(match: re.Match[str]) -> str:
    """„14-jährige“ as one word, „1,5-Grad-Ziel“ with hyphens."""
    word = spell(match[1], "ein").replace(" ", "-")
    return word + ("" if match.string[match.end() : match.end() + 1].islower() else "-")


def _one(match: re.Match[str]) -> str | None:
    """1 before a noun takes its gender and case; after "Platz" or "Nummer" it is a name."""
    if (
        _UNCOUNTED.search(before(match))
        or opens_sentence(after(match))
        or re.search(r"[^\s.!?:]\s[A-ZÄÖÜ][\w-]*\s$", before(match))
    ):
        return None
    return one(gender(noun_after(after(match))) or "m", case_after(before(match)))


RULES = (
    Rule("ordinals", re.compile(r"(?<![\w.,])([0-9]{1,3})\.\s?([-–/])\s?([0-9]{1,3})\.(?=\s?\w)"), _ordinals),
    Rule("ordinal", re.compile(r"(?<![\w.,:/–-])([0-9]{1,7})\.(?=\s|$|[”“\"»«),;])(?!\s?[0-9])"), _ordinal),
    Rule(
        "ordinal in a compound",
        re.compile(r"(?<![\w.,:/–-])([0-9]{1,3})\.-(?=[A-ZÄÖÜ])"),
        lambda m: ordinal(int(m[1])) + "e-",
    ),
    Rule("times", re.compile(rf"({NUMBER})\s?[x×]\s?(?={INTEGER})"), lambda m: spell(m[1], "ein") + " mal "),
    Rule("multiplied", re.compile(rf"({NUMBER})\s?x(?!\w)"), lambda m: spell(m[1], "ein") + "mal"),
    Rule(
        "range",
        re.compile(rf"(?<![0-9][-–])({NUMBER})(?:-|\s?–\s?)((?:[−+])?{INTEGER}(?:,[0-9]+)?)(?![\w]|[-–:/][0-9])"),
        _range,
    ),
    Rule("stroke", re.compile(rf"({NUMBER})/(?=[0-9])"), lambda m: spell(m[1]) + " Strich "),
    Rule("suspended", re.compile(rf"({NUMBER})-(?=\s(?:bis|und|oder)\b)"), lambda m: spell(m[1], "ein") + "-"),
    Rule("compound", re.compile(rf"({NUMBER})-(?=[^\W\d_])"), _compound),
    Rule(
        "percent adjective",
        re.compile(rf"({NUMBER})\s?%(?=ig)"),
        lambda m: spell(m[1], "ein").replace(" ", "-") + "prozent",
    ),
    Rule(
        "suffix",
        re.compile(rf"({NUMBER})(?=(?:fach|mal|jährig|prozentig|köpfig|stündig|tägig|stellig|teilig|minütig)\w*)"),
        lambda m: spell(m[1], "ein").replace(" ", "-"),
    ),
    Rule("one", re.compile(r"(?<![\w.,:/–-])1(?=\s[A-ZÄÖÜ][a-zäöüß])"), _one),
    Rule(
        "decimal point",
        re.compile(r"(?<![\w.,])([0-9]+)\.([0-9]{1,2})(?![\w]|[.,][0-9])(\s(?:Prozent|Millionen|Milliarden))?"),
        lambda m: f"{spell(m[1])} {'Komma' if m[3] else 'Punkt'} {digits(m[2])}{m[3] or ''}",
    ),
    Rule("number", re.compile(rf"{NUMBER}(?![^\W²³¹⁰-⁹])"), lambda m: spell(m[0]) + stop(m)),
)
