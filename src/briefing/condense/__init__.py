"""Condense: choose the article's own sentences within the editor's limits; `compose.condense` is the way in."""
