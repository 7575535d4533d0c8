"""How German news is read aloud. Every case is a phrase of our own in a context that decides its reading."""

from __future__ import annotations

import re

import pytest

from briefing.speech.lexicon import Lexicon
from briefing.speech.verbalise import verbalise

CARDINALS = [
    ("Im Saal saßen 24 Leute.", "Im Saal saßen vierundzwanzig Leute."),
    ("Es fehlten 0 Stimmen.", "Es fehlten null Stimmen."),
    ("Die Jury sah 17 Filme.", "Die Jury sah siebzehn Filme."),
    ("Rund 100 Kinder sangen.", "Rund hundert Kinder sangen."),
    ("Genau 101 Stühle fehlten.", "Genau einhunderteins Stühle fehlten."),
    ("Es waren 118 Boote.", "Es waren einhundertachtzehn Boote."),
    ("Die Brücke trägt 1.945 Wagen.", "Die Brücke trägt eintausendneunhundertfünfundvierzig Wagen."),
    ("Etwa 3000 Menschen kamen.", "Etwa dreitausend Menschen kamen."),
    ("Rund 10 000 Haushalte warten.", "Rund zehntausend Haushalte warten."),
    ("Rund 10\u00a0000 Haushalte warten.", "Rund zehntausend Haushalte warten."),
    ("Rund 10\u202f000 Haushalte warten.", "Rund zehntausend Haushalte warten."),
    ("Rund 10\u2009000 Haushalte warten.", "Rund zehntausend Haushalte warten."),
    ("In Bern zählte man 10’000 Velos.", "In Bern zählte man zehntausend Velos."),
    ("Über 1.234.567 Stimmen", "Über eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig Stimmen"),
    ("Das Land hat 83.000.000 Einwohner.", "Das Land hat dreiundachtzig Millionen Einwohner."),
    ("Im Lager liegen 21.000 Helme.", "Im Lager liegen einundzwanzigtausend Helme."),
    ("Nach 301.000 Kilometern war Schluss.", "Nach dreihunderteintausend Kilometern war Schluss."),
    ("Sie zählten 16, dann 61.", "Sie zählten sechzehn, dann einundsechzig."),
]
DECIMALS = [
    ("Die Quote liegt bei 7,3 Prozent.", "Die Quote liegt bei sieben Komma drei Prozent."),
    ("Das Minus betrug 0,25 Punkte.", "Das Minus betrug null Komma zwei fünf Punkte."),
    ("Der Index fiel um -0,5 Prozent.", "Der Index fiel um minus null Komma fünf Prozent."),
    ("Ein Plus von +7,3 %", "Ein Plus von plus sieben Komma drei Prozent"),
    ("Nachts sind es −12 Grad.", "Nachts sind es minus zwölf Grad."),
    ("Die Note 1,0 bekam nur eine.", "Die Note eins Komma null bekam nur eine."),
    ("Die Fassung 2.0 folgt.", "Die Fassung zwei Punkt null folgt."),
    ("Das waren 2.5 Prozent mehr.", "Das waren zwei Komma fünf Prozent mehr."),
    ("Die Fassung 2.0.1 folgt.", "Die Fassung zwei Punkt null Punkt eins folgt."),
]
ORDINALS = [
    ("Der 3. Tag war ruhig.", "Der dritte Tag war ruhig."),
    ("Zum 100. Geburtstag kam der Chor.", "Zum hundertsten Geburtstag kam der Chor."),
    ("Im 3. Quartal sank der Umsatz.", "Im dritten Quartal sank der Umsatz."),
    ("1. FC Köln gewinnt daheim.", "erster F-C Köln gewinnt daheim."),
    ("Der 1. FC Köln gewinnt daheim.", "Der erste F-C Köln gewinnt daheim."),
    ("Er spielte beim 1. FC Köln.", "Er spielte beim ersten F-C Köln."),
    ("In der 3. Minute fiel das Tor.", "In der dritten Minute fiel das Tor."),
    ("Die Siegerin der 3. Etappe jubelt.", "Die Siegerin der dritten Etappe jubelt."),
    ("Es ist das 2. Tor der Partie.", "Es ist das zweite Tor der Partie."),
    ("Das ist mein 4. Versuch.", "Das ist mein vierter Versuch."),
    ("Sie bekam ein 2. Leben.", "Sie bekam ein zweites Leben."),
    ("Ihre 2. Chance nutzte sie.", "Ihre zweite Chance nutzte sie."),
    ("Die 2. Auflage erscheint.", "Die zweite Auflage erscheint."),
    ("Er siegte zum 5. Mal.", "Er siegte zum fünften Mal."),
    ("Die 70. Filmfestspiele beginnen.", "Die siebzigsten Filmfestspiele beginnen."),
    ("Der 1. und 2. Platz gingen nach Ulm.", "Der erste und zweite Platz gingen nach Ulm."),
    ("Spiele der 1. und 2. Bundesliga", "Spiele der ersten und zweiten Bundesliga"),
    ("Das Gesetz ist in 1. Lesung beraten.", "Das Gesetz ist in erster Lesung beraten."),
    ("Er wurde 1. Vorsitzender.", "Er wurde erster Vorsitzender."),
    ("Eltern der 3.–5. Klasse protestieren.", "Eltern der dritten bis fünften Klasse protestieren."),
    ("Am 3. wurde gewählt.", "Am dritten wurde gewählt."),
    ("Sie kam am 9. Er blieb.", "Sie kam am neunten. Er blieb."),
    ("Sie ging 2019. Er blieb.", "Sie ging zweitausendneunzehn. Er blieb."),
    ("Er wurde 80. Seine Frau lachte.", "Er wurde achtzig. Seine Frau lachte."),
    ("Er wurde 80.", "Er wurde achtzig."),
    ("Der Schnitt lag bei 119. Immerhin steigt er.", "Der Schnitt lag bei einhundertneunzehn. Immerhin steigt er."),
    (
        "Tore: Weber (42.), Kurz (51., 57.)",
        "Tore: Weber (zweiundvierzigste), Kurz (einundfünfzigste, siebenundfünfzigste)",
    ),
    ("1. Die Lage ist ernst.", "erstens: Die Lage ist ernst."),
    ("Der letzte 3. Platz war 1998.", "Der letzte dritte Platz war neunzehnhundertachtundneunzig."),
    ("Das ist bereits die 8. Ausgabe.", "Das ist bereits die achte Ausgabe."),
    ("Er feiert seinen 77. Geburtstag.", "Er feiert seinen siebenundsiebzigsten Geburtstag."),
    (
        "Der Wert von 1981 bis 2010. Außerdem stieg er.",
        "Der Wert von neunzehnhunderteinundachtzig bis zweitausendzehn. Außerdem stieg er.",
    ),
    ("Im Land sind es nur 23. Deutschlandweit mehr.", "Im Land sind es nur dreiundzwanzig. Deutschlandweit mehr."),
    ("Der letzte und 165. Fall ruht.", "Der letzte und einhundertfünfundsechzigste Fall ruht."),
    ("Der sechste Platz, 2. Salzburg", "Der sechste Platz, zweiter Salzburg"),
    ("Im 101. Spiel traf er.", "Im einhundertersten Spiel traf er."),
]
DATES = [
    ("Am 9. Mai tagt der Rat.", "Am neunten Mai tagt der Rat."),
    ("Der 24. April ist frei.", "Der vierundzwanzigste April ist frei."),
    ("Es war ein 9. Mai wie heute.", "Es war ein neunter Mai wie heute."),
    ("Seit dem 30. Juni gilt das.", "Seit dem dreißigsten Juni gilt das."),
    ("Bis zum 1. März bleibt Zeit.", "Bis zum ersten März bleibt Zeit."),
    ("Bis 1. März bleibt Zeit.", "Bis ersten März bleibt Zeit."),
    ("Die Regel gilt ab 1. Juli.", "Die Regel gilt ab erstem Juli."),
    ("Vom 3. bis 5. Mai ist Markt.", "Vom dritten bis fünften Mai ist Markt."),
    ("Am 3. und 4. Mai ist Markt.", "Am dritten und vierten Mai ist Markt."),
    ("Zwischen dem 3. und 5. Mai regnet es.", "Zwischen dem dritten und fünften Mai regnet es."),
    ("Am 3.–5. Mai ist Markt.", "Am dritten bis fünften Mai ist Markt."),
    ("In der Nacht zum 24./25. Dezember", "In der Nacht zum vierundzwanzigsten und fünfundzwanzigsten Dezember"),
    ("Sie tagt am 09.05.2026.", "Sie tagt am neunten Mai zweitausendsechsundzwanzig."),
    ("Sie tagt am 9.5. in Bonn.", "Sie tagt am neunten Mai in Bonn."),
    ("Sie tagt am 9.5.", "Sie tagt am neunten Mai."),
    ("Sie tagt am 12.5 in Bonn.", "Sie tagt am zwölften Mai in Bonn."),
    ("Stand: 2026-05-09", "Stand: neunter Mai zweitausendsechsundzwanzig"),
    ("Müll wird am 08.01.2025 geholt", "Müll wird am achten Januar zweitausendfünfundzwanzig geholt"),
    ("Der Brief vom 12.3.1968 liegt vor.", "Der Brief vom zwölften März neunzehnhundertachtundsechzig liegt vor."),
    ("Der Brief vom 12. März 1968 liegt vor.", "Der Brief vom zwölften März neunzehnhundertachtundsechzig liegt vor."),
    ("Am 5. Sept. geht es los.", "Am fünften September geht es los."),
    ("Am Montag, 4. Mai, ist frei.", "Am Montag, vierten Mai, ist frei."),
    ("Montag, 4. Mai", "Montag, vierter Mai"),
    ("01.05.–03.05.2026", "erster Mai bis dritter Mai zweitausendsechsundzwanzig"),
    ("Am 2. Jänner schneit es.", "Am zweiten Jänner schneit es."),
]
YEARS = [
    ("Im Sommer 1987 brannte es.", "Im Sommer neunzehnhundertsiebenundachtzig brannte es."),
    ("Um 1450 wurde gedruckt.", "Um vierzehnhundertfünfzig wurde gedruckt."),
    ("Es kamen 1450 Gäste.", "Es kamen eintausendvierhundertfünfzig Gäste."),
    ("Rund 1450 seien gekommen.", "Rund eintausendvierhundertfünfzig seien gekommen."),
    ("Seit 1998 Kanzler, sagte er.", "Seit neunzehnhundertachtundneunzig Kanzler, sagte er."),
    ("1998 wurde er Kanzler.", "neunzehnhundertachtundneunzig wurde er Kanzler."),
    ("Im Jahr 1900 war das so.", "Im Jahr neunzehnhundert war das so."),
    ("Im Jahr 2000 war das so.", "Im Jahr zweitausend war das so."),
    ("Im Mai 1945 endete der Krieg.", "Im Mai neunzehnhundertfünfundvierzig endete der Krieg."),
    ("Von 2019–2021 ruhte der Bau.", "Von zweitausendneunzehn bis zweitausendeinundzwanzig ruhte der Bau."),
    ("Die Malerin (1896-1944) lebte hier.", "Die Malerin (achtzehnhundertsechsundneunzig bis neunzehnhundertvierundvierzig) lebte hier."),
    ("In der Saison 2023/24 stieg er auf.", "In der Saison zweitausenddreiundzwanzig auf vierundzwanzig stieg er auf."),
    ("Der Krieg 1914-18 verwüstete es.", "Der Krieg neunzehnhundertvierzehn bis achtzehn verwüstete es."),
    ("In den 90er-Jahren war es laut.", "In den Neunzigerjahren war es laut."),
    ("In den 90er Jahren war es laut.", "In den Neunziger Jahren war es laut."),
    ("Ende der 1920er war es laut.", "Ende der Neunzehnhundertzwanziger war es laut."),
    ("Die 2000er-Jahre waren leise.", "Die Zweitausenderjahre waren leise."),
    ("Die 68er-Bewegung blieb.", "Die Achtundsechziger-Bewegung blieb."),
    ("Die Fabrik schafft 1200 neue Stellen.", "Die Fabrik schafft eintausendzweihundert neue Stellen."),
    ("Stand 2026-05", "Stand Mai zweitausendsechsundzwanzig"),
    ("Der Winter ’89 war mild.", "Der Winter neunundachtzig war mild."),
    ("Die Akten 1200/05 fehlen.", "Die Akten eintausendzweihundert Strich null fünf fehlen."),
    ("Der Code 2026-77-12 gilt.", "Der Code zweitausendsechsundzwanzig-siebenundsiebzig-zwölf gilt."),
    ("Rom fiel 410 n. Chr.", "Rom fiel vierhundertzehn nach Christus."),
]  # fmt: skip
TIMES = [
    ("Beginn ist um 18.30 Uhr.", "Beginn ist um achtzehn Uhr dreißig."),
    ("Beginn ist um 18:30 Uhr.", "Beginn ist um achtzehn Uhr dreißig."),
    ("Beginn ist um 7 Uhr.", "Beginn ist um sieben Uhr."),
    ("Beginn ist um 1 Uhr.", "Beginn ist um ein Uhr."),
    ("Um 0.05 Uhr krachte es.", "Um null Uhr fünf krachte es."),
    ("Um 7:05 Uhr krachte es.", "Um sieben Uhr fünf krachte es."),
    ("Um 20.00 Uhr ist Schluss.", "Um zwanzig Uhr ist Schluss."),
    ("Geöffnet 8–17 Uhr.", "Geöffnet acht bis siebzehn Uhr."),
    ("Von 18.30 bis 20 Uhr ist Sperre.", "Von achtzehn Uhr dreißig bis zwanzig Uhr ist Sperre."),
    ("Zwischen 9 und 11.15 Uhr ist Sperre.", "Zwischen neun und elf Uhr fünfzehn ist Sperre."),
    ("Um 18:30 treffen sie sich.", "Um achtzehn Uhr dreißig treffen sie sich."),
    ("Mo.–Fr. 8–17 Uhr", "Montag bis Freitag acht bis siebzehn Uhr"),
    ("Mo-Fr geöffnet", "Montag bis Freitag geöffnet"),
    ("Nach 2:31 Minuten war sie im Ziel.", "Nach zwei Minuten und einunddreißig Sekunden war sie im Ziel."),
    ("Er lief 1:59:40 Stunden.", "Er lief eine Stunde, neunundfünfzig Minuten und vierzig Sekunden."),
    ("Nur 1:02,5 Minuten", "Nur eine Minute und zwei Komma fünf Sekunden"),
    ("Exakt 12:00:00 Uhr", "Exakt zwölf Uhr"),
    ("Exakt 12:00:07 Uhr", "Exakt zwölf Uhr null Minuten und sieben Sekunden"),
]  # fmt: skip
SCORES = [
    ("Ulm siegt 3:2 gegen Jena.", "Ulm siegt drei zu zwei gegen Jena."),
    ("Ulm siegt 4:1 (2:0).", "Ulm siegt vier zu eins (zwei zu null)."),
    ("Der 3:2-Sieg war knapp.", "Der drei-zu-zwei-Sieg war knapp."),
    ("Sie siegte 7:6, 4:6, 6:2.", "Sie siegte sieben zu sechs, vier zu sechs, sechs zu zwei."),
    ("Im Verhältnis 1:10 gemischt", "Im Verhältnis eins zu zehn gemischt"),
    ("Ulm verlor 2:3 n. V.", "Ulm verlor zwei zu drei nach Verlängerung."),
    ("Die Quote beträgt 7,5:1.", "Die Quote beträgt sieben Komma fünf zu eins."),
]
MONEY = [
    ("Ein Brot kostet 2,40 €.", "Ein Brot kostet zwei Euro vierzig."),
    ("Ein Brot kostet € 2,40.", "Ein Brot kostet zwei Euro vierzig."),
    ("Ein Ei für 0,99 €", "Ein Ei für neunundneunzig Cent"),
    ("Ein Ei für 0,01 €", "Ein Ei für ein Cent"),
    ("Preis: 1 €", "Preis: ein Euro"),
    ("Sie zahlt mit 1 Euro.", "Sie zahlt mit einem Euro."),
    ("Es kostet 1 Euro.", "Es kostet einen Euro."),
    ("Der Bau kostet 3,5 Mio. €.", "Der Bau kostet drei Komma fünf Millionen Euro."),
    ("Ein Etat von 1 Mrd. US-Dollar", "Ein Etat von einer Milliarde U-S-Dollar"),
    ("Gut 2,7 Mio. Tonnen Stahl", "Gut zwei Komma sieben Millionen Tonnen Stahl"),
    ("Der Umsatz stieg auf 175,3 Mio.", "Der Umsatz stieg auf einhundertfünfundsiebzig Komma drei Millionen."),
    ("Kosten von 5-10 Mio. €", "Kosten von fünf bis zehn Millionen Euro"),
    ("Er bot $ 500.", "Er bot fünfhundert Dollar."),
    ("Das Hemd für 27,50 Euro", "Das Hemd für siebenundzwanzig Euro fünfzig"),
    ("Das Haus für 123.500 €", "Das Haus für einhundertdreiundzwanzigtausendfünfhundert Euro"),
    ("Das Los für 2,– Euro", "Das Los für zwei Euro"),
    ("Das Los für 2,00 Euro", "Das Los für zwei Euro"),
    ("Von 2,40 auf 2,60 Euro", "Von zwei Euro vierzig auf zwei Euro sechzig"),
    ("Der Tarif von 16,50 Euro/Stunde", "Der Tarif von sechzehn Euro fünfzig pro Stunde"),
    ("Strom für 30 ct/kWh", "Strom für dreißig Cent pro Kilowattstunde"),
    ("In Bern kostet es 4,20 CHF.", "In Bern kostet es vier Franken zwanzig."),
    ("In London kostet es 2,20 £.", "In London kostet es zwei Pfund zwanzig."),
    ("Mit dem 49-Euro-Ticket", "Mit dem neunundvierzig-Euro-Ticket"),
    ("Ein 1-Euro-Job", "Ein ein-Euro-Job"),
    ("Ein Verlust von -2,5 Mio. Euro", "Ein Verlust von minus zwei Komma fünf Millionen Euro"),
    ("Ein Verlust von -0,50 Euro", "Ein Verlust von minus fünfzig Cent"),
    ("Rund 50 Tsd. Euro", "Rund fünfzig Tausend Euro"),
    ("Ein Budget von 0,00 Euro", "Ein Budget von null Euro"),
    ("Es kostet 3 bis 4 Milliarden Euro.", "Es kostet drei bis vier Milliarden Euro."),
]
MEASURES = [
    ("Der Stau misst 17 km.", "Der Stau misst siebzehn Kilometer."),
    ("Noch 1 km", "Noch ein Kilometer"),
    ("Erlaubt sind 130 km/h.", "Erlaubt sind einhundertdreißig Kilometer pro Stunde."),
    ("Eine Wohnung mit 40 m²", "Eine Wohnung mit vierzig Quadratmeter"),
    ("Ein Tank mit 12 m³", "Ein Tank mit zwölf Kubikmeter"),
    ("Nachts -5 °C", "Nachts minus fünf Grad Celsius"),
    ("Bei 38° im Schatten", "Bei achtunddreißig Grad im Schatten"),
    ("Er verbraucht 250 kWh.", "Er verbraucht zweihundertfünfzig Kilowattstunden."),
    ("Gemessen wurden 12 µg/m³.", "Gemessen wurden zwölf Mikrogramm pro Kubikmeter."),
    ("Rund 20 % der Wähler", "Rund zwanzig Prozent der Wähler"),
    ("Rund 20% der Wähler", "Rund zwanzig Prozent der Wähler"),
    ("Mit 0,3 ‰ am Steuer", "Mit null Komma drei Promille am Steuer"),
    ("Sie ist 1,85 m groß.", "Sie ist eins Komma acht fünf Meter groß."),
    ("Das Brett ist 1 m lang.", "Das Brett ist einen Meter lang."),
    ("Es wiegt 1 t.", "Es wiegt eine Tonne."),
    ("Es wiegt 3 t.", "Es wiegt drei Tonnen."),
    ("Mit 1 kg Mehl", "Mit einem Kilogramm Mehl"),
    ("Ein Feld von 3 ha", "Ein Feld von drei Hektar"),
    ("Der 5-km-Lauf fällt aus.", "Der fünf-Kilometer-Lauf fällt aus."),
    ("Die 35-%-Marke fiel.", "Die fünfunddreißig-Prozent-Marke fiel."),
    ("Böen in km/h", "Böen in Kilometer pro Stunde"),
    ("Der Park liefert 1,2 GW.", "Der Park liefert eins Komma zwei Gigawatt."),
    ("Ein Fall von 5 bis 10 m", "Ein Fall von fünf bis zehn Meter"),
    ("Der Akku hat 271 Wh/kg.", "Der Akku hat zweihunderteinundsiebzig Wattstunden pro Kilogramm."),
    ("Ein Motor mit 150 PS", "Ein Motor mit einhundertfünfzig P-S"),
    ("Es dauert 1 Stunde.", "Es dauert eine Stunde."),
    ("In 1 Stunde ist Schluss.", "In einer Stunde ist Schluss."),
    ("Nur 1 Mann blieb.", "Nur ein Mann blieb."),
    ("Auf Platz 1 steht Ulm.", "Auf Platz eins steht Ulm."),
]
RANGES = [
    ("Etwa 20-30 Prozent", "Etwa zwanzig bis dreißig Prozent"),
    ("In 8–10 Wochen", "In acht bis zehn Wochen"),
    ("In 8 – 10 Wochen", "In acht bis zehn Wochen"),
    ("In 1-2 Tagen", "In ein bis zwei Tagen"),
    ("Die Seiten 12–15", "Die Seiten zwölf bis fünfzehn"),
    ("Menschen von 18- bis 25-jährig", "Menschen von achtzehn- bis fünfundzwanzigjährig"),
    ("Werte von 1,5–2,5", "Werte von eins Komma fünf bis zwei Komma fünf"),
    ("Am Montag – 5 Tage später – kam er.", "Am Montag – fünf Tage später – kam er."),
]
FRACTIONS = [
    ("Mit 1/3 der Stimmen", "Mit ein Drittel der Stimmen"),
    ("Mit 3/4 der Stimmen", "Mit drei Viertel der Stimmen"),
    ("Etwa ½ Stunde", "Etwa eine halbe Stunde"),
    ("Nach 2½ Stunden", "Nach zweieinhalb Stunden"),
    ("Nach 1 1/2 Stunden", "Nach eineinhalb Stunden"),
    ("Es braucht eine 2/3-Mehrheit.", "Es braucht eine zwei-Drittel-Mehrheit."),
    ("Etwa ¾ der Fläche", "Etwa drei Viertel der Fläche"),
    ("Pflege 24/7", "Pflege vierundzwanzig sieben"),
]
COMPOUNDS = [
    ("Der 14-jährige Täter", "Der vierzehnjährige Täter"),
    ("Die 20-Jährige floh.", "Die zwanzig-Jährige floh."),
    ("Das 1,5-Grad-Ziel wackelt.", "Das eins-Komma-fünf-Grad-Ziel wackelt."),
    ("Der CO2-Preis steigt.", "Der C-O-zwei-Preis steigt."),
    ("Der CO₂-Ausstoß sinkt.", "Der C-O-zwei-Ausstoß sinkt."),
    ("Ein 24-Stunden-Rennen", "Ein vierundzwanzig-Stunden-Rennen"),
    ("Das ist 3-mal so viel.", "Das ist dreimal so viel."),
    ("Das 10fache", "Das zehnfache"),
    ("Eine 30%ige Lösung", "Eine dreißigprozentige Lösung"),
    ("Staffel über 4 x 100 Meter", "Staffel über vier mal hundert Meter"),
    ("Das ist 10x so viel.", "Das ist zehnmal so viel."),
    ("Beim G7-Gipfel", "Beim G-sieben-Gipfel"),
    ("Das 5G-Netz", "Das fünf-G-Netz"),
    ("Auf der A8 staut es sich.", "Auf der A-acht staut es sich."),
    ("Auf der A 8 staut es sich.", "Auf der A acht staut es sich."),
    ("Schalke 04 verlor.", "Schalke null vier verlor."),
    ("Nach Covid-19 war alles anders.", "Nach Covid-neunzehn war alles anders."),
]
ROMAN = [
    ("Ludwig XIV. baute viel.", "Ludwig der Vierzehnte baute viel."),
    ("Unter Heinrich VIII. litt man.", "Unter Heinrich dem Achten litt man."),
    ("Heinrichs VIII. Frauen", "Heinrichs des Achten Frauen"),
    ("Papst Pius XII. schwieg.", "Papst Pius der Zwölfte schwieg."),
    ("Karl V. regierte lange.", "Karl der Fünfte regierte lange."),
    ("Elisabeth II. regierte lange.", "Elisabeth die Zweite regierte lange."),
    ("Die Schlösser von König Ludwig II.", "Die Schlösser von König Ludwig dem Zweiten."),
    ("Mit Katharina II. begann es.", "Mit Katharina der Zweiten begann es."),
    ("Ein Buch von Karl V. Müller", "Ein Buch von Karl V. Müller"),
    ("Vitamin C hilft.", "Vitamin C hilft."),
    ("Im XX. Jahrhundert", "Im zwanzigsten Jahrhundert"),
    ("Der II. Weltkrieg", "Der zweite Weltkrieg"),
    ("Teil I erscheint, Teil II folgt.", "Teil eins erscheint, Teil zwei folgt."),
    ("Die Reform Hartz IV", "Die Reform Hartz vier"),
]
LAW = [
    ("Nach § 34 Abs. 3 StGB", "Nach Paragraf vierunddreißig Absatz drei Strafgesetzbuch"),
    ("Nach §§ 12 ff. BGB", "Nach Paragrafen zwölf folgende B-G-B"),
    ("Nach § 34a gilt das.", "Nach Paragraf vierunddreißig a gilt das."),
    ("Nach §34 gilt das.", "Nach Paragraf vierunddreißig gilt das."),
    ("Art. 20 Abs. 3 GG bindet.", "Artikel zwanzig Absatz drei Grundgesetz bindet."),
    ("Art. 1 Satz 1 ist kurz.", "Artikel eins Satz eins ist kurz."),
    ("So etwas dieser Art. Er geht.", "So etwas dieser Art. Er geht."),
    ("Das Urteil 5 C 20/23", "Das Urteil fünf C zwanzig Strich dreiundzwanzig"),
]
ABBREVIATIONS = [
    ("Das gilt z. B. hier.", "Das gilt zum Beispiel hier."),
    ("Das gilt z.B. hier.", "Das gilt zum Beispiel hier."),
    ("Das gilt z.\u00a0B. hier.", "Das gilt zum Beispiel hier."),
    ("Das gilt z.\u202fB. hier.", "Das gilt zum Beispiel hier."),
    ("Morgen, d. h. am Montag", "Morgen, das heißt am Montag"),
    ("Es sprachen u. a. die Wirte.", "Es sprachen unter anderem die Wirte."),
    ("Das geht i. d. R. gut.", "Das geht in der Regel gut."),
    ("Äpfel, Birnen usw.", "Äpfel, Birnen und so weiter."),
    ("Äpfel usw. fehlen.", "Äpfel und so weiter fehlen."),
    ("Ca. 30 Leute bzw. Paare", "Circa dreißig Leute beziehungsweise Paare"),
    ("Frau Dr. Weber und Prof. Klein", "Frau Doktor Weber und Professor Klein"),
    ("Ein Haus in St. Gallen", "Ein Haus in Sankt Gallen"),
    ("In der Bahnhofstr. 5 brennt es.", "In der Bahnhofstraße fünf brennt es."),
    ("Der sog. Experte sprach.", "Der sogenannte Experte sprach."),
    ("Den ehem. Minister traf es.", "Den ehemaligen Minister traf es."),
    ("Im 19. Jh. war das so.", "Im neunzehnten Jahrhundert war das so."),
    ("Die Kunst des 19. Jh. blüht.", "Die Kunst des neunzehnten Jahrhunderts blüht."),
    ("Fragen bzgl. Ihrer Rückmeldung", "Fragen bezüglich Ihrer Rückmeldung"),
    ("Siehe Nr. 5 und S. 33.", "Siehe Nummer fünf und Seite dreiunddreißig."),
    ("Fr. Meier kam.", "Frau Meier kam."),
    ("Er kommt Fr. oder Sa. vorbei.", "Er kommt Freitag oder Samstag vorbei."),
]
ACRONYMS = [
    ("Die UN tagt.", "Die U-N tagt."),
    ("Die AfD klagt.", "Die A-F-D klagt."),
    ("Der US-Präsident reist.", "Der U-S-Präsident reist."),
    ("Die EZB wartet.", "Die E-Z-B wartet."),
    ("Die KI rechnet.", "Die K-I rechnet."),
    ("Die EU und die WHO warnen.", "Die E-U und die W-H-O warnen."),
    ("Die NATO übt.", "Die NATO übt."),
    ("Die Unesco tagt.", "Die Unesco tagt."),
    ("Die BaFin prüft.", "Die Bafin prüft."),
    ("Die SPD berät.", "Die S-P-D berät."),
    ("Die CDU/CSU berät.", "Die C-D-U C-S-U berät."),
    ("Drei AKWs laufen.", "Drei A-K-Ws laufen."),
    ("Ein Lkw kippt um.", "Ein L-K-W kippt um."),
    ("Die Müller GmbH zahlt.", "Die Müller G-M-B-H zahlt."),
    ("Das XYZ fehlt.", "Das X-Y-Z fehlt."),
    ("Der ARD-Brennpunkt entfällt.", "Der A-R-D-Brennpunkt entfällt."),
    ("Das BVerfG urteilt.", "Das Bundesverfassungsgericht urteilt."),
    ("Eine mRNA-Impfung", "Eine M-R-N-A-Impfung"),
    ("Die GdP und die JVA", "Die G-D-P und die J-V-A"),
    ("EU-weit gilt das.", "E-U-weit gilt das."),
    ("DAS IST EIN GANZ LAUTER SATZ MIT EU.", "DAS IST EIN GANZ LAUTER SATZ MIT EU."),
    ("Die GEW und ver.di rufen auf.", "Die G-E-W und Verdi rufen auf."),
]
GENDER = [
    ("Die Leser:innen schreiben.", "Die Leser-innen schreiben."),
    ("Die Leser*innen schreiben.", "Die Leser-innen schreiben."),
    ("Die Leser_innen schreiben.", "Die Leser-innen schreiben."),
    ("Die LeserInnen schreiben.", "Die Leser-innen schreiben."),
    ("Die Leser/-innen schreiben.", "Die Leser-innen schreiben."),
    ("Der Bürger:innenrat tagt.", "Der Bürger-innenrat tagt."),
    ("Ein:e Lehrer:in fehlt.", "Eine Lehrer-in fehlt."),
    ("Der Innenminister spricht.", "Der Innenminister spricht."),
    ("Und/oder heute", "Und oder heute"),
]
ADDRESSES = [
    ("Mehr auf www.beispiel.de.", "Mehr auf beispiel Punkt D-E."),
    ("Mehr auf https://beispiel.org/wahl!", "Mehr auf beispiel Punkt org Schrägstrich wahl!"),
    ("Mehr auf beispiel-blatt.at heute", "Mehr auf beispiel Bindestrich blatt Punkt A-T heute"),
    ("An post@beispiel.com schreiben", "An post ät beispiel Punkt com schreiben"),
    ("Unter #MeToo steht viel.", "Unter Hashtag Me Too steht viel."),
    ("Bei @beispiel steht viel.", "Bei ät beispiel steht viel."),
    ("Der Notruf 110 ist besetzt.", "Der Notruf eins eins null ist besetzt."),
    ("Tel.: 030 / 123 45-67", "Telefon: null drei null eins zwei drei vier fünf sechs sieben"),
    ("Ruf +49 30 1234567 an.", "Ruf plus neunundvierzig drei null eins zwei drei vier fünf sechs sieben an."),
    ("Hilfe unter 116 117", "Hilfe unter eins eins sechs eins eins sieben"),
    ("Agent 007 kehrt zurück.", "Agent null null sieben kehrt zurück."),
]
SIGNS = [
    ("Neu! 🎉🎉 Jetzt 👍🏽 los.", "Neu! Jetzt los."),
    ("Müller & Sohn", "Müller und Sohn"),
    ("2 + 2 = 4", "zwei plus zwei gleich vier"),
    ("Die Dichterin (* 1950)", "Die Dichterin (geboren neunzehnhundertfünfzig)"),
    ("Der Dichter (†)", "Der Dichter (gestorben)"),
    ("Ein\u00a0Wort\u202fund\nnoch eins", "Ein Wort und noch eins"),
    ("Die Bundes\u00adregierung", "Die Bundesregierung"),
    ("Die Formel x² hilft.", "Die Formel x hoch zwei hilft."),
    ("Er sagte: „Nein.“ Dann ging er.", "Er sagte: „Nein.“ Dann ging er."),
    ("Warten............ bis morgen", "Warten… bis morgen"),
    ("***", ""),
    ("?!", ""),
    ("", ""),
    ("🎉", ""),
    ("Zahl ٣ und ③", "Zahl drei und drei"),
]
CASES = [
    *CARDINALS, *DECIMALS, *ORDINALS, *DATES, *YEARS, *TIMES, *SCORES, *MONEY, *MEASURES, *RANGES, *FRACTIONS, *COMPOUNDS,
    *ROMAN, *LAW, *ABBREVIATIONS, *ACRONYMS, *GENDER, *ADDRESSES, *SIGNS,
]  # fmt: skip


