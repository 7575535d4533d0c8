from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.config.settings import Audio, Pauses, Speech
from briefing.model.article import Article, Block, Kind, Sentence
from briefing.model.briefing import Briefing, Origin, Statement
from briefing.model.script import Role
from briefing.speech.lexicon import Lexicon
from briefing.speech.script import read_aloud_script, write_script

if TYPE_CHECKING:
    from briefing.model.script import Script

NOTICE = "Die Stimme ist künstlich. Der Text stammt aus der Redaktion."


def part(*texts: str) -> tuple[Statement, ...]:
    return tuple(Statement(text, Origin("article", 0, 0, 0)) for text in texts)


FULL = Briefing(
    headline="Ulm heizt mit Abwasser",
    lead=part("Ulm baut am 9. Mai.", "Es kostet 5 €."),
    points=(part("Erstens das Rohr."), part("Zweitens die Pumpe.", "Sie ist leise.")),
    quote=part("Die Werkleiterin freut sich.", "„Wir sind bereit“, sagt sie."),
    greeting=(part("Guten Tag."), part("Hier sind die Nachrichten.")),
    commentary=(part("Das ist mutig."),),
    farewell=(part("Bis morgen."),),
)


PLAIN = Audio(bridges=False)


def script(
    briefing: Briefing = FULL, *, notice: str = NOTICE, audio: Audio = PLAIN, **house: Any
) -> Script:
    return write_script(briefing, Lexicon(), notice=notice, audio=audio, **house)


def test_everything_is_said_once_in_the_order_of_a_broadcast() -> None:
    assert [segment.written for segment in script().segments] == [
        "Guten Tag.",
        "Hier sind die Nachrichten.",
        "Die Stimme ist künstlich.",
        "Der Text stammt aus der Redaktion.",
        "Ulm heizt mit Abwasser",
        "Ulm baut am 9. Mai.",
        "Es kostet 5 €.",
        "Erstens das Rohr.",
        "Zweitens die Pumpe.",
        "Sie ist leise.",
        "Die Werkleiterin freut sich.",
        "„Wir sind bereit“, sagt sie.",
        "Einordnung der Redaktion",
        "Das ist mutig.",
        "Bis morgen.",
    ]


def test_pauses_follow_the_structure() -> None:
    assert [segment.pause for segment in script().segments] == [
        0.8, 0.8, 0.4, 1.3, 0.7, 0.4, 1.5, 0.8, 0.4, 1.5, 0.4, 1.3, 0.7, 1.5, 1.0,
    ]  # fmt: skip


def test_chapters_open_where_their_part_begins_and_the_first_at_the_start() -> None:
    chapters = {
        segment.written: segment.chapter for segment in script().segments if segment.chapter
    }
    assert chapters == {
        "Guten Tag.": "Ulm heizt mit Abwasser",
        "Erstens das Rohr.": "Das Wichtigste",
        "Die Werkleiterin freut sich.": "Zitat",
        "Einordnung der Redaktion": "Einordnung der Redaktion",
    }


def test_the_voice_gets_the_words_and_the_transcript_the_text() -> None:
    segment = script().segments[5]
    assert (segment.written, segment.spoken) == ("Ulm baut am 9. Mai.", "Ulm baut am neunten Mai.")


def test_only_the_quotation_itself_has_the_second_voice() -> None:
    quoted = [
        segment.written
        for segment in script(quotations="voice").segments
        if segment.role is Role.QUOTE
    ]
    assert quoted == ["„Wir sind bereit“, sagt sie."]


def test_without_a_quote_voice_the_narrator_says_all() -> None:
    assert {segment.role for segment in script().segments} == {Role.NARRATOR}


def test_a_bare_briefing_begins_with_its_headline() -> None:
    made = script(Briefing("Kurz gesagt", part("Das war es.")), notice="")
    assert [(s.written, s.chapter, s.pause) for s in made.segments] == [
        ("Kurz gesagt", "Kurz gesagt", 0.7),
        ("Das war es.", "", 1.0),
    ]


def test_paragraphs_take_the_place_of_points() -> None:
    made = script(
        Briefing("Kurz gesagt", part("Eins."), paragraphs=(part("Zwei."), part("Drei."))), notice=""
    )
    assert [s.written for s in made.segments] == ["Kurz gesagt", "Eins.", "Zwei.", "Drei."]
    assert made.segments[2].chapter == "Das Wichtigste"


def test_what_has_nothing_to_say_is_left_out_with_its_pause() -> None:
    made = script(Briefing("Kurz gesagt", part("Eins.", "***")), notice="")
    assert [(s.written, s.pause) for s in made.segments] == [("Kurz gesagt", 0.7), ("Eins.", 1.0)]


def article(*parts: tuple[Kind, str]) -> Article:
    text, blocks = "", []
    for number, (kind, passage) in enumerate(parts):
        start = len(text)
        text += passage + "\n\n"
        sentences = (
            (Sentence(passage, start, start + len(passage), number, number),)
            if kind is Kind.PARAGRAPH
            else ()
        )
        blocks.append(Block(kind, start, start + len(passage), sentences))
    return Article(text, "text.md", tuple(blocks))


def test_an_article_is_read_whole_with_its_headings_as_chapters() -> None:
    made = read_aloud_script(
        article(
            (Kind.TITLE, "Neue Brücke"),
            (Kind.OTHER, "Von Eva Muster"),
            (Kind.PARAGRAPH, "Die Brücke steht."),
            (Kind.SUBHEAD, "Was folgt"),
            (Kind.PARAGRAPH, "Der Bau der Straße."),
            (Kind.PARAGRAPH, "Er dauert 3 Jahre."),
        ),
        Lexicon(),
    )
    assert [(s.written, s.chapter, s.pause) for s in made.segments] == [
        ("Neue Brücke", "Neue Brücke", 0.7),
        ("Von Eva Muster", "", 0.8),
        ("Die Brücke steht.", "", 1.3),
        ("Was folgt", "Was folgt", 0.7),
        ("Der Bau der Straße.", "", 0.8),
        ("Er dauert 3 Jahre.", "", 1.0),
    ]


