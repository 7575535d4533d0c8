"""Article readers: Markdown, HTML, Word and plain text, parsed into blocks and sentences."""

from __future__ import annotations

from briefing.article.markdown import MarkdownParagraph, parse_paragraphs, plain_paragraphs
from briefing.article.read import ENDINGS, detect_ending, load_source, parse_article, read_article

__all__ = [
    "ENDINGS",
    "MarkdownParagraph",
    "detect_ending",
    "load_source",
    "parse_article",
    "parse_paragraphs",
    "plain_paragraphs",
    "read_article",
]
