"""Themes, colours, covers and templates."""
