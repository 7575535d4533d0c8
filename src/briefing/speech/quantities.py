"""Numbers with a multiple, a unit or a currency, alone and as ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.german.units import ABBREVIATED_NAMES, MONEY, MULTIPLES, PER, UNITS
from briefing.speech.grammar import case_after, one
from briefing.speech.numbers import INTEGER, NUMBER, cardinal, in_compound, spell
from briefing.speech.rule import TAKEN, Rule, after, before, capital, choice, final_stop

if TYPE_CHECKING:
    from briefing.german.units import Unit
    from briefing.speech.grammar import Case

_B = r"[^\S\n]"
_POINT = r"(?:,[0-9]+|\.[0-9]{1,2}(?![0-9]|\.[0-9]))*"
"""Decimals; a full stop is accepted in prices and before units."""
_FIRST = rf"{NUMBER}(?:\.[0-9]{{1,2}}(?![0-9]|\.[0-9]))?(?:[,.][-–—]{{1,2}}(?!\w))?"
_SECOND = rf"[-–−+]?{INTEGER}{_POINT}"
_JOINT = rf"{_B}?[-–]{_B}?|{_B}bis{_B}(?:zu{_B})?|{_B}(?:und|oder|auf){_B}"
_AMOUNT = rf"(?P<number>{_FIRST})(?:(?P<joint>{_JOINT})(?P<second>{_SECOND}))?"
_MULTIPLE = rf"(?:{_B}?(?P<multiple>{choice(MULTIPLES)})(?!\w))"
_UNIT = rf"(?P<unit>{choice(UNITS)})"
_PER = rf"(?:{_B}?/{_B}?(?P<per>{choice(PER)}))?(?!\w)"
_JOINTS = {"-": "bis", "–": "bis"}
_EXTENT = re.compile(rf"{_B}?(?:lang|hoch|breit|tief|weit|dick|groß|schwer|entfernt|alt)[a-z]*\b")
_PLACE = re.compile(rf"{_B}?(?:Höhe|Länge|Breite|Tiefe|Fläche|Entfernung)\b")
_LIMIT = re.compile(r"(?s)(.*)\b[Bb]is zu\s$")
_HUNDREDTHS = re.compile(r"^([^,]*),([0-9]{2})$")
_SIGNS = "+-–−±"
_FIRST_CURRENCIES = set(MONEY) - {
    "Euro",
    "Dollar",
    "Pfund",
    "Franken",
    "Cent",
    "US-Dollar",
    "ct",
    "Rp.",
    "T€",
    "TEUR",
}


def _case(match: re.Match[str], suffix: str = "") -> Case:
    """Return the case of an amount; an extent („1 m lang“) is accusative, unless governed."""
    rest = suffix or after(match)
    case = case_after(before(match))
    if case == "nominative" and _EXTENT.match(rest):
        return "accusative"
    return (
        "dative"
        if _PLACE.match(rest) and re.search(r"\b[Aa]uf\s+(?:\w+\s+)?$", before(match))
        else case
    )


def _plural(match: re.Match[str], unit: Unit, case: Case) -> str:
    """The unit after more than one; „bis zu“ governs a number no more than „rund“ does."""
    if limit := _LIMIT.search(before(match)):
        case = case_after(limit[1])
    return unit.dative if case == "dative" and not _EXTENT.match(after(match)) else unit.many


def _quantity(match: re.Match[str]) -> str | None:
    if (
        match["unit"] in ABBREVIATED_NAMES
        and re.match(r"\s[A-ZÄÖÜ]", after(match))
        and not final_stop(match)
    ):
        return None  # an initial: "Tor zum 2. S. Müller"
    per = f" pro {PER[match['per']]}" if match["per"] else ""
    return _amount(match, UNITS[match["unit"]]) + per + final_stop(match)


def _with_symbol_first(match: re.Match[str]) -> str:
    return _amount(match, MONEY[match["unit"]])


def _decimal(number: str) -> str:
    """Return a number with a decimal comma: "2.5" before a unit is English, "20.-" is 20."""
    number = re.sub(r"[.,][-–—]{1,2}$", "", number)
    return re.sub(r"\.([0-9]{1,2})$", r",\1", number)


def _amount(match: re.Match[str], unit: Unit) -> str:
    """Spell the numbers of a match with multiple and unit: "fünf bis zehn Millionen Euro"."""
    case = _case(match)
    many = _plural(match, unit, case)
    if match["multiple"]:
        return f"{_multiplied(match, case)} {many}"
    first = _decimal(match["number"])
    if match["second"] is None:
        return _count(first, unit, case, many)
    second = _decimal(match["second"])
    joint = _JOINTS.get(match["joint"].strip(), match["joint"].strip())
    # Prices name the unit twice: "zwei Euro vierzig bis drei Euro", not "zwei bis drei Euro".
    if unit.cent and (_HUNDREDTHS.match(first) or _HUNDREDTHS.match(second)):
        return f"{_count(first, unit, case, many)} {joint} {_count(second, unit, case, many)}"
    return f"{spell(first, one(unit.gender))} {joint} {_count(second, unit, case, many)}"


def _count(number: str, unit: Unit, case: Case, many: str) -> str:
    if unit.cent and (parts := _HUNDREDTHS.match(number)):
        return _money(parts[1], parts[2], unit, case)
    if number.lstrip(_SIGNS) == "1":
        return f"{spell(number, one(unit.gender, case))} {unit.one}"
    return f"{spell(number, one(unit.gender))} {many}"


def _money(whole: str, cents: str, unit: Unit, case: Case) -> str:
    """„2,40“ as „zwei Euro vierzig“, „0,99“ as „neunundneunzig Cent“."""
    if whole.lstrip(_SIGNS) == "0":
        said = f"{cardinal(int(cents), one('m', case))} {unit.cent}"
        return (
            (spell(whole).removesuffix("null") + said)
            if int(cents)
            else f"{spell(whole)} {unit.many}"
        )
    euros = _count(whole, unit, case, unit.many)
    return f"{euros} {cardinal(int(cents))}" if int(cents) else euros


def _multiplied(match: re.Match[str], case: Case) -> str:
    """Numbers before Million, Milliarde …: only one whole of them is singular."""
    single, plural = MULTIPLES[match["multiple"]]
    first = _decimal(match["number"])
    form = "ein" if single == "Tausend" else "eine"
    if match["second"] is not None:
        joint = _JOINTS.get(match["joint"].strip(), match["joint"].strip())
        return f"{spell(first, form)} {joint} {spell(_decimal(match['second']), form)} {plural}"
    if first.lstrip(_SIGNS) == "1":
        return f"{spell(first, form if single == 'Tausend' else one('f', case))} {single}"
    return f"{spell(first, form)} {plural}"


def _alone(match: re.Match[str]) -> str:
    return _multiplied(match, _case(match)) + final_stop(match)


def _compound(match: re.Match[str]) -> str:
    """„5-km-Lauf“, „35-%-Marke“: one word, joined by hyphens."""
    return (
        capital(in_compound(match["number"]))
        + "-"
        + UNITS[match["unit"]].many.replace(" ", "-")
        + "-"
    )


_PLAIN = rf"(?P<number>{NUMBER})"
RULES = (
    Rule(
        "unit in a compound",
        re.compile(rf"{_PLAIN}(?:-|{_B})?{_UNIT}-(?=[A-ZÄÖÜ][a-zäöü])"),
        _compound,
    ),
    Rule(
        "currency first",
        re.compile(
            rf"(?<![\w])(?P<unit>{choice(_FIRST_CURRENCIES)}){_B}?"
            rf"{_AMOUNT.replace(NUMBER, f'[-–−+]?{INTEGER}(?:,[0-9]+)?')}{_MULTIPLE}?(?!\w)"
        ),
        _with_symbol_first,
    ),
    Rule("quantity", re.compile(rf"{_AMOUNT}{_MULTIPLE}?{_B}?{_UNIT}{_PER}"), _quantity),
    Rule(
        "per unit",
        re.compile(rf"{_PLAIN}{_B}?/{_B}?(?P<per>{choice(PER)})(?!\w)"),
        lambda m: f"{spell(m['number'])} pro {PER[m['per']]}",
    ),
    Rule("multiple", re.compile(rf"{_AMOUNT}{_MULTIPLE}"), _alone),
)
AFTER = (
    Rule(
        "unit after a fraction",
        re.compile(rf"(?<={TAKEN}){_B}?{_UNIT}{_PER}"),
        lambda m: f" {UNITS[m['unit']].many}" + (f" pro {PER[m['per']]}" if m["per"] else ""),
    ),
    Rule(
        "noun per unit",
        re.compile(rf"(?<=[^\W\d_])/(?P<per>{choice(set(PER) - set(MONEY))})(?![\w/-])"),
        lambda m: f" pro {PER[m['per']]}",
    ),
    Rule("dimensions", re.compile(rf"(?<={TAKEN}){_B}?[x×]{_B}?(?={TAKEN})"), lambda _: " mal "),
)
"""Applied after all numbers: units behind ranges that are already claimed."""
