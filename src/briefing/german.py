"""How German writes dates, durations and sizes for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

NBSP = "\N{NO-BREAK SPACE}"
COMMENTARY = "Einordnung der Redaktion"
"""The heading of the editor's commentary, printed in the e-mail and said in the audio."""
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def long_date(date: dt.date) -> str:
    """23. November 2026, with a no-break space after the day (DIN 5008)."""
    return f"{date.day}.{NBSP}{MONTHS[date.month - 1]} {date.year}"


def duration(seconds: float) -> str:
    """Minutes and seconds as players show them: 2:31."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
