"""Expand abbreviations with a full stop."""

from __future__ import annotations

import re

from briefing.german.abbreviations import Ends, compile_pattern, lookup
from briefing.speech.grammar import ending
from briefing.speech.rule import TAKEN, Rule, after, before, final_stop

# Stems of expansions that are adjectives and are inflected for their context.
_STEMS = {
    "sogenannte": "sogenannt", "ehemalig": "ehemalig", "stellvertretender": "stellvertretend",
    "deutsch": "deutsch", "englisch": "englisch", "französisch": "französisch",
    "italienisch": "italienisch", "russisch": "russisch", "österreichisch": "österreichisch",
    "evangelisch": "evangelisch", "katholisch": "katholisch", "städtisch": "städtisch",
    "staatlich": "staatlich", "heilige": "heilig", "laufende": "laufend",
    "römisch-katholisch": "römisch-katholisch", "allgemein": "allgemein", "jährlich": "jährlich",
    "monatlich": "monatlich", "täglich": "täglich", "ursprünglich": "ursprünglich",
    "nördlich": "nördlich", "südlich": "südlich", "östlich": "östlich", "westlich": "westlich",
}  # fmt: skip


def _abbreviation(match: re.Match[str]) -> str | None:
    found = lookup(match[0])
    if found is None or (found.before_number and not re.match(rf"\s?[0-9{TAKEN}]", after(match))):
        return None
    spoken = _inflected(found.spoken, match)
    if match[0][0].isupper() and found.written[0].islower():
        spoken = spoken[0].upper() + spoken[1:]
    return spoken + (final_stop(match) if found.ends is Ends.MAY else "")


def _inflected(spoken: str, match: re.Match[str]) -> str:
    rest = after(match)
    if (stem := _STEMS.get(spoken)) and re.match(r"\s(?:[a-zäöü]+\s)?[A-ZÄÖÜ]", rest):
        return stem + ending(before(match), rest)
    if spoken == "geboren" and re.match(r"\s[A-ZÄÖÜ]", rest):
        return "geborene"
    if match[0] == "Fr." and re.match(r"\s(?:Dr\.|Prof\.|[A-ZÄÖÜ][a-zäöü])", rest):
        return "Frau"
    return spoken


RULES = (
    Rule("abbreviation", compile_pattern(), _abbreviation),
    Rule("street", re.compile(r"(?<=[a-zäöüß])str\."), lambda m: "straße" + final_stop(m)),
    Rule(
        "street by itself", re.compile(r"(?<=[a-zäöüß-])Str\."), lambda m: "Straße" + final_stop(m)
    ),
)
