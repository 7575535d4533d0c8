from __future__ import annotations

import pytest

from briefing.look.lead_in import lead_in


@pytest.mark.parametrize(
    ("sentence", "bold"),
    [
        ("Die Stadt Warnfels baut eine Schule.", "Die Stadt Warnfels"),
        ("Die Zahl der Fahrten stieg im Mai.", "Die Zahl der Fahrten"),
        ("Ein angesehener Historiker nannte das falsch.", "Ein angesehener Historiker"),
        ("Landrätin Miriam Tessmer will sparen.", "Landrätin Miriam Tessmer"),
        ("Rund 2.300 Menschen setzen täglich über.", "Rund 2.300 Menschen"),
        ("In Oberkirchen, einem Dorf im Tal, fehlt ein Bus.", "In Oberkirchen"),
        ("Für Ute Harmsen ist das ein Erfolg.", "Für Ute Harmsen"),
        ("Seit Anfang 2026 gilt der Preis.", "Seit Anfang 2026"),
        ("Für 2027 rechnet die Stadt mit Kosten.", "Für 2027"),
        ("Von 48 neuen Sitzen fehlen zwölf.", "Von 48 neuen Sitzen"),
        ("Warnfels und Soden arbeiten zusammen.", "Warnfels und Soden"),
        ("Täglich setzen 2.300 Menschen über.", "Täglich setzen 2.300 Menschen"),
        ("Weil das Geld fehlt, bleibt das Bad zu.", "Weil das Geld fehlt"),
        ("„Wir bauen das Haus“, sagte Ute Harmsen.", "„Wir bauen das Haus“"),
        (
            "„Wir haben Menschen erreicht, die nie kamen“, sagte sie.",
            "„Wir haben Menschen erreicht",
        ),
        ("Nicht alle sind zufrieden.", "Nicht alle"),
        ("Die Dauer einer langen Krankheit zählt.", "Die Dauer einer langen Krankheit"),
        ("Gebaut wird sofort.", "Gebaut"),
    ],
)
def test_the_topic_of_a_sentence_is_set_in_bold(sentence: str, bold: str) -> None:
    assert lead_in(sentence) == bold


@pytest.mark.parametrize("sentence", ["Ja.", "1", "…", "– – –", "a " * 40, "A " * 40, "„“"])
def test_any_text_has_a_short_lead_in(sentence: str) -> None:
    assert sentence.startswith(lead_in(sentence))
    assert len(lead_in(sentence).split()) <= 8
