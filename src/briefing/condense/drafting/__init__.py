"""Drafting by a language model behind an OpenAI-compatible server; `drafter.redraft` is the way in.

The model's sentences go out only where the audit finds nothing in them; everything else is the
article's own.
"""
