"""German abbreviations with a full stop, for the sentence splitter and the verbaliser.

Sources: Duden, rules D 1 to D 5 (full stops and blanks in abbreviations); DIN 5008 (a blank inside
"z. B."). Abbreviations without a full stop (kg, km/h, GmbH, AfD) are units (units.py) or acronyms
(speech/acronyms.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from briefing.german.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS


class Ends(StrEnum):
    """Whether an abbreviation can end a sentence, with one full stop for both."""

    NEVER = "never"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation as Duden writes it, and its spoken form."""

    written: str
    """With a plain blank where Duden requires one: "z. B."."""
    spoken: str
    """The expansion in its basic form (nominative, masculine for titles); inflection is the
    verbaliser's work."""
    ends: Ends
    before_number: bool = False
    """Only before a number: elsewhere the letters are a word or a name ("Art. 5", but "dieser
    Art.")."""


_Row = tuple[str, str]

_NEVER: tuple[_Row, ...] = (
    # titles, forms of address, degrees
    ("Dr.", "Doktor"), ("Dres.", "Doktores"), ("Prof.", "Professor"), ("Dipl.", "Diplom"),
    ("Dr.-Ing.", "Doktoringenieur"), ("Dipl.-Ing.", "Diplomingenieur"),
    ("Dipl.-Kfm.", "Diplomkaufmann"), ("Priv.-Doz.", "Privatdozent"), ("Mag.", "Magister"),
    ("Ing.", "Ingenieur"), ("Hr.", "Herr"), ("Hrn.", "Herrn"), ("Frl.", "Fräulein"),
    ("Mr.", "Mister"), ("Mrs.", "Missis"), ("Ms.", "Miss"), ("St.", "Sankt"), ("hl.", "heilige"),
    ("med.", "medicinae"), ("jur.", "iuris"), ("iur.", "iuris"), ("phil.", "philosophiae"),
    ("rer.", "rerum"), ("nat.", "naturalium"), ("theol.", "theologiae"), ("habil.", "habilitatus"),
    ("Lt.", "Leutnant"), ("Abg.", "Abgeordneter"), ("Vors.", "Vorsitzender"),
    ("stv.", "stellvertretender"), ("stellv.", "stellvertretender"), ("Gebr.", "Gebrüder"),
    ("Fa.", "Firma"), ("v.", "von"), ("u.", "und"),
    # parts of laws and books, numbering
    ("Abs.", "Absatz"), ("Nr.", "Nummer"), ("Nrn.", "Nummern"), ("Ziff.", "Ziffer"),
    ("lit.", "Buchstabe"), ("Aktenz.", "Aktenzeichen"), ("Abb.", "Abbildung"), ("Tab.", "Tabelle"),
    ("Bd.", "Band"), ("Bde.", "Bände"), ("Hrsg.", "Herausgeber"), ("Hg.", "Herausgeber"),
    ("Univ.", "Universität"), ("Abt.", "Abteilung"), ("Anm.", "Anmerkung"), ("Jg.", "Jahrgang"),
    ("Az.", "Aktenzeichen"), ("Drs.", "Drucksache"), ("Drucks.", "Drucksache"),
    ("ggü.", "gegenüber"), ("zw.", "zwischen"), ("Buchst.", "Buchstabe"),
    ("Tel.-Nr.", "Telefonnummer"), ("Kto.", "Konto"), ("Reg.-Bez.", "Regierungsbezirk"),
    ("Krs.", "Kreis"), ("Lkr.", "Landkreis"), ("vgl.", "vergleiche"), ("s.", "siehe"),
    ("lfd.", "laufende"), ("Tel.", "Telefon"),
    # connecting words
    ("bzw.", "beziehungsweise"), ("resp.", "respektive"), ("vs.", "versus"), ("ca.", "circa"),
    ("rd.", "rund"), ("ungef.", "ungefähr"), ("inkl.", "inklusive"), ("exkl.", "exklusive"),
    ("einschl.", "einschließlich"), ("ausschl.", "ausschließlich"), ("zzgl.", "zuzüglich"),
    ("abzgl.", "abzüglich"), ("mind.", "mindestens"), ("ggf.", "gegebenenfalls"),
    ("evtl.", "eventuell"), ("sog.", "sogenannte"), ("bspw.", "beispielsweise"),
    ("bes.", "besonders"), ("insb.", "insbesondere"), ("insbes.", "insbesondere"),
    ("insg.", "insgesamt"), ("bzgl.", "bezüglich"), ("betr.", "betreffend"), ("gem.", "gemäß"),
    ("lt.", "laut"), ("wg.", "wegen"), ("od.", "oder"), ("zzt.", "zurzeit"),
    ("eigtl.", "eigentlich"), ("urspr.", "ursprünglich"), ("geb.", "geboren"),
    ("gest.", "gestorben"), ("verh.", "verheiratet"), ("gesch.", "geschieden"),
    ("verst.", "verstorben"), ("gegr.", "gegründet"), ("ehem.", "ehemalig"), ("dt.", "deutsch"),
    ("engl.", "englisch"), ("frz.", "französisch"), ("ital.", "italienisch"), ("russ.", "russisch"),
    ("österr.", "österreichisch"), ("lat.", "lateinisch"), ("griech.", "griechisch"),
    ("ev.", "evangelisch"), ("kath.", "katholisch"), ("röm.-kath.", "römisch-katholisch"),
    ("staatl.", "staatlich"), ("städt.", "städtisch"), ("allg.", "allgemein"),
    ("nördl.", "nördlich"), ("südl.", "südlich"), ("östl.", "östlich"), ("westl.", "westlich"),
    ("tägl.", "täglich"), ("tgl.", "täglich"), ("mtl.", "monatlich"), ("jährl.", "jährlich"),
    # several words
    ("z. B.", "zum Beispiel"), ("d. h.", "das heißt"), ("i. d. R.", "in der Regel"),
    ("u. U.", "unter Umständen"), ("z. Z.", "zurzeit"), ("z. Zt.", "zurzeit"),
    ("z. Hd.", "zu Händen"), ("v. a.", "vor allem"), ("i. Allg.", "im Allgemeinen"),
    ("i. H. v.", "in Höhe von"), ("i. S. v.", "im Sinne von"), ("i. V. m.", "in Verbindung mit"),
    ("m. E.", "meines Erachtens"), ("m. a. W.", "mit anderen Worten"), ("o. g.", "oben genannt"),
    ("u. g.", "unten genannt"), ("ü.", "über"), ("a. d.", "an der"),
    ("k. u. k.", "kaiserlich und königlich"), ("h. c.", "honoris causa"), ("mult.", "multiplex"),
)  # fmt: skip

