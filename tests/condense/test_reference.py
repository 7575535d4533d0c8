from __future__ import annotations

import pytest

from briefing.condense.reference import may_retract, opens_with_reference, refers_back, resumes_noun


@pytest.mark.parametrize(
    "sentence",
    [
        "Er kündigte eine Prüfung an.",
        "Dieser Schritt war nötig.",
        "Dies sei zu teuer.",
        "Dabei half ihm das Wetter.",
        "Deshalb bleibt die Brücke gesperrt.",
        "Zudem fehlt Personal.",
        "„Doch das reicht nicht“, sagte sie.",
        "Das ist ein Fehler.",
        "Das teilte Ute Harmsen mit.",
        "Das ergab eine Umfrage.",
        "Das sind 12 Prozent mehr als im Mai.",
        "Das würde 410.000 Euro kosten.",
        "Dem widersprach Ute Harmsen.",
        "„So etwas haben wir noch nie erlebt.“",
        "Darunter waren drei Kinder.",
        "Ihre Kollegin widersprach.",
        "Zwischen 5 Uhr und 23 Uhr halten sie an jedem Hof.",
        "Während der Sperrung mussten sie einen Umweg fahren.",
        "Seither fährt der Bus.",
        "„Wir bauen das Haus im Mai“, sagte sie.",
        "»Wir bauen«, versprach ihre Vertreterin.",
        "Das Freibad verliere jeden Tag Wasser, sagte er.",
        "Die Arbeiten seien im Mai beendet.",
        "Im Mai habe die Stadt noch gezögert.",
        "Der 42-Jährige wurde verletzt.",
        "Am Abend traf die Polizei den betrunkenen 42-Jährigen an.",
        "Das Unternehmen schließt zwei Werke.",
        "Der verletzte Fahrer kam in ein Krankenhaus.",
        "Nun haben die beiden einen Vertrag geschlossen.",
        "Die Stadt öffnet im Gegenzug das Bad.",
        "Bei ihr ist die Heldin eine Frau.",
        "Vor drei Jahren waren es noch zwölf.",
        "Mit Bildern von Fähren, Kneipen und Häfen hat er den Norden gezeigt.",
        "Der kam im Mai aus Warnfels.",
        "Da standen die Keller schon unter Wasser.",
        "Anders ist es bei alten Häusern.",
        "Genau das ist die Stärke des Stücks.",
        "Ute Harmsen widersprach.",
        "Der Rat wies den Vorwurf zurück.",
        "Der Rat hat jedoch keine Mehrheit.",
    ],
)
def test_a_sentence_that_refers_to_the_one_before_points_back(sentence: str) -> None:
    assert refers_back(sentence)


@pytest.mark.parametrize(
    "when",
    [
        "In diesen Tagen", "In diesen Wochen", "In diesen Monaten", "In diesen Jahren",
        "Dieser Tage", "Diese Woche", "In dieser Woche", "Ende dieser Woche", "Diesen Monat",
        "Anfang dieses Monats", "Dieses Jahr", "In diesem Jahr", "Bis Ende dieses Jahres",
        "In diesem Schuljahr", "In diesem Sommer", "Diesen Herbst", "In diesem Mai",
        "An diesem Montag", "An diesem Mittwochabend", "Diesen Freitag", "An diesem Wochenende",
        "In dieser Saison", "In diesem Jahrzehnt",
    ],
)  # fmt: skip
def test_a_time_that_counts_from_today_does_not_point_back(when: str) -> None:
    assert not refers_back(f"{when} beginnt in Warnfels die Ernte.")


@pytest.mark.parametrize(
    "when",
    [
        "An diesem Tag", "An diesen Tagen", "In dieser Zeit", "In dieser Nacht",
        "In diesen Stunden", "Diesen Moment", "An einem dieser Tage", "Während dieser Tage",
        "Diese Tage", "Diese Jahre", "Dieser Sommer", "An diesen Montagen", "In diesem Zeitraum",
        "In diesem Rathaus", "Mit diesen Wochen",
    ],
)  # fmt: skip
def test_a_time_that_was_named_before_points_back(when: str) -> None:
    assert refers_back(f"{when} beginnt in Warnfels die Ernte.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Stadt will sparen.",
        "Diese Woche beginnt die Ernte.",
        "Dortmund spielt am Samstag.",
        "Soest hat gewählt.",
        "Erst im Mai wird gebaut.",
        "Daniel Meier gewann.",
        "„Wir bauen das Haus“, sagte Ute Harmsen.",
        "Dasselbstwohnen ist kein Wort.",
        "Alsfeld liegt in Hessen.",
        "Das neue Rathaus ist fertig.",
        "Dem Rat liegt ein Antrag vor.",
        "Dem neuen Rat liegt ein Antrag vor.",
        "Die Stadt teilte mit, sie baue im Mai.",
        "Harmsen sagte, dass er dort bleibt.",
        "Die Arbeiten seien im Mai beendet, sagte Ute Harmsen.",
        "Laut Ute Harmsen sind die Arbeiten beendet.",
        "Nach Angaben der Stadt sei das Bad geschlossen.",
        "Das Unternehmen aus Warnfels schließt zwei Werke.",
        "Der Mann des Jahres kommt aus Warnfels.",
        "Ein 42-Jähriger wurde verletzt.",
        "Da die Stadt kein Geld hat, bleibt das Bad zu.",
    ],
)
def test_a_sentence_that_stands_alone_does_not_point_back(sentence: str) -> None:
    assert not refers_back(sentence)


def test_only_the_first_words_open_by_pointing() -> None:
    assert opens_with_reference("Sie sitzen im Kreis.")
    assert not opens_with_reference("Die Arbeiten seien beendet.")


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        ("Im Mai erschien eine große Studie dazu.", "Die Studie umfasst zwölf Orte.", True),
        ("Er zeigte ein Bild.", "Dem alten Bild fehlt der Rahmen.", True),
        ("Im Mai erschien die Studie.", "Die Studie umfasst zwölf Orte.", False),
        ("Im Mai erschien eine Studie.", "Die Stadt umfasst zwölf Orte.", False),
        ("Im Mai erschien eine Studie.", "Eine Studie umfasst zwölf Orte.", False),
    ],
)
def test_a_noun_that_was_just_introduced_is_taken_up(
    before: str, sentence: str, *, expected: bool
) -> None:
    assert resumes_noun(sentence, before) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Das stimmt aber nicht.", True),
        ("Doch der Rat lehnte ab.", True),
        ("Die Stadt dementiert den Bericht.", True),
        ("Der Rat wies den Vorwurf zurück.", True),
        ("Das behauptet zumindest der Betreiber.", True),
        ("Von wegen!", True),
        ("Das teilte die Stadt mit.", False),
        ("Die Stadt baut kein Bad.", False),
        ("Er kündigte eine Prüfung an.", False),
    ],
)
def test_what_limits_or_denies_the_sentence_before_takes_it_back(
    sentence: str, *, expected: bool
) -> None:
    assert may_retract(sentence) is expected
