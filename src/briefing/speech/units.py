"""Units of measure and money with their spoken forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.speech.nouns import Gender


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said for a unit after one and after any other number; money has a `cent`, its hundredth part."""

    one: str
    many: str
    gender: Gender
    cent: str = ""

    @property
    def dative(self) -> str:
        """After a preposition with the dative, metres, litres, years and days take an -n: „mit drei Metern“, „bei achtzig Kilometern pro Stunde“."""
        return _DECLINED.sub(r"\g<0>n", self.many, count=1)


_DECLINED = re.compile(r"(?:[Mm]eter|[Ll]iter|[Jj]ahre|Tage)(?![^\W\d_])")


def _same(word: str, gender: Gender = "m", cent: str = "") -> Unit:
    return Unit(word, word, gender, cent)


def _with_n(word: str) -> Unit:
    return Unit(word, word + "n", "f")


_PREFIXED = {
    "n": "Nano",
    "µ": "Mikro",
    "μ": "Mikro",
    "m": "Milli",
    "c": "Zenti",
    "d": "Dezi",
    "k": "Kilo",
    "M": "Mega",
    "G": "Giga",
    "T": "Tera",
}


def _prefixed(symbol: str, prefixes: str, unit: Unit) -> dict[str, Unit]:
    """The unit and its multiples: "km" as Kilometer."""
    found = {symbol: unit}
    for prefix in prefixes:
        start = _PREFIXED[prefix]
        found[prefix + symbol] = Unit(start + unit.one.lower(), start + unit.many.lower(), unit.gender)
    return found


def _powers(symbol: str, name: str) -> dict[str, Unit]:
    """Squares and cubes of a length, with raised or plain digits: "m²", "m2", "qm" are listed apart."""
    square, cube = _same(f"Quadrat{name.lower()}"), _same(f"Kubik{name.lower()}")
    return {f"{symbol}²": square, f"{symbol}2": square, f"{symbol}³": cube, f"{symbol}3": cube}


_LENGTHS = {"mm": "Millimeter", "cm": "Zentimeter", "dm": "Dezimeter", "m": "Meter", "km": "Kilometer"}

