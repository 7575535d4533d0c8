from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.speech.entry import plain_spelling
from briefing.speech.homographs import _CASES
from briefing.speech.joints import LOANS
from briefing.speech.lexicon import Lexicon
from briefing.speech.verbalise import verbalise
from briefing.voices.mnemonics import mnemonics

if TYPE_CHECKING:
    from briefing.speech.entry import Entry


def phonetic(entry: Entry) -> str:
    return f"/{entry.ipa}/" if entry.ipa else plain_spelling(entry)


IPA = Lexicon().for_voice(phonetic)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Am 9. August 2019", "Am neunten /aʊˈgʊst/ zweitausendneunzehn"),
        ("Seit August wird gebaut.", "Seit /aʊˈgʊst/ wird gebaut."),
        ("Der August war nass.", "Der /aʊˈgʊst/ war nass."),
        ("Anfang August reist August von Weyhe ab.", "Anfang /aʊˈgʊst/ reist August von Weyhe ab."),
        ("August der Starke", "August der Starke"),
        ("August Bebel", "August Bebel"),
        ("Die Bilanz des Augusts", "Die Bilanz des /aʊˈgʊsts/"),
        ("An Montagen ruht der Betrieb.", "An /ˈmoːntaːgən/ ruht der Betrieb."),
        ("Die Montage der Räder", "Die /mɔnˈtaːʒə/ der Räder"),
        ("Alle Montage sind frei.", "Alle /ˈmoːntaːgə/ sind frei."),
        ("Das ist der Tenor des Urteils.", "Das ist der Tenor des Urteils."),
        ("In der Oper sang ein Tenor.", "In der Oper sang ein /teˈnoːɐ/."),
        ("Autos müssen die Baustelle umfahren.", "Autos müssen die Baustelle /ʊmˈfaːʁən/."),
        ("Er hat einen Poller umfahren.", "Er hat einen Poller umfahren."),
        ("Damit muss man umgehen.", "Damit muss man /ˈʊmgeːən/."),
        (
            "Mit Geld, das sie haben, das Gesetz umgehen",
            "Mit Geld, das sie haben, das Gesetz umgehen",
        ),
        ("Die Fähre soll Autos übersetzen.", "Die Fähre soll Autos /ˈyːbɐzɛtsn̩/."),
        ("Sie will das Buch übersetzen.", "Sie will das Buch übersetzen."),
        ("Die Polizei umstellt das Haus.", "Die Polizei /ʊmˈʃtɛlt/ das Haus."),
        ("Eine Sucht ist das.", "Eine /zʊxt/ ist das."),
        ("Sucht macht krank.", "/zʊxt/ macht krank."),
        ("Sucht er Streit?", "Sucht er Streit?"),
        ("Der Regisseur Roman Vogel dreht.", "Der Regisseur /ˈʁoːman/ Vogel dreht."),
        ("Sein Roman Tyll erscheint.", "Sein Roman Tyll erscheint."),
        ("Mit dem Roman Tyll", "Mit dem Roman Tyll"),
        ("In Konstanz tagt der Rat.", "In /ˈkɔnstants/ tagt der Rat."),
        ("Die Konstanz der Werte", "Die Konstanz der Werte"),
        ("Die Band spielt.", "Die /bɛnt/ spielt."),
        ("Das Band reißt.", "Das Band reißt."),
        ("Drei Bands spielen.", "Drei /bɛnts/ spielen."),
        ("Das Ende des Bands", "Das Ende des Bands"),
        ("Weg mit dem Zaun!", "/vɛk/ mit dem Zaun!"),
        ("Der Weg mit dem Zaun", "Der Weg mit dem Zaun"),
        ("Balken modern vor sich hin.", "Balken /ˈmoːdɐn/ vor sich hin."),
        ("Das Haus ist modern.", "Das Haus ist modern."),
        ("Bis Jahresende und am Wochenende", "Bis Jahres-/ˌɛndə/ und am Wochen-/ˌɛndə/"),
        ("zum Ende des Quartalsendes", "zum Ende des Quartals-/ˌɛndəs/"),
        ("Kurz vor Spielende", "Kurz vor Spiel-/ˌɛndə/"),
        ("Spielende Kinder und Reisende", "Spielende Kinder und Reisende"),
        (
            "Das Nationalteam und sein Krisenmanagement",
            "Das National-/ˌtiːm/ und sein Krisen-/ˌmɛnɪtʃmənt/",
        ),
        ("die Kosten des Forscherteams", "die Kosten des Forscher-/ˌtiːms/"),
        (
            "Sie versucht es, er besucht sie, die Spielsucht bleibt",
            "Sie versucht es, er besucht sie, die Spiel-/ˌzʊxt/ bleibt",
        ),
    ],
)
def test_words_around_decide(written: str, spoken: str) -> None:
    assert verbalise(written, IPA).text == spoken


def test_a_voice_without_phonemes_gets_german_letters_only_where_they_are_certain() -> None:
    assert (
        verbalise("Die Band spielt im August bis Jahresende.").text
        == "Die Bänd spielt im August bis Jahresende."
    )


def test_an_entry_of_the_lexicon_goes_before_every_context() -> None:
    lexicon = IPA.extended({"Band": "Bandd", "August": "August"})
    assert (
        verbalise("Die Band spielt am 9. August.", lexicon).text
        == "Die Bandd spielt am neunten August."
    )


def test_every_reading_has_phonemes_that_the_embedded_voice_takes() -> None:
    assert [case.word for case in _CASES if not mnemonics(case.ipa)] == []
    assert [loan for loan, ipa in LOANS.items() if not mnemonics(ipa)] == []
