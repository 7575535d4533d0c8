"""Words by which German tells that somebody says something, or only supposes it.

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
"""„… gab sie zu“, „… hält er für falsch“; other sentences have them as often."""
_SELDOM_SAY = (
    "entscheiden entscheidet entschied entschieden", "finden findet fand gefunden", "führen",
    "weisen weist wies gewiesen", "wissen weiß wusste gewusst", "zeigen",
)  # fmt: skip
"""„…, führte sie aus“; they name a speaker only where a sentence shows otherwise that somebody
speaks."""


def _finite(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(conjugate(verb).finite for verb in verbs))


_ALSO_OTHER_WORDS = frozenset({"meine", "meinen", "äußere"})
"""Forms that are more often a pronoun or an adjective."""
REPLY_VERBS = _finite(_REPLY)
"""What somebody does who answers what was said before."""
MAY_SAY = _finite(_MAY_SAY) | {"meinen"}
"""Forms of verbs that report only now and then: they keep an attribution, their loss is none."""
_CLEAR = [conjugate(verb) for verb in (*_SAY, *_SAY_STRONG, *_REPLY)]
_SUBJUNCTIVE = frozenset().union(*(verb.subjunctive for verb in _CLEAR)) - _ALSO_OTHER_WORDS
_SAID = frozenset().union(*(verb.finite | {verb.participle} for verb in _CLEAR))
SAYS = (_SAID | _SUBJUNCTIVE) - MAY_SAY - _finite(_SELDOM_SAY)
"""Forms of verbs that say that somebody speaks or thinks, wherever they stand."""
SPEAKER_VERBS = _SAID | MAY_SAY | _finite(_SELDOM_SAY)
"""What people do who are quoted, in the indicative: in the subjunctive it is itself reported."""

SUBJUNCTIVES = _SUBJUNCTIVE | frozenset(
    """arbeite beginne behalte bestehe biete bleibe brauche breche bringe denke diene drohe
    dürfe ende enthalte entspreche erhalte fahre falle fehle finde führe gebe gehe gelte habe
    halte handele handle heiße helfe komme koste könne lasse laufe leide lese liege mache möge
    müsse nehme regle reiche schlage sehe sei seien solle spreche stehe stelle sterbe trage
    treffe trete vertrete wachse werde werfe wisse wolle zeige""".split()
)
"""Third person of the first subjunctive where it differs from the indicative, of verbs that news
report with."""
MODALS = frozenset(
    """soll sollen solle sollte sollten könne könnte könnten dürfe dürfte dürften müsse müsste
    müssten möge mögen wolle wollten würde würden wäre wären hätte hätten scheint scheinen
    schien schienen gelte gälte gälten""".split()
)
"""Verbs that make a statement hearsay, a plan or a supposition."""
REPORTING_MODALS = frozenset("soll sollen hätten würden wären müssten sollten".split())
"""Those that still say that somebody reports: the others may be the writer's own."""

SUPPOSITIONS = frozenset(
    """angeblich angebliche angeblichen angeblicher angebliches anscheinend augenscheinlich
    eventuell mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher mutmaßliches möglicherweise
    offenbar offensichtlich scheinbar vermutlich vermutliche vermutlichen vielleicht
    voraussichtlich voraussichtliche voraussichtlichen wahrscheinlich wohl womöglich""".split()
)
SOURCE_PREPOSITIONS = ("laut", "zufolge", "gemäß")
SOURCES = ("Angaben", "Auskunft", "Vernehmen")
"""Nouns that name a source whatever stands before them."""
OPINIONS = tuple(
    """Ansicht Auffassung Aussage Aussagen Berechnungen Bericht Berichten Darstellung Einschätzung
    Erkenntnissen Informationen Medienberichten Meinung Prognose Prognosen Schätzung Schätzungen
    Sicht
    Studie Umfrage Worten Überzeugung""".split()
)
"""Nouns that name one behind "nach" or "aus"."""
CLAIMS = tuple(
    "Ansicht Auffassung Meinung Überzeugung Vorwurf Begründung Argument These Antwort Aussage "
    "Frage".split()
)
"""Nouns that stand for what somebody says."""
