"""Frozen values passed between stages."""
