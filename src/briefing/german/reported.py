"""Reported speech: who says it, and the subjunctive that shows that somebody does."""

from __future__ import annotations

import re

from briefing.german.quotations import outside

_WEAK = """sag erklär beton erzähl mein glaub forder kritisier warn versicher kündig teil behaupt bestätig verneint erläuter
    ergänz räum hoff vermut argumentier urteil zitier lob beklag bedauer schilder twitter prognostizier führ füg stell
    verlang plädier""".split()
_WEAK_E = "bericht meld erwart befürcht rechn antwort begründ bezeichn behaupt vermut fürcht".split()
"""Stems that take an e before the ending: "berichtet"."""
VERBS = frozenset(
    [
        *(stem + ending for stem in _WEAK for ending in ("t", "te", "ten", "en", "n")),
        *(stem + ending for stem in _WEAK_E for ending in ("et", "ete", "eten", "en")),
        *"""findet fand fanden schreibt schreiben schrieb schrieben heißt hieß gibt geben gab gaben geht gehen ging gingen
        bestreitet bestritt bestritten verwies verwiesen verweist verweisen weist weisen wies wiesen zeigt zeigte zeigten
        sieht sehen sah sahen entschied entschieden spricht sprach sprachen wirft werfen warf warfen nennt nennen nannte
        nannten versprach verspricht wisse wissen weiß wusste gesagt erklärt betont berichtet angekündigt mitgeteilt
        rief riefen""".split(),
    ]
)
"""What people do who are quoted, in the forms of the third person."""
_SOURCE = re.compile(
    r"\b(?:[Ll]aut|zufolge|so (?:der|die|das)|so [A-ZÄÖÜ]\w*|[Nn]ach eigenen Angaben"
    r"|[Nn]ach (?:Angaben|Ansicht|Auskunft|Einschätzung|Meinung|Darstellung|Überzeugung)|[Aa]us (?:der )?Sicht"
    r"|Ansicht|Auffassung|Meinung|Überzeugung|Vorwurf|Begründung|Argument|These|Antwort|Aussage|Frage)\b"
)
_WORD = re.compile(r"[a-zäöüß]{3,}")
_PRONOUN_SAYS = re.compile(r"(?P<mark>[“”«»\"],?|,)\s(?P<verb>[a-zäöüß]+)\s(?P<pronoun>er|sie|ihre?|seine?)\b")
_SUBJUNCTIVE = frozenset(
    """sei seien habe werde könne müsse solle wolle dürfe möge gebe gehe komme stehe bleibe liege halte nehme lasse brauche mache
    regle gelte bringe heiße trage bestehe entspreche handle handele leide fehle diene reiche sehe wisse zeige drohe koste
    beginne ende""".split()
)
"""Third person of the first subjunctive, where it differs from the indicative (Duden, Grammatik: Konjunktiv I)."""
_NO_REPORT = re.compile(
    r"\b(?:es sei denn|sei es|wie dem auch sei|als (?:sei|seien|habe|ob)|so sei|gesagt sei|ich|wir|man nehme)\b",
    re.IGNORECASE,
)
"""Subjunctives that report nothing, and the first person, whose indicative looks the same."""


def names_speaker(text: str) -> bool:
    """Whether a sentence says whose words or thoughts it gives."""
    return not VERBS.isdisjoint(_WORD.findall(text)) or _SOURCE.search(text) is not None


def pronoun_speaks(text: str) -> re.Match[str] | None:
    """The place in `text` where a pronoun is the speaker („…“, sagte sie; …, sagte er), with the groups verb and pronoun."""
    for found in _PRONOUN_SAYS.finditer(text):
        if found["mark"] != "," or found["verb"] in VERBS:
            return found
    return None


def reports_without_speaker(text: str) -> bool:
    """Whether the first clause of `text`, quotations taken out, reports what somebody says without saying who.

    „Die Reise habe sich gelohnt.“ is somebody's claim; read alone it hangs in the air.
    """
    if _SUBJUNCTIVE.isdisjoint(text.split()):  # most sentences: quick
        return False
    text = outside(text)
    clause = re.split(r"[,;:–.]", text, maxsplit=1)[0]
    reports = not _SUBJUNCTIVE.isdisjoint(clause.split())
    return reports and not _NO_REPORT.search(clause) and not names_speaker(text)
