"""The gender of nouns that follow numbers in news: a table, then endings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.german.units import Gender

_NOUNS: dict[str, Gender] = {
    **dict.fromkeys(
        """Liga Bundesliga Kreisliga Regionalliga Oberliga Frau Wahl Nacht Hand Stadt Partei
        Saison Klasse Instanz Halbzeit Armee Folge Kammer Zivilkammer Strafkammer Tochter
        Schicht Potenz Fahrt Million Milliarde Staffel Welle Etappe Minute Stunde Woche Runde
        Auflage Nummer Mannschaft Legislatur Wahlperiode Dosis Kraft Person Zahl Chance Wand
        Arbeit Bank Front Kurve Dimension Symphonie Sinfonie Mahnwache Tour Ausgabe Etage Tonne
        Fassung Sure Stimme Hürde Mauer Amtszeit Spielzeit Art Natur Republik Internationale
        Geige Seite Säule Stufe Phase Reihe Stelle Sekunde Krone Meile Adresse Firma Schule Uhr
        Burg Jury Lieferung Maß Berlinale Biennale Ehe Schwangerschaft Division Brigade Kompanie
        Flotte Last Aktie Mutter Schwester Haft Idee Pizza Kamera Box Frist Angst Luft Macht
        Kunst Post Brust Not Wurst Gefahr Gewalt Antwort Reise Debatte Lesung Klage Rate Karte
        Frage Sache Spitze Kugel Regel Insel Tafel Schaufel Viertelstunde Feuerwehr Schau Reform
        Olympiade Strafe Ärztin Zeit Geburt Ziffer Villa Kita Cholera Pest Waffe""".split(),
        "f",
    ),
    **dict.fromkeys(
        """Jahrhundert Jahrtausend Jahrzehnt Jahr Quartal Halbjahr Vierteljahr Mal Spiel Tor
        Kapitel Semester Rennen Leben Standbein Obergeschoss Stockwerk Gebot Kind Buch Album
        Treffen Finale Halbfinale Viertelfinale Achtelfinale Opfer Heft Kabinett Festival
        Stadion Kino Prozent Drittel Viertel Tief Bild Programm Regiment Bataillon Korps
        Länderspiel Saisontor Saisonspiel Lebensjahr Gleis Konzil Vatikanum Reich Filmfest
        Geschlecht Gespräch Wochenende Mitglied Haus Land Bein Auto Kilo Gramm Kilogramm Baby
        Mädchen Team Foto Rathaus Krankenhaus Hotel Museum Theater Zimmer Fahrzeug Flugzeug
        Schiff Boot Feuer Paket Sanktionspaket Update Gold Silber Prozess Paar Stück Ei Tier
        Pferd Ticket Duell Derby Turnier Motorrad Fahrrad Rad Dorf Gesetz Urteil Verfahren
        Projekt Modell Konzert Plenum Ziel Ultimatum Mandat Amt Ergebnis Minus Plus Wort
        Opernhaus Jubiläum Zeichen Zentrum Gymnasium Kilowatt Grad-Ziel Ende Auge""".split(),
        "n",
    ),
    **dict.fromkeys(
        """Name Junge Kunde Kollege Experte Jubilar Platz Tag Satz Lauf Zusatzartikel Mann Punkt
        Arbeitsmarkt Sieg Geburtstag Todestag Jahrestag Spieltag Versuch Weltkrieg Senat Stock
        Teil Band Akt Rang Preis Titel Advent Verhandlungstag Käse Buchstabe Gedanke Wille Neffe
        Zeuge Zuschauer Bürgermeister Euro Meter Kilometer Liter Franken Dollar Cent Grad Monat
        Mensch Fall Treffer Artikel Absatz Vorname Wahlgang Gang Durchgang Bundestag Landtag
        Reichstag Parteitag Bundespräsident Präsident Kanzler Minister Vorstand Abend Morgen
        Anlauf Anschlag Ball Brief Film Gast Gegner Gipfel Golfkrieg Grund Hinweis Kongress
        Krieg Lockdown Patient Pokal Polizist Prozentpunkt Roman Saisonsieg Schritt Schuss
        Soldat Sohn Bruder Stellvertreter Streik Student Tarif Termin Text Trainer Turm Unfall
        Verein Verdacht Vertrag Vorwurf Wagen Weg Wert Zug Breitengrad Bezirk Jahrgang Stern
        Strafsenat Zivilsenat Lebensmonat Werktag Ritter Affe Hase Löwe Ire Pole Russe Franzose
        Brite Däne Schwede Finne Grieche Türke Chinese Kurde Erbe Riese Bote Pate Planet Ort
        Rekord Beamte Biss Martin Valentin Benjamin Bus Lkw Pkw""".split(),
        "m",
    ),
}  # fmt: skip
_ENDINGS: tuple[tuple[str, Gender], ...] = (
    ((
        r"(?:tag|weltkrieg|platz|versuch|meister|artikel|erfolg|sieg|gang|krieg|stand|fall|ismus"
        r"|ling"
        r"|eur)"
), "m"),
    ((
        r"(?:chen|lein|ment|jahr|jahrhundert|spiel|finale|rennen|tor|treffen|quartal|eck|zeug|haus"
        r"|paket|tum|nis|ium|eum|rum|land)"
), "n"),
    ((
        r"(?:ung|heit|keit|schaft|ion|tät|ik|ur|ei|(?<!e)in|liga|anz|enz|e|zeit|zahl|wahl|nacht"
        r"|stadt"
        r"|kraft|fahrt)"
), "f"),
)  # fmt: skip
_GENDER_BY_ENDING = tuple((re.compile(f"{ending}$"), gender) for ending, gender in _ENDINGS)

# Adjectives used as nouns: they end as adjectives do, so that "-e" tells no gender ("der 3.
# Deutsche").
_NOMINALISED = re.compile(
    r"(?:deutsche|jugendliche|erwachsene|befragte|kranke|tote|verletzte|verdächtige|beschäftigte"
    r"|angestellte|vorsitzende|"
    r"abgeordnete|angeklagte|reisende|studierende|betroffene|infizierte|geflüchtete|gefangene"
    r"|verwandte|bekannte|freiwillige|"
    r"überlebende|erkrankte|versicherte|arbeitslose|grüne|linke|beteiligte|geimpfte|jährige"
    r"|vermisste|berechtigte|beamte)[rnms]?$"
)


def gender(noun: str) -> Gender | None:
    """Return the likely gender of a noun, of compounds by their last part; None if unknown."""
    last = noun.rpartition("-")[2].strip(".")
    if known := _NOUNS.get(last):
        return known
    low = last.lower()
    if is_nominalised(low):
        return None
    return next((found for ending, found in _GENDER_BY_ENDING if ending.search(low)), None)


def is_nominalised(noun: str) -> bool:
    """Whether a noun is declined as an adjective: „Deutsche“, „Jugendlicher“."""
    return _NOMINALISED.search(noun.lower()) is not None
