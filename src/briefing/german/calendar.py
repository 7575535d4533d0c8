"""Months, weekdays and parts of the day, with abbreviations (Duden; Jänner, Feber: Austrian)."""

from __future__ import annotations

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
AUSTRIAN_MONTHS = {"Jänner": 1, "Feber": 2}
"""Austrian names of months, with the month's number."""
MONTH_ABBREVIATIONS = {
    "Jan": 1, "Feb": 2, "Febr": 2, "Mrz": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9,
    "Sept": 9, "Okt": 10, "Nov": 11, "Dez": 12,
}  # fmt: skip
"""Without their full stop. "Mär" is a word of its own."""
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
WEEKDAY_ABBREVIATIONS = {day[:2]: day for day in WEEKDAYS}
ALSO_SATURDAY = "Sonnabend"
"""The name of Saturday in northern and eastern Germany."""
PARTS_OF_DAY = ("früh", "morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")
"""As they are appended to a weekday."""
