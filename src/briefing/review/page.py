"""review.html: the article beside the briefing, every sentence with its source, findings and outputs."""

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
class Piece:
    """A stretch of a block of the article; `sentence` is the number of the sentence it is, if it is one."""

    text: str
    sentence: int | None = None
    used: int | None = None
    """The number that the statement made of it is found by on the page, if there is one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the briefing under its heading."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


def review_page(
    briefing: Briefing,
    sources: Sources,
    report: Report,
    files: Mapping[str, bytes],
) -> str:
    """The page as HTML; `files` are those in build/ beside it."""
    article = sources.article
    origins = [s.origin for s in briefing.statements() if s.origin.where == "article"]
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
        parts=[part for part in _parts(briefing) if part.paragraphs],
        blocks=[
            (block.kind.value, list(_pieces(block, article, used))) for block in article.blocks
        ],
        report=report,
        files=files,
        mail=_framed(files[HTML].decode(), sources) if HTML in files else "",
        show=sources.settings.show,
        date=long_date(rules.date) if rules.date else "",
        rules=rules,
        source=article.source,
    )
    return inert(html)


def _framed(mail: str, sources: Sources) -> str:
    """`mail` for a sandboxed frame, as it will look: links lead nowhere, and pictures come from here.

    They lie at their addresses only once the episode is published. From a file, a frame shows them
    only with the origin of its page (allow-same-origin); no script runs in it all the same.
    """
    mail = mail.replace("<head>", '<head><base target="_blank">', 1)  # no link opens in the frame
    show, slug, image = sources.settings.show, sources.episode.slug, sources.notes.rules.image
    places = {COVER: COVER} | ({image.file.rpartition("/")[2]: f"../{image.file}"} if image else {})
    for name, place in places.items():
        if address := media_file(show.media_url, slug, name):
            mail = mail.replace(f'src="{escape(address)}"', f'src="{escape(quote(place))}"')
    return mail


def _parts(briefing: Briefing) -> Iterator[Part]:
    """The briefing in the order of the e-mail."""
    yield Part("Begrüßung", briefing.greeting)
    yield Part("Vorspann", (briefing.lead,))
    yield Part("Das Wichtigste", briefing.points)
    yield Part("Text", tuple(part for pair in briefing.headed for part in pair if part))
    yield Part("Zitat", (briefing.quote,) if briefing.quote else ())
    yield Part(COMMENTARY, briefing.commentary)
    yield Part("Abschied", briefing.farewell)


def _pieces(block: Block, article: Article, used: Mapping[int, int]) -> Iterator[Piece]:
    """The block's text cut at its sentences, so that every one can be linked."""
    place = block.start
    for sentence in block.sentences:
        if article.text[place : sentence.start].strip():
            yield Piece(article.text[place : sentence.start])
        yield Piece(sentence.text, sentence.index, used.get(sentence.index))
        place = sentence.end
    if article.text[place : block.end].strip():
        yield Piece(article.text[place : block.end])
