"""Infer inflection from the words around a number: case, ending of an ordinal, form of 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from briefing.german.calendar import MONTHS
from briefing.german.determiners import BEFORE_E, BEFORE_EN, LIKE_DER, WITHOUT_ENDING
from briefing.speech.nouns import gender, is_nominalised
from briefing.speech.numbers import ordinal
from briefing.speech.rule import TAKEN

if TYPE_CHECKING:
    from briefing.german.units import Gender

Case = Literal["nominative", "accusative", "dative", "genitive"]

_ONE: dict[Case, tuple[str, str, str]] = {
    "nominative": ("ein", "eine", "ein"),
    "accusative": ("einen", "eine", "ein"),
    "dative": ("einem", "einer", "einem"),
    "genitive": ("eines", "einer", "eines"),
}
_CASES: dict[str, Case] = {
    **dict.fromkeys(
        """mit von bei zu nach aus seit ab gegenüber vor binnen in an unter zwischen außer samt
        nebst dem im am zum vom beim laut dank entsprechend""".split(),
        "dative",
    ),
    **dict.fromkeys(
        """um für gegen ohne durch auf über bis pro je den ins ans kostet kosten kostete
        kosteten gekostet zahlt zahlen zahlte zahlten beträgt betrug verlangt verlangte spendet
        spendete spendiert hat hatte haben hatten gibt gab bekam bekommt bekommen erhält erhielt
        erhalten braucht brauchte dauert dauerte wiegt wog misst kassierte verliert verlor
        gewann gewinnt holte erzielte schoss investiert investierte""".split(),
        "accusative",
    ),
    **dict.fromkeys(
        """während wegen trotz innerhalb außerhalb des binnen unterhalb oberhalb anlässlich
        infolge""".split(),
        "genitive",
    ),
}  # fmt: skip
# Adverbs between a preposition or article and its number, which do not affect the case.
_SKIPPED = frozenset(
    """rund etwa circa knapp gut fast genau nur bereits schon erst nunmehr mittlerweile
    insgesamt inzwischen mindestens höchstens maximal ungefähr gerade exakt ganze zirka ca.
    sogar noch lediglich wenigstens zusammen jeweils weit immerhin spätestens frühestens
    voraussichtlich wohl""".split()
)
_PLURALS = (
    "spiele",
    "tage",
    "wochen",
    "meisterschaften",
    "wahlen",
    "jahre",
    "nächte",
    "tagen",
    "spielen",
    "plätze",
)

_WORD = re.compile(rf"([^\W\d_]+\.?|[0-9]{{1,3}}\.|[,–/(-]|{TAKEN}+)\s*$")
_DATIVE = frozenset("mit bei nach seit aus zu von ab vor in an auf unter".split())
_ACCUSATIVE = frozenset("bis für gegen um ohne durch".split())
_GOVERNORS = (
    _DATIVE
    | _ACCUSATIVE
    | frozenset(
        """hinter neben zwischen gegenüber während wegen trotz über entlang dank laut innerhalb
        außerhalb anlässlich aufgrund infolge mithilfe zufolge statt anstelle inmitten""".split()
    )
)
_LINKS = frozenset(["und", "bis", "oder", ",", "–", "-", "/", "(", "sowie"])
# The endings for masculine, feminine and neuter after each word.
_STRONG_DATIVE, _STRONG_ACCUSATIVE = ("em", "er", "em"), ("en", "e", "es")
_FORMS: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(_DATIVE, _STRONG_DATIVE),
    **dict.fromkeys(_ACCUSATIVE, _STRONG_ACCUSATIVE),
    **dict.fromkeys(WITHOUT_ENDING, ("er", "e", "es")),
    **dict.fromkeys(BEFORE_E, ("e", "e", "e")),
    **dict.fromkeys(BEFORE_EN, ("en", "en", "en")),
}
_CAPITAL_ADJECTIVE = r"(?:[A-ZÄÖÜ][a-zäöüß]*(?:sch|lich|nal|ig|lär|oß)e[nrsm]?\s+(?=[A-ZÄÖÜ]))?"
_NOUN = re.compile(
    rf"[.\s„“»\"]*(?:(?:und|bis|oder|sowie)\s[0-9]{{1,3}}\.\s)*(?:[a-zäöüß]+\s+)"
    rf"{{0,2}}{_CAPITAL_ADJECTIVE}([A-ZÄÖÜ][\w-]*\.?)"
)


def one(noun_gender: Gender, case: Case = "nominative") -> str:
    """Return the form of 1 before a noun: "ein", "einer", "einen"."""
    return _ONE[case]["mfn".index(noun_gender)]


def case_after(before: str) -> Case:
    """Return the case that the end of `before` governs, or nominative; „bis zu“ is „zu“."""
    return _CASES.get(_last_word(before)[0].lower(), "nominative")


def declined(number: int, before: str, after: str) -> str:
    """Return an ordinal inflected for its context: "am" + 9 + "Mai" gives "neunten"."""
    return ordinal(number) + ending(before, after)


def ending(before: str, after: str) -> str:
    """Return the ending of an ordinal or adjective between `before` and `after`.

    Source: Duden, "Deklination der Adjektive" (strong, weak, mixed).

    The word before decides: after "am" -en, after "das" -e; "der" is a masculine nominative or a
    feminine dative, so the noun after it helps; without an article the ending shows the gender of
    the noun itself.
    """
    noun = noun_after(after)
    word, rest = _last_word(before)
    low = word.lower()
    if low in _LINKS and (linked := _linked(rest, after, low)):
        return linked
    if word.endswith(TAKEN):  # „am Mo. 4. Mai“
        return "en" if _is_governed(rest) else "er"
    if low in LIKE_DER:
        return _after_der(rest, noun)
    if (forms := _FORMS.get(low)) and not (
        low in {"die", "diese"} and noun.lower().endswith(_PLURALS)
    ):
        return forms["mfn".index(gender(noun) or "m")]
    return "en" if forms else _after_other_word(word, rest, noun)


def _after_der(rest: str, noun: str) -> str:
    """Return -en in „in der 3. Minute“, „Sieger der 3. Etappe“, and -e in „der 3. Tag“."""
    governor = _last_word(rest)[0].lower()
    feminine = gender(noun) == "f" and not is_nominalised(noun)
    return "en" if governor in _GOVERNORS or feminine else "e"


def _linked(rest: str, after: str, link: str) -> str:
    """Return the ending of an ordinal behind a conjunction or comma.

    „Am 3. und 4. Mai“: the second ends as the first; „Montag, 4. Mai“: as before the weekday.
    """
    word, further = _last_word(rest)
    if re.fullmatch(r"[0-9]{1,3}\.", word):
        return ending(further, after)
    if link in {"und", "oder", "sowie"} and word.islower():
        return ending(rest, after)
    if link in {",", "("} and word.lower().endswith(
        ("tag", "abend", "woch", TAKEN)
    ):  # „Mo.“ has been read
        return "en" if _is_governed(further) else ""
    day, start = _last_word(further)
    return (
        ending(start, after)
        if word in MONTHS and re.fullmatch(r"[0-9]{1,2}\.", day) and link != "bis"
        else ""
    )


def _is_governed(before: str) -> bool:
    """Whether a preposition or article governs a weekday: „von Montag“, „am kommenden Montag“."""
    word = _last_word(before)[0]
    return (
        word.lower() in BEFORE_EN | _GOVERNORS
        or re.fullmatch(r"[a-zäöüß]{3,}(?:en|em)", word) is not None
    )


def _after_other_word(word: str, rest: str, noun: str) -> str:
    """Return the ending after an adjective („Der kommende 9. Mai“) or a genitive.

    „In Beethovens 9. Sinfonie“ ends as its preposition governs.

    Without any word that tells, the ending is the strong one of the gender.
    """
    if (
        word.islower()
        and (found := re.search(r"[a-zäöüß]{3}(en|er|es|e)$", word))
        and word
        not in _SKIPPED
        | {
            "wurde",
            "wäre",
            "werde",
            "hatte",
            "wieder",
            "immer",
            "heute",
            "feierte",
            "holte",
            "belegte",
        }
    ):
        return found[1]
    at = "mfn".index(gender(noun) or "m")
    governor = _last_word(rest)[0].lower()
    if re.fullmatch(r"[A-ZÄÖÜ][^\W\d_]+s", word) and governor in _DATIVE:
        return _STRONG_DATIVE[at]
    if re.fullmatch(r"[A-ZÄÖÜ][^\W\d_]+s", word) and governor in _ACCUSATIVE:
        return _STRONG_ACCUSATIVE[at]
    return ("er", "e", "es")[at]


def noun_after(after: str) -> str:
    """Return the first noun of `after`, skipping adjectives („Deutsche“) and ordinals."""
    found = _NOUN.match(after)
    return found[1] if found else ""


def _last_word(before: str) -> tuple[str, str]:
    """Return the last word of `before` that is not a skipped adverb, and the text before it."""
    while found := _WORD.search(before, max(0, len(before) - 60)):
        before = before[: found.start()]
        if found[1].lower() not in _SKIPPED:
            return found[1], before
    return "", ""