def test_a_text_without_headings_has_no_chapters() -> None:
    made = read_aloud_script(article((Kind.PARAGRAPH, "Ein Satz.")), Lexicon())
    assert [segment.chapter for segment in made.segments] == [""]


def test_an_empty_text_is_an_empty_script() -> None:
    assert read_aloud_script(article(), Lexicon()).segments == ()


def test_the_house_policy_reaches_every_segment() -> None:
    speech = Speech(gender="both")
    briefing = Briefing(headline="Leser:innen klagen", lead=part("Die Leser:innen klagen."))

    made = write_script(briefing, Lexicon(), notice="", speech=speech)

    assert [segment.spoken for segment in made.segments] == [
        "Leserinnen und Leser klagen",
        "Die Leserinnen und Leser klagen.",
    ]


def points(number: int) -> Briefing:
    return Briefing(
        "Kurz gesagt", part("Das war es."), points=tuple(part(f"Punkt {n}.") for n in range(number))
    )


def test_bridges_lead_from_point_to_point_and_claim_nothing() -> None:
    said = [segment.written for segment in script(points(5), notice="", audio=Audio()).segments[2:]]
    assert said[::2] == [
        "Das Wichtigste:", "Außerdem:", "Ein weiterer Punkt:", "Außerdem:", "Und der letzte Punkt:",
    ]  # fmt: skip
    assert said[1::2] == [f"Punkt {n}." for n in range(5)]


def test_few_points_have_no_last_one_and_none_no_bridge() -> None:
    assert [s.written for s in script(points(2), notice="", audio=Audio()).segments[2::2]] == [
        "Das Wichtigste:",
        "Außerdem:",
    ]
    assert len(script(points(0), notice="", audio=Audio()).segments) == 2
    text = Briefing("Kurz gesagt", part("Eins."), paragraphs=(part("Zwei."), part("Drei.")))
    assert len(script(text, notice="", audio=Audio()).segments) == 4


def test_a_bridge_is_a_segment_of_its_own_that_opens_the_chapter() -> None:
    bridge, point = script(points(1), notice="", audio=Audio()).segments[2:]
    assert (bridge.written, bridge.spoken, bridge.chapter) == (
        "Das Wichtigste:",
        "Das Wichtigste:",
        "Das Wichtigste",
    )
    assert bridge.pause < 0.4
    assert point.chapter == ""


def test_a_point_without_a_word_has_no_bridge() -> None:
    made = script(
        Briefing("Kurz", part("Eins."), points=(part("***"), part("Zwei."))),
        notice="",
        audio=Audio(),
    )
    assert [s.written for s in made.segments] == ["Kurz", "Eins.", "Außerdem:", "Zwei."]


def test_the_notice_may_be_the_last_that_is_said() -> None:
    said = [segment.written for segment in script(notice_place="end").segments]
    assert said[:3] == ["Guten Tag.", "Hier sind die Nachrichten.", "Ulm heizt mit Abwasser"]
    assert said[-3:] == [
        "Bis morgen.",
        "Die Stimme ist künstlich.",
        "Der Text stammt aus der Redaktion.",
    ]


def test_pauses_are_those_of_the_show() -> None:
    pauses = Pauses(
        head=0.1,
        sentence=0.2,
        paragraph=0.3,
        after_heading=0.4,
        before_heading=0.5,
        section=0.6,
        tail=0.7,
    )
    made = script(audio=Audio(bridges=False, pauses=pauses))
    assert made.head == 0.1
    assert [segment.pause for segment in made.segments] == [
        0.3, 0.3, 0.2, 0.5, 0.4, 0.2, 0.6, 0.3, 0.2, 0.6, 0.2, 0.5, 0.4, 0.6, 0.7,
    ]  # fmt: skip


def test_equal_pauses_do_not_hide_where_a_heading_stands() -> None:
    pauses = Pauses(sentence=0.5, paragraph=0.5, after_heading=0.5, before_heading=1.0, section=2.0)
    segments = script(audio=Audio(bridges=False, pauses=pauses)).segments
    assert [segment.pause for segment in segments if segment.pause >= 1] == [
        1.0, 2.0, 2.0, 1.0, 2.0, 1.0,
    ]  # fmt: skip


def test_a_second_voice_reads_what_stands_inside_a_long_quotation() -> None:
    quote = part(
        "Sie sagt: „Wir sind bereit.", "Es geht los.", "Morgen schon.“", "Danach schwieg sie."
    )
    made = script(Briefing("Kurz", part("Eins."), quote=quote), notice="", quotations="voice")
    assert [s.role for s in made.segments[2:]] == [
        Role.QUOTE,
        Role.QUOTE,
        Role.QUOTE,
        Role.NARRATOR,
    ]


def test_quotations_may_be_announced_wherever_they_stand() -> None:
    lead = part("„Wir sind alle bereit“, sagt sie.", "Das „Rohr“ kommt.")
    made = script(Briefing("„Wir sind alle bereit“", lead), notice="", quotations="announced")
    assert [s.written for s in made.segments] == [
        "„Wir sind alle bereit“",
        *(line.text for line in lead),
    ]
    assert [s.spoken.replace("„", "").replace("“", "") for s in made.segments] == [
        "Wir sind alle bereit",
        "Zitat: Wir sind alle bereit, Zitat Ende, sagt sie.",
        "Das Rohr kommt.",
    ]
