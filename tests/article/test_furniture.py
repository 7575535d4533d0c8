from __future__ import annotations

import pytest
from outline import outline

TEXT = "Der Rat hat dem Plan am Dienstag zugestimmt. Die Anlage kostet 38 Millionen Euro."

MORE = (
    "Gegen ihn sprach sich die Bürgerliste aus. Sie fordert ein zweites Gutachten, weil die Pumpen "
    "fehlen."
)


@pytest.mark.parametrize(
    "dateline",
    [
        "Berlin (dpa) -",
        "Lindenhafen (dpa/lno) –",
        "BERLIN (Reuters) -",
        "Wien/Graz (APA) –",
        "(dpa) -",
        "Köln/Bonn.",
        "Berlin.",
        "Berlin -",
        "LINDENHAFEN.",
        "BERLIN, 12. März.",
        "Lindenhafen, 12. März 2026 –",
        "Frankfurt am Main (epd).",
        "New York (AP) -",
    ],
)
def test_a_dateline_is_left_out_of_the_first_sentence(dateline: str) -> None:
    assert outline(f"{dateline} {TEXT}", "a.txt") == [f"other: {dateline}", f"paragraph: {TEXT}"]


@pytest.mark.parametrize(
    "opening",
    [
        "Moment.",
        "Endlich.",
        "Lindenhafen.",
        "Fazit –",
        "Er ging.",
        "Der Berg ruft.",
        "Am 12. März.",
    ],
)
def test_a_short_sentence_is_no_dateline(opening: str) -> None:
    assert outline(f"{opening} {TEXT}", "a.txt") == [f"paragraph: {opening} {TEXT}"]


def test_a_place_without_agency_counts_only_in_the_first_paragraph() -> None:
    assert outline(f"{TEXT}\nBerlin. {TEXT}\nKiel (dpa) - {TEXT}", "a.txt") == [
        f"paragraph: {TEXT}",
        f"paragraph: Berlin. {TEXT}",
        "other: Kiel (dpa) -",
        f"paragraph: {TEXT}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Von Anna Beispiel",
        "Von Anna Beispiel und Jan van der Muster",
        "Von Anna Beispiel, dpa",
        "Interview: Anna Beispiel",
        "Anna Beispiel (dpa)",
        "dpa abc xy",
        "(dpa/abc)",
        "(APA, red, 12.3.2026)",
        "Lesen Sie auch: Was Wärme kostet",
        "Mehr zum Thema",
        "Anzeige",
        "Foto: Max Muster/dpa",
        "© dpa-infocom",
        "Stand: 12.03.2026, 10:15 Uhr",
        "Aktualisiert am 3. Mai 2026 um 9.05 Uhr",
        "12. März 2026",
        "Do., 12. März 2026, 18:00 Uhr",
        "2026-03-12 10:15",
        "Berlin (dpa)",
        "BERLIN, 12. März",
        "* Name geändert",
        "***",
        "– – –",
    ],
)
@pytest.mark.parametrize("ending", ["txt", "html"])
def test_a_line_that_is_no_text_has_no_sentence(line: str, ending: str) -> None:
    paragraphs = [TEXT, line, MORE]
    page = (
        "\n".join(paragraphs)
        if ending == "txt"
        else "".join(f"<p>{text}</p>" for text in paragraphs)
    )
    found = outline(page, f"a.{ending}")
    assert [line for line in found if not line.startswith("other: ")] == [
        f"paragraph: {TEXT}",
        f"paragraph: {MORE}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Von Anna Beispiel stammt der Plan.",
        "Bilder zeigen den Brand.",
        "Mehr als 30 Menschen kamen.",
        "Die dpa berichtete zuerst.",
        "Lesen Sie mehr Bücher, rät er.",
        "Am 12. März 2026 wird gewählt.",
        "Anzeigen wurden nicht erstattet.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_text(line: str) -> None:
    assert outline(f"{TEXT}\n{line}\n{TEXT}", "a.txt")[1] == f"paragraph: {line}"


@pytest.mark.parametrize(
    "tag",
    ["(dpa/abc)", "(APA, dpa)", "(red, 25.5.2026)", "(Anna Beispiel, 9.4.2026)", "dpa abc xy"],
)
def test_a_tag_at_the_end_is_left_out_of_the_last_sentence(tag: str) -> None:
    assert outline(f"{TEXT} {tag}", "a.txt") == [f"paragraph: {TEXT}", f"other: {tag}"]


@pytest.mark.parametrize("aside", ["(mehr dazu am Abend)", "(Seite 3)"])
def test_an_aside_at_the_end_stays(aside: str) -> None:
    assert outline(f"{TEXT} {aside}", "a.txt") == [f"paragraph: {TEXT} {aside}"]
