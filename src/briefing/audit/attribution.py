"""Modality and attribution: what the source only reports, expects or supposes must not become a fact.

Sources: Duden grammar, "Konjunktiv I" and "Modalverben" (sollen, dürfte, könnte for hearsay and supposition).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.audit.alignment import Alignment, Run
    from briefing.audit.tokens import Token

_MODAL = re.compile(
    r"soll(?:en|e|st|te|ten)?|könn(?:te|ten|e)|dürf(?:te|ten|e)|müss(?:te|ten|e)|mög(?:e|en)|woll(?:e|ten)|würden?|wären?|hätten?"
    r"|schein(?:t|en)|schien(?:en)?|gelte|gälten?"
)
"""Verbs that make a statement hearsay, a plan or a supposition."""
_SUBJUNCTIVE = re.compile(
    r"sei(?:en)?|habe|werde|könne|müsse|solle|dürfe|wolle|möge|wisse|gebe|gehe|komme|stehe|liege|bleibe|mache|lasse|brauche|sehe|finde"
    r"|bestehe|gelte|handle|führe|zeige|nehme|spreche|halte|stelle|bringe|laufe|sage|denke|glaube|fehle|helfe|drohe|heisse|trage"
    r"|falle|lese|treffe|trete|vertrete|verspreche|erhalte|behalte|enthalte|werfe|sterbe|breche|schlage|fahre|wachse|biete|finde|reiche|arbeite"
)
"""Subjunctive I in the third person. Some are also the first person of the indicative: they count where one is lost."""
_REPORTED = re.compile(r"soll(?:en)?|hätten|würden|wären|müssten|sollten")
_SUPPOSED = frozenset(
    """angeblich angebliche angeblichen angeblicher angebliches mutmasslich mutmassliche mutmasslichen mutmasslicher mutmassliches
    offenbar vermutlich vermutliche vermutlichen wohl möglicherweise anscheinend wahrscheinlich womöglich vielleicht scheinbar
    offensichtlich voraussichtlich voraussichtliche voraussichtlichen eventuell augenscheinlich""".split()
)
_SOURCES = frozenset("laut zufolge angaben gemäss auskunft vernehmen".split())
_OPINIONS = frozenset(
    """ansicht einschätzung meinung auffassung aussage aussagen worten darstellung informationen erkenntnissen überzeugung
    schätzung schätzungen bericht berichten medienberichten prognose prognosen berechnungen studie umfrage eigenen""".split()
)
"""Nouns that name a source behind „nach“."""
_REPORTING = re.compile(
    r"(?:sag|erklär|berichte|melde|beton|kündig|behaupte|mein|glaub|vermute|schätz|forder|warn|erzähl|schreib|beteuer|bestätig|begründ|kritisier"
    r"|zitier|dementier|rechne|erwart|äusser|ergänz|antworte|versicher|bezeichne|erläuter|unterstreich|prognostizier|resümier|klag|urteil"
    r"|argumentier|verkünd|signalisier|versprech|versprich|gesteh|twitter|empfehl|empfiehl|fürchte|befürchte|hoff|plädier|verlang|beklag|lob|mahn)"
    r"(?:st|t|te|ten|test|en|e|n)?|sprach(?:en)?|spricht|schrieb(?:en)?|schreibt|hiess|heisst|nannte[n]?|nennt|nennen|teilte[n]?|mitteilte[n]?|mitteilt|räumte[n]?|gab|gibt"
    r"|verwies(?:en)?|hält|sieht|ging|geht|warf|wirft|versprach(?:en)?|gestand(?:en)?|empfahl(?:en)?|unterstrich(?:en)?|schilderte|kommentierte[n]?|fügte|stellte|rief"
    r"|gesagt|erklärt|berichtet|gemeldet|betont|mitgeteilt|angekündigt|bekannt"
)
_AMBIGUOUS = frozenset(
    "gab gibt hält sieht ging geht stellte rief bekannt warf wirft mein lob meine meinen sprach sprachen spricht nennt nannte nannten nennen".split()
)
"""Verbs that report only now and then: they keep an attribution, their loss is none."""
_RELATIVE = frozenset("der die das den dem deren dessen denen welche welcher welches wo".split())
_OPENERS = frozenset({"so", "wie", "nach"})
_LONGEST_PHRASE = 9
_STATEMENT = 4
"""Fewer words, of a headline say, state nothing."""
_HEAD = 4
"""A source before a colon has at most so many words."""


def lost(alignment: Alignment) -> str:
    """The word of the source that marks a statement as reported or supposed, if a copy dropped it; "" where it did not."""
    for run in alignment.runs:
        if word := _mood(alignment, run, alignment.removed(run), alignment.added(run)):
            return word
    if len(alignment.text) < _STATEMENT:
        return ""
    headed = _head(alignment.text) and not _head(alignment.source)
    quotation = all(word.quoted for word in alignment.text)
    for run in alignment.runs:
        removed = alignment.removed(run)
        word = "" if headed or _aside(alignment, run) else _attribution(removed)
        outside = quotation and not any(token.quoted for token in removed)
        if word and not outside and not marked(alignment.around(run)):
            return word
    return ""


def stated(text: Sequence[Token], passages: Sequence[Sequence[Token]]) -> bool:
    """Whether a free text states as a fact what every passage it rests on only reports or supposes."""
    if not passages or _head(text) or any(word.quoted for word in text) or _hedged(text):
        return False
    return all(_hedged(passage) for passage in passages)


def _hedged(words: Sequence[Token]) -> bool:
    return marked(words) or any(
        word.key in _SUPPOSED or word.key in _AMBIGUOUS or _MODAL.fullmatch(word.key) for word in words
    )


def marked(words: Sequence[Token]) -> bool:
    """Whether a clause still says that it only reports.

    "hätten" and "würden" stand for subjunctives that look like the indicative; "könnte" and "wohl" are the speaker's own.
    """
    return any(map(_is_mark, words)) or any(_is_opinion(words, at) for at in range(len(words)))


def _head(words: Sequence[Token]) -> bool:
    """Whether a text names its source before a colon: „Minister: Die Brücke wird gesperrt“."""
    return any(":" in word.gap for word in words[1 : _HEAD + 1])


def reports(token: Token) -> bool:
    """Whether a word may say that somebody speaks: a verb of saying, or "laut", "zufolge"."""
    return token.key in _SOURCES or bool(_REPORTING.fullmatch(token.key))


def _is_mark(token: Token) -> bool:
    key = token.key
    return bool(
        key in _SOURCES
        or _REPORTED.fullmatch(key)
        or _SUBJUNCTIVE.fullmatch(key)
        or (_REPORTING.fullmatch(key) and key not in _AMBIGUOUS and not token.capital)
    )


def _is_opinion(words: Sequence[Token], at: int) -> bool:
    """„nach Einschätzung …“: a noun of _OPINIONS behind its preposition."""
    return words[at].key in _OPINIONS and any(word.key in {"nach", "aus"} for word in words[max(0, at - 3) : at])


def _mood(alignment: Alignment, run: Run, removed: tuple[Token, ...], added: tuple[Token, ...]) -> str:
    """A modal verb or a subjunctive that became an indicative."""
    if any(_MODAL.fullmatch(token.key) or _SUBJUNCTIVE.fullmatch(token.key) for token in added):
        return ""
    keys = [token.key for token in added]
    for token in removed:
        if token.key in _SUPPOSED and not alignment.clause(run) and not any(word.key in _SUPPOSED for word in added):
            return token.text
        if _MODAL.fullmatch(token.key) and not alignment.clause(run) and not _elsewhere(token, alignment):
            return token.text
        if (
            added
            and (_SUBJUNCTIVE.fullmatch(token.key) or _indicative(token.key, keys))
            and not _elsewhere(token, alignment)
        ):
            return token.text
    return ""


def _elsewhere(token: Token, alignment: Alignment) -> bool:
    """Whether the text has the word at another place."""
    return any(token.key in {word.key for word in alignment.added(run)} for run in alignment.runs)


def _indicative(key: str, others: Iterable[str]) -> bool:
    """Whether `others` hold the indicative of a subjunctive in -e: "komme" and "kommt"."""
    return key.endswith("e") and any(other in {key[:-1] + "t", key + "t"} for other in others)


def _aside(alignment: Alignment, run: Run) -> bool:
    """A bracket, a relative clause or a long aside: what it reported went with it. „wie berichtet“ names no source."""
    removed = alignment.removed(run)
    if not removed or not alignment.clause(run):
        return False
    first = removed[0]
    if "(" in first.gap or [token.key for token in removed] == ["wie", "berichtet"]:
        return True
    relative = first.key in _RELATIVE and run.removed[0] > 0
    return relative or (len(removed) > _LONGEST_PHRASE and not reports(first) and first.key not in _OPENERS)


def _attribution(removed: tuple[Token, ...]) -> str:
    if removed and removed[0].key == "so" and removed[0].pause and any(token.capital for token in removed):
        return removed[0].text
    for token in removed:
        if token.key in _SOURCES or token.key in _SUPPOSED:
            return token.text
        if _is_opinion(removed, removed.index(token)):
            return token.text
        if _REPORTING.fullmatch(token.key) and token.key not in _AMBIGUOUS and not token.capital:
            return token.text
    return ""