_MAY: tuple[_Row, ...] = (
    # measures and amounts
    ("Mio.", "Millionen"), ("Mill.", "Millionen"), ("Mrd.", "Milliarden"), ("Tsd.", "Tausend"),
    ("Std.", "Stunden"), ("Min.", "Minuten"), ("Sek.", "Sekunden"), ("Stck.", "Stück"),
    ("Stk.", "Stück"), ("Einw.", "Einwohner"), ("Jh.", "Jahrhundert"), ("Jhs.", "Jahrhunderts"),
    ("Jhd.", "Jahrhundert"), ("Jhdt.", "Jahrhundert"), ("p. a.", "per annum"),
    ("p. m.", "pro mille"),
    # calendar
    *((f"{short}.", MONTHS[number - 1]) for short, number in MONTH_ABBREVIATIONS.items()),
    # mostly a word
    *((f"{short}.", day) for short, day in WEEKDAY_ABBREVIATIONS.items() if short != "So"),
    ("d. J.", "dieses Jahres"), ("v. J.", "vorigen Jahres"), ("d. M.", "dieses Monats"),
    ("v. Chr.", "vor Christus"), ("n. Chr.", "nach Christus"),
    # names of firms, places and people
    ("Co.", "Compagnie"), ("Inc.", "Incorporated"), ("Corp.", "Corporation"), ("Ltd.", "Limited"),
    ("Bros.", "Brothers"), ("e. V.", "eingetragener Verein"),
    ("e. G.", "eingetragene Genossenschaft"), ("e. K.", "eingetragener Kaufmann"),
    ("Str.", "Straße"), ("Pl.", "Platz"), ("Bf.", "Bahnhof"), ("Bhf.", "Bahnhof"),
    ("Hbf.", "Hauptbahnhof"), ("a. M.", "am Main"), ("a. D.", "außer Dienst"),
    ("i. R.", "im Ruhestand"), ("i. V.", "in Vertretung"), ("i. A.", "im Auftrag"),
    ("M. A.", "Magister Artium"), ("B. A.", "Bachelor of Arts"), ("M. Sc.", "Master of Science"),
    ("B. Sc.", "Bachelor of Science"), ("Ph. D.", "Doktor der Philosophie"), ("jun.", "junior"),
    ("jr.", "junior"), ("sen.", "senior"), ("em.", "emeritiert"),
    # ends of lists, references
    ("usw.", "und so weiter"), ("usf.", "und so fort"), ("etc.", "et cetera"),
    ("u. a.", "unter anderem"), ("u. Ä.", "und Ähnliches"), ("o. Ä.", "oder Ähnliches"),
    ("u. v. m.", "und vieles mehr"), ("u. a. m.", "und andere mehr"),
    ("u. dgl.", "und dergleichen"), ("u. v. a.", "und viele andere"), ("z. T.", "zum Teil"),
    ("s. o.", "siehe oben"), ("s. u.", "siehe unten"), ("a. a. O.", "am angegebenen Ort"),
    ("ebd.", "ebenda"), ("ff.", "folgende"), ("f.", "folgende"), ("Aufl.", "Auflage"),
    ("Red.", "Redaktion"), ("gez.", "gezeichnet"), ("k. o.", "K-o"), ("ü. M.", "über dem Meer"),
    ("ü. d. M.", "über dem Meer"), ("Hj.", "Halbjahr"), ("Whg.", "Wohnung"), ("Zi.", "Zimmer"),
    ("n. V.", "nach Verlängerung"), ("n. E.", "nach Elfmeterschießen"), ("k. A.", "keine Angabe"),
    ("u. ä.", "und ähnliche"), ("o. ä.", "oder ähnliche"), ("u. s. w.", "und so weiter"),
    ("v. l.", "von links"), ("v. l. n. r.", "von links nach rechts"), ("z. K.", "zur Kenntnis"),
    ("b. a. W.", "bis auf Weiteres"), ("a. G.", "auf Gegenseitigkeit"),
    ("i. Tr.", "in der Trockenmasse"), ("Ew.", "Einwohner"), ("Pers.", "Personen"),
    ("MwSt.", "Mehrwertsteuer"), ("USt.", "Umsatzsteuer"), ("Ausg.", "Ausgabe"),
    ("i. E.", "im Elfmeterschießen"),
)  # fmt: skip

