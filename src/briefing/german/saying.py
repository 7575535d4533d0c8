"""Verbs and nouns that mark statements as reported or supposed.

Sources: Duden, Grammatik, "Konjunktiv I", "Indirekte Rede" and "Modalverben" (sollen, dürfte,
könnte for hearsay and supposition).
"""

from __future__ import annotations

from briefing.german.conjugation import conjugate

_SAY = """an|kündigen antworten argumentieren äußern bedauern befürchten begründen behaupten
    beklagen berichten bestätigen beteuern betonen bezeichnen dementieren ein|räumen ergänzen
    erklären erläutern erwarten erzählen fest|stellen fordern fürchten glauben hinzu|fügen
    hoffen klagen kommentieren kritisieren loben mahnen meinen melden mit|teilen plädieren
    prognostizieren rechnen resümieren sagen schätzen schildern signalisieren twittern urteilen
    verkünden verlangen vermuten verneinen versichern warnen zitieren""".split()
_SAY_STRONG = (
    "an|geben gibt gab gegeben", "bekannt|geben gibt gab gegeben",
    "bestreiten bestreitet bestritt bestritten", "empfehlen empfiehlt empfahl empfohlen",
    "gestehen gesteht gestand gestanden", "heißen heißt hieß geheißen",
    "schreiben schreibt schrieb geschrieben",
    "unterstreichen unterstreicht unterstrich unterstrichen",
    "versprechen verspricht versprach versprochen", "verweisen verweist verwies verwiesen",
    "vor|werfen wirft warf geworfen",
)  # fmt: skip
_REPLY = (
    "entgegnen",
    "erwidern",
    "kontern",
    "widersprechen widerspricht widersprach widersprochen",
)
_MAY_SAY = (
    "geben gibt gab gegeben", "gehen geht ging gegangen", "halten hält hielt gehalten",
    "nennen nennt nannte genannt", "rufen ruft rief gerufen", "sehen sieht sah gesehen",
    "sprechen spricht sprach gesprochen", "stellen", "werfen wirft warf geworfen",
)  # fmt: skip
"""Verbs that often have other senses: „… gab sie zu“, „… hält er für falsch“."""
_SELDOM_SAY = (
    "entscheiden entscheidet entschied entschieden", "finden findet fand gefunden", "führen",
    "weisen weist wies gewiesen", "wissen weiß wusste gewusst", "zeigen",
)  # fmt: skip
"""Verbs that report only where the sentence shows it otherwise: „…, führte sie aus“."""


def _finite(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(conjugate(verb).finite for verb in verbs))


_ALSO_OTHER_WORDS = frozenset({"meine", "meinen", "äußere"})
"""Forms that are more often a pronoun or an adjective."""
REPLY_VERBS = _finite(_REPLY)
"""Forms of verbs of answering, which refer to an earlier statement."""
MAY_SAY = _finite(_MAY_SAY) | {"meinen"}
"""Forms of verbs that report now and then: they count as an attribution, but losing one is not
reported."""
_CLEAR = [conjugate(verb) for verb in (*_SAY, *_SAY_STRONG, *_REPLY)]
_SUBJUNCTIVE = frozenset().union(*(verb.subjunctive for verb in _CLEAR)) - _ALSO_OTHER_WORDS
_SAID = frozenset().union(*(verb.finite | {verb.participle} for verb in _CLEAR))
SAYS = (_SAID | _SUBJUNCTIVE) - MAY_SAY - _finite(_SELDOM_SAY)
"""Forms of verbs that always report speech or thought."""
SPEAKER_VERBS = _SAID | MAY_SAY | _finite(_SELDOM_SAY)
"""Indicative forms that name a speaker; in the subjunctive they are themselves reported."""

SUBJUNCTIVES = _SUBJUNCTIVE | frozenset(
    """arbeite beginne behalte bestehe biete bleibe brauche breche bringe denke diene drohe
    dürfe ende enthalte entspreche erhalte fahre falle fehle finde führe gebe gehe gelte habe
    halte handele handle heiße helfe komme koste könne lasse laufe leide lese liege mache möge
    müsse nehme regle reiche schlage sehe sei seien solle spreche stehe stelle sterbe trage
    treffe trete vertrete wachse werde werfe wisse wolle zeige""".split()
)
"""Third person of Konjunktiv I where it differs from the indicative, of verbs in news."""
MODALS = frozenset(
    """soll sollen solle sollte sollten könne könnte könnten dürfe dürfte dürften müsse müsste
    müssten möge mögen wolle wollten würde würden wäre wären hätte hätten scheint scheinen
    schien schienen gelte gälte gälten""".split()
)
"""Verbs that make a statement hearsay, a plan or a supposition."""
REPORTING_MODALS = frozenset("soll sollen hätten würden wären müssten sollten".split())
"""Those that mark a report; the others may be the writer's own."""

SUPPOSITIONS = frozenset(
    """angeblich angebliche angeblichen angeblicher angebliches anscheinend augenscheinlich
    eventuell mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher mutmaßliches möglicherweise
    offenbar offensichtlich scheinbar vermutlich vermutliche vermutlichen vielleicht
    voraussichtlich voraussichtliche voraussichtlichen wahrscheinlich wohl womöglich""".split()
)
SOURCE_PREPOSITIONS = ("laut", "zufolge", "gemäß")
SOURCES = ("Angaben", "Auskunft", "Vernehmen")
"""Nouns that name a source in any context."""
OPINIONS = tuple(
    """Ansicht Auffassung Aussage Aussagen Berechnungen Bericht Berichten Darstellung Einschätzung
    Erkenntnissen Informationen Medienberichten Meinung Prognose Prognosen Schätzung Schätzungen
    Sicht
    Studie Umfrage Worten Überzeugung""".split()
)
"""Nouns that name a source behind "nach" or "aus"."""
CLAIMS = tuple(
    "Ansicht Auffassung Meinung Überzeugung Vorwurf Begründung Argument These Antwort Aussage "
    "Frage".split()
)
"""Nouns for a statement or claim."""
