"""Dates, years and decades."""

from __future__ import annotations

import re

from briefing.german.calendar import (
    AUSTRIAN_MONTHS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
)
from briefing.speech.grammar import declined
from briefing.speech.numbers import cardinal, year
from briefing.speech.rule import Rule, after, before, final_stop

_NAMED = {
    **{name.lower(): name for name in (*MONTHS, *AUSTRIAN_MONTHS)},
    **{short.lower(): MONTHS[number - 1] for short, number in MONTH_ABBREVIATIONS.items()},
    "mär": "März",
}
_MONTH = rf"(?i:({'|'.join(sorted(_NAMED, key=len, reverse=True))})\b)"
_DAY = r"(?<![\w.,:/–-])(0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"([0-9]{4})(?![0-9]|[.,:][0-9])"
_DATE = (
    r"(0?[1-9]|[12][0-9]|3[01])\.[^\S\n]?(0?[1-9]|1[0-2])\.(?:[^\S\n]?((?:19|20)[0-9]{2})"
    r"|([0-9]{2}))?(?![0-9]|\.[0-9])"
)

_WEEKDAY = "(" + "|".join(WEEKDAY_ABBREVIATIONS) + r")\.?"

# After these a number of four digits is a year even where a noun follows ("seit 1998 Kanzler").
_SURE = re.compile(
    r"(?:\b(?:seit|Jahr|Jahre|Jahren|Jahres|Frühjahr|Frühling|Sommer|Herbst|Winter|Ende|Anfang"
    r"|Mitte|anno|Anno|geboren|Jahrgang|Saison|TSV|TuS|SV|VfL|FC|SC|"
    rf"Baujahr|{'|'.join(MONTHS)})|[*†])\s*$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\b(?:rund|etwa|circa|ca\.|knapp|gut|fast|über|als|nur|insgesamt|mindestens|höchstens|maximal"
    r"|ungefähr|Nummer|Nr\.|Paragraf|je|pro|genau|bis zu|[A-Z]|Landesstraße|Postfach)\s*$",
    re.IGNORECASE,
)


_COUNTED = re.compile(
    r"\s(?:Jahre[ns]?|Tagen?|Menschen|Stunden|Metern?|Kilometern?|Seiten?|Euro|Mark|Prozent"
    r"|Personen|Stellen|Plätzen?)\b"
)
"""Never a year before these, in any context: „seit 1200 Jahren“."""


def _numeric(match: re.Match[str]) -> str | None:
    return _dated(match, int(match[1]), MONTHS[int(match[2]) - 1], match[3] or match[4])


def _dated(match: re.Match[str], day: int, month: str, written_year: str | None) -> str:
    spoken = f"{declined(day, before(match), f' {month}')} {month}"
    return f"{spoken} {year(int(written_year))}" if written_year else spoken + final_stop(match)


def _without_final_dot(match: re.Match[str]) -> str | None:
    """„Am 24.12“ is a date only where the word before says so: „2.3“ is mostly something else."""
    if not re.search(r"\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]eim|dem|den)\s*$", before(match)):
        return None
    return _dated(match, int(match[1]), MONTHS[int(match[2]) - 1], None)


def _iso(match: re.Match[str]) -> str | None:
    month = int(match[2])
    if not 1 <= month <= len(MONTHS):
        return None
    if match[3] is None:
        return f"{MONTHS[month - 1]} {year(int(match[1]))}"
    return _dated(match, int(match[3]), MONTHS[month - 1], match[1])


def _with_month(match: re.Match[str]) -> str:
    month = _NAMED[match[2].lower()]
    return _dated(match, int(match[1]), month, match[3])


def _numeric_range(match: re.Match[str]) -> str:
    """„01.05.–03.05.2026“: both days in the form that the first one's sentence asks for."""
    first, last = match.groups()[:4], match.groups()[4:]
    spoken = [
        _dated(match, int(day), MONTHS[int(month) - 1], full or short)
        for day, month, full, short in (first, last)
    ]
    return spoken[0].removesuffix(".") + " bis " + spoken[1]


_PAIR = re.compile(
    r"(?:krieg\w*|Krieg\w*|Jahren?|Zeit|Revolution|Winter|Hungersnot|Inflation|Krise|in|von|aus"
    r"|\()\s?$"
)
"""Before these a stroke stands between the first and the last year of a time: „der Weltkrieg
1914/18“."""


def _days(match: re.Match[str]) -> str:
    """„24.–26.12.“, „24./25.12.2026“: both days in one month."""
    first, sign, last, month, full = match.groups()
    name = MONTHS[int(month) - 1]
    joint = "und" if sign == "/" else "bis"
    days = (
        f"{declined(int(first), before(match), f' {name}')} {joint} "
        f"{declined(int(last), before(match), f' {name}')}"
    )
    return f"{days} {name}" + (f" {year(int(full))}" if full else final_stop(match))


