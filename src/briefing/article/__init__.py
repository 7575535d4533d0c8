"""Read articles: formats, roles of blocks, German sentences."""

from __future__ import annotations

from briefing.article.markdown import Written, plain_paragraphs, written
from briefing.article.read import ENDINGS, ending_of, load, read_article, read_bytes

__all__ = [
    "ENDINGS",
    "Written",
    "ending_of",
    "load",
    "plain_paragraphs",
    "read_article",
    "read_bytes",
    "written",
]
