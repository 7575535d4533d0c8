"""The last rules: every digit or sign that is left is spelled out or dropped."""

from __future__ import annotations

import re
import unicodedata

from briefing.german.units import MEASURES, PER
from briefing.speech.numbers import cardinal, digits
from briefing.speech.rule import TAKEN, Rule, after, before, choice

_WORDS = {
    "%": "Prozent", "‰": "Promille", "€": "Euro", "$": "Dollar", "£": "Pfund", "¥": "Yen",
    "&": "und", "@": "ät", "+": "plus", "=": "gleich", "°": "Grad", "×": "mal", "÷": "durch",
    "−": "minus", "±": "plus minus", "<": "kleiner als", ">": "größer als", "≤": "höchstens",
    "≥": "mindestens", "≈": "ungefähr", "~": "ungefähr", "†": "gestorben", "№": "Nummer",
    "µ": "Mikro", "#": "Raute", "§": "Paragraf", "Ω": "Ohm", "∞": "unendlich", "√": "Wurzel aus",
    "∑": "Summe", "π": "Pi", "Δ": "Delta",
}  # fmt: skip
_DROPPED = r"*_/\\|^`{}\[\]•·●▪■□◆©®™¶†‡¦¬¨¤¢¹"
_SPOKEN_ALONE = [
    s
    for s in MEASURES
    if (re.search(r"[^a-zA-Z.]", s) and len(s) > 1)
    or s in {"kWh", "MWh", "GWh", "TWh", "km", "kg", "cm", "mm", "kW"}
]
_EMOJI = (
    "\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2b00-\u2bff"
    "\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f"
)
_NONE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue001-\uf8ff\ufff9-\uffff\U000f0000-\U0010ffff"
_LONGEST_NUMBER = 15


def _digits(match: re.Match[str]) -> str:
    """Read digits inside words: "G7" as "G-sieben", "34a" as "vierunddreißig a"."""
    plain = "".join(str(unicodedata.decimal(char)) for char in match[0])
    exact = len(plain) > _LONGEST_NUMBER or (plain[0] == "0" and len(plain) > 1)
    word = digits(plain) if exact else cardinal(int(plain))
    glue = "-" if re.search(rf"[\w{TAKEN}]$", before(match)) else ""
    following = after(match)
    behind = (
        " "
        if re.match(r"[a-zäöü](?!\w)", following)
        else "-"
        if re.match(rf"[\w{TAKEN}]", following)
        else ""
    )
    return glue + word + behind


def _numeral(match: re.Match[str]) -> str | None:
    """Spell raised, lowered and encircled numbers; None for letters with a numeric value."""
    value = unicodedata.numeric(match[0], -1)
    if match[0].isdecimal() or match[0].isalpha() or value < 0:
        return None
    return f" {cardinal(int(value))} "


def _raised(match: re.Match[str]) -> str:
    return f" hoch {cardinal(int(unicodedata.normalize('NFKC', match[0])))} "


def _ornament(match: re.Match[str]) -> str:
    """Read +++ and underlined headings as a pause between two texts, and nothing at an end."""
    return " – " if before(match).strip() and after(match).strip() else " "


def _dotted(match: re.Match[str]) -> str:
    """Drop the stops of a long dotted run, on which espeak-ng 1.52 writes out of bounds."""
    return re.sub(r"\.", " ", match[0])


FIRST = (
    Rule("dotted run", re.compile(r"(?<!\w)(?:\w{1,3}\.[^\S\n]?){9,}"), _dotted),
    Rule("row of dots", re.compile(r"(?:\.\s?){4,}"), lambda _: "… "),
    Rule("ornament", re.compile(r"([=#~+])\1{2,}"), _ornament),
)
"""Applied before all other rules: input that can crash a voice."""
RULES = (
    Rule(
        "bare unit",
        re.compile(rf"(?<![\w.])({choice(_SPOKEN_ALONE)})(?!\w)"),
        lambda m: MEASURES[m[1]].many,
    ),
    Rule(
        "kilometres an hour",
        re.compile(r"(?<![\w.])(km|m|kWh|kW|mg|µg|g|l)/(h|s|m²|m³|l|kg|a)(?!\w)"),
        lambda m: f"{MEASURES[m[1]].many} pro {PER[m[2]]}",
    ),
    Rule("more than", re.compile(rf">\s?(?={TAKEN})"), lambda _: "mehr als "),
    Rule("less than", re.compile(rf"<\s?(?={TAKEN})"), lambda _: "weniger als "),
    Rule("arrow", re.compile(r"[-=]{1,5}>|<[-=]{1,5}"), lambda _: " "),
    Rule(
        "raised footnote",
        re.compile(r"(?:(?<=[.,;!?“”\"»])|(?<=[a-zäöüß]{3}))[⁰¹²³⁴-⁹]+(?![\w⁻])"),
        lambda _: "",
    ),
    Rule("raised number", re.compile(rf"(?<=[\w{TAKEN}])[²³¹⁰⁴-⁹]+"), _raised),
    Rule("numeral", re.compile(r"[^\x00-\x7fA-Za-zÄÖÜäöüß„“”–…»«\s]"), _numeral),
    Rule("born", re.compile(rf"\*(?=\s?{TAKEN})"), lambda _: " geboren "),
    Rule("digits", re.compile(r"\d+"), _digits),
    Rule("paragraphs", re.compile("§§"), lambda _: " Paragrafen "),
    Rule("emoji", re.compile(f"[{_EMOJI}\u200d]+"), lambda _: " "),
    Rule("sign in a compound", re.compile(r"(?<=-)[€$%](?=-)"), lambda m: _WORDS[m[0]]),
    Rule("sign", re.compile("[" + re.escape("".join(_WORDS)) + "]"), lambda m: f" {_WORDS[m[0]]} "),
    Rule("dash between readings", re.compile(rf"(?<={TAKEN})[-–](?={TAKEN})"), lambda _: "-"),
    Rule("colon between readings", re.compile(rf"(?<={TAKEN}):(?={TAKEN})"), lambda _: " zu "),
    Rule("dot between readings", re.compile(rf"(?<={TAKEN})\.(?={TAKEN})"), lambda _: " Punkt "),
    Rule("colon before a capital", re.compile(r"(?<=\w):(?=[A-ZÄÖÜ])"), lambda _: ": "),
    Rule("colon in a word", re.compile(rf"(?<=[\w{TAKEN}]):(?=[\w{TAKEN}])"), lambda _: " "),
    Rule("stroke between words", re.compile(r"(?<=[\w.])\s/\s(?=\w)"), lambda _: ", "),
    Rule("silent", re.compile(f"[{_DROPPED}{_NONE}]"), lambda _: " "),
)
