"""Every kind of claim, both ways: what must be caught, and what must not be objected to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.audit import objections
from briefing.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.article import Article

TEXT = """\
Der Hafen von Brunshude bekommt bis 2031 zwei neue Kaimauern für 46 Millionen Euro.
Das teilte die Hafenmeisterin Wiebke Struve am Donnerstag mit.
„Wir haben darauf neun Jahre lang gewartet“, sagte Struve.
Die alte Mauer stammt aus dem Jahr 1908 und ist auf 120 Metern unterspült.
Der Reeder Onno Tjaden lobte den Beschluss.
„Ohne die Mauer fahren meine Schiffe woanders hin“, sagte Tjaden der „Küstenpost“.
Laut einem Gutachten könnte der Umschlag um 15 Prozent steigen.
Die Bauzeit soll nicht länger als 30 Monate dauern.
Das Land werde die Hälfte der Kosten tragen, sagte der Minister Arne Petersen.
Petersen hatte Tjaden im März zu einem Gespräch eingeladen.
Ob die Fischer umziehen müssen, ist unklar.
Der Ausbau ist nicht nur teuer, sondern auch umstritten.
Nach Angaben der Stadt arbeiten 310 Menschen im Hafen, 24 davon auf der Werft.
Niemand rechnet mit einem Baubeginn vor dem 3. Mai."""


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article((Kind.TITLE, "Brunshude baut seinen Hafen aus"), *TEXT.split("\n"))


def found(text: str, article: Article, basis: tuple[int, ...] = ()) -> set[str]:
    return {finding.check.removeprefix("audit.") for finding in objections(text, article, basis)}


def test_nothing_is_wrong_with_the_articles_own_sentences(article: Article) -> None:
    for sentence in article.sentences:
        assert objections(sentence.text, article) == ()
        assert objections(sentence.text, article, (sentence.index,)) == ()
    assert objections(article.title, article) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafen von Brunshude bekommt bis 2031 zwei neue Kaimauern für 64 Millionen Euro.",
        "Der Hafen von Brunshude bekommt bis 2031 zwei neue Kaimauern für 46 Milliarden Euro.",
        "Der Hafen von Brunshude bekommt bis 2031 zwei neue Kaimauern für 46 Millionen Dollar.",
        "Der Hafen von Brunshude bekommt bis 2031 drei neue Kaimauern für 46 Millionen Euro.",
        "Der Hafen von Brunshude bekommt bis 1908 zwei neue Kaimauern für 46 Millionen Euro.",
        "Das teilte die Hafenmeisterin Wiebke Struve am Dienstag mit.",
        "Die alte Mauer stammt aus dem Jahr 1908 und ist auf 120 Kilometern unterspült.",
        "Laut einem Gutachten könnte der Umschlag um 15 Prozentpunkte steigen.",
        "Nach Angaben der Stadt arbeiten 24 Menschen im Hafen, 310 davon auf der Werft.",
        "Niemand rechnet mit einem Baubeginn vor dem 3. März.",
        "Die Werft baut 77 Schiffe.",
    ],
)
def test_a_changed_number_is_caught_also_where_the_article_has_it_elsewhere(
    article: Article, text: str
) -> None:
    assert "number" in found(text, article)


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafen von Brunshude bekommt bis 2031 2 neue Kaimauern für 46 Mio. Euro.",
        "Das Land werde 50 Prozent der Kosten tragen, sagte der Minister Arne Petersen.",
        "Im Hafen von Brunshude arbeiten 310 Menschen.",
        "Zwei Kaimauern für 46 Millionen Euro: Der Umschlag könnte um 15 Prozent steigen.",
        "Bis 2031 bekommt der Hafen von Brunshude für 46 Millionen Euro zwei neue Kaimauern.",
    ],
)
def test_a_number_that_the_article_gives_is_none(article: Article, text: str) -> None:
    assert found(text, article) == set()


def test_a_number_must_be_in_the_sentences_a_draft_names(article: Article) -> None:
    text = "Auf der Werft von Brunshude haben laut Stadt 24 Leute Arbeit."

    assert found(text, article, (12,)) == set()
    assert found(text, article, (0, 1)) == {"number"}


@pytest.mark.parametrize(
    "text",
    [
        "„Wir haben darauf neun Jahre gewartet“, sagte Struve.",
        "„Wir haben darauf lang neun Jahre gewartet“, sagte Struve.",
        "„Wir haben darauf neun Jahre lang“, sagte Struve.",
        "„haben darauf neun Jahre lang gewartet“, sagte Struve.",
        "„Wir haben darauf neun Jahre lang gehofft“, sagte Struve.",
        "„Wir haben darauf neun Jahre lang gewartet, sagte Struve.",
        "Die Hafenmeisterin nannte das „ein großes Geschenk“.",
    ],
)
def test_a_quotation_is_word_for_word_and_closed(article: Article, text: str) -> None:
    assert "quotation" in found(text, article)


@pytest.mark.parametrize(
    "text",
    [
        "»Wir haben darauf neun Jahre lang gewartet«, sagte Struve.",
        '"Wir haben darauf neun Jahre lang gewartet", sagte Wiebke Struve.',
        "„Wir haben darauf neun Jahre lang gewartet“, sagte die Hafenmeisterin.",
        "Der Reeder spricht von der „Küstenpost“.",
    ],
)
def test_marks_and_another_name_of_the_speaker_change_nothing(article: Article, text: str) -> None:
    assert found(text, article) == set()


@pytest.mark.parametrize(
    "text",
    [
        "„Wir haben darauf neun Jahre lang gewartet“, sagte Tjaden.",
        "„Wir haben darauf neun Jahre lang gewartet“, sagte Arne Petersen.",
        "„Wir haben darauf neun Jahre lang gewartet“, sagte Jelto Brams.",
        "„Ohne die Mauer fahren meine Schiffe woanders hin“, sagte Struve der „Küstenpost“.",
        "Das Land werde die Hälfte der Kosten tragen, sagte der Reeder Onno Tjaden.",
        "Das teilte die Hafenmeisterin Onno Tjaden am Donnerstag mit.",
    ],
)
def test_words_belong_to_their_speaker(article: Article, text: str) -> None:
    assert "quotation" in found(text, article)


def test_a_quotation_in_a_free_sentence_belongs_to_its_speaker(article: Article) -> None:
    said = (
        "„Ohne die Mauer fahren meine Schiffe woanders hin“, so warnt {} im Streit um den Ausbau."
    )

    assert found(said.format("Reeder Tjaden"), article) == set()
    assert found(said.format("Ministerin Sontje Alberts"), article) <= {"quotation", "name"}


@pytest.mark.parametrize(
    "text",
    [
        "Die Bauzeit soll länger als 30 Monate dauern.",
        "Die alte Mauer stammt nicht aus dem Jahr 1908 und ist auf 120 Metern unterspült.",
        "Jeder rechnet mit einem Baubeginn vor dem 3. Mai.",
        "Ob die Fischer umziehen müssen, ist klar.",
        "„Mit der Mauer fahren meine Schiffe woanders hin“, sagte Tjaden der „Küstenpost“.",
        "Laut einem Gutachten könnte der Umschlag um 15 Prozent sinken.",
        "Die alte Mauer ist auf 120 Metern gar nicht unterspült.",
    ],
)
def test_a_negation_put_in_or_dropped_is_caught(article: Article, text: str) -> None:
    assert found(text, article) & {"negation", "quotation"}


@pytest.mark.parametrize(
    "text",
    [
        "Ob die Fischer umziehen müssen, ist nicht klar.",
        "Der Ausbau ist umstritten.",
        "Die Bauzeit soll 30 Monate nicht übersteigen.",
        "Keiner rechnet mit einem Baubeginn vor dem 3. Mai.",
    ],
)
def test_the_same_denial_in_other_words_is_none(article: Article, text: str) -> None:
    assert found(text, article) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Laut einem Gutachten wird der Umschlag um 15 Prozent steigen.",
        "Der Umschlag könnte um 15 Prozent steigen.",
        "Die Bauzeit wird nicht länger als 30 Monate dauern.",
        "Das Land wird die Hälfte der Kosten tragen, sagte der Minister Arne Petersen.",
        "In der Stadt arbeiten 310 Menschen im Hafen, 24 davon auf der Werft.",
    ],
)
def test_what_the_source_only_reports_stays_reported(article: Article, text: str) -> None:
    assert "attribution" in found(text, article)


@pytest.mark.parametrize(
    "text",
    [
        "Einem Gutachten zufolge könnte der Umschlag um 15 Prozent steigen.",
        "Das Land soll die Hälfte der Kosten tragen, sagte der Minister Arne Petersen.",
        "Minister: Land werde die Hälfte der Kosten tragen",
    ],
)
def test_another_way_to_report_is_as_good(article: Article, text: str) -> None:
    assert found(text, article) == set()


def test_a_draft_may_not_state_what_all_its_sources_report(article: Article) -> None:
    assert found("Mehr Umschlag bringt die neue Mauer.", article, (6,)) == {"attribution"}
    assert found("Mehr Umschlag dürfte die neue Mauer bringen.", article, (6,)) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Petersen hatte Jelto Brams im März zu einem Gespräch eingeladen.", "name"),
        ("Petersen hatte Wiebke Struve im März zu einem Gespräch eingeladen.", "name"),
        ("Tjaden hatte Petersen im März zu einem Gespräch eingeladen.", "role"),
    ],
)
def test_other_names_and_exchanged_roles_are_warnings(
    article: Article, text: str, rule: str
) -> None:
    findings = objections(text, article)

    assert {finding.check for finding in findings} == {f"audit.{rule}"}
    assert {finding.level for finding in findings} == {"warning"}


@pytest.mark.parametrize(
    "text",
    [
        "Tjaden lobte den Beschluss.",
        "Im März hatte Petersen Tjaden zu einem Gespräch eingeladen.",
        "Der Reeder Onno Tjaden lobte die Entscheidung.",
        "Zu einem Gespräch hatte Petersen im März Tjaden eingeladen.",
    ],
)
def test_nouns_and_word_order_are_no_names_and_roles(article: Article, text: str) -> None:
    assert found(text, article) == set()


def test_a_finding_names_sentence_claim_and_source(article: Article) -> None:
    text = "Die alte Mauer stammt aus dem Jahr 1980 und ist auf 120 Metern unterspült."

    (finding,) = objections(text, article)

    assert (finding.level, finding.text) == ("error", text)
    assert "„1980“" in finding.message
    assert "aus dem Jahr 1908" in finding.remedy


def test_two_sentences_in_one_are_judged_each_by_its_own(article: Article) -> None:
    joined = (
        "Der Reeder Onno Tjaden lobte den Beschluss, und nach Angaben der Stadt arbeiten {} "
        "Menschen im Hafen, 24 davon auf der Werft."
    )

    assert found(joined.format(310), article) == set()
    (finding,) = objections(joined.format(130), article)
    assert finding.check == "audit.number"
    assert "arbeiten 310 Menschen" in finding.remedy


@pytest.mark.parametrize(
    "text", ["", "…", "Und so ist es.", "„", "1", "Wie sollten wir das machen?"]
)
def test_a_text_without_content_is_no_stumbling_block(article: Article, text: str) -> None:
    assert isinstance(objections(text, article), tuple)


@pytest.fixture
def mill(make_article: Callable[..., Article]) -> Article:
    return make_article(
        "Die Papiermühle Ravensiek gehört der Müllerin Almut Voges.\n"
        "Der Pächter heißt Henrik Dahms.\n"
        "Sie wolle das Wehr im Sommer erneuern, sagte sie.\n"
        "„Das Wehr hält seit hundert Jahren jedem Hochwasser stand“, erklärte Voges beim Rundgang "
        "über den Hof.\n"
        "Die Forellen können das Wehr nicht überwinden, weil die Treppe fehlt.\n"
        "Laut Fischereiverband leben noch 80 Forellen im Bach."
    )


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Sie wolle das Wehr im Sommer erneuern, sagte er.", False),
        ("Sie wolle das Wehr im Sommer erneuern, sagte Almut Voges.", True),
        ("Sie wolle das Wehr im Sommer erneuern, sagte Sontje Alberts.", False),
        ((
        "„Das Wehr hält seit hundert Jahren jedem Hochwasser stand“, erklärte die Müllerin beim "
        "Rundgang über den Hof."
), True),
        ((
        "„Das Wehr hält seit hundert Jahren jedem Hochwasser stand“, erklärte er beim Rundgang "
        "über den Hof."
), True),
        ((
        "Beim Gang durch die Mühle erklärte Voges: „Das Wehr hält seit hundert Jahren jedem "
        "Hochwasser stand“"
), True),
        ("Laut Gemeinderat leben noch 80 Forellen im Bach.", False),
    ],
)  # fmt: skip
def test_a_pronoun_an_office_and_an_institution_are_speakers_too(
    mill: Article, text: str, *, right: bool
) -> None:
    assert ("quotation" not in found(text, mill)) is right


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            (
                "Wie der Verband mitteilt, können Forellen das Wehr überwinden, "
                "dank einer neuen Rampe aus Stein."
            ),
            True,
        ),
        (
            (
                "Wie der Verband mitteilt, können Forellen das Wehr nicht überwinden, "
                "mangels Rampe aus Stein."
            ),
            False,
        ),
        ("Für Forellen ist nicht nur das Wehr ein Hindernis.", False),
    ],
)
def test_a_clause_of_a_free_sentence_may_not_be_denied(
    mill: Article, text: str, *, wrong: bool
) -> None:
    assert ("negation" in found(text, mill)) is wrong


def test_part_of_a_quotation_may_be_left_out_by_the_clause_but_not_by_the_word(
    make_article: Callable[..., Article],
) -> None:
    article = make_article(
        "„Der Bach ist unser Kapital, das sage ich jedem Besucher, wir pflegen ihn“, erzählte "
        "Voges."
    )

    assert "quotation" in found(
        "„Der Bach ist unser Kapital, das sage ich jedem, wir pflegen ihn“, erzählte Voges.",
        article,
    )
    assert (
        found("„Der Bach ist unser Kapital, das sage ich jedem Besucher“, erzählte Voges.", article)
        == set()
    )
