"""Render review.html: article and briefing side by side, with sources, findings and outputs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing.episode.folder import COVER, HTML
from briefing.german.formats import COMMENTARY, long_date
from briefing.look.templating import environment, inert, render
from briefing.urls import media_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.episode.sources import Sources
    from briefing.model.article import Article, Block
    from briefing.model.briefing import Briefing, Paragraph
    from briefing.model.report import Report

TEMPLATE = "review.html.j2"


@dataclass(frozen=True, slots=True)
class Span:
    """Part of an article's block: a sentence with its number, or text between sentences."""

    text: str
    sentence: int | None = None
    used: int | None = None
    """The anchor on the page of the statement that uses the sentence, if one does."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the briefing with its heading."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


def review_page(
    briefing: Briefing,
    sources: Sources,
    report: Report,
    files: Mapping[str, bytes],
) -> str:
    """Return the page as HTML; `files` are the other files in build/."""
    article = sources.article
    origins = [s.origin for s in briefing.statements() if s.origin.where == "article"]
    # Reversed, so that a sentence links to the first statement that uses it.
    used = {
        number: origin.sentence
        for origin in reversed(origins)
        for number in origin.basis or (origin.sentence,)
    }
    rules = sources.notes.rules
    html = render(
        environment(sources.episode.project),
        TEMPLATE,
        briefing=briefing,
        parts=[section for section in _sections(briefing) if section.paragraphs],
        blocks=[(block.kind.value, list(_spans(block, article, used))) for block in article.blocks],
        report=report,
        files=files,
        mail=_prepare_for_frame(files[HTML].decode(), sources) if HTML in files else "",
        show=sources.settings.show,
        date=long_date(rules.date) if rules.date else "",
        rules=rules,
        source=article.source,
    )
    return inert(html)


def _prepare_for_frame(mail: str, sources: Sources) -> str:
    """Return the e-mail for a sandboxed frame, with links disabled and pictures from this folder.

    The pictures are at their URLs only after publication. In a page opened from a file, a frame
    shows local pictures only with allow-same-origin; scripts stay disabled.
    """
    mail = mail.replace("<head>", '<head><base target="_blank">', 1)  # no link opens in the frame
    show, slug, image = sources.settings.show, sources.episode.slug, sources.notes.rules.image
    places = {COVER: COVER} | ({image.file.rpartition("/")[2]: f"../{image.file}"} if image else {})
    for name, place in places.items():
        if address := media_file(show.media_url, slug, name):
            mail = mail.replace(f'src="{escape(address)}"', f'src="{escape(quote(place))}"')
    return mail


def _sections(briefing: Briefing) -> Iterator[Section]:
    """Yield the sections of the briefing in the order of the e-mail."""
    yield Section("Begrüßung", briefing.greeting)
    yield Section("Vorspann", (briefing.lead,))
    yield Section("Das Wichtigste", briefing.points)
    yield Section("Text", tuple(part for pair in briefing.headed for part in pair if part))
    yield Section("Zitat", (briefing.quote,) if briefing.quote else ())
    yield Section(COMMENTARY, briefing.commentary)
    yield Section("Abschied", briefing.farewell)


def _spans(block: Block, article: Article, used: Mapping[int, int]) -> Iterator[Span]:
    """Split the block's text into its sentences, so that each can be linked."""
    place = block.start
    for sentence in block.sentences:
        if article.text[place : sentence.start].strip():
            yield Span(article.text[place : sentence.start])
        yield Span(sentence.text, sentence.index, used.get(sentence.index))
        place = sentence.end
    if article.text[place : block.end].strip():
        yield Span(article.text[place : block.end])
