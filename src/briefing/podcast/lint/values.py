"""The forms of values that several checks read."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE = re.compile(
    rf"(?:({'|'.join(_DAYS)}), )?\d{{1,2}}"
    r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|UTC|Z|[ECMP][SD]T)"
)


def moment(date: str) -> dt.datetime | None:
    """Parse a date of RFC 2822 with English names and a year of four digits, as RSS wants it.

    Return None if it is none.
    """
    form = _DATE.fullmatch(date)
    if not form:
        return None
    try:
        found = parsedate_to_datetime(date.replace("Z", "GMT"))
    except ValueError:
        return None
    if form[1] and form[1] != _DAYS[found.weekday()]:
        return None
    return (
        found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    )  # "-0000", a zone that is not said


def whole(digits: str) -> int | None:
    """A whole number in ASCII digits, of the size of a file at the most; None if it is none."""
    return int(digits) if re.fullmatch(r"[0-9]{1,15}", digits) else None


def split_url(address: str) -> SplitResult:
    """An address in its parts, all empty where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")
