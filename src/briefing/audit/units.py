"""Units of quantities by the one name under which they compare: "Euro", "€" and "EUR" are one unit."""

from __future__ import annotations

from fractions import Fraction

SCALES: dict[str, Fraction] = {
    **dict.fromkeys(("tausend", "tsd"), Fraction(1_000)),
    **dict.fromkeys(("million", "millionen", "mio", "mill"), Fraction(1_000_000)),
    **dict.fromkeys(("milliarde", "milliarden", "mrd"), Fraction(1_000_000_000)),
    **dict.fromkeys(("billion", "billionen", "bio"), Fraction(1_000_000_000_000)),
    **dict.fromkeys(("dutzend",), Fraction(12)),
}
"""What a number before it is multiplied by; lower case, without full stop."""

_FORMS = {
    "EUR": "euro euros €", "USD": "dollar dollars us-dollar us-dollars $ usd us-$", "ct": "cent cents", "CHF": "franken chf",
    "GBP": "pfund £ gbp", "RUB": "rubel", "JPY": "yen ¥", "CNY": "yuan", "PLN": "zloty", "Krone": "krone kronen", "Lira": "lira",
    "HUF": "forint", "Rupie": "rupie rupien", "Schilling": "schilling",
    "%": "prozent % prozents prozentig prozentige prozentiger prozentiges prozentigen prozentigem",
    "pp": "prozentpunkt prozentpunkte prozentpunkten", "‰": "promille ‰",
    "mm": "millimeter millimetern mm", "cm": "zentimeter zentimetern cm", "m": "meter metern meters m", "km": "kilometer kilometern kilometers km",
    "mi": "meile meilen", "sm": "seemeile seemeilen", "m²": "quadratmeter quadratmetern m² qm", "km²": "quadratkilometer quadratkilometern km² qkm",
    "ha": "hektar ha", "m³": "kubikmeter kubikmetern m³ cbm", "l": "liter litern l", "ml": "milliliter millilitern ml", "hl": "hektoliter",
    "mg": "milligramm mg", "g": "gramm g", "kg": "kilogramm kg kilo kilos", "t": "tonne tonnen t",
    "W": "watt w", "kW": "kilowatt kw", "MW": "megawatt mw", "GW": "gigawatt gw", "PS": "ps", "kWh": "kilowattstunde kilowattstunden kwh",
    "MWh": "megawattstunde megawattstunden mwh", "GWh": "gigawattstunde gigawattstunden gwh", "TWh": "terawattstunde terawattstunden twh",
    "°": "grad °", "°C": "°c", "km/h": "stundenkilometer stundenkilometern km/h", "m/s": "m/s",
    "B": "byte bytes", "MB": "megabyte mb", "GB": "gigabyte gb", "TB": "terabyte tb", "Hz": "hertz hz", "dB": "dezibel db",
    "s": "sekunde sekunden s", "min": "minute minuten min minütig minütige minütiger minütiges minütigen minütigem",
    "h": "stunde stunden h stündig stündige stündiger stündiges stündigen stündigem",
    "d": "tag tage tagen tages tägig tägige tägiger tägiges tägigen tägigem", "w": "woche wochen wöchig wöchige wöchiger wöchiges wöchigen wöchigem",
    "mon": "monat monate monaten monats monatig monatige monatiger monatiges monatigen monatigem",
    "a": "jahr jahre jahren jahres jährig jährige jähriger jähriges jährigen jährigem jährigs", "10a": "jahrzehnt jahrzehnte jahrzehnten jahrzehnts",
    "100a": "jahrhundert jahrhunderte jahrhunderten jahrhunderts", "1000a": "jahrtausend jahrtausende jahrtausenden",
    "x": "fach fache fachen facher faches",
}  # fmt: skip
UNITS: dict[str, str] = {form: unit for unit, forms in _FORMS.items() for form in forms.split()}
"""Every form in lower case to the unit's name."""
SIGNS_BEFORE = "€$£¥"
