"""Write a headline from a strong early sentence where neither notes nor article have one.

Only words are left out that change neither grammar nor claim: what follows a complete main clause,
weekdays, particles, the office before a full name, the article at the start.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.condense.mending import apply_changes, find_asides, find_connectives
from briefing.condense.reference import refers_back
from briefing.german.calendar import ALSO_SATURDAY, PARTS_OF_DAY, WEEKDAYS
from briefing.german.quotations import DOUBLE_CLOSING, DOUBLE_OPENING
from briefing.german.reported import names_speaker
from briefing.german.saying import OPINIONS, SOURCES
from briefing.german.terms import content
from briefing.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.condense.persons import Person
    from briefing.condense.rank import Ranking
    from briefing.model.article import Article

LONGEST = 70
"""Characters; what inboxes show of a subject line."""
_SHORTEST = 28
"""Characters; less says too little."""
_EARLY = 8
"""Number of first sentences that are candidates."""
_COST = 0.1
"""Penalty on the weight of a sentence per cut."""
_TOPIC = 12
"""A headline contains one of this many most frequent stems of the article."""
_FEWEST_WORDS = 5
"""Fewest words of a main clause before a comma or colon."""

_AFTER_CLAUSE = re.compile(
    r"(?:, (?:weil|da|obwohl|nachdem|während|bevor|wobei|wodurch|womit|sodass|so dass|denn|und|aber"
    r"|doch|um)\b|; ).*"
)
_CORRELATE = re.compile(
    r"\b(?:zwar|nicht nur|weder|entweder|einerseits|kaum|so|umso|je|desto|dadurch|darauf|daran"
    r"|davon|damit|dazu|darum|es sei)\b"
)
"""Correlates that require the clause that would be cut."""
_FIRST_PERSON = re.compile(
    r"\b(?:ich|wir|mich|uns|mir|mein\w*|unser\w*|du|dich|dir|dein\w*)\b", re.IGNORECASE
)
_ANNOUNCES = re.compile(
    r"\b(?:klar|fest|so|folgende\w*|dies\w*|es|sag\w+|erklär\w+|schr(?:eib|ieb)\w*|meint\w*|heißt"
    r"|lautet\w*|denn|Frage|Satz|Motto)\Z"
)
"""Last words before a colon that announce the clause behind it, so it cannot be cut."""
_SECOND_CLAUSE = re.compile(
    r"(?:,| und) (?=(?:(?:der|die|das|ein|eine|sie|er|es|beide) (?:\w+e[rn]? )?"
    r"(?:[A-ZÄÖÜ][\w-]+ )?)?"
    r"(?:ist|sind|hat|haben|wird|werden|war|waren|wurde|wurden|hatten?|soll|sollen|will|wollen|kann"
    r"|können|muss|müssen|darf|dürfen)\b).*"
)
"""A second main clause or predicate: "…, ein Hallenbad soll es ersetzen", "… und ist damit
gefahren"."""
_FRONT = re.compile(
    r"(?:Nach|In|Im|Am|Bei|Beim|Vor|Zum|Zur|Auf|Mit|Seit) (?P<front>[^,]*?) (?P<verb>ist|sind|hat"
    r"|haben|wird|werden|wurde|wurden|will|wollen|soll|sollen|kann|können|muss|müssen)"
    r" (?P<subject>(?:die|das|ein|eine|der) (?:[a-zäöüß]\w*e[rns]? )*[A-ZÄÖÜ][\w-]+(?: (?:der|des) "
    r"(?:\w+en )?[A-ZÄÖÜ][\w-]+)*) "
)
_SINGULAR = frozenset({"ist", "hat", "wird", "wurde", "will", "soll", "kann", "muss"})
_SOURCE = re.compile(
    rf"\b(?:{'|'.join((*SOURCES, *OPINIONS))}|Angabe|Berichts|Medienbericht|Plan|Plänen|Gutachten"
    rf"|Urteil|Recht|Gesetz"
    r"|Fall|Regel)\b"
)
"""Sources and conditions in an opening, which must not be cut."""
_DAY = re.compile(
    r"(?<=[a-zäöüß0-9-]) in der Nacht (?:zum|auf|zu) (?:\w+tag|Mittwoch|Sonnabend)\b"
    r"|(?<=[a-zäöüß0-9]) gegen [\d.:]+ Uhr\b|(?<=[a-zäöüß0-9]) (?:am|seit) (?:gestrigen |heutigen "
    r"|vergangenen |kommenden |frühen |späten )?"
    rf"(?:{'|'.join((*WEEKDAYS, ALSO_SATURDAY))})(?:{'|'.join(PARTS_OF_DAY)})?\b"
)
_PARTICLE = re.compile(
    r"(?<=[a-zäöüß]) (?:ja|nun|eben|halt|überhaupt|sogar|daher|deshalb|jedoch|allerdings|zudem"
    r"|außerdem|auch|bereits)(?= [\wÄÖÜ])(?! (?:nicht|kein))"
)
_POSSESSED = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+s [A-ZÄÖÜ][a-zäöüß]+ (?=[A-ZÄÖÜ][a-z]+ [A-ZÄÖÜ])")
"""„Nordkoreas Diktator Kim …“: whose and what, before a full name."""
_BRACKETS = re.compile(r" \([^()]*\)")
_ARTICLE = re.compile(r"\A(?:Der|Die|Das|Eine?) (?=[A-ZÄÖÜ])")
_HANGING = frozenset(
    """
    aber als am an auch auf aus bei beim bis da das dass dem den der des die diese dieser doch durch
    ein eine einem einen einer eines für gar gegen im in ins ist jedoch kein keine mit nach nicht
    noch nur ob oder ohne rund sehr sein seine seinen seiner seit sich so sowie über um und unter
    vom von vor wegen weil wie wird wurde zu zum zur zwischen
    """.split(),
)
"""Words that cannot end a truncated headline."""


