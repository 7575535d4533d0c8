"""Roman numerals: rulers ("Ludwig XIV."), centuries ("im XX. Jahrhundert"), parts ("Teil II")."""

from __future__ import annotations

import re

from briefing.speech.grammar import case_after, declined
from briefing.speech.numbers import cardinal, ordinal
from briefing.speech.rule import Rule, after, before, final_stop, opens_sentence

_VALUES = {"I": 1, "V": 5, "X": 10}
_NUMERAL = r"(X{0,3}(?:IX|IV|V?I{0,3}))"
_REGNAL = frozenset(
    "Karl Friedrich Wilhelm Heinrich Ludwig Otto Philipp Felipe Georg George Franz Leopold "
    "Ferdinand Maximilian Albert "
    "Nikolaus Peter Alexander Johannes Paul Pius Franziskus Benedikt Leo Gregor Elisabeth "
    "Elizabeth Katharina Margrethe Charles "
    "Edward Eduard Gustav Adolf Christian Frederik Harald Olav Konrad Rudolf Josef Joseph Napoleon "
    "Jakob Richard "
    "Innozenz Urban Klemens Sixtus Julius Bonifatius Abdullah Mohammed Hassan Ramses Maria "
    "Christina Beatrix Viktoria "
    "Isabella Anna Carl Willem Philippe Juan Haakon Clemens Coelestin Viktor Umberto Konstantin "
    "Michael Iwan Nikolai Stephan Ladislaus "
    "Ottokar Kasimir Sigismund Wenzel Balduin Theodor Darius Xerxes Ptolemaios Selim Murad Rama "
    "Tutanchamun Johann Karol Zar".split()
)
_WOMEN = frozenset("Elisabeth Elizabeth Margrethe Beatrix".split())
_ARTICLES = {
    "m": {
        "nominative": "der {}e",
        "accusative": "den {}en",
        "dative": "dem {}en",
        "genitive": "des {}en",
    },
    "f": {
        "nominative": "die {}e",
        "accusative": "die {}e",
        "dative": "der {}en",
        "genitive": "der {}en",
    },
}
_PARTS = re.compile(
    r"(?:^|\W)(?:Teil|Typ|Band|Klasse|Stufe|Phase|Kapitel|Akt|Artikel|Hartz|Kategorie|Gruppe|Buch"
    r"|Liga|Episode|Stage|Sparte|Zone|"
    r"Block|Abschnitt|Weltkrieg|Kammer|Kabinett(?:\s[A-ZÄÖÜ]\w+)?|Senat\s[A-ZÄÖÜ]\w+)\s$"
)
"""Before a single letter, these make it a number: „Teil I“, „das Kabinett Merz I“."""
_NAME = re.compile(r"([A-ZÄÖÜ][^\W\d_]+)\s$")
# Words before a ruler's name that a preposition reaches across: "unter König Ludwig XIV.".
_STYLE = re.compile(
    r"(?:\b(?:Kaiser|König|Zar|Papst|Sultan|Königin|Kaiserin|Zarin|Fürst|Herzog|Prinz|Pharao"
    r"|Johannes|Franz|Maria|Karl|Friedrich|Carl)(?:in|s)?\s+)*$"
)


_POSSESSED = re.compile(
    r"(?:^|[\s„])[A-ZÄÖÜ][a-zäöüß]+(?:ung|tod|Tod|Besuch|Rede|Reise|Sohn|Tochter|Mutter|Frau|Zeit"
    r"|Hochzeit|Amtszeit|Reich|Hof)\s$"
)
"""Before a name that ends in -s, what belongs to it: „die Krönung Charles III.“."""


def value(numeral: str) -> int:
    """XIV as 14."""
    numbers = [_VALUES[letter] for letter in numeral]
    return sum(
        -n if n < following else n for n, following in zip(numbers, [*numbers[1:], 0], strict=True)
    )


def _ruler(match: re.Match[str]) -> str | None:
    name = _NAME.search(before(match))
    if not match[1] or not name or opens_sentence(f" {name[1]}"):
        return None
    start = _STYLE.sub("", before(match)[: name.start()])
    # "Ludwigs XIV." is a genitive, but the -s of "Charles" and "Johannes" belongs to the name.
    bare = name[1].removesuffix("s") if name[1] not in _REGNAL else name[1]
    if bare not in _REGNAL and (len(match[1]) == 1 or bare != name[1]):
        return None
    if (
        match[1] in {"V", "X"}
        and bare == name[1]
        and re.match(r"\s[A-ZÄÖÜ]", after(match))
        and not final_stop(match)
    ):
        return None  # an initial: "Karl V. Müller"
    case = case_after(start)
    if bare != name[1] or (
        case == "nominative" and name[1][-1] in "sxzß" and _POSSESSED.search(start)
    ):
        case = "genitive"
    kind = "f" if bare in _WOMEN or bare.endswith("a") else "m"
    return _ARTICLES[kind][case].format(ordinal(value(match[1])).capitalize()) + final_stop(match)


def _ordinal(match: re.Match[str]) -> str | None:
    """„Im XX. Jahrhundert“, „der II. Weltkrieg“; an initial before a name is none."""
    if not match[1] or (
        len(match[1]) == 1
        and not re.search(r"\b(?:[Ii]m|[Dd]e[rmsn]|[Vv]om|[Zz]um)\s$", before(match))
    ):
        return None
    return declined(value(match[1]), before(match), after(match))


def _part(match: re.Match[str]) -> str | None:
    if not match[1] or not (len(match[1]) > 1 or _PARTS.search(before(match))):
        return None
    named = _NAME.search(before(match)) and match[1] not in {"XX", "XXX"}
    return cardinal(value(match[1])) if named else None


def _inside(match: re.Match[str]) -> str | None:
    """„Hartz-IV-Empfänger“, „Pershing-II-Rakete“."""
    return cardinal(value(match[1])) if len(match[1]) > 1 else None


RULES = (
    Rule("ruler", re.compile(rf"(?<=\s)(?=[IVX]){_NUMERAL}\.(?!\w)"), _ruler),
    Rule("Roman ordinal", re.compile(rf"(?<!\w)(?=[IVX]){_NUMERAL}\.(?=\s[A-ZÄÖÜ])"), _ordinal),
    Rule(
        "Roman number in a compound",
        re.compile(rf"(?<=[a-zäöüß]-)(?=[IVX]){_NUMERAL}(?=-[A-ZÄÖÜ])"),
        _inside,
    ),
    Rule("Roman number", re.compile(rf"(?<=\s)(?=[IVX]){_NUMERAL}(?![\w-])"), _part),
)