MEASURES: dict[str, Unit] = {
    **_prefixed("m", "nµμmcdk", _same("Meter")),
    **{key: unit for symbol, name in _LENGTHS.items() for key, unit in _powers(symbol, name).items()},
    "qm": _same("Quadratmeter"), "qkm": _same("Quadratkilometer"), "cbm": _same("Kubikmeter"), "ccm": _same("Kubikzentimeter"),
    "ha": _same("Hektar", "n"), "ft": _same("Fuß"), "mi": _with_n("Meile"), "sm": _with_n("Seemeile"),
    **_prefixed("g", "nµμmk", _same("Gramm", "n")), "t": _with_n("Tonne"), "kt": _with_n("Kilotonne"), "Mt": _with_n("Megatonne"),
    "Gt": _with_n("Gigatonne"),
    **_prefixed("l", "mcµμ", _same("Liter")), "ml": _same("Milliliter"), "hl": _same("Hektoliter"), "L": _same("Liter"), "mL": _same("Milliliter"),
    **_prefixed("W", "mkMGT", _same("Watt", "n")), **_prefixed("Wh", "kMGT", _with_n("Wattstunde")), "kWp": _same("Kilowatt peak", "n"),
    "MWp": _same("Megawatt peak", "n"), "PS": _same("P-S", "n"),
    **_prefixed("V", "mkM", _same("Volt", "n")), "mA": _same("Milliampere", "n"), "mAh": _with_n("Milliamperestunde"), "Ah": _with_n("Amperestunde"),
    **_prefixed("Hz", "kMGT", _same("Hertz", "n")), **_prefixed("Pa", "kM", _same("Pascal", "n")), "hPa": _same("Hektopascal", "n"),
    "bar": _same("Bar", "n"), "mbar": _same("Millibar", "n"), "dB": _same("Dezibel", "n"), "dB(A)": _same("Dezibel", "n"),
    "J": _same("Joule", "n"), "kJ": _same("Kilojoule", "n"), "MJ": _same("Megajoule", "n"), "kcal": _with_n("Kilokalorie"), "cal": _with_n("Kalorie"),
    "kN": _same("Kilonewton", "n"), "Nm": _same("Newtonmeter"), "Bq": _same("Becquerel", "n"), "mSv": _same("Millisievert", "n"),
    "µSv": _same("Mikrosievert", "n"), "mol": _same("Mol", "n"), "lm": _same("Lumen", "n"), "lx": _same("Lux", "n"),
    **_prefixed("B", "kMGT", _same("Byte", "n")), "KB": _same("Kilobyte", "n"), "Mbit": _same("Megabit", "n"), "Gbit": _same("Gigabit", "n"),
    "kbit": _same("Kilobit", "n"), "MP": _same("Megapixel", "n"), "dpi": _same("D-P-I", "n"),
    "h": _with_n("Stunde"), "min": _with_n("Minute"), "s": _with_n("Sekunde"), "sec": _with_n("Sekunde"), "ms": _with_n("Millisekunde"),
    "ns": _with_n("Nanosekunde"), "µs": _with_n("Mikrosekunde"),
    "°C": _same("Grad Celsius"), "°F": _same("Grad Fahrenheit"), "°": _same("Grad"), "%": _same("Prozent", "n"), "‰": _same("Promille", "n"),
    "ppm": _same("P-P-M", "n"), "ppb": _same("P-P-B", "n"), "kn": _same("Knoten"), "Bft": _same("Beaufort", "n"), "dl": _same("Deziliter"),
    "cl": _same("Zentiliter"), "Ltr.": _same("Liter"), "mmHg": _same("Millimeter Quecksilbersäule"), "eV": _same("Elektronenvolt", "n"),
    "keV": _same("Kiloelektronenvolt", "n"), "MeV": _same("Megaelektronenvolt", "n"), "Lj": Unit("Lichtjahr", "Lichtjahre", "n"), "pc": _same("Parsec", "n"),
    "kA": _same("Kiloampere", "n"), "kVA": _same("Kilovoltampere", "n"), "Ω": _same("Ohm", "n"), "lb": _same("Pfund", "n"), "oz": _with_n("Unze"),
    "Ztr.": _same("Zentner"), "dt": _with_n("Dezitonne"), "Efm": _same("Erntefestmeter"), "Std.": _with_n("Stunde"), "Std": _with_n("Stunde"),
    "Min.": _with_n("Minute"), "Min": _with_n("Minute"), "Sek.": _with_n("Sekunde"), "Sek": _with_n("Sekunde"), "Wo.": _with_n("Woche"),
    "Tg.": Unit("Tag", "Tage", "m"), "Einw.": _same("Einwohner"), "J.": Unit("Jahr", "Jahre", "n"), "S.": _with_n("Seite"), "Stk.": _same("Stück", "n"), "Stck.": _same("Stück", "n"),
    "kmh": _same("Kilometer pro Stunde"), "MWel": _same("Megawatt elektrisch", "n"), "mph": Unit("Meile pro Stunde", "Meilen pro Stunde", "f"),
}  # fmt: skip
MONEY: dict[str, Unit] = {
    **dict.fromkeys(("€", "EUR", "Euro"), _same("Euro", "m", "Cent")),
    **dict.fromkeys(("$", "Dollar"), _same("Dollar", "m", "Cent")),
    **dict.fromkeys(("US-$", "US$", "USD", "US-Dollar"), _same("U-S-Dollar", "m", "Cent")),
    **dict.fromkeys(("£", "GBP", "Pfund"), Unit("Pfund", "Pfund", "n", "Pence")),
    **dict.fromkeys(("CHF", "SFr.", "sFr.", "Fr.", "Franken"), _same("Franken", "m", "Rappen")),
    **dict.fromkeys(("¥", "JPY"), _same("Yen")),
    "CNY": _same("Yuan"), "PLN": _same("Zloty"), "RUB": _same("Rubel"), "CZK": Unit("Krone", "Kronen", "f"),
    "SEK": Unit("Krone", "Kronen", "f"), "NOK": Unit("Krone", "Kronen", "f"), "DKK": Unit("Krone", "Kronen", "f"),
    "ct": _same("Cent"), "Cent": _same("Cent"), "Rp.": _same("Rappen"),
    **dict.fromkeys(("T€", "TEUR"), _same("Tausend Euro")), "AUD": _same("australische Dollar"), "₿": _same("Bitcoin"), "₽": _same("Rubel"), "₺": Unit("Lira", "Lira", "f"),
}  # fmt: skip
UNITS = {**MEASURES, **MONEY}
PER = {
    **{symbol: unit.one for symbol, unit in UNITS.items()},
    "a": "Jahr", "d": "Tag", "100 km": "hundert Kilometer", "100 g": "hundert Gramm", "100 ml": "hundert Milliliter",
    "Person": "Person", "Kopf": "Kopf", "Einwohner": "Einwohner", "Haushalt": "Haushalt", "Sekunde": "Sekunde", "Mon.": "Monat", "Tag": "Tag", "Jahr": "Jahr", "Monat": "Monat", "Woche": "Woche", "Stunde": "Stunde", "Minute": "Minute",
    "Kilowattstunde": "Kilowattstunde", "Quadratmeter": "Quadratmeter", "Liter": "Liter", "Tonne": "Tonne", "Kilogramm": "Kilogramm",
}  # fmt: skip
MULTIPLES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("Mio.", "Mio", "Mill.", "Million", "Millionen", "millionen"), ("Million", "Millionen")),
    **dict.fromkeys(("Mrd.", "Mrd", "Milliarde", "Milliarden", "milliarden"), ("Milliarde", "Milliarden")),
    **dict.fromkeys(("Billion", "Billionen", "Bio.", "billionen"), ("Billion", "Billionen")),
    **dict.fromkeys(("Tsd.", "Tsd", "Tausend"), ("Tausend", "Tausend")),
}  # fmt: skip
