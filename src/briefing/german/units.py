"""Units of measure and money: written forms, spoken forms and sizes.

Sources: DIN 1301 and the brochure "The International System of Units" for symbols, prefixes and
sizes; ISO 4217 for currencies; Duden for what is said.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Gender = Literal["m", "f", "n"]


class Unit(NamedTuple):  # defining a dataclass takes longer than filling the table
    """A unit: its spoken form after one and after any other number, and its size."""

    one: str
    many: str
    gender: Gender
    cent: str = ""
    """The name of a hundredth, for money."""
    kind: str = ""
    """What it measures; only units of one kind can be compared. "" if only its name is known."""
    size: int = 1
    power: int = 0
    """Its value is `size` times ten to `power` of the base unit of its kind."""
    alias: str = ""
    """A common name for units that are the same but spoken differently."""

    @property
    def name(self) -> str:
        """The key that all written and spoken forms of the unit share."""
        return self.alias or self.one

    @property
    def dative(self) -> str:
        """The form after a preposition with the dative: „mit drei Metern“.

        Metres, litres, years and days take an -n, also inside: „Kilometern pro Stunde“.
        """
        return _DECLINED.sub(r"\g<0>n", self.many, count=1)


_DECLINED = re.compile(r"(?:[Mm]eter|[Ll]iter|[Jj]ahre|Tage)(?![^\W\d_])")


def _same(
    word: str,
    gender: Gender = "m",
    cent: str = "",
    *,
    kind: str = "",
    size: int = 1,
    power: int = 0,
) -> Unit:
    """Return a unit that has one form after all numbers."""
    return Unit(word, word, gender, cent, kind, size, power)


def _with_n(word: str, kind: str = "", size: int = 1, power: int = 0) -> Unit:
    return Unit(word, word + "n", "f", "", kind, size, power)


_PREFIXES = {
    "n": ("Nano", -9), "µ": ("Mikro", -6), "μ": ("Mikro", -6), "m": ("Milli", -3),
    "c": ("Zenti", -2), "d": ("Dezi", -1), "h": ("Hekto", 2), "k": ("Kilo", 3), "M": ("Mega", 6),
    "G": ("Giga", 9), "T": ("Tera", 12),
}  # fmt: skip
"""With the micro sign and the Greek letter, which are both in use."""


def _prefixed(symbol: str, prefixes: str, unit: Unit, *, alone: bool = True) -> dict[str, Unit]:
    """Return the prefixed units ("km" as Kilometer), and the unit itself if used `alone`."""
    found = {symbol: unit} if alone else {}
    for prefix in prefixes:
        start, power = _PREFIXES[prefix]
        one, many = start + unit.one.lower(), start + unit.many.lower()
        found[prefix + symbol] = Unit(
            one, many, unit.gender, "", unit.kind, unit.size, unit.power + power
        )
    return found


def _powers(symbol: str, name: str, power: int) -> dict[str, Unit]:
    """Return the square and cube of a length of ten to `power` metres, raised or plain."""
    square = _same(f"Quadrat{name.lower()}", kind="area", power=2 * power)
    cube = _same(f"Kubik{name.lower()}", kind="volume", power=3 * power)
    return {f"{symbol}²": square, f"{symbol}2": square, f"{symbol}³": cube, f"{symbol}3": cube}


def _called(forms: str, unit: Unit) -> dict[str, Unit]:
    return dict.fromkeys(forms.split(), unit)


_LENGTHS = {
    "mm": ("Millimeter", -3), "cm": ("Zentimeter", -2), "dm": ("Dezimeter", -1), "m": ("Meter", 0),
    "km": ("Kilometer", 3),
}  # fmt: skip
_LITRE = _same("Liter", kind="volume", power=-3)
_SPEED = _same("Kilometer pro Stunde")._replace(alias="Stundenkilometer")
_BIT = _same("Bit", "n", kind="bits")

MEASURES: dict[str, Unit] = {
    **_prefixed("m", "nµμmcdk", _same("Meter", kind="length")),
    **{
        key: unit
        for symbol, (name, power) in _LENGTHS.items()
        for key, unit in _powers(symbol, name, power).items()
    },
    **_called("qm", _same("Quadratmeter", kind="area")),
    **_called("qkm", _same("Quadratkilometer", kind="area", power=6)),
    **_called("cbm", _same("Kubikmeter", kind="volume")),
    **_called("ccm", _same("Kubikzentimeter", kind="volume", power=-6)),
    "ha": _same("Hektar", "n", kind="area", power=4),
    "ft": _same("Fuß", kind="length", size=3048, power=-4),
    "mi": _with_n("Meile", "length", 1_609_344, -3), "sm": _with_n("Seemeile", "length", 1852),
    **_prefixed("g", "nµμmk", _same("Gramm", "n", kind="mass")),
    "t": _with_n("Tonne", "mass", power=6),
    **_prefixed("t", "kMG", _with_n("Tonne", "mass", power=6), alone=False),
    "dt": _with_n("Dezitonne", "mass", power=5),
    "Ztr.": _same("Zentner", kind="mass", size=5, power=4), "lb": _same("Pfund", "n"),
    "oz": _with_n("Unze"), **_prefixed("l", "mcdhµμ", _LITRE), **_prefixed("L", "m", _LITRE),
    "Ltr.": _LITRE, **_prefixed("W", "mkMGT", _same("Watt", "n", kind="power")),
    "PS": _same("P-S", "n"), "kWp": _same("Kilowatt peak", "n"), "MWp": _same("Megawatt peak", "n"),
    "MWel": _same("Megawatt elektrisch", "n"),
    **_prefixed("Wh", "kMGT", _with_n("Wattstunde", "energy", 3600)),
    **_prefixed("J", "kM", _same("Joule", "n", kind="energy")),
    **_prefixed("cal", "k", _with_n("Kalorie", "energy", 4184, -3)),
    **_prefixed("eV", "kM", _same("Elektronenvolt", "n", kind="electronvolt")),
    **_prefixed("V", "mkM", _same("Volt", "n", kind="voltage")),
    **_prefixed("A", "mk", _same("Ampere", "n", kind="current"), alone=False),
    **_prefixed("Ah", "m", _with_n("Amperestunde", "charge")), "kVA": _same("Kilovoltampere", "n"),
    "Ω": _same("Ohm", "n"), **_prefixed("Hz", "kMGT", _same("Hertz", "n", kind="frequency")),
    **_prefixed("Pa", "kMh", _same("Pascal", "n", kind="pressure")),
    **_prefixed("bar", "m", _same("Bar", "n", kind="pressure", power=5)),
    "mmHg": _same("Millimeter Quecksilbersäule"), "dB": _same("Dezibel", "n"),
    "dB(A)": _same("Dezibel", "n"), "kN": _same("Kilonewton", "n"), "Nm": _same("Newtonmeter"),
    "Bq": _same("Becquerel", "n"),
    **_prefixed("Sv", "mµ", _same("Sievert", "n", kind="dose"), alone=False),
    "mol": _same("Mol", "n"), "lm": _same("Lumen", "n"), "lx": _same("Lux", "n"),
    **_prefixed("B", "kMGT", _same("Byte", "n", kind="bytes")),
    "KB": _same("Kilobyte", "n", kind="bytes", power=3),
    **_prefixed("bit", "kMG", _BIT, alone=False), "MP": _same("Megapixel", "n"),
    "dpi": _same("D-P-I", "n"), **_called("h Std. Std", _with_n("Stunde", "time", 3600)),
    **_called("min Min. Min", _with_n("Minute", "time", 60)),
    **_called("s sec Sek. Sek", _with_n("Sekunde", "time")),
    **_prefixed("s", "mnµ", _with_n("Sekunde", "time"), alone=False),
    "Wo.": _with_n("Woche", "time", 604_800),
    "Tg.": Unit("Tag", "Tage", "m", kind="time", size=86_400),
    "J.": Unit("Jahr", "Jahre", "n", kind="months", size=12),
    "Lj": Unit("Lichtjahr", "Lichtjahre", "n"), "pc": _same("Parsec", "n"),
    "°C": _same("Grad Celsius")._replace(alias="Grad"), "°F": _same("Grad Fahrenheit"),
    "°": _same("Grad"), "%": _same("Prozent", "n"), "‰": _same("Promille", "n"),
    "ppm": _same("P-P-M", "n"), "ppb": _same("P-P-B", "n"), "kn": _same("Knoten"),
    "Bft": _same("Beaufort", "n"), "Efm": _same("Erntefestmeter"), "kmh": _SPEED,
    "mph": Unit("Meile pro Stunde", "Meilen pro Stunde", "f"), "Einw.": _same("Einwohner"),
    "S.": _with_n("Seite"), **_called("Stk. Stck.", _same("Stück", "n")),
}  # fmt: skip
_EURO, _CENT = _same("Euro", "m", "Cent", kind="euros"), _same("Cent", kind="euros", power=-2)
_FRANC = _same("Franken", "m", "Rappen", kind="francs")
_CROWN = Unit("Krone", "Kronen", "f")
MONEY: dict[str, Unit] = {
    **_called("€ EUR Euro", _EURO),
    **_called("T€ TEUR", _same("Tausend Euro", kind="euros", power=3)), **_called("ct Cent", _CENT),
    **_called("$ Dollar", _same("Dollar", "m", "Cent")),
    **_called("US-$ US$ USD US-Dollar", _same("U-S-Dollar", "m", "Cent")._replace(alias="Dollar")),
    "AUD": _same("australische Dollar"),
    **_called("£ GBP Pfund", Unit("Pfund", "Pfund", "n", "Pence")),
    **_called("CHF SFr. sFr. Fr. Franken", _FRANC), "Rp.": _same("Rappen", kind="francs", power=-2),
    **_called("¥ JPY", _same("Yen")), "CNY": _same("Yuan"), "PLN": _same("Zloty"),
    **_called("RUB ₽", _same("Rubel")), **_called("CZK SEK NOK DKK", _CROWN), "₿": _same("Bitcoin"),
    "₺": Unit("Lira", "Lira", "f"),
}  # fmt: skip
_UNWRITTEN = (
    Unit("Monat", "Monate", "m", kind="months"), Unit("Prozentpunkt", "Prozentpunkte", "m"),
    Unit("Jahrzehnt", "Jahrzehnte", "n", kind="months", size=120),
    Unit("Jahrhundert", "Jahrhunderte", "n", kind="months", size=1200),
    Unit("Jahrtausend", "Jahrtausende", "n", kind="months", size=12_000), _same("Stundenkilometer"),
    _same("Ampere", "n", kind="current"), _same("Forint"), _with_n("Rupie"), _same("Schilling"),
)  # fmt: skip
"""Units that are only written by name."""
UNITS = {**MEASURES, **MONEY}
"""Every written form of a unit."""
KINDS = frozenset(unit.kind for unit in (*UNITS.values(), *_UNWRITTEN)) - {""}
ABBREVIATED_NAMES = frozenset({"J.", "S."})
"""Written forms that are ambiguous with an initial."""
_COUNTED = frozenset({"Einwohner", "Seite", "Stück", "Megapixel"})
"""Names of things counted, which are not measures."""
PER = {
    **{symbol: unit.one for symbol, unit in UNITS.items()},
    "a": "Jahr", "d": "Tag", "Mon.": "Monat",
    "100 km": "hundert Kilometer", "100 g": "hundert Gramm", "100 ml": "hundert Milliliter",
    **{word: word for word in """Person Kopf Einwohner Haushalt Sekunde Tag Jahr Monat Woche
        Stunde Minute Kilowattstunde Quadratmeter Liter Tonne Kilogramm""".split()},
}  # fmt: skip
"""Spoken forms of what may follow a slash: "pro …"."""

_MULTIPLES = (
    ("Tsd. Tsd Tausend", "Tausend", "Tausend", 3),
    ("Mio. Mio Mill. Million Millionen millionen", "Million", "Millionen", 6),
    ("Mrd. Mrd Milliarde Milliarden milliarden", "Milliarde", "Milliarden", 9),
    ("Bio. Billion Billionen billionen", "Billion", "Billionen", 12),
)
MULTIPLES = {form: (one, many) for forms, one, many, _ in _MULTIPLES for form in forms.split()}
"""Spoken forms, singular and plural, of every written multiple."""
POWERS = {form: power for forms, _, _, power in _MULTIPLES for form in forms.split()}
"""Every written form of a multiple, and the power of ten."""

_ADJECTIVES = {
    "prozentig": "Prozent", "minütig": "Minute", "stündig": "Stunde", "tägig": "Tag",
    "wöchig": "Woche", "monatig": "Monat", "jährig": "Jahr",
}  # fmt: skip
_SHORT_NAMES = {"kilo": "Kilogramm", "kilos": "Kilogramm"}


def _declined(unit: Unit) -> set[str]:
    """Return the forms of a unit's name in all cases, in lower case."""
    one, many = unit.one.lower(), unit.many.lower()
    found = {one, many, many + "n" if many.endswith(("e", "er", "el")) else many}
    return found if unit.gender == "f" else found | {one + "s", one + "es"}


