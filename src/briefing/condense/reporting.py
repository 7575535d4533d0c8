"""Reported speech: who says it, and the subjunctive that shows that somebody does."""

from __future__ import annotations

import re

from briefing.condense.quotations import text_outside_quotations

VERBS = (
    r"sag(?:t|te|ten|en)|erklär(?:t|te|ten|en)|beton(?:t|te|ten|en)|bericht(?:et|ete|eten|en)|erzähl(?:t|te|ten|en)|mein(?:t|te|ten|en)"
    r"|glaub(?:t|te|en)|find(?:et)|fand|fordert?e?n?|kritisier(?:t|te|ten|en)|warn(?:t|te|ten|en)|versicher(?:t|te|ten|n)"
    r"|kündig(?:t|te|ten)|angekündigt|teil(?:t|te|ten)|mitgeteilt|schreib(?:t|en)|schrieb(?:en)?|heißt|hieß|geb(?:en)|gab(?:en)?"
    r"|behaupte(?:t|te|ten|n)|bestätig(?:t|te|ten|en)|bestreite[tn]|bestritt(?:en)?|verneinte?n?|erläuter(?:t|te|ten|n)|ergänz(?:t|te|ten)"
    r"|räum(?:t|te|ten)|geh(?:t|en) davon aus|ging(?:en)? davon aus|rechne(?:t|te|ten|n)|erwarte(?:t|te|ten|n)|hoff(?:t|te|ten|en)"
    r"|befürchte(?:t|te|ten|n)|vermute(?:t|te|ten|n)|argumentier(?:t|te|ten|en)|verwies(?:en)?|verweis(?:t|en)|weis(?:t|en) darauf hin|wies(?:en)?"
    r"|zeig(?:t|te|ten) sich|sieht|sah(?:en)?|sehen|urteil(?:t|te|ten)|entschied(?:en)?|meld(?:et|ete|eten|en)|zitier(?:t|te)|antworte(?:t|te|ten)"
    r"|lob(?:t|te|ten)|beklag(?:t|te|ten)|bedauer(?:t|te|ten)|begründe(?:t|te|ten)|schilder(?:t|te|ten|n)|spr(?:icht|ach|achen)|twitterte|prognostizier(?:t|te)"
    r"|wirft|warf(?:en)?|werfen|nann(?:te|ten)|nenn(?:t|en)|bezeichne(?:t|te|ten)|führ(?:t|te|ten)|füg(?:t|te|ten)|stell(?:t|te|ten)"
    r"|verlang(?:t|te|ten)|pläd(?:iert|ierte)|sprach|versprach|verspricht|wisse[nt]?|weiß|wusste|gesagt|erklärt|betont|berichtet"
)
"""What people do who are quoted, in the forms of the third person."""
_SPEAKER = re.compile(
    rf"\b(?:{VERBS}|[Ll]aut|zufolge|so (?:der|die|das)|so [A-ZÄÖÜ]\w*|[Nn]ach (?:Angaben|Ansicht|Auskunft|Einschätzung|Meinung|Darstellung|Überzeugung)|[Nn]ach eigenen Angaben"
    r"|[Aa]us (?:der )?Sicht|Ansicht|Auffassung|Meinung|Überzeugung|Vorwurf|Begründung|Argument|These|Antwort|Aussage|Frage)\b"
)
_SUBJUNCTIVE = re.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|möge|gebe|gehe|komme|stehe|bleibe|liege|halte|nehme|lasse|brauche"
    r"|mache|regle|gelte|bringe|heiße|trage|bestehe|entspreche|handle|handele|leide|fehle|diene|reiche|sehe|wisse|zeige|drohe|koste|beginne|ende)\b"
)
"""Third person of the first subjunctive, where it differs from the indicative (Duden, Grammatik: Konjunktiv I)."""
_NO_REPORT = re.compile(
    r"\b(?:es sei denn|sei es|wie dem auch sei|als (?:sei|seien|habe|ob)|so sei|gesagt sei|ich|wir|man nehme)\b",
    re.IGNORECASE,
)
"""Subjunctives that report nothing, and the first person, whose indicative looks the same."""


def names_speaker(text: str) -> bool:
    """Whether a sentence says whose words or thoughts it gives."""
    return _SPEAKER.search(text) is not None


def reports_without_speaker(text: str) -> bool:
    """Whether the first clause of `text`, quotations taken out, reports what somebody says without saying who.

    „Die Reise habe sich gelohnt.“ is somebody's claim; read alone it hangs in the air.
    """
    if not _SUBJUNCTIVE.search(text):  # most sentences: quick
        return False
    text = text_outside_quotations(text)
    clause = re.split(r"[,;:–]", text, maxsplit=1)[0]
    found = _SUBJUNCTIVE.search(clause)
    return found is not None and not _NO_REPORT.search(clause) and not names_speaker(text)
