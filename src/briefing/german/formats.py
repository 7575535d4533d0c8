"""Format dates, durations and sizes for German readers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefing.german.calendar import MONTHS

if TYPE_CHECKING:
    import datetime as dt

    from briefing.model.record import Correction

NBSP = "\N{NO-BREAK SPACE}"
COMMENTARY = "Einordnung der Redaktion"
"""The heading of the editor's commentary in e-mail and audio."""


def long_date(date: dt.date) -> str:
    """23. November 2026, with a no-break space after the day (DIN 5008)."""
    return f"{date.day}.{NBSP}{MONTHS[date.month - 1]} {date.year}"


def local_date(time: dt.datetime) -> dt.date:
    """Return the date of an aware `time` in Germany, Austria and Switzerland."""
    return time.astimezone(ZoneInfo("Europe/Berlin")).date()


def megabytes(size: int) -> str:
    """Format bytes in millions with a decimal comma: 1,8 MB."""
    return f"{size / 1e6:.1f}{NBSP}MB".replace(".", ",")


def duration(seconds: float) -> str:
    """Format minutes and seconds as players show them: 2:31."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def whole_minutes(seconds: float) -> int:
    """Round a duration to whole minutes, at least one."""
    return max(1, round(seconds / 60))


def correction_line(correction: Correction) -> str:
    """Korrektur, 25. November 2026: what was corrected."""
    return f"Korrektur, {long_date(local_date(correction.at))}: {correction.text}"