Candidate = tuple[str, tuple[int, ...]]
"""A headline, and the numbers of the sentences it rests on."""


def write_headline(
    article: Article,
    people: Sequence[Person],
    ranking: Ranking,
    forbidden: Callable[[str], bool] = lambda _: False,
) -> str:
    """Return a headline of at most LONGEST characters that passes `forbidden` and the audit.

    The best early sentence that can be shortened and is on the topic; else the first subhead; else
    an early sentence, cut with "…".
    """
    candidates = [*_shorten_early_sentences(article, people, ranking), *_subheads(article)]
    early = article.sentences[:_EARLY]
    cut = [(_truncate(sentence.text), (sentence.index,)) for sentence in early]
    fine = (
        text
        for text, basis in (*candidates, *cut)
        if not forbidden(text) and not _fails_audit(text, article, basis)
    )
    return next(fine, cut[0][0])


def _fails_audit(text: str, article: Article, basis: Sequence[int]) -> bool:
    """Whether the audit reports an error for a headline, which would stop the build."""
    from briefing.audit import objections  # noqa: PLC0415 - the audit imports this package

    return any(finding.level == "error" for finding in objections(text, article, basis))


def _shorten_early_sentences(
    article: Article, people: Sequence[Person], ranking: Ranking
) -> list[Candidate]:
    """Return early sentences shortened to headlines, the best first."""
    topic = ranking.topic(_TOPIC)
    found: list[tuple[float, int, str]] = []
    for sentence in article.sentences[:_EARLY]:
        text, cuts = _shorten(
            sentence.text if sentence.index else _before_colon(sentence.text), people
        )
        if text and topic & set(content(text)):
            found.append((ranking.weights[sentence.index] - _COST * cuts, -sentence.index, text))
    return [(text, (-index,)) for _, index, text in sorted(found, reverse=True)]


def _subheads(article: Article) -> Iterator[Candidate]:
    for block in article.blocks:
        head = " ".join(article.text[block.start : block.end].split())
        if block.kind is Kind.SUBHEAD and _SHORTEST <= len(head) <= LONGEST:
            yield head, ()


