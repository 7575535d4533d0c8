"""Clock times and durations."""

from __future__ import annotations

import re

from briefing.speech.numbers import cardinal
from briefing.speech.rule import Rule, before, final_stop

_TIME = r"([01]?[0-9]|2[0-4])(?:[.:]([0-5][0-9]))?"
_EDGE = r"(?<![\w.,:])"
_PREPOSITION = re.compile(
    r"\b(?:um|ab|gegen|seit|bis|von|zwischen|kurz nach|kurz vor|morgens|abends)\s*$", re.IGNORECASE
)
_JOINTS = {"-": "bis", "–": "bis"}


def _say(hours: str, minutes: str | None, *, oclock: bool = True) -> str:
    spoken = cardinal(int(hours), "ein" if oclock else "eins")
    if not oclock:
        return spoken
    return f"{spoken} Uhr" + (f" {cardinal(int(minutes))}" if minutes and int(minutes) else "")


def _clock(match: re.Match[str]) -> str:
    return _say(match[1], match[2])


def _clocks(match: re.Match[str]) -> str:
    first = _say(match[1], match[2], oclock=bool(match[2]))
    return f"{first} {_JOINTS.get(match[3].strip(), match[3].strip())} {_say(match[4], match[5])}"


def _exact(match: re.Match[str]) -> str:
    minutes, seconds = int(match[2]), int(match[3])
    spoken = _say(match[1], None)
    if not minutes and not seconds:
        return spoken
    return f"{spoken} {_count(minutes, 'Minute')} und {_count(seconds, 'Sekunde')}"


def _bare(match: re.Match[str]) -> str | None:
    """„Um 18:30“ is a time, „mit 3:2“ is none."""
    return _say(match[1], match[2]) if _PREPOSITION.search(before(match)) else None


def _count(number: int, unit: str) -> str:
    return f"{cardinal(number, 'eine')} {unit}" + ("" if number == 1 else "n")


def _duration(match: re.Match[str]) -> str:
    """„2:31 Minuten“, „1:59:40 Stunden“, with fractions of a second after a comma."""
    numbers = [int(part) for part in match.groups()[:3] if part]
    units = ("Stunde", "Minute", "Sekunde")
    start = 0 if len(numbers) == len(units) or match[5] in {"Stunden", "Std.", "h"} else 1
    said = [_count(number, unit) for number, unit in zip(numbers, units[start:], strict=False)]
    if match[4]:
        decimals = " ".join(cardinal(int(digit)) for digit in match[4])
        said[-1] = f"{cardinal(numbers[-1])} Komma {decimals} Sekunden"
    return ", ".join(said[:-1]) + " und " + said[-1] + final_stop(match)


RULES = (
    Rule(
        "time to the second",
        re.compile(rf"{_EDGE}([01]?[0-9]|2[0-4])[.:]([0-5][0-9])[.:]([0-5][0-9])\s?Uhr\b"),
        _exact,
    ),
    Rule(
        "range of times",
        re.compile(rf"{_EDGE}{_TIME}(\s?[-–]\s?|\sbis\s|\sund\s){_TIME}\s?Uhr\b"),
        _clocks,
    ),
    Rule("time", re.compile(rf"{_EDGE}{_TIME}\s?Uhr\b"), _clock),
    Rule("time with h", re.compile(rf"{_EDGE}([01]?[0-9]|2[0-4])[.:]([0-5][0-9])\s?h\b"), _clock),
    Rule(
        "duration",
        re.compile(
            rf"{_EDGE}([0-9]{{1,3}}):([0-5][0-9])(?::([0-5][0-9]))?(?:,([0-9]+))?\s(Stunden\b"
            rf"|Minuten\b|Sekunden\b|Std\.|Min\.|Sek\.|h\b|min\b)"
        ),
        _duration,
    ),
    Rule(
        "time after um",
        re.compile(
            r"(?<=\b[Uu]m\s)([01]?[0-9]|2[0-4])\.([0-5][0-9])(?![\w:]|[.,][0-9]|\s?(?:%|€|Prozent"
            r"|Punkte|Euro|Meter|Sekunden|Mi[lo]))"
        ),
        _clock,
    ),
    Rule(
        "time without Uhr", re.compile(rf"{_EDGE}([01]?[0-9]|2[0-4]):([0-5][0-9])(?![\w:])"), _bare
    ),
)
