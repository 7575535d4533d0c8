"""Condensed German briefings from one article: an e-mail and a spoken MP3."""

__version__ = "0.1.0"