_BEFORE_NUMBER: tuple[_Row, ...] = (
    ("Art.", "Artikel"), ("Kap.", "Kapitel"), ("S.", "Seite"), ("So.", "Sonntag"),
    ("max.", "maximal"), ("min.", "minimal"), ("op.", "Opus"), ("No.", "Nummer"), ("Kl.", "Klasse"),
    ("Alt.", "Alternative"),
)  # fmt: skip

BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""Blanks that occur inside "z. B."; it is also written without one."""
_CLOSE = str.maketrans("", "", BLANKS)


def _table() -> dict[str, Abbreviation]:
    rows = [Abbreviation(written, spoken, Ends.NEVER) for written, spoken in _NEVER]
    rows += [Abbreviation(written, spoken, Ends.MAY) for written, spoken in _MAY]
    rows += [
        Abbreviation(written, spoken, Ends.NEVER, before_number=True)
        for written, spoken in _BEFORE_NUMBER
    ]
    return {row.written.translate(_CLOSE): row for row in rows}


ABBREVIATIONS: dict[str, Abbreviation] = _table()
"""By the written form without blanks: "z.B.", "i.d.R.", "Dr.", "Mio."."""


def lookup(written: str) -> Abbreviation | None:
    """Return the entry for a written form, with or without blanks, or capitalised ("Ca.").

    The case of a single letter counts: "V." is an initial, "v." is "von".
    """
    key = written.translate(_CLOSE)
    found = ABBREVIATIONS.get(key)
    if found is None and len(key) > len("v."):
        found = ABBREVIATIONS.get(key[0].lower() + key[1:])
    return found


def compile_pattern() -> re.Pattern[str]:
    """Compile a pattern for all abbreviations, with or without blanks, for `lookup`."""
    gap = f"(?<=\\.)[{BLANKS}]?"
    forms: list[str] = []
    for key in sorted(
        ABBREVIATIONS, key=lambda key: (-len(key), key)
    ):  # longest first: "u. v. m." is not "u."
        first = (
            f"[{key[0]}{key[0].upper()}]" if key[0].islower() and len(key) > len("v.") else key[0]
        )
        forms.append(first + re.sub(r"\\\.(?=\w)", lambda _: r"\." + gap, re.escape(key[1:])))
    return re.compile(r"(?<![\w.])(?=[^\W\d_]{1,8}\.)(?:" + "|".join(forms) + ")")