def _is_year(match: re.Match[str]) -> bool:
    """Years stand without a noun behind them, quantities have one ("1450 Gäste", but "um 1450")."""
    if _COUNTED.match(after(match)):
        return False
    if _SURE.search(before(match)):
        return True
    if _QUANTITY.search(before(match)):
        return False
    described = re.match(r"\s[a-zäöüß]+e[nr]?\s[A-ZÄÖÜ]", after(match))
    if described and int(match[1]) < 1900:  # noqa: PLR2004 - "1200 neue Stellen"
        return False
    return not re.match(r"\s[A-ZÄÖÜ][a-zäöü]", after(match))


def _year(match: re.Match[str]) -> str | None:
    return year(int(match[1])) if _is_year(match) else None


def _years(match: re.Match[str]) -> str | None:
    """„2019–2021“, „1939-45“, „2019/20“, „1914/18“; None for what is no pair of years."""
    first, sign, last = int(match[1]), match[2], int(match[3])
    # "2019/20" is a season, "1939-45" a range of years.
    in_full = last > 99  # noqa: PLR2004 - else the year in two digits
    follows = last == (first + 1 if in_full else (first + 1) % 100)
    falls = last <= first % 100 and not in_full
    if not follows and (falls or (sign == "/" and not in_full and not _PAIR.search(before(match)))):
        return None
    return f"{year(first)} {'auf' if sign == '/' and follows else 'bis'} {year(last)}"


def _decade(match: re.Match[str]) -> str:
    number = int(match[1].replace(".", ""))
    word = (
        (
            "eins" if number == 1 else cardinal(number) if "." in match[1] else year(number)
        ).capitalize()
        + "er"
        + (match[2] or "")
    )
    return word + ("jahre" + match[4] if match[3] else "")


WEEKDAYS = (
    Rule(
        "range of weekdays",
        re.compile(rf"(?<!\w){_WEEKDAY}\s?[-–]\s?{_WEEKDAY}(?!\w)"),
        lambda m: f"{WEEKDAY_ABBREVIATIONS[m[1]]} bis {WEEKDAY_ABBREVIATIONS[m[2]]}",
    ),
)
RULES = (
    Rule(
        "weekday",
        re.compile(
            rf"(?<!\w){_WEEKDAY}(?=,?\s?[0-3]?[0-9]\.(?:\s?[01]?[0-9]\.|\s?{_MONTH})|,\s?[0-9]"
            rf"{{1,2}}(?:[.:][0-9]{{2}})?\sUhr)"
        ),
        lambda m: WEEKDAY_ABBREVIATIONS[m[1]],
    ),
    Rule(
        "ISO date",
        re.compile(r"(?<![\w-])([12][0-9]{3})-([01]?[0-9])-([0-3]?[0-9])(?![\w-])"),
        _iso,
    ),
    Rule(
        "ISO month",
        re.compile(r"(?<![\w-])([12][0-9]{3})-(0[1-9])()?(?![\w-])"),
        lambda m: f"{MONTHS[int(m[2]) - 1]} {year(int(m[1]))}",
    ),
    Rule(
        "days of a month",
        re.compile(
            r"(?<![\w.,:/])(0?[1-9]|[12][0-9]|3[01])\.\s?([-–/])\s?(0?[1-9]|[12][0-9]"
            r"|3[01])\.\s?(0?[1-9]|1[0-2])\.(?:\s?((?:19|20)[0-9]{2}))?(?![0-9]|\.[0-9])"
        ),
        _days,
    ),
    Rule("range of dates", re.compile(rf"(?<![\w.,:/]){_DATE}\s?[-–]\s?{_DATE}"), _numeric_range),
    Rule("numeric date", re.compile(rf"(?<![\w.,:/]){_DATE}"), _numeric),
    Rule(
        "date without final dot",
        re.compile(rf"{_DAY}\.(0?[1-9]|1[0-2])(?![\w:]|[.,][0-9]|\s?Uhr)"),
        _without_final_dot,
    ),
    Rule("date with month", re.compile(rf"{_DAY}\.\s?{_MONTH}\.?(?:\s{_YEAR})?"), _with_month),
    Rule(
        "decade",
        re.compile(r"(?<![\w.,])['’]?([0-9]{1,3}\.000|[0-9]{1,4})er(n|s)?\b(-[Jj]ahre(n?)\b)?"),
        _decade,
    ),
    Rule(
        "range of years",
        re.compile(
            r"(?<![\w.,:/-])((?:1[1-9]|20)[0-9]{2})\s?([-–/])\s?((?:1[1-9]|20)[0-9]{2}"
            r"|[0-9]{2})(?![\w%€$]|[.,:][0-9]|[-–/][0-9]|\s[€%$])"
        ),
        _years,
    ),
    Rule("short year", re.compile(r"(?<!\w)['’]([0-9]{2})(?!\w)"), lambda m: cardinal(int(m[1]))),
    Rule(
        "year",
        re.compile(r"(?<![\w.,:/§-])(1[1-9][0-9]{2})(?![\w%€$°]|[.,:][0-9]|[-–/][\w]|\s[€%$°])"),
        _year,
    ),
)