@cache
def unit_names() -> dict[str, Unit]:
    """Return the unit of every form of a name or its adjective ("jährige"), in lower case."""
    named = [*_UNWRITTEN, *MONEY.values(), *MEASURES.values()]
    found: dict[str, Unit] = {}
    for unit in named:
        if unit.one.isalpha() and unit.one not in _COUNTED:
            found |= {form: unit for form in _declined(unit) if form not in found}
    for stem, name in _ADJECTIVES.items():
        found |= {
            stem + ending: found[name.lower()] for ending in ("", "e", "er", "es", "en", "em", "s")
        }
    return found | {short: found[name.lower()] for short, name in _SHORT_NAMES.items()}


BEHIND_NUMBERS = {

    **{
        form: unit
        for unit in UNITS.values()
        if " " in unit.one
        for form in (unit.one, unit.many, unit.dative)
    },
    **{form: unit for form, unit in UNITS.items() if form not in ABBREVIATED_NAMES}, "km/h": _SPEED,
    "m/s": _same("Meter pro Sekunde"),
}  # fmt: skip
"""Exact forms of units behind a number: symbols, and names of several words."""
_LONGEST = max(map(len, BEHIND_NUMBERS))


def written_at(text: str, start: int) -> str:
    """Return the longest form in BEHIND_NUMBERS at `start` that ends a word; "" if none does."""
    for end in range(min(len(text), start + _LONGEST), start, -1):
        form = text[start:end]
        if form in BEHIND_NUMBERS and not (form[-1].isalnum() and text[end : end + 1].isalnum()):
            return form
    return ""
