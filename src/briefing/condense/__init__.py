"""Condense: choose the article's own sentences within the editor's limits."""

from briefing.condense.compose import condense

__all__ = ["condense"]
