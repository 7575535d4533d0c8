"""Words that are quantities or parts of them: months, fractions, factors, magnitudes."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from briefing.audit.quantity import RATIO
from briefing.german.calendar import ALSO_SATURDAY, AUSTRIAN_MONTHS, MONTHS, PARTS_OF_DAY, WEEKDAYS

if TYPE_CHECKING:
    from briefing.audit.quantity import Reading

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    name.lower(): number for name, number in AUSTRIAN_MONTHS.items()
}
DAYS = {day.lower(): number for number, day in enumerate(WEEKDAYS)} | {
    ALSO_SATURDAY.lower(): WEEKDAYS.index("Samstag")
}
WEEKDAY = re.compile(rf"({'|'.join(DAYS)})s?(?:{'|'.join(PARTS_OF_DAY)})?s?")
SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
PARTS = {
    "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8,
    "neuntel": 9, "zehntel": 10, "zwanzigstel": 20, "hundertstel": 100, "tausendstel": 1000,
}  # fmt: skip
ARTICLE = re.compile(r"eine?[mnrs]?")
HALF = re.compile(r"halb(?:e[mnrs]?)?")
FOLD = re.compile(r"(?:ver)?(\w+)fach\w*")
FACTORS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (re.compile(r"hälfte"), (Fraction(1, 2), RATIO)),
    (re.compile(r"(?:ver)?doppel(?:t\w*|n|ung|te[nrms]?)|zweifach\w*"), (Fraction(2), "x")),
    (re.compile(r"halbier\w*"), (Fraction(1, 2), "x")),
)
COMPOUND = re.compile(
    r"(\w+?)(jährig|tägig|wöchig|monatig|stündig|minütig|prozentig|köpfig|mal|malige[nrms]?|stellig"
    r"|teilig|stöckig|seitig)(?:e[nrms]?)?"
)
SUPERLATIVE = re.compile(
    r"(zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)(?:\w+ste[nrms]?|beste[nrms]?)"
)
MAJORITY = re.compile(r"(zwei|drei)(drittel|viertel|fünftel)\w*")
MAGNITUDES = {
    "dutzende": 12, "dutzenden": 12, "hunderte": 100, "hunderten": 100,
    "tausende": 1_000, "tausenden": 1_000, "zehntausende": 10_000, "zehntausenden": 10_000,
    "hunderttausende": 100_000, "hunderttausenden": 100_000,
}  # fmt: skip
WEAK = {
    "beide": 2,
    "beiden": 2,
    "beider": 2,
    "erste": 1,
    "ersten": 1,
    "erster": 1,
    "erstes": 1,
    "erstmals": 1,
    "paar": 2,
}
VERBS = frozenset({"achte", "achten"})
"""Words that are ordinals only after a determiner: "achten" is mostly a verb."""
