"""What the words around a number say about its form: gender of the noun, case, ending of an ordinal."""

from __future__ import annotations

import re
from typing import Literal

from briefing.german import MONTHS
from briefing.speech.numbers import ordinal

Gender = Literal["m", "f", "n"]
Case = Literal["nominative", "accusative", "dative", "genitive"]

_ONE: dict[Case, tuple[str, str, str]] = {
    "nominative": ("ein", "eine", "ein"),
    "accusative": ("einen", "eine", "ein"),
    "dative": ("einem", "einer", "einem"),
    "genitive": ("eines", "einer", "eines"),
}
_CASES: dict[str, Case] = {
    **dict.fromkeys("mit von bei zu nach aus seit ab gegenüber vor binnen in an unter".split(), "dative"),
    **dict.fromkeys("um für gegen ohne durch auf über bis pro je kostet kosten kostete zahlt zahlen zahlte".split(), "accusative"),
    **dict.fromkeys("während wegen trotz innerhalb außerhalb".split(), "genitive"),
}  # fmt: skip
# Words between a preposition or an article and its number that change nothing.
_SKIPPED = frozenset(
    "rund etwa circa knapp gut fast genau nur bereits schon erst nunmehr mittlerweile insgesamt inzwischen mindestens "
    "höchstens maximal ungefähr gerade exakt ganze zirka ca. sogar noch".split()
)

# Nouns that news put after ordinals and single ones, where the ending does not tell the gender.
_NOUNS: dict[str, Gender] = {
    **dict.fromkeys(
        "Liga Bundesliga Kreisliga Regionalliga Oberliga Frau Wahl Nacht Hand Stadt Partei Saison Klasse Instanz "
        "Halbzeit Armee Folge Kammer Zivilkammer Strafkammer Tochter Schicht Potenz Fahrt Million Milliarde Staffel "
        "Welle Etappe Minute Stunde Woche Runde Auflage Nummer Mal-Grenze Mannschaft Legislatur Wahlperiode Dosis "
        "Kraft Person Zahl Chance Wand Arbeit Bank Front Kurve Dimension Symphonie Sinfonie Mahnwache Tour Ausgabe "
        "Etage Tonne Fassung Sure Stimme Hürde Mauer Amtszeit Spielzeit Uraufführung Art Natur Republik "
        "Internationale Geige Wahlphase Seite Säule Stufe Phase Reihe Stelle Sekunde Krone Meile Adresse".split(),
        "f",
    ),
    **dict.fromkeys(
        "Jahrhundert Jahrtausend Jahrzehnt Jahr Quartal Halbjahr Vierteljahr Mal Spiel Tor Kapitel Semester Rennen Leben "
        "Standbein Obergeschoss Stockwerk Gebot Kind Buch Album Treffen Finale Halbfinale Viertelfinale Opfer Heft "
        "Kabinett Festival Stadion Kino Prozent Drittel Viertel Tief Bild Programm Regiment Bataillon Korps "
        "Länderspiel Saisontor Saisonspiel Lebensjahr Gleis Konzil Vatikanum Reich Filmfest Geschlecht "
        "Gespräch Wochenende Mitglied Haus Land Bein Auto Kilo Gramm Kilogramm Baby Mädchen Team Foto".split(),
        "n",
    ),
    **dict.fromkeys(
        "Name Junge Kunde Kollege Experte Jubilar Platz Tag Satz Lauf Zusatzartikel Mann Punkt Sitzung-Tag Arbeitsmarkt "
        "Sieg Geburtstag Todestag Jahrestag Spieltag Versuch Weltkrieg Senat Stock Teil Band Akt Rang Preis Titel "
        "Advent Verhandlungstag Käse Buchstabe Gedanke Wille Neffe Zeuge Zuschauer Bürgermeister Vorsitzende "
        "Euro Meter Kilometer Liter Franken Dollar Cent Grad Monat Vorsitzender Verdächtige Tatverdächtige Tote Verletzte Mensch "
        "Fall Toter Verletzter Punkt Treffer Artikel Absatz Vorname".split(),
        "m",
    ),
}  # fmt: skip
_ENDINGS: tuple[tuple[tuple[str, ...], Gender], ...] = (
    (("tag", "weltkrieg", "platz", "versuch", "meister", "artikel"), "m"),
    (
        (
            "chen",
            "lein",
            "ment",
            "jahr",
            "jahrhundert",
            "spiel",
            "finale",
            "rennen",
            "tor",
            "treffen",
            "quartal",
            "eck",
        ),
        "n",
    ),
    (("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ur", "ei", "in", "liga", "anz", "enz", "e"), "f"),
)
_PLURALS = ("spiele", "tage", "wochen", "meisterschaften", "wahlen", "jahre", "nächte")

