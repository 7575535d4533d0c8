"""Number words, which speech produces and the audit parses (Duden, "Zahlen und Ziffern")."""

from __future__ import annotations

SMALL = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
"""The words for 0 to 19."""
TENS = (
    "",
    "",
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
)
"""The words for tens, by their first digit."""
IRREGULAR_ORDINALS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
"""Stems of ordinals that are not formed with t or st."""
GROUP = "[.\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} '’]"
"""Separators of groups of three digits: dot and blank (DIN 5008), apostrophe (Switzerland)."""
