"""Gender forms by house policy: "Leser:innen" with a pause, as both forms, or by a neutral word.

The masculine is built from the stem before "in" by the declensions of persons' names (Duden,
"Deklination": strong, weak); umlauts that only the feminine has are undone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.speech.rule import Rule, before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.settings import GenderPolicy

_WEAK = re.compile(
    r"(?:ent|ant|ist|at|et|ot|nom|graf|graph|soph|arch|ekt|eut|yst|and|urg|ast|nachbar|ungar|held"
    r"|bär|bauer|prinz)$",
    re.IGNORECASE,
)
"""Nouns with -en in every case but the nominative singular: „der Student, den Studenten“."""
_WEAK_E = re.compile(
    r"(?:log|kolleg|expert|kund|zeug|genoss|nachkomm|franzos|pol|türk|russ|tschech|schwed|dän|finn"
    r"|griech|chines|brit|schott|ir|"
    r"vietnames|kurd|rumän|bulgar|slowak|serb|kroat|pädagog|gefährt|pat|erb|bot|jud|afghan|slowen"
    r"|portugies)$",
    re.IGNORECASE,
)
"""The same with -e in the nominative singular: „der Kollege, den Kollegen“."""
_UNCHANGED = re.compile(r"(?:er|el|en)$")
_FULL_PLURAL = re.compile(r"(?:or|[Bb]ayer|[Pp]ommer)$")
_UMLAUTS = {
    "ärzt": "arzt",
    "köch": "koch",
    "anwält": "anwalt",
    "bäuer": "bauer",
    "jüd": "jud",
    "rät": "rat",
}
_UMLAUT_PLURALS = {"arzt": "ärzte", "koch": "köche", "anwalt": "anwälte", "rat": "räte"}
_NEUTRAL: dict[str, tuple[str, str]] = {

    **{
        stem: (word, word + "n")
        for stem, word in {
            "Student": "Studierende", "Mitarbeiter": "Mitarbeitende", "Teilnehmer": "Teilnehmende",
            "Arbeitnehmer": "Beschäftigte", "Forscher": "Forschende", "Zuhörer": "Zuhörende",
            "Zuschauer": "Zuschauende", "Radfahrer": "Radfahrende",
            "Autofahrer": "Autofahrende", "Demonstrant": "Demonstrierende", "Dozent": "Lehrende",
            "Künstler": "Kunstschaffende", "Journalist": "Medienschaffende",
            "Lehrer": "Lehrkräfte", "Pfleger": "Pflegekräfte", "Besucher": "Gäste",
        }.items()
    },
    "Expert": ("Fachleute", "Fachleuten"), "Einwohner": ("Menschen", "Menschen"),
    "Bürgermeister": ("Stadtoberhäupter", "Stadtoberhäuptern"),
}  # fmt: skip
"""Neutral plurals: nominative and dative."""
_DETERMINED = re.compile(
    r"\b(?:die|den|der|alle[nr]?|(?:kein|dies|jen|ihr|unser|sein|mein)e[nr]?"
    r"|beiden?)\s+(?:[a-zäöüß]+\s+)?$",
    re.IGNORECASE,
)
_DATIVE = re.compile(
    r"\b(?:den|mit|bei|von|nach|zu|aus|seit|unter|gegenüber|zwischen|(?:viel|all|dies|einig|mehrer"
    r"|ihr|unser|sein|kein|beid)en)"
    r"\s+(?:[a-zäöüß]+en\s+|[0-9]\S*\s+)?$",
    re.IGNORECASE,
)
# „ein:e“, „neue:r“, „einem:r“: the ending behind the mark, and what it makes of the word before it.
_ARTICLES = {
    "der": {"die": ("die", "der"), "dem": ("der", "dem"), "des": ("der", "des")},
    "die": {"der": ("die", "der"), "den": ("die", "den")},
    "den": {"die": ("die", "den")},
    "dem": {"der": ("der", "dem")},
    "des": {"der": ("der", "des")},
}

_MARK = r"[:*_·]"
_INNEN = rf"(?:{_MARK}innen|/-?innen|\(innen\)|Innen)"
_IN = rf"(?:{_MARK}in|/-?in|\(in\)|In)(?![\w-])"
_STEM = r"([A-ZÄÖÜ](?:[\w-]{0,40}[a-zäöüß])?)"
_WORD_PAIR = r"(?<!\w)[A-Za-zÄÖÜäöü][a-zäöüß]{0,30}[:*_/][a-zäöüß]{1,3}"


def _pause(match: re.Match[str]) -> str:
    """The pause of "Leser:innen", as a hyphen: voices make the stop that speakers make.

    A single letter is joined ("jede:r"), for behind a hyphen voices would say its name.
    """
    return ("" if len(match[1]) == 1 else "-") + match[1].lower()


def _several(match: re.Match[str], neutral: Mapping[str, tuple[str, str]]) -> str:
    """Read „den Leser:innen“ as „den Leserinnen und Lesern“, or as its word in `neutral`.

    A compound stays one: „Bürger:innenrat“ as „Bürgerinnen- und Bürgerrat“.
    """
    stem, rest = match[1], match[2]
    dative = _DATIVE.search(before(match)) is not None
    plural = _plural(stem)
    if rest:
        return (
            f"{stem}innen-und-{plural}{rest}"
            if rest[0] == "-"
            else f"{stem}innen- und {plural}{rest}"
        )
    # Participles take -n after a determiner: „die Studierenden“, but „die Fachleute“.
    if words := neutral.get(stem):
        adjectival = words[0].endswith(("nde", "igte"))
        return (
            words[1] if dative or (adjectival and _DETERMINED.search(before(match))) else words[0]
        )
    return f"{stem}innen und {plural}" + ("n" if dative and not plural.endswith(("n", "s")) else "")


def _single(match: re.Match[str]) -> str:
    """„Ein:e neue:r Lehrer:in“ as „eine neue Lehrerin oder ein neuer Lehrer“."""
    feminine, masculine = [], []
    for word in match[1].split():
        she, he = _pair(word)
        feminine.append(she)
        masculine.append(he.lower())
    oblique = bool(masculine) and masculine[0].endswith(("en", "em", "es"))
    return " ".join(
        [*feminine, match[2] + "in", "oder", *masculine, _masculine(match[2], oblique=oblique)]
    )


def _pair(written: str) -> tuple[str, str]:
    """Return the feminine and masculine of „ein:e“, „jede:r“, „der:die“; else the word twice."""
    word, _, ending = re.sub("[*_/]", ":", written).partition(":")
    if articles := _ARTICLES.get(word.lower(), {}).get(ending):
        she, he = articles
        return (she.capitalize() if word[0].isupper() else she), he
    if ending == "e":
        return word + "e", word
    if word.endswith("e"):
        return word, word + ending
    return (
        (word, word[:-1] + ending)
        if word.endswith("r")
        else (word[:-1] + ending, word)
        if ending
        else (word, word)
    )


def _base(stem: str) -> str:
    """The stem without the umlaut that the feminine adds: „Ärzt“ as „Arzt“."""
    for umlaut, plain in _UMLAUTS.items():
        if stem.lower().endswith(umlaut):
            end = plain.capitalize() if stem[-len(umlaut)].isupper() else plain
            return stem[: -len(umlaut)] + end
    return stem


def _plural(stem: str) -> str:
    base = _base(stem)
    for end, plural in _UMLAUT_PLURALS.items():
        if base.lower().endswith(end) and base != stem:
            return base[: -len(end)] + (
                plural.capitalize() if base[-len(end)].isupper() else plural
            )
    if _FULL_PLURAL.search(base):
        return base + ("n" if base.endswith("er") else "en")
    if re.search(r"(?:[Bb]auer|ar|[Uu]ngar)$", base) and (_WEAK.search(base)):
        return base + "n"
    if _UNCHANGED.search(base):
        return base
    return base + ("en" if _WEAK.search(base) or _WEAK_E.search(base) else "e")


def _masculine(stem: str, *, oblique: bool) -> str:
    base = _base(stem)
    if _WEAK_E.search(base):
        return base + ("en" if oblique else "e")
    return _plural(stem) if oblique and _WEAK.search(base) else base


_FORM = r"(innen|in(?:-|\b)|r\b|n\b|e\b|s\b|m\b|er\b|en\b|es\b|em\b|die\b|der\b)"
_PAUSE = (
    Rule(
        "both articles",
        re.compile(r"\b([Dd]er|[Dd]ie|[Dd]en|[Dd]em)[:*_/](der|die|den|dem)\b"),
        lambda m: f"{m[1]} oder {m[2]}",
    ),
    Rule("gender form", re.compile(rf"(?<=[a-zäöüß]){_MARK}{_FORM}"), _pause),
    Rule("gender form with slash", re.compile(r"(?<=[a-zäöüß])/-?(in(?:nen)?\b)"), _pause),
    Rule("gender form in brackets", re.compile(r"(?<=[a-zäöüß])\((in(?:nen)?)\)"), _pause),
    Rule(
        "gender form with capital", re.compile(r"(?<=[a-zäöüß])(In(?:nen)?)(?![a-zäöüß])"), _pause
    ),
)


def rules(policy: GenderPolicy) -> tuple[Rule, ...]:
    """The rules of a policy. What the richer ones do not know is said with the pause."""
    if policy == "pause":
        return _PAUSE
    neutral = _NEUTRAL if policy == "neutral" else {}
    return (
        Rule(
            "both forms",
            re.compile(rf"(?<!\w){_STEM}{_INNEN}((?:[a-zäöüß]+|-[A-ZÄÖÜ]\w+)?)(?!\w)"),
            lambda m: _several(m, neutral),
        ),
        Rule(
            "either form",
            re.compile(rf"((?:{_WORD_PAIR}\s(?:[a-zäöüß]+\s)?){{0,2}})(?<!\w){_STEM}{_IN}"),
            _single,
        ),
        *_PAUSE,
    )