_WORD = re.compile(r"([^\W\d_]+\.?|[0-9]{1,3}\.|[,–/-])\s*$")
_EN = frozenset(
    "am im zum vom beim dem den des unterm hinterm einem meinem deinem seinem ihrem unserem eurem keinem diesem jedem "
    "jenem welchem einen meinen deinen seinen ihren unseren keinen diesen jeden jenen welchen eines meines deines seines "
    "ihres unseres keines einer meiner deiner seiner ihrer unserer keiner beiden ersten letzten".split()
)
_E = frozenset(
    "die das diese jede jene welche eine meine deine seine ihre unsere keine ins ans fürs aufs übers dieses jedes jenes".split()
)
_DER = frozenset("der dieser jeder jener welcher".split())
_MIXED = frozenset("ein mein dein sein ihr unser euer kein".split())
_GOVERNORS = frozenset(
    "in an auf von mit bei nach seit aus zu vor unter hinter neben zwischen gegenüber während wegen trotz ab über "
    "entlang dank laut innerhalb außerhalb anlässlich aufgrund infolge mithilfe zufolge statt anstelle inmitten".split()
)
_DATIVE = frozenset("mit bei nach seit aus zu von ab vor in an auf unter".split())
_ACCUSATIVE = frozenset("bis für gegen um ohne durch".split())
_LINKS = frozenset(["und", "bis", "oder", ",", "–", "-", "/", "sowie"])
# The endings for masculine, feminine and neuter after each word.
_FORMS: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(_DATIVE, ("em", "er", "em")),
    **dict.fromkeys(_ACCUSATIVE, ("en", "e", "es")),
    **dict.fromkeys(_MIXED, ("er", "e", "es")),
    **dict.fromkeys(_E, ("e", "e", "e")),
    **dict.fromkeys(_EN, ("en", "en", "en")),
}


def gender(noun: str) -> Gender | None:
    """The likely gender of a noun, compounds by their last part; None where nothing tells it."""
    last = noun.rpartition("-")[2].strip(".")
    if known := _NOUNS.get(last):
        return known
    return next((found for endings, found in _ENDINGS if last.lower().endswith(endings)), None)


def one(noun_gender: Gender, case: Case = "nominative") -> str:
    """The article-like form of 1 before a noun: "ein", "einer", "einen"."""
    return _ONE[case]["mfn".index(noun_gender)]


def case_after(before: str) -> Case:
    """The case that the end of `before` asks for; nominative where nothing does."""
    return _CASES.get(_last_word(before)[0].lower(), "nominative")


def declined(number: int, before: str, after: str) -> str:
    """An ordinal in the form that its sentence asks for: "am" + 9 + "Mai" gives "neunten"."""
    return ordinal(number) + ending(before, after)


def ending(before: str, after: str) -> str:
    """The ending of an ordinal or adjective between `before` and `after` (Duden: strong, weak, mixed declension).

    The word before decides: after "am" -en, after "das" -e; "der" is a masculine nominative or a feminine dative, so
    the noun after it helps; without an article the ending shows the gender of the noun itself.
    """
    noun = noun_after(after)
    word, rest = _last_word(before)
    low = word.lower()
    if low in _LINKS and (linked := _linked(rest, after, low)):
        return linked
    if low in _DER:
        return _after_der(rest, noun)
    if (forms := _FORMS.get(low)) and not (low in {"die", "diese"} and noun.lower().endswith(_PLURALS)):
        return forms["mfn".index(gender(noun) or "m")]
    return "en" if forms else _after_adjective(word, noun)


def _after_der(rest: str, noun: str) -> str:
    """„In der 3. Minute“, „Sieger der 3. Etappe“ have -en; „der 3. Tag“ has -e."""
    governor = _last_word(rest)[0].lower()
    return "en" if governor in _GOVERNORS or gender(noun) == "f" else "e"


def _linked(rest: str, after: str, link: str) -> str:
    """„Am 3. und 4. Mai“: the second ordinal ends as the first; „Montag, 4. Mai“ as the article before Montag asks."""
    word, further = _last_word(rest)
    if re.fullmatch(r"[0-9]{1,3}\.", word):
        return ending(further, after)
    if link in {"und", "oder", "sowie"} and word.islower():
        return ending(rest, after)
    if link == "," and word.lower().endswith(("tag", "abend", "woch")):
        return "en" if _last_word(further)[0].lower() in _EN | _ACCUSATIVE else ""
    day, start = _last_word(further)
    return ending(start, after) if word in MONTHS and re.fullmatch(r"[0-9]{1,2}\.", day) and link != "bis" else ""


def _after_adjective(word: str, noun: str) -> str:
    """„Der kommende 9. Mai“ ends as its adjective; without any word that tells, the strong ending of the gender."""
    if (
        word.islower()
        and (found := re.search(r"[a-zäöüß]{3}(en|er|es|e)$", word))
        and word not in _SKIPPED | {"wurde", "wäre"}
    ):
        return found[1]
    return {"f": "e", "n": "es"}.get(gender(noun) or "m", "er")


def noun_after(after: str) -> str:
    """The first capitalised word of `after`, adjectives and further ordinals before it skipped."""
    found = re.match(
        r"[.\s]*(?:(?:und|bis|oder|sowie)\s[0-9]{1,3}\.\s)*(?:[a-zäöüß]+\s+){0,2}([A-ZÄÖÜ][\w-]*\.?)", after
    )
    return found[1] if found else ""


def _last_word(before: str) -> tuple[str, str]:
    """The last word of `before` that is no mere adverb, and what stands before it."""
    while found := _WORD.search(before, max(0, len(before) - 60)):
        before = before[: found.start()]
        if found[1].lower() not in _SKIPPED:
            return found[1], before
    return "", ""
