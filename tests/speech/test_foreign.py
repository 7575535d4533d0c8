from __future__ import annotations

import pytest

from briefing.speech.foreign import language_of
from briefing.speech.respell import respell


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Wright", "en"),
        ("Whitaker", "en"),
        ("Brookfield", "en"),
        ("McAllister", "en"),
        ("Shelby", "en"),
        ("though", "en"),
        ("Bordelais", "fr"),
        ("Thibault", "fr"),
        ("Sévérine", "fr"),
        ("Gutiérrez", "es"),
        ("Martinez", "es"),
        ("Peñarol", "es"),
        ("Coutinho", "pt"),
        ("Guimarães", "pt"),
        ("Pacchiani", "it"),
        ("Dijksma", "nl"),
        ("Szymański", "pl"),
        ("Szymanowski", "pl"),
        ("Petrović", "hr"),
        ("Petrovic", "hr"),
        ("Dvořák", "cs"),
        ("Gyöngyös", "hu"),
        ("Erdoğdu", "tr"),
        ("Iliescuță", "ro"),
        ("Sørensen", "da"),
        ("Åkerlund", "sv"),
        ("Zhengzhou", "und"),
        ("Qingdao", "und"),
        ("Иван", "und"),
    ],
)
def test_letters_tell_the_language(word: str, language: str) -> None:
    assert language_of(word) == language


GERMAN = """Lebenshilfe Fertighaus Bürgermeisterin Gesundheitshelfer Rathaushof Königheide
Richtigkeit Flugzeughersteller Theater Beamte Lineal Bernhard Schulzentrum Landeszentrale
Haushaltszahlen Herzhaftes Holzhausen Mädchen Städtchen Brötchen Boot Moor Koordination Zoologe
Kooperation Quelle Stelle Wille Brille Tochter Rechtschreibung Journalist Büro Tour Route Signal
Magnet Wagner Eigner Gymnasium Ghetto Rhein Rhythmus Physik Thema Mathematik Kutscher Deutscher
Schlitten Gewicht Niveau Rekordniveau Wahlkampagne Ensemble Hockey Szene Szenario Generation
Josef Jacke Jeanshose Scham Abraham Johann Meyer Schröder Müller Straßenbahn Übergang Größe
Jugendliche Landjugend Champignon Chemnitz Charakter Chaos Chef Chor Nation Region Religion
Kommission Parlament Dokument Moment Instrument Training Marketing Ring Hering Frühling Xaver
Quote Reeder Beete Schneemann Kneipe Krake Slowake Ulrike Friederike Schnell Mai Mais Kaiser
Bayern Layla Bosheit Aussage Soja Deutschlands Wohlstands Netzwerks Glücks Blicks Bezirks
Verbands Abends Fonds Bewohner Kronzeuge Slowenien sowohl Jugoslawien Nostalgie Strategie Regie
Magie Akazie Aktie Wasser Zeitung über größte heißen und die der will man hat war so an in
am""".split()


def test_german_words_and_compounds_are_left_alone() -> None:
    assert [word for word in GERMAN if language_of(word)] == []


@pytest.mark.parametrize("word", ["NATO", "USA", "A", "É"])
def test_acronyms_and_letters_are_no_words(word: str) -> None:
    assert language_of(word) is None


@pytest.mark.parametrize(
    ("word", "language", "proposal"),
    [
        ("Wright", "en", "Rait"),
        ("Woody", "en", "Wudi"),
        ("Petrovic", "hr", "Petrowitsch"),
        ("Petrović", "hr", "Petrowitsch"),
        ("Gliński", "pl", "Glinjski"),
        ("Erdoğdu", "tr", "Erdodu"),
        ("Thibault", "fr", "Thiboh"),
        ("Muñoz", "es", "Munjoß"),
        ("Coutinho", "pt", "Kotinju"),
        ("Qingdao", "und", "Qingdao"),
    ],
)
def test_a_proposal_has_german_letters_for_foreign_sounds(
    word: str, language: str, proposal: str
) -> None:
    assert respell(word, language) == proposal
