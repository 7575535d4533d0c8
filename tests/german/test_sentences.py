"""Hard cases are written with " | " where a sentence ends."""

from __future__ import annotations

import itertools
import random

import pytest
from somajo import SoMaJo

from briefing.german.sentences import split_sentences

HARD = """
Dr. Petra Lohse leitet das Amt. | Sie ist seit Mai dabei.
Prof. Dr. h. c. Uwe Brandt sprach zuerst. | Danach wurde gewählt.
Das regelt Art. 5 Abs. 1 Satz 2 GG. | Der Rest ist Sache der Länder.
Die Rechnung Nr. 17 blieb offen. | Niemand mahnte.
Gemeint sind Äpfel bzw. Birnen. | Mehr wächst hier nicht.
Helfen würde z. B. Regen. | Der fehlt.
Helfen würde z.B. Regen, d.h. Wasser. | Der fehlt.
Er spielt für den FC St. Pauli. | Das Stadion ist voll.
Ich habe Fragen bzgl. Ihrer Rechnung. | Bitte rufen Sie an.
Die Univ. Wien lud ein. | Alle kamen.
Das macht 40 Euro inkl. Mehrwertsteuer. | Porto kommt dazu.
Der Umbau kostet 3 Mio. Euro. | Das ist viel.
Der Umbau kostet 3 Mio. | Das ist viel.
Die Bilanzsumme stieg auf 2,4 Mrd. | Der Gewinn sank.
Sie verkauft Brot, Kuchen usw. | Am Montag ist zu.
Sie verkauft Brot, Kuchen usw. und Kaffee. | Am Montag ist zu.
Die Römer kamen um 50 v. Chr. | Sie blieben lange.
Die Römer kamen um 50 v. Chr. Geburt. | Sie blieben lange.
Träger ist der Fischerverein e. V. | Er zahlt die Miete.
Träger ist die Hafen GmbH. | Sie zahlt die Miete.
Lieferant ist die Meier GmbH & Co. KG. | Sie zahlt pünktlich.
Es wohnen dort u. a. Studenten. | Die Mieten steigen.
Gäste waren Lehrer u. a. | Die Stimmung war gut.
Er sammelt i. d. R. Münzen. | Seine Frau malt.
Er sammelt i.\u202fd.\u202fR. Münzen. | Seine Frau malt.
General a. D. Lutz Ehlers schwieg. | Seine Partei nicht.
Am 24. April ist Wahl. | Die Büros öffnen um acht.
Am 24. Dez. bleibt alles zu. | Am 27. geht es weiter.
Der Pegel stieg auf 24. | Die Deiche hielten.
Zum 100. Geburtstag kamen Gäste. | Es gab Torte.
Das war die 296. Folge der Reihe. | Die nächste läuft im Mai.
Das ist mein 4. Versuch. | Mehr habe ich nicht.
Er kam am 3. und ging am 12. wieder. | Niemand fragte.
Sie ging 2019. | Er blieb noch.
Sie ging im Jahr 2019. | Müller blieb noch.
Im 19. Jahrhundert war hier Sumpf. | Heute stehen Häuser.
Der 1. FC Nordhausen verlor. | Die Fans pfiffen.
Gegen den 1. FC Nordhausen reichte es nicht. | Schade.
Der 1.000. Besucher bekam Blumen. | Er war verblüfft.
Gezählt wurden 1.000. | Besucher aus dem Ausland fehlten.
Die Frist endet am 1. 12. 2027. | Danach wird es teurer.
Die Frist endet am 01.12.2027. | Danach wird es teurer.
Beginn ist um 18.30 Uhr. | Karten kosten 8 Euro.
Beginn ist um 18.30. | Karten kosten 8 Euro.
Ludwig XIV. war König. | Er baute viel.
Den Garten ließ Ludwig XIV. | Er mochte Symmetrie.
Papst Johannes XXIII. reiste gern. | Sein Sekretär nicht.
Im II. Weltkrieg brannte die Brücke. | Seither gibt es die Fähre.
J. R. Müller schrieb das Buch. | Es verkauft sich gut.
K.-H. Sommer führt den Laden. | Sein Sohn hilft.
Franz J. Ebert klagte. | Das Gericht wies ihn ab.
Angeklagt ist Thomas M. | Er schweigt.
Angeklagt ist Thomas M. aus Kiel. | Er schweigt.
Nun gilt Plan B. | Der ist teuer.
„Darf ich mit?“, fragte sie leise. | Niemand sprach.
„Das reicht!“ rief er. | Dann ging er.
„Das reicht.“ | Mehr sagte er nicht.
Er sagte: „Wir warten. Das dauert. Mehr weiß ich nicht.“ | Dann legte er auf.
Er sagte: »Wir warten. Das dauert.« | Dann legte er auf.
Er sagte: "Wir warten. Das dauert", und legte auf. | Niemand rief an.
„Wir warten. | Das dauert“, sagte er. | Dann legte er auf.
In der Sendung „Wer zahlt?“ Ende Mai ging es hoch her. | Danach war Ruhe.
Kommt sie? | Kommt sie nicht? | Wer weiß.
Das kann doch nicht sein?! | Doch, kann es.
Er wartete … und ging. | Sie blieb.
Vielleicht kommt sie ja … | Er wartet weiter.
Sie zögerte ... dann sprang sie. | Alle jubelten.
Mehr steht auf www.hafen.example.de. | Dort gibt es Karten.
Mehr steht auf https://hafen.example/a.b?c=d. | Dort gibt es Karten.
Der Wert liegt bei 3.14 oder 1.234,5 Punkten. | Gestern war es mehr.
Siehe S. 347 ff. | Dort steht alles.
Siehe Kap. 3 und S. 12. | Dort steht alles.
Bücher dieser Art. | Mehr davon im Laden.
Es ist so. | So war es immer.
Die Halle (Baujahr 1911. Sanierung 1990) steht leer. | Sie verfällt.
Die Halle steht leer. | (Das war absehbar.) | Sie verfällt.
Er hat das (!) Müller gesagt. | Der lachte.
Das sind 30 km. | Der Bus braucht eine Stunde.
Der DFB. | Das Spiel.
Sie wohnt in der Bahnhofstr. 12. | Dort ist es laut.
Er heißt Max. | Seine Schwester heißt Ida.
Erlaubt sind max. 30 Tonnen. | Mehr trägt sie nicht.
Sein Onkel ist Ex-Prof. für Physik. | Er ist 80.
Das Amt für Verkehr schweigt. | eBay ebenfalls.
Öffnung: Mo.–Fr. 8–17 Uhr. | Samstags zu.
Sie siegte 7:6, 4:6, 6:2. | Morgen ist Finale.
Am 1.12. 2027 beginnt der Bau. | Der Rat hat zugestimmt.
Der Preis stieg um 7,3 %. | Löhne stiegen kaum.
1. Die Straße wird gesperrt. | Busse fahren Umwege.
Die U.S. Army zog ab. | Der Ort blieb.
""".strip().replace("\\u202f", "\N{NARROW NO-BREAK SPACE}").splitlines()  # fmt: skip


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("marked", HARD)
def test_hard_case(marked: str) -> None:
    expected = marked.split(" | ")
    assert sentences(" ".join(expected)) == expected


