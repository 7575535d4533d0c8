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
    r"soll(?:en|e|st|te|ten)?|könn(?:te|ten|e|en)|dürf(?:te|ten|e)|müss(?:te|ten|e)|mög(?:e|en)|woll(?:e|ten)|würden?|wären?|hätten?"
    r"|schein(?:t|en)|schien(?:en)?|gelte|gälten?"
)
"""Verbs that make a statement hearsay, a plan or a supposition."""
_SUBJUNCTIVE = re.compile(
    r"sei(?:en)?|habe|werde|könne|müsse|solle|dürfe|wolle|möge|wisse|gebe|gehe|komme|stehe|liege|bleibe|mache|lasse|brauche|sehe|finde"
    r"|bestehe|gelte|handle|führe|zeige|nehme|spreche|halte|stelle|bringe|laufe|sage|denke|glaube|fehle|helfe|drohe|heisse|trage"
)
"""Subjunctive I in the third person. Some are also the first person of the indicative: they count where one is lost."""
_SUPPOSED = frozenset(
    """angeblich angebliche angeblichen angeblicher angebliches mutmasslich mutmassliche mutmasslichen mutmasslicher mutmassliches
    offenbar vermutlich vermutliche vermutlichen wohl möglicherweise anscheinend wahrscheinlich womöglich vielleicht scheinbar
    offensichtlich voraussichtlich voraussichtliche eventuell potenziell potenzielle potenziellen mögliche möglichen möglicher
    möglich augenscheinlich denkbar geplant geplante geplanten""".split()
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
    "gab gibt hält sieht ging geht stellte rief bekannt warf wirft teilte mein lob meine meinen".split()
)
"""Verbs that report only now and then: they keep an attribution, their loss is none."""
_RELATIVE = frozenset("der die das den dem deren dessen denen welche welcher welches wo".split())
_LONGEST_PHRASE = 9
_HEAD = 4
"""A source before a colon has at most so many words."""


def lost(alignment: Alignment) -> str:
    """The word of the source that marks a statement as reported or supposed, if a copy dropped it; "" where it did not."""
    said = quoted_or_headed(alignment.text)
    for run in alignment.runs:
        removed, added = alignment.removed(run), alignment.added(run)
        if word := _mood(alignment, run, removed, added):
            return word
    for run in alignment.runs:
        word = "" if _aside(alignment, run) else _attribution(alignment.removed(run))
        if word and not said and not marked(alignment.around(run)):
            return word
    return ""


def marked(words: Iterable[Token]) -> bool:
    """Whether a clause says that it reports or supposes."""
    return any(_is_mark(token) for token in words)


def quoted_or_headed(words: Sequence[Token]) -> bool:
    """Whether a text is a quotation, or names its source before a colon: „Minister: Die Brücke wird gesperrt“."""
    head = next((at for at, word in enumerate(words[: _HEAD + 1]) if ":" in word.gap), 0)
    return head > 0 or all(word.quoted for word in words)


def reports(token: Token) -> bool:
    """Whether a word may say that somebody speaks: a verb of saying, or "laut", "zufolge"."""
    return token.key in _SOURCES or bool(_REPORTING.fullmatch(token.key))


def _is_mark(token: Token) -> bool:
    key = token.key
    return bool(
        key in _SUPPOSED
        or key in _SOURCES
        or (key in _OPINIONS and key != "eigenen")
        or _MODAL.fullmatch(key)
        or _SUBJUNCTIVE.fullmatch(key)
        or (_REPORTING.fullmatch(key) and key not in _AMBIGUOUS and not token.capital)
    )


def _mood(alignment: Alignment, run: Run, removed: tuple[Token, ...], added: tuple[Token, ...]) -> str:
    """A modal verb or a subjunctive that became an indicative."""
    if any(_MODAL.fullmatch(token.key) or _SUBJUNCTIVE.fullmatch(token.key) for token in added):
        return ""
    keys = [token.key for token in added]
    for token in removed:
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
    """A relative clause or a long aside: what it reported went with it."""
    first = alignment.removed(run)[:1]
    relative = bool(first) and first[0].key in _RELATIVE and run.removed[0] > 0
    return alignment.clause(run) and (relative or run.removed[1] - run.removed[0] > _LONGEST_PHRASE)


def _attribution(removed: tuple[Token, ...]) -> str:
    for token in removed:
        if token.key in _SOURCES or token.key in _SUPPOSED:
            return token.text
        if token.key in _OPINIONS and any(other.key in {"nach", "aus", "laut"} for other in removed):
            return token.text
        if _REPORTING.fullmatch(token.key) and token.key not in _AMBIGUOUS and not token.capital:
            return token.text
    return ""
