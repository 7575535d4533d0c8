"""An article as lines "kind: text", and assertions that hold for every article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.article import parse_article
from briefing.model.article import READ

if TYPE_CHECKING:
    from briefing.model.article import Article


def outline(content: str | bytes, name: str) -> list[str]:
    article = parse_article(content.encode() if isinstance(content, str) else content, name)
    assert_sound(article)
    return [
        f"{block.kind.value}: {' '.join(article.text[block.start : block.end].split(' '))}"
        for block in article.blocks
    ]


def folded(text: str) -> str:
    return re.sub(r"[^\S\u00a0\u202f\u2009]+", " ", text)


def assert_sound(article: Article) -> None:
    assert article.sentences
    assert [sentence.index for sentence in article.sentences] == list(range(len(article.sentences)))
    place = 0
    for number, block in enumerate(article.blocks):
        assert place <= block.start < block.end <= len(article.text)
        assert bool(block.sentences) == (block.kind in READ)
        place = block.start
        for sentence in block.sentences:
            assert sentence.block == number
            assert place <= sentence.start < sentence.end <= block.end
            assert (
                folded(article.text[sentence.start : sentence.end])
                == sentence.text
                == sentence.text.strip()
            )
            place = sentence.end
        place = block.end