NEWS = (
    "Die Stadtwerke von Lindenhafen wollen ab 2028 Wärme aus dem Abwasser gewinnen. Das teilte "
    "Werkleiterin Dr. Hanna Voss am 24. April mit. Die Anlage soll rund 38 Mio. Euro kosten und "
    "4.200 Haushalte versorgen. „Wir waren selbst überrascht, wie viel Energie im Kanal steckt“, "
    "sagte Voss. Der Rat stimmte mit 31 gegen 9 Stimmen zu. Gegen den Plan sprach sich u. a. die "
    "Bürgerliste aus. Sie bezweifelt, dass die Pumpen bis zum 1. Oktober geliefert werden. Wer "
    "soll das bezahlen? Auf diese Frage gab es zunächst keine Antwort. Im 19. Jahrhundert wurde an "
    "derselben Stelle noch Torf verbrannt. Die Arbeiten beginnen um 7 Uhr. Anwohner können sich "
    "unter www.lindenhafen.example informieren. Das Land zahlt bzw. verbürgt die Hälfte. Der "
    "Zuschuss ist nach § 12 Abs. 2 des Gesetzes begrenzt. Mehr als 5,5 Prozent Zinsen darf die "
    "Stadt nicht zahlen."
)


def test_news_is_split_as_somajo_splits_it() -> None:
    tokenised = SoMaJo("de_CMC").tokenize_text([NEWS])
    oracle = ["".join("".join(token.text.split()) for token in sentence) for sentence in tokenised]
    assert ["".join(sentence.split()) for sentence in sentences(NEWS)] == oracle
    assert len(oracle) == 15


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\N{NO-BREAK SPACE}"])
def test_nothing_to_read_gives_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


@pytest.mark.parametrize("text", ["Ohne Punkt", "  Mit Rand.  ", "!", "... ...", "„", ". . ."])
def test_odd_bits_stay_one_range(text: str) -> None:
    assert sentences(text) == [text.strip()]


def test_stray_marks_belong_to_the_sentence_before() -> None:
    assert sentences("Er ging. ... Sie blieb.") == ["Er ging. ...", "Sie blieb."]
    assert sentences("Er ging. Sie blieb. –") == ["Er ging.", "Sie blieb. –"]


def test_a_quotation_without_end_does_not_swallow_the_rest() -> None:
    assert sentences("Er sagte: „Wir warten. Dann ging er.") == [
        "Er sagte: „Wir warten.",
        "Dann ging er.",
    ]


def test_ranges_are_in_order_and_lose_nothing() -> None:
    pieces = [
        "Dr.",
        "„Ja.“",
        "(",
        ")",
        "3.",
        "…",
        "?!",
        ": „",
        "“",
        "«",
        "Er",
        "und",
        "z. B.",
        "\n",
        "\u00a0",
        "ß",
        "“,",
    ]
    dice = random.Random(7)  # noqa: S311 - no secret
    for _ in range(2_000):
        text = " ".join(dice.choices(pieces, k=dice.randrange(1, 30)))
        ranges = split_sentences(text)
        assert all(a < b for a, b in ranges)
        assert all(first[1] < second[0] for first, second in itertools.pairwise(ranges))
        assert all(text[a:b] == text[a:b].strip() for a, b in ranges)
        assert "".join("".join(text[a:b].split()) for a, b in ranges) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 500_000,
        "." * 200_000,
        ". " * 250_000,
        ": „" * 150_000,
        "(" * 500_000,
        "A. „" * 100_000,
        "9." * 200_000,
    ],
)
def test_hostile_input_stays_linear(text: str) -> None:
    ranges = split_sentences(text)
    assert ranges[-1][1] == len(text.rstrip())