def _shorten(sentence: str, people: Sequence[Person]) -> tuple[str, int]:
    """Return `sentence` within LONGEST characters, or "", and the number of cuts made."""
    text = sentence.rstrip(" .")
    if (
        ":" in text
        or text[-1:] in "?!…" + DOUBLE_CLOSING
        or not text[:1].isupper()
        or _FIRST_PERSON.search(text)
    ):
        return "", 0  # a question, a quotation or a first person is no headline
    cuts = 0
    for cut in _cuts(people):
        if len(text) <= LONGEST and not (refers_back(text) and cut is _unbound):
            break
        shorter = cut(text)
        cuts += shorter != text
        text = shorter
    fits = (
        _SHORTEST <= len(text) <= LONGEST
        and not refers_back(text)
        and text.count("„") == text.count("“")
    )
    return (text if fits and text.count('"') % 2 == 0 else "", cuts)


def _before_colon(text: str) -> str:
    """Return `text` up to its colon, unless a quotation or an incomplete clause is involved."""
    head, _, announced = text.partition(": ")
    if not announced or announced[0] in DOUBLE_OPENING or head.count("(") != head.count(")"):
        return text
    complete = (
        len(head.split()) >= _FEWEST_WORDS
        and not _CORRELATE.search(head)
        and not _ANNOUNCES.search(head)
    )
    return head if complete else text


def _cuts(people: Sequence[Person]) -> Iterator[Callable[[str], str]]:
    """Yield the functions that shorten a sentence, the least intrusive first."""
    yield _unbound
    yield lambda text: apply_changes(text, find_asides(text))[0]
    yield lambda text: _BRACKETS.sub("", text)
    yield _main_clause
    yield lambda text: _DAY.sub("", text)
    yield lambda text: _POSSESSED.sub("", text, count=1)
    yield lambda text: _PARTICLE.sub("", text)
    yield lambda text: _without_titles(text, people)
    yield _second_clause
    yield _fronted
    yield lambda text: _ARTICLE.sub("", text)


def _unbound(text: str) -> str:
    """Return `text` without connectives to the sentence before."""
    return apply_changes(text, find_connectives(text))[0]


def _main_clause(text: str) -> str:
    """Return the main clause before a further clause, unless the speaker stands behind it."""
    head = _AFTER_CLAUSE.sub("", text, count=1)
    complete = (
        len(head.split()) >= _FEWEST_WORDS and head.count(",") <= 1 and not _CORRELATE.search(head)
    )
    return head if complete and not names_speaker(text[len(head) :]) else text


def _second_clause(text: str) -> str:
    """Return the first of two main clauses or predicates."""
    head = _SECOND_CLAUSE.sub("", text, count=1)
    complete = (
        len(head.split()) >= _FEWEST_WORDS and "," not in head and not _CORRELATE.search(head)
    )
    return head if complete and not names_speaker(text[len(head) :]) else text


def _fronted(text: str) -> str:
    """Return the subject first: "Nach dem Sturm ist die Stadt …" as "Die Stadt ist …"."""
    found = _FRONT.match(text)
    if found is None or _SOURCE.search(found["front"]):
        return text
    subject = found["subject"]
    if text[found.end()].isupper() and found["verb"] in _SINGULAR and not subject.startswith("ein"):
        return text  # the rest may be the name: "hat die Fähre Lenne Zwei"
    return f"{subject[0].upper()}{subject[1:]} {found['verb']} {text[found.end() :]}"


def _without_titles(text: str, people: Sequence[Person]) -> str:
    """Return people by name alone: "Der argentinische Stürmer Carlos Tevez" as "Carlos Tevez"."""
    for person in people:
        if person.full not in text:
            continue
        office = (
            rf"(?:\b[Dd](?:er|ie) (?:[a-zäöüß]\w* )*[A-ZÄÖÜ][\w-]+"
            rf"|\b{re.escape(person.title or person.full)})"
        )
        text = re.sub(rf"{office} (?={re.escape(person.full)}\b)", "", text)
    return text


def _truncate(sentence: str) -> str:
    """Return the sentence within LONGEST characters, with "…" where it is cut."""
    whole = sentence.rstrip(" .")
    if len(whole) <= LONGEST:
        return whole
    words: list[str] = []
    for word in whole.split():
        if len(" ".join([*words, word])) > LONGEST - 2:
            break
        words.append(word)
    while len(words) > 1 and words[-1].lower().strip(",;:–-") in _HANGING:
        words.pop()
    return " ".join(words).rstrip(",;:–- ")[: LONGEST - 2] + " …"
