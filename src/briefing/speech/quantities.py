"""Numbers with a multiple, a unit or a currency, alone and as ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.speech.grammar import case_after, one
from briefing.speech.numbers import INTEGER, NUMBER, cardinal, spell
from briefing.speech.rule import TAKEN, Rule, after, before, stop
from briefing.speech.units import MONEY, MULTIPLES, PER, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.speech.grammar import Case
    from briefing.speech.units import Unit


def _choice(words: Iterable[str]) -> str:
    """A pattern that finds the longest of `words` (the keys of a table)."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_B = r"[^\S\n]"
_SECOND = rf"[-–−+]?{INTEGER}(?:,[0-9]+)*"
_AMOUNT = rf"(?P<number>{NUMBER}(?:,[-–—](?!\w))?)(?:(?P<joint>{_B}?[-–]{_B}?|{_B}bis{_B}(?:zu{_B})?|{_B}und{_B}|{_B}auf{_B})(?P<second>{_SECOND}))?"
_MULTIPLE = rf"(?:{_B}?(?P<multiple>{_choice(MULTIPLES)})(?!\w))"
_UNIT = rf"(?P<unit>{_choice(UNITS)})"
_PER = rf"(?:{_B}?/{_B}?(?P<per>{_choice(PER)}))?(?!\w)"
_JOINTS = {"-": "bis", "–": "bis"}
_EXTENT = re.compile(rf"{_B}?(?:lang|hoch|breit|tief|weit|dick|groß|schwer|entfernt|alt)\b")
_HUNDREDTHS = re.compile(r"^([^,]*),([0-9]{2})$")


def _case(match: re.Match[str]) -> Case:
    return "accusative" if _EXTENT.match(after(match)) else case_after(before(match))


def _quantity(match: re.Match[str]) -> str:
    unit = UNITS[match["unit"]]
    per = f" pro {PER[match['per']]}" if match["per"] else ""
    return _amount(match, unit) + per


def _with_symbol_first(match: re.Match[str]) -> str:
    return _amount(match, MONEY[match["unit"]])


def _amount(match: re.Match[str], unit: Unit) -> str:
    """The numbers of a match with multiple and unit: "5-10 Mio. €" as "fünf bis zehn Millionen Euro"."""
    first, second, case = match["number"], match["second"], _case(match)
    if match["multiple"]:
        return f"{_multiplied(match, case)} {unit.many}"
    if second is None:
        return _count(first, unit, case)
    joint = _JOINTS.get(match["joint"].strip(), match["joint"].strip())
    if unit.cent and (_HUNDREDTHS.match(first) or _HUNDREDTHS.match(second)):
        return f"{_count(first, unit, case)} {joint} {_count(second, unit, case)}"
    return f"{spell(first, 'ein')} {joint} {_count(second, unit, case)}"


def _count(number: str, unit: Unit, case: Case) -> str:
    number = number.rstrip(",-–—") or number
    if unit.cent and (parts := _HUNDREDTHS.match(number)):
        return _money(parts[1], parts[2], unit, case)
    if number.lstrip("+-–−±") == "1":
        return f"{spell(number, one(unit.gender, case))} {unit.one}"
    return (
        f"{spell(number)} {unit.many}"
        if "," in number
        else f"{spell(number, one(unit.gender, 'nominative'))} {unit.many}"
    )


def _money(whole: str, cents: str, unit: Unit, case: Case) -> str:
    """„2,40“ as „zwei Euro vierzig“, „0,99“ as „neunundneunzig Cent“."""
    if whole.lstrip("+-–−±") == "0":
        said = f"{cardinal(int(cents), 'ein')} {unit.cent}"
        return (spell(whole).removesuffix("null") + said) if int(cents) else f"{spell(whole)} {unit.many}"
    euros = _count(whole, unit, case)
    return f"{euros} {cardinal(int(cents))}" if int(cents) else euros


def _multiplied(match: re.Match[str], case: Case) -> str:
    """Numbers before Million, Milliarde …: only one whole of them is singular."""
    single, plural = MULTIPLES[match["multiple"]]
    first, second = match["number"], match["second"]
    form = one("m" if single == "Tausend" else "f", case)
    if second is not None:
        joint = _JOINTS.get(match["joint"].strip(), match["joint"].strip())
        return f"{spell(first, 'eine')} {joint} {spell(second, 'eine')} {plural}"
    if first == "1":
        return f"{form} {single}"
    return f"{spell(first, 'eine')} {plural}"


def _alone(match: re.Match[str]) -> str:
    return _multiplied(match, _case(match)) + stop(match)


def _compound(match: re.Match[str]) -> str:
    """„5-km-Lauf“, „35-%-Marke“: one word, joined by hyphens."""
    return spell(match["number"], "ein").replace(" ", "-") + "-" + UNITS[match["unit"]].one.replace(" ", "-") + "-"


_PLAIN = rf"(?P<number>{NUMBER})"
RULES = (
    Rule("unit in a compound", re.compile(rf"{_PLAIN}[-{_B[1:-1]}]?{_UNIT}-(?=[A-ZÄÖÜ][a-zäöü])"), _compound),
    Rule(
        "currency first",
        re.compile(
            rf"(?<![\w])(?P<unit>{_choice(set(MONEY) - {'Euro', 'Dollar', 'Pfund', 'Franken', 'Cent', 'US-Dollar', 'ct'})}){_B}?"
            rf"{_AMOUNT.replace(NUMBER, f'[-–−+]?{INTEGER}(?:,[0-9]+)?')}{_MULTIPLE}?(?!\w)"
        ),
        _with_symbol_first,
    ),
    Rule("quantity", re.compile(rf"{_AMOUNT}{_MULTIPLE}?{_B}?{_UNIT}{_PER}"), _quantity),
    Rule(
        "per unit",
        re.compile(rf"{_PLAIN}{_B}?/{_B}?(?P<per>{_choice(PER)})(?!\w)"),
        lambda m: f"{spell(m['number'])} pro {PER[m['per']]}",
    ),
    Rule("multiple", re.compile(rf"{_AMOUNT}{_MULTIPLE}"), _alone),
    Rule(
        "unit after a fraction",
        re.compile(rf"(?<={TAKEN}){_B}?{_UNIT}{_PER}"),
        lambda m: f" {UNITS[m['unit']].many}" + (f" pro {PER[m['per']]}" if m["per"] else ""),
    ),
)
