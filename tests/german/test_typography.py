from __future__ import annotations

import pytest

from briefing.german.typography import typeset, typeset_plain


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Das gilt z. B. hier.", "Das gilt z.~B. hier."),
        ("i. d. R. und o. Ä.", "i.~d.~R. und o.~Ä."),
        (
            "z.B. (d.h. der ADAC e.V.) i.d.R. 44 v.Chr.",
            "z.~B. (d.~h. der ADAC e.~V.) i.~d.~R. 44~v.~Chr.",
        ),
        ("knapp 40 Prozent, 5 % und 3,5 €", "knapp 40~Prozent, 5~% und 3,5~€"),
        ("2,5 Millionen Euro, 2,3 Mio. Euro", "2,5~Millionen Euro, 2,3~Mio.~Euro"),
        ("9,8 kWp, 1013 hPa, 12000 kcal, 10-12 mA", "9,8~kWp, 1013~hPa, 12.000~kcal, 10–12~mA"),
        ("12 MW, 6 °C, 80 km/h, 5 m hoch", "12~MW, 6~°C, 80~km/h, 5~m hoch"),
        ("nach § 5 und §§ 7 bis 9", "nach §~5 und §§~7 bis 9"),
        ("Art. 20 Abs. 2", "Art.~20~Abs.~2"),
        ("am 3. März um 6 Uhr", "am 3.~März um 6~Uhr"),
        ("Prof. Dr. Petzold", "Prof.~Dr.~Petzold"),
        ("gut – und teuer", "gut~– und teuer"),
        ("26 Buslinien mit 5 Wagen", "26~Buslinien mit 5~Wagen"),
        ("10 000 Euro", "10~000~Euro"),
        (
            "12000 Euro, 120000 Menschen, rund 45000 Gäste",
            "12.000~Euro, 120.000~Menschen, rund 45.000~Gäste",
        ),
        ('Er sagte "ja" und "nein".', "Er sagte „ja“ und „nein“."),
        (
            "„Er sagte 'nein' dazu“, so Ott. Das geht's.",
            "„Er sagte ‚nein‘ dazu“, so Ott. Das geht’s.",
        ),
        ("“Yes”, sagte er.", "„Yes“, sagte er."),
        ("Er sagte „Ja”.", "Er sagte „Ja“."),
        ("gut - und teuer -- leider...", "gut~– und teuer~– leider…"),
        ("10-12 Prozent", "10–12~Prozent"),
        ("10000-20000 Euro, 10000 – 20000 Euro", "10.000–20.000~Euro, 10000~– 20.000~Euro"),
        (
            "10000 bis 20000 Euro, rund 10000 bis 20000 Gäste",
            "10.000 bis 20.000~Euro, rund 10.000 bis 20.000~Gäste",
        ),
        (
            '"Er sagte "ja"", so Ott. "Sie sagte "nein" und ging."',
            "„Er sagte ‚ja‘“, so Ott. „Sie sagte ‚nein‘ und ging.“",
        ),
        ('„Das ist "gut"“, sagt er, und "das auch".', "„Das ist ‚gut‘“, sagt er, und „das auch“."),
        (
            "So 'n Quatsch, sagt Klaus' Frau, die '68er war.",
            "So ’n Quatsch, sagt Klaus' Frau, die ’68er war.",
        ),
        ("Rock 'n' Roll", "Rock ’n’ Roll"),
    ],
)
def test_what_belongs_together_is_not_torn_apart(text: str, wanted: str) -> None:
    assert typeset(text, "de") == wanted.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "5 mal so viel, 3 gute Gründe",
        "»Ja« und «nein», „ja“ und ‚nein‘",
        '"Offen, und Ende',
        'Ein Rohr von 5" Weite, Ende"',
        "Tel. 030 1234567, in 50667\u00a0Köln, Az. 12345/26, 3-1 gewonnen, Rhein-Main-Gebiet",
        "007123\u00a0Euro",
        "Ärzte erreichen Sie unter 116117, über die 116117\u00a0Termine, Spenden über 81190.",
        (
            "Konto 532013000\u00a0Sparkasse Köln, Az. 123456\u00a0Landgericht, Charge "
            "334455\u00a0Käse, Tel. 030 12345678\u00a0Uhr"
        ),
        "'Das ist Hans' Auto', 5' und 6\", 50° 56' 33\"",
        'Ein "19" Rack", „19" Rack“',
        "am 2025-11-23\u00a0Uhr, Audi A4-6\u00a0Prozent, Haupt- und Nebenfach, ....",
        "Er kommt. Sie geht. Ende.",
        "10–12\u00a0Häuser",
        "im Jahr 2028. Mai und Juni",
        "J.R.R. Tolkien, M.A.N., Dr.-Ing.\u00a0Ott, www.z.B.example, S.p.A.",
    ],
)
def test_all_else_stays_as_it_was_written(text: str) -> None:
    assert typeset(text, "de") == text


def test_setting_a_text_twice_changes_nothing() -> None:
    text = 'Dr. Petzold zahlt z. B. 5 % - nach § 5 - von "rund 12000 Euro".'
    assert typeset(typeset(text, "de"), "de") == typeset(text, "de")
    assert (
        typeset_plain(text, "de")
        == "Dr. Petzold zahlt z. B. 5 % – nach § 5 – von „rund 12.000 Euro“."
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('Er sagte "ja" und „nein“.', "Er sagte «ja» und «nein»."),
        (
            "„Er sagte 'nein' dazu“, so Ott. Das geht's.",
            "«Er sagte ‹nein› dazu», so Ott. Das geht’s.",
        ),
        ("“Yes”, «Nein», »Doch«", "«Yes», «Nein», »Doch«"),
        (
            "12000 Franken, rund 1250000 Gäste, 12’000 Franken",
            "12’000~Franken, rund 1’250’000~Gäste, 12’000~Franken",
        ),
        ('"Offen, und Ende', '"Offen, und Ende'),
        ("am 3. März um 6 Uhr - rund 40 %", "am 3.~März um 6~Uhr~– rund 40~%"),
    ],
)
def test_swiss_print_has_marks_and_groups_of_its_own(text: str, wanted: str) -> None:
    assert typeset(text, "de-CH") == wanted.replace("~", "\u00a0")
    assert typeset(typeset(text, "de-CH"), "de-CH") == typeset(text, "de-CH")


def test_austria_prints_as_germany_does() -> None:
    text = 'Er zahlt "rund 12000 Euro".'
    assert typeset(text, "de-AT") == typeset(text, "de")
