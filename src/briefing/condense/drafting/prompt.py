"""The messages to the model: the rules, the article fenced off as data, and what is sent back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefing.condense.headline import LONGEST
from briefing.german.terms import contains, folded
from briefing.look.templating import environment, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from briefing.config.notes import Notes
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing, Limits, Paragraph
    from briefing.model.report import Returned

Message = dict[str, str]
WIDEST = 4
"""Sentences of the article that one drafted sentence may rest on: more would prove nothing."""
_TAMED = str.maketrans("<>", "‹›")
"""Chat templates mark roles with <…>; a text that holds such marks must not open a role of its
own."""


class Prompt:
    """Fills in the templates of a project, else the shipped ones."""

    def __init__(self, project: Path | None) -> None:
        self._templates = environment(project, escape=False)

    def opening(
        self, article: Article, notes: Notes, limits: Limits, extractive: Briefing
    ) -> list[Message]:
        """Return the opening messages: rules and article.

        Of the notes only must, keep and avoid are sent, none of the editor's own text.
        """
        quote = " ".join(statement.text for statement in extractive.quote)
        said = (notes.rules.title, quote, *(s.text for part in sections(extractive) for s in part))
        fence = f"ARTIKEL {hashlib.sha256(article.text.encode()).hexdigest()[:16]}"
        rules = render(
            self._templates,
            "draft/rules.txt.j2",
            fence=fence,
            widest=WIDEST,
            longest_headline=LONGEST,
            words=limits.words - len(quote.split()),
            form=limits.form,
            must=_tamed(
                phrase
                for phrase in notes.rules.must
                if not any(contains(text, phrase) for text in said)
            ),
            keep=_tamed(text for text in notes.rules.keep if folded(text) not in folded(quote)),
            avoid=_tamed(notes.rules.avoid),
            quote=quote.translate(_TAMED),
        )
        sentences = _tamed(sentence.text for sentence in article.sentences)
        title = article.title.translate(_TAMED)
        material = render(
            self._templates, "draft/article.txt.j2", fence=fence, title=title, sentences=sentences
        )
        return [
            {"role": "system", "content": rules.strip()},
            {"role": "user", "content": material.strip()},
        ]

    def again(
        self, said: str, *, unusable: str = "", objections: Sequence[Returned] = ()
    ) -> list[Message]:
        """The model's own answer and what is wrong with it."""
        listed = [(returned.text, returned.reasons) for returned in objections]
        text = render(self._templates, "draft/again.txt.j2", unusable=unusable, objections=listed)
        return [
            {"role": "assistant", "content": said or "…"},
            {"role": "user", "content": text.strip()},
        ]


def sections(briefing: Briefing) -> tuple[Paragraph, ...]:
    """What the editor wrote and is in the briefing whatever the model says."""
    return (*briefing.greeting, *briefing.commentary, *briefing.farewell)


def _tamed(texts: Iterable[str]) -> list[str]:
    return [" ".join(text.split()).translate(_TAMED) for text in texts]
