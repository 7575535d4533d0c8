"""Quotation marks of German print: which belong together, what stands outside, where one is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.article.model import Sentence

PARTNERS = {"„": '“”"', "“": "”", "»": "«", "«": "»", '"': '"”“'}
_MARK = re.compile(r"[„“”«»]|(?<!\d)\"|\"(?!\d)")
"""A quotation mark, but not the one for thousands or inches in 30"000."""


def text_outside_quotations(text: str) -> str:
    """What is left of a sentence when its complete quotations are taken out."""
    outside, opened, last = [], "", 0
    for mark in _MARK.finditer(text):
        if opened and mark[0] in PARTNERS[opened]:
            opened, last = "", mark.end()
        elif not opened and mark[0] in PARTNERS:
            outside.append(text[last : mark.start()])
            opened = mark[0]
    return "".join(outside) + ("" if opened else text[last:])


def balanced(text: str) -> bool:
    """Whether every quotation mark of `text` has its partner."""
    return _open_after(text, ()) == ()


def _open_after(text: str, opened: tuple[str, ...]) -> tuple[str, ...] | None:
    """The quotation marks still open behind `text`; None where a mark has no partner at all."""
    stack = list(opened)
    for mark in _MARK.findall(text) if any(sign in text for sign in PARTNERS) or "”" in text else ():
        if stack and mark in PARTNERS[stack[-1]]:
            stack.pop()
        elif mark in PARTNERS:
            stack.append(mark)
        else:
            return None
    return tuple(stack)


def groups(sentences: Sequence[Sentence]) -> list[range | None]:
    """For every sentence the run of sentences over which a quotation extends; None where it never ends."""
    found: list[range | None] = []
    while (start := len(found)) < len(sentences):
        opened, end = _open_after(sentences[start].text, ()), start + 1
        block = sentences[start].block
        while opened and end < len(sentences) and sentences[end].block == block:
            opened = _open_after(sentences[end].text, opened)
            end += 1
        if opened == ():
            found.extend([range(start, end)] * (end - start))
        else:  # only this sentence: the mark that is missing is most often missing here
            found.append(None)
    return found
