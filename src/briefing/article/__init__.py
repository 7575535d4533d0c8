"""Read articles: formats, roles of blocks, German sentences."""

from __future__ import annotations

from briefing.article.markdown import plain_paragraphs
from briefing.article.read import ENDINGS, is_url, read_article, read_bytes

__all__ = ["ENDINGS", "is_url", "plain_paragraphs", "read_article", "read_bytes"]
