"""Plain numbers: ranges, compounds, 1 before a noun, cardinals."""

from __future__ import annotations

import re

from briefing.speech.grammar import case_after, noun_after, one
from briefing.speech.nouns import gender
from briefing.speech.numbers import INTEGER, NUMBER, digits, in_compound, spell
from briefing.speech.rule import TAKEN, Rule, after, before, capital, final_stop, opens_sentence

UNCOUNTED = re.compile(
    r"(?:\b(?:Platz|Rang|Nummer|Nr\.|Gruppe|Teil|Kanal|Tor|Gleis|Liga|Punkt|Phase|Stufe|Artikel"
    r"|Art\.|Paragraf|Absatz|Abs\.|Satz|"
    r"Kapitel|Seite|S\.|Block|Linie|Typ|Klasse|Formel|Zimmer|Halle|Haus|Terminal|Gate|Spur|Folge"
    r"|Staffel|Band|Kategorie|Warnstufe|Tabelle)|§)\s*$"
)
"""After these a number is a name: „Platz 1“ is „Platz eins“."""
_MODEL = re.compile(
    r"\b(?:Boeing|Airbus|Embraer|Cessna|Porsche|Ferrari|Modell|Code|Typ|Baureihe|Antonow|Iljuschin"
    r"|Tupolew)\s$"
)
_LARGEST_MODEL = 4


def _range(match: re.Match[str]) -> str | None:
    first, second = match[1], match[2]
    # A leading zero marks a telephone number or code, which is read digit by digit.
    if first[0] == "0" and first[:2] != "0," and len(first) > 1:
        return None
    if _MODEL.search(before(match)) and len(second) <= _LARGEST_MODEL:
        return f"{spell(first)} {spell(second)}"
    if " " in match[0] and _value(second) < _value(first):
        return None  # a dash between two entries of a list
    counted = re.match(r"\s[^\W\d_]", after(match)) and not UNCOUNTED.search(before(match))
    return f"{spell(first, 'ein' if counted else 'eins')} bis {spell(second)}"


def _value(written: str) -> float:
    return float(re.sub(r"[^0-9,]", "", written).replace(",", ".", 1).replace(",", ""))


def _compound(match: re.Match[str]) -> str:
    """„1,5-Grad-Ziel“ with hyphens and a capital, but „Typ-2-Diabetes“."""
    inside = match.string[match.start() - 1 : match.start()] == "-"
    return (in_compound(match[1]) if inside else capital(in_compound(match[1]))) + "-"


def _adjective(match: re.Match[str]) -> str:
    """„14-jährige“, „14-Jährige“ and „3fach“ as one word; decimals keep a hyphen („2,5-fach“)."""
    number, link, word = in_compound(match[1]), match[2], match[3]
    return (
        (capital(number) if word[0].isupper() else number)
        + ("-" if link and "-" in number else "")
        + word.lower()
    )


def _suspended(match: re.Match[str]) -> str:
    """„Die 17- und 19-Jährigen“ as „die Siebzehn- und Neunzehnjährigen“."""
    number = in_compound(match[1])
    nominal = re.match(
        rf"\s(?:(?:bis|und|oder)\s(?:zu\s)?{NUMBER}-[A-ZÄÖÜ]|(?:bis|und|oder)\s[A-ZÄÖÜ])",
        after(match),
    )
    return (capital(number) if nominal else number) + "-"


def _one(match: re.Match[str]) -> str | None:
    """1 before a noun takes its gender and case; after "Platz" or "Nummer" it is a name."""
    if (
        UNCOUNTED.search(before(match))
        or opens_sentence(after(match))
        or re.search(r"[^\s.!?:]\s[A-ZÄÖÜ][\w-]*\s$", before(match))
    ):
        return None
    return one(gender(noun_after(after(match))) or "m", case_after(before(match)))


def _product(match: re.Match[str]) -> str:
    """„4 x 100“, „20x30x40“: everything but the last factor, which a unit may follow."""
    return "".join(
        f"{spell(factor, 'ein')} mal " for factor in re.findall(INTEGER + r"(?:,[0-9]+)?", match[0])
    )


_FACTOR = rf"{INTEGER}(?:,[0-9]+)?"
PRODUCTS = (
    Rule(
        "product",
        re.compile(rf"(?<![\w.,]){_FACTOR}\s?[x×·](?:\s?{_FACTOR}\s?[x×·])*\s?(?=[0-9{TAKEN}])"),
        _product,
    ),
    Rule(
        "multiplied",
        re.compile(rf"({NUMBER})\s?[x×](?!\w)(?!\s?[0-9])"),
        lambda m: in_compound(m[1]) + "mal",
    ),
)
"""Before the quantities, which would take the last factor with its unit and leave the others."""
_SUFFIXES = (
    "(?:fach|mal|jährig|prozentig|köpfig|stündig|stellig|seitig|spännig|tägig|teilig|minütig"
    "|wöchig|monatig|strophig|spurig)"
)
RULES = (
    Rule(
        "range",
        re.compile(
            rf"(?<![0-9][-–])({NUMBER})(?:-|\s?–\s?|\s-\s)((?:[−+])?{INTEGER}(?:,[0-9]+)?)(?![\w]"
            rf"|[-–:/][0-9])"
        ),
        _range,
    ),
    Rule(
        "range below zero",
        re.compile(rf"({NUMBER})/([-−]{INTEGER})(?![\w/])"),
        lambda m: f"{spell(m[1])} bis {spell(m[2])}",
    ),
    Rule("stroke", re.compile(rf"({NUMBER})/(?=[0-9])"), lambda m: spell(m[1]) + " Strich "),
    Rule(
        "suspended compound",
        re.compile(rf"({NUMBER})-(?=,?\s(?:bis|und|oder)\b|,\s[0-9])"),
        _suspended,
    ),
    Rule(
        "adjective with a number", re.compile(rf"({NUMBER})(-)([a-zäöüß]\w*|Jährig\w*)"), _adjective
    ),
    Rule("adjective with a number", re.compile(rf"({NUMBER})()({_SUFFIXES}\w*)"), _adjective),
    Rule("compound", re.compile(rf"({NUMBER})-(?=[^\W\d_])"), _compound),
    Rule(
        "percent adjective",
        re.compile(rf"({NUMBER})\s?%(?=ig)"),
        lambda m: in_compound(m[1]) + "prozent",
    ),
    Rule(
        "one",
        re.compile(
            r"(?<![\w.,:/–-])1(?=\s[A-ZÄÖÜ][a-zäöüß]|\s[a-zäöüß]+e[rsnm]?\s[A-ZÄÖÜ][a-zäöüß])"
        ),
        _one,
    ),
    Rule(
        "decimal point",
        re.compile(
            r"(?<![\w.,])([0-9]+)\.([0-9]{1,2})(?![\w]|[.,][0-9])(\s(?:Prozent|Prozentpunkte?n?"
            r"|Millionen|Milliarden|Punkten?))?"
        ),
        lambda m: f"{spell(m[1])} {'Komma' if m[3] else 'Punkt'} {digits(m[2])}{m[3] or ''}",
    ),
    Rule("number", re.compile(rf"{NUMBER}(?![^\W²³¹⁰-⁹])"), lambda m: spell(m[0]) + final_stop(m)),
)
