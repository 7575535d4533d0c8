"""What refers to something that was said before: pronouns, descriptions, connectives, reports without their speaker.

A sentence counts by its first clause: further on, a pronoun finds its noun in the sentence itself. The lists are closed
classes of German; what a noun refers to ("die Frist") is not decided here.
"""

from __future__ import annotations

import re

from briefing.condense.quotations import PARTNERS, text_outside_quotations
from briefing.condense.reporting import pronoun_speaks, reports_without_speaker

_OPENS = "„“»«\"‚‘›‹'’([–- "
_POINTERS = (
    # pronouns, and possessives and demonstratives with their endings
    r"er|sie|es sei|ihm|ihn|ihnen|ihr|ihre[mnrs]?|sein|seine[mnrs]?|dies|diese[mnrs]?(?!\s(?:Woche|Jahr|Monat|Tage))|jene[mnrs]?"
    r"|deren|dessen|derselbe|dieselbe[n]?|dasselbe|beide[ns]?|letztere[mnrs]?|erstere[mnrs]?|solche[mnrs]?"
    r"|das (?:ist|sei|war|wäre|hat|habe|hatte|soll|sollte|wird|wurde|gilt|gelte|liegt|zeigt|heißt|bedeutet|macht|kann|könnte|betrifft"
    r"|sind|waren|würde|dürfte|muss|müsse|will|darf|reicht|bleibt|blieb|geht|kostet|führt|teilte|sagte|erklärte|berichtete|meldete|betonte|bestätigte|(?-i:[a-zäöü]\w+ [a-zäöü]+))"
    r"|dem (?-i:[a-zäöü]+)(?<!en) "
    r"|(?:der|die) (?:ist|war|hat|hatte|sei|habe|kam|kommt|will|wollte|soll|sollte|kann|konnte|muss|musste|wird|wurde|sagte)\b"
    r"|(?:genau|eben|gerade) (?:das|dies)|d(?:er|ie|as) erste(?=,)|anders (?:ist|war|sieht|sah|verhält)|da (?:st|l|g|k|w|h|f|b|s)[a-zäöü]+(?:en|te|t|d|r|g)\b"
    # pronominal adverbs
    r"|da(?:bei|durch|für|gegen|her|hin|hinter|mit|nach|neben|r[aiu][nm]|rauf|raus|rüber|runter|unter|von|vor|zu|zwischen)"
    r"|hier(?:bei|durch|für|mit|von|zu)"
    # connectives
    r"|aber|allerdings|also|auch|außerdem|daraufhin|dann|denn|dennoch|deshalb|deswegen|demnach|demzufolge|derweil|doch|ebenso"
    r"|entsprechend|folglich|gleichzeitig|gleichwohl|hingegen|hinzu|immerhin|insofern|jedoch|mithin|nichtsdestotrotz|nur|oder"
    r"|schließlich|später|anschließend|damals|seither|seitdem|somit|sondern|stattdessen|trotzdem|umgekehrt|und|unterdessen|vielmehr|weder|weiter sagte|zudem|zugleich"
    r"|zuvor|danach|dort|so|ferner|zum einen|zum anderen|einerseits|andererseits|im gegenzug|im gegenteil|in der tat"
    r"|am ende|kurz darauf|auf der anderen seite"
)
_POINTS_BACK = re.compile(rf"[{re.escape(_OPENS)}]*(?:{_POINTERS})\b", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(
    r"[^,;:–]*\b(?:er|sie|ihm|ihn|ihnen|die beiden|das alles|all das|(?:[Bb]ei|[Mm]it|[Vv]on|[Zz]u|[Ff]ür|[Gg]egen|[Oo]hne) ihr(?= [a-zäöü])"
    r"|(?:sind|seien|waren|wären) es|dort|seither|seitdem|da(?:bei|gegen|r[ai]n|rauf|von|für|her)|im Gegenzug|deshalb|deswegen"
    r"|jedoch|allerdings|zudem|außerdem|hingegen|dennoch|trotzdem|aber|demnach|andererseits|auf der anderen Seite|diese[mnrs]?)\b(?! (?:Woche|Jahr|Monat|Tage))"
)
"""A pronoun in the first clause, where its noun cannot come before it: "Zwischen 5 und 23 Uhr halten sie an …"."""
_DESCRIPTION = re.compile(
    r"(?:Der|Die|Das|Dem|Den) (?:\w+e[nr]? )?(?:Mann|Frau|Mutter|Vater|Eltern|Tochter|Sohn|Bruder|Schwester|Junge|Mädchen|Paar"
    r"|Täter(?:in)?|Opfer|Verdächtige|Angeklagten?|Beschuldigten?|Verletzten?|Fahrer(?:in)?|Konzern|Unternehmen|Firma|Hersteller|Behörde|Verein|Klub|Verband|Duo|Trio)\b(?! (?:der|des|von|aus|für)\b)"
)
"""A noun that stands for somebody whom the text has introduced before: "Das Unternehmen"."""
_AGED = re.compile(r"\b[Dd](?:er|ie|em|en|es) (?:\w+ )?\d+-[Jj]ährigen?\b")
"""„Der 42-Jährige“: likewise, wherever it stands."""
_OWNED = re.compile(
    r"(?:D(?:er|ie|as)|Ein|Eine) (?:[a-zäöüß][\w-]* )?[A-ZÄÖÜ][\w-]+ (?:gegen|für|von|in|auf|über|an|zu|bei|aus|um) (?:seine?[mnrs]?|ihre?[mnrs]?) "
)
"""„Die Sanktionen gegen sein Land …“: whose, before anybody is named."""
_FRAGMENT = re.compile(
    r"(?:Vor allem |Nicht zuletzt |Auch |Nur )?(?:[Ww]eil|[Oo]bwohl|[Ww]obei|[Ww]ährend|[Uu]m|[Ss]odass) [^,;:]*\Z"
)
"""A clause without its main clause."""
_ANSWERS = re.compile(
    r"[^,;:–]*\b(?:entgegne(?:t|te|ten)|erwider(?:t|te|ten)|konter(?:t|te|ten)|widerspr(?:icht|ach|achen)"
    r"|w(?:eist|ies|iesen) d(?:en|ie|as) \w+ zurück)\b"
)
"""Somebody reacts to what was said before."""
_AFTER_PLACE = re.compile(
    r"(?:Mit|In|Im|An|Am|Auf|Bei|Beim|Von|Vor|Nach|Zu|Zum|Zur|Seit|Für|Über)\s(?:(?!, (?:der|die|das|wo|was|als|wenn|dass)\b)[^„“»«\";:–])*?"
    r"\b(?:hat|ist|war|hatte|wird|wurde|will|soll|kann|muss)\s(?:er|sie)\b"
)
"""A pronoun behind an opening with commas: "Mit Bildern von Fähren, Kneipen und Häfen hat er …"."""
_DEFINITE = re.compile(r"(?:D(?:er|ie|as|en|em|es)) (?:[a-zäöüß][\w-]* )?(?P<noun>[A-ZÄÖÜ][\w-]+)")
_INDEFINITE = re.compile(r"\b[Ee]in(?:e[nmrs]?)? (?:[a-zäöüß][\w-]* ){0,3}([A-ZÄÖÜ][\w-]+)")
_ROOT = 4
"""Letters of a noun that do not change with its case, at least."""


def opens_by_pointing(text: str) -> bool:
    """Whether the first words of a sentence refer back: "Sie", "Dieser Schritt", "Deshalb"."""
    return _POINTS_BACK.match(text) is not None


def points_back(text: str) -> bool:
    """Whether a sentence refers to the one before in its first clause, or quotes or reports without naming who speaks."""
    opened = text.lstrip(_OPENS)
    return (
        any(pattern.match(text) for pattern in (_POINTS_BACK, _DESCRIPTION, _OWNED, _FRAGMENT))
        or any(pattern.match(opened) for pattern in (_FIRST_CLAUSE, _AFTER_PLACE, _ANSWERS))
        or _AGED.search(text) is not None
        or pronoun_speaks(text) is not None
        or _only_quotation(text)
        or reports_without_speaker(text)
    )


def opening_noun(text: str) -> str:
    """The root of the noun that a sentence opens with behind a definite article ("Der Gipfel …"), or ""."""
    found = _DEFINITE.match(text)
    return found["noun"][: max(_ROOT, len(found["noun"]) - 2)] if found else ""


def takes_up(text: str, before: str) -> bool:
    """Whether `text` opens with a noun that `before` has just introduced: "eine Studie" … "Die Studie"."""
    root = opening_noun(text)
    return bool(root) and any(found[1].startswith(root) for found in _INDEFINITE.finditer(before))


def _only_quotation(text: str) -> bool:
    """„So ist es.“ without a word of who says it."""
    opened = text[:1] in PARTNERS and text.rstrip(".!?… ")[-1:] in '“”«»"'
    return opened and not text_outside_quotations(text).strip(" .,!?…–-")
