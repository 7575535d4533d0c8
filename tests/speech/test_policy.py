"""House policy: how gender forms and addresses are said."""

from __future__ import annotations

import pytest

from briefing.config.settings import Speech
from briefing.speech.verbalise import verbalise

BOTH = [
    ("Die Leser:innen schreiben.", "Die Leserinnen und Leser schreiben."),
    (
        "Die Leser*innen, LeserInnen, Leser/-innen",
        "Die Leserinnen und Leser, Leserinnen und Leser, Leserinnen und Leser",
    ),
    ("Mit den Leser_innen sprechen", "Mit den Leserinnen und Lesern sprechen"),
    ("Viele Student:innen kamen.", "Viele Studentinnen und Studenten kamen."),
    ("Den Student:innen fehlt Geld.", "Den Studentinnen und Studenten fehlt Geld."),
    ("Die Ärzt:innen streiken.", "Die Ärztinnen und Ärzte streiken."),
    ("Mit Tierärzt:innen", "Mit Tierärztinnen und Tierärzten"),
    ("Die Anwält:innen und Köch:innen", "Die Anwältinnen und Anwälte und Köchinnen und Köche"),
    (
        "Die Kolleg:innen und Expert:innen",
        "Die Kolleginnen und Kollegen und Expertinnen und Experten",
    ),
    ("Die Autor:innen lesen.", "Die Autorinnen und Autoren lesen."),
    ("Die Nachbar:innen klagen.", "Die Nachbarinnen und Nachbarn klagen."),
    ("Die Ingenieur:innen planen.", "Die Ingenieurinnen und Ingenieure planen."),
    ("Die Bäuer:innen protestieren.", "Die Bäuerinnen und Bauern protestieren."),
    ("Die Jüd:innen der Stadt", "Die Jüdinnen und Juden der Stadt"),
    ("Die Psycholog(innen) raten ab.", "Die Psychologinnen und Psychologen raten ab."),
    ("Der Bürger:innenrat tagt.", "Der Bürgerinnen- und Bürgerrat tagt."),
    ("Eine Leser:innen-Umfrage", "Eine Leserinnen-und-Leser-Umfrage"),
    ("Ein:e Lehrer:in fehlt.", "Eine Lehrerin oder ein Lehrer fehlt."),
    ("Jede:r Schüler:in zählt.", "Jede Schülerin oder jeder Schüler zählt."),
    ("Gesucht: ein:e neue:r Kolleg:in", "Gesucht: eine neue Kollegin oder ein neuer Kollege"),
    ("Sie hilft einem:r Student:in.", "Sie hilft einer Studentin oder einem Studenten."),
    ("Er sucht eine:n Ärzt:in.", "Er sucht eine Ärztin oder einen Arzt."),
    ("Der:die Minister:in spricht.", "Die Ministerin oder der Minister spricht."),
    ("Die Innenministerin spricht.", "Die Innenministerin spricht."),
]  # fmt: skip
NEUTRAL = [
    ("Die Student:innen lernen.", "Die Studierenden lernen."),
    ("Viele Student:innen lernen.", "Viele Studierende lernen."),
    ("Mit den Mitarbeiter:innen", "Mit den Mitarbeitenden"),
    ("Die Lehrer:innen fehlen.", "Die Lehrkräfte fehlen."),
    ("Mit Lehrer:innen reden", "Mit Lehrkräften reden"),
    ("Von Expert:innen geprüft", "Von Fachleuten geprüft"),
    ("Die Leser:innen schreiben.", "Die Leserinnen und Leser schreiben."),
]
NOTES = [
    ("Mehr auf www.beispiel.de.", "Mehr unter dem Link in den Shownotes."),
    ("Mehr unter https://beispiel.org/wahl!", "Mehr unter dem Link in den Shownotes!"),
    ("Schreiben Sie an post@beispiel.com!", "Schreiben Sie an die Mailadresse in den Shownotes!"),
    ("Über beispiel.de buchen", "Über den Link in den Shownotes buchen"),
    ("Fragen? post@beispiel.com", "Fragen? Mailadresse in den Shownotes"),
    ("Programm: www.beispiel.de", "Programm: Link in den Shownotes"),
    ("Unter #MeToo steht viel.", "Unter Hashtag Me Too steht viel."),
]
SHORT = [
    ("Mehr auf https://www.beispiel.de/politik/wahl-2027.html", "Mehr auf beispiel Punkt D-E"),
    ("Mehr auf beispiel.com/a?b=1", "Mehr auf beispiel Punkt com"),
    ("An post@beispiel.com schreiben", "An post ät beispiel Punkt com schreiben"),
]


@pytest.mark.parametrize(("written", "spoken"), BOTH)
def test_both_forms_are_said_in_full_and_in_their_case(written: str, spoken: str) -> None:
    assert verbalise(written, speech=Speech(gender="both")).text == spoken


@pytest.mark.parametrize(("written", "spoken"), NEUTRAL)
def test_neutral_words_are_said_where_one_is_known_else_both_forms(
    written: str, spoken: str
) -> None:
    assert verbalise(written, speech=Speech(gender="neutral")).text == spoken


@pytest.mark.parametrize(("written", "spoken"), NOTES)
def test_addresses_can_be_left_to_the_show_notes(written: str, spoken: str) -> None:
    assert verbalise(written, speech=Speech(addresses="notes")).text == spoken


@pytest.mark.parametrize(("written", "spoken"), SHORT)
def test_addresses_can_be_cut_down_to_the_name_of_the_site(written: str, spoken: str) -> None:
    assert verbalise(written, speech=Speech(addresses="short")).text == spoken
