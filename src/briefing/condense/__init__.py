"""Condense an article into a briefing of its own sentences within the editor's limits.

The entry points are `drafters.draft` and `compose.condense`.
"""