@pytest.mark.parametrize(("written", "spoken"), CASES)
def test_german_news_is_read_as_people_say_it(written: str, spoken: str) -> None:
    assert verbalise(written).text == spoken


STUMBLING = re.compile(r"[\d/*_§%‰€$£&@+=°#|\\<>~\ue000-\uf8ff²³]|(?<=\w):(?=\w)")
HOSTILE = [
    "3. und " * 3000, "am 3., " * 3000, "a." * 300 + "Wort", "9" * 5000, "9" * 5000 + ".5", "9" * 5000 + "½", "9" * 5000 + ":1", "9" * 5000 + "/2 €", "1." * 200, "1.000" * 50, "\ue000\ue001 1 \ue000", "²³⁴ ½½ ⅞x", "1/0 0/0 5/0", "§§§ %%% €€€",
    "@@ ## __ ** //", "99.99.9999 25:61 Uhr", "٣٤٥ १२३ Ⅻ ㊿ 五", "-–−+-1", "IXIXIX. MCMXC. IIII.", "3,,4 ,5 5,", "\x00\x07\ufffd",
    "http://", "www.", "a@b", "(0) (00", "+49", "1e10 0x1F", "12.13.14", "31.02.2026", "1-2-3-4-5", "A1B2C3", "#1 @2 &3", "½-¾", "'99 ’68er",
    "€ £ $ ¥", "5,- €,-", "0,00 %", "1 : 2 :3", "Fr. Mo. §", "①②③ ⁵₂", "😀" * 50, "l'1 d'2", "St.1 Nr.5", "X. V. I.",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_stumbles_whatever_comes(text: str) -> None:
    spoken = verbalise(text).text
    assert not STUMBLING.search(spoken)
    assert spoken == "" or any(char.isalpha() for char in spoken)
    assert not re.search(r"(?:\.\s?){5}|(?:\w\.\s?){9}", spoken)


@pytest.mark.parametrize(("written", "spoken"), CASES)
def test_no_case_leaves_a_digit_or_sign(written: str, spoken: str) -> None:
    assert not STUMBLING.search(verbalise(written).text), spoken


@pytest.mark.parametrize("written", [written for written, _ in CASES] + HOSTILE)
def test_readings_map_back_to_the_original(written: str) -> None:
    result = verbalise(written)
    rebuilt, done = "", 0
    for reading in result.readings:
        assert done <= reading.start < reading.end <= len(written)
        rebuilt += written[done : reading.start] + reading.spoken
        done = reading.end
    rebuilt += written[done:]
    letters = re.sub(r"[\W\u00ad]", "", rebuilt)
    assert letters == re.sub(r"\W", "", result.text) or not result.text


def test_a_reading_names_the_range_it_replaces() -> None:
    written = "Die Bundes\u00adregierung zahlt 5 €."
    (reading,) = verbalise(written).readings
    assert written[reading.start : reading.end] == "5 €"
    assert reading.spoken == "fünf Euro"


def test_a_number_too_large_for_words_is_read_digit_by_digit() -> None:
    assert verbalise("7" * 60).text == " ".join(["sieben"] * 60)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1000000", "eine Million"),
        ("2000003", "zwei Millionen drei"),
        ("1000000000", "eine Milliarde"),
        ("3000000000000000", "drei Billiarden"),
        ("21000000", "einundzwanzig Millionen"),
        ("101000000", "einhunderteine Millionen"),
    ],
)
def test_large_numbers_count_in_the_long_scale(number: str, words: str) -> None:
    assert verbalise(f"Es sind {number} Sterne").text == f"Es sind {words} Sterne"


def test_the_lexicon_comes_before_every_other_rule() -> None:
    lexicon = Lexicon({"EZB": "Zentralbank", "H5N1": "Vogelgrippe"})
    assert verbalise("Die EZB und H5N1", lexicon).text == "Die Zentralbank und Vogelgrippe"
