"""Condensed German briefings from one article: an e-mail and a spoken MP3."""
